// One decision in the text view: a fieldset of native inputs that is built once, so that what the person is choosing is never
// overwritten; its clock and the votes of members are filled in.
import { element, write } from './text_rows.js';
import { english, say, sayNumber } from './words.js';

const SURE = [[-1, english('not said')], [3, '30 %'], [5, '50 %'], [7, '70 %'], [9, '90 %']];

export class DrillCard {
  constructor(engine, drill, open) {
    this.engine = engine;
    this.team = drill.teams.findIndex(({ name }) => name === open.team);
    this.card = open.card;
    this.options = open.options;
    this.early = false;      // counted before everybody had voted
    this.counted = false;
    const group = `card-${this.team}-${open.card}`;
    this.inputs = open.options.map((_, index) => {
      const input = element('input', { type: 'radio', name: group, value: String(index) });
      input.addEventListener('change', () => { this.act.disabled = false; });
      return input;
    });
    this.votes = open.options.map(() => element('strong', {}));
    const options = open.options.map(({ title, text, cost }, index) => element('label', { className: 'option' }, this.inputs[index],
      element('span', {}, element('strong', { textContent: title }), text ? ` ${text}` : '', element('span', { className: 'second', textContent: ` ${cost} ` }), this.votes[index])));
    this.sure = element('select', {}, ...SURE.map(([value, text]) => element('option', { value: String(value), textContent: say(text) })));
    this.act = element('button', { type: 'button', className: 'primary', textContent: say('Decide'), disabled: true });
    this.act.addEventListener('click', () => this.choose());
    this.count = element('button', { type: 'button', textContent: say('Count now'), hidden: true });
    this.count.addEventListener('click', () => { this.early = true; this.fill(this.last, this.members); this.turn.focus(); });
    this.turn = element('p', { tabIndex: -1 });
    this.turn.setAttribute('role', 'status');
    this.closes = element('p', { className: 'second' });
    this.box = element('fieldset', { className: 'decision' }, element('legend', { textContent: drill.teams.length > 1 ? `${open.team}: ${open.title}` : open.title }),
      element('p', { className: 'second', textContent: open.role }), element('p', { textContent: open.question }), this.turn, ...options,
      element('div', { className: 'buttons' }, element('label', { className: 'field' }, `${say('How sure are you?')} `, this.sure), this.act, this.count), this.closes,
      element('p', { className: 'second', textContent: open.otherwise }));
    this.fill(open, drill.members);
  }

  get voting() { return this.members > 0 && !this.early && this.last.voted < this.members; }

  choose() {
    const chosen = this.inputs.find(({ checked }) => checked);
    if (!chosen) return;
    const { voting } = this;
    this.engine.drillDecide(this.team, this.card, Number(chosen.value), Number(this.sure.value), voting ? 'vote' : 'decide');
    if (!voting) return;
    // the next member begins with nothing chosen
    chosen.checked = false;
    this.sure.value = '-1';
    this.act.disabled = true;
    this.turn.focus();
  }

  fill(open, members) {
    this.last = open;
    this.members = members;
    write(this.closes, open.closes);
    write(this.act, this.voting ? say('Vote') : say('Decide'));
    this.count.hidden = !this.voting || open.voted === 0;
    if (members === 0) return;
    if (this.voting) {
      write(this.turn, say('Member {} of {}: choose for yourself, before you talk. What the others chose is shown when all have voted.', open.voted + 1, members));
    } else if (!this.counted && open.proposed >= 0) {
      this.counted = true;
      write(this.turn, say('Most are for “{}” ({} of {}). Talk; what the team decides counts.', this.options[open.proposed].title, open.votes[open.proposed], open.voted));
      open.votes.forEach((number, index) => write(this.votes[index], sayNumber(number, '{} vote', '{} votes', number)));
      this.inputs[open.proposed].checked = true;
      this.act.disabled = false;
    }
  }
}
