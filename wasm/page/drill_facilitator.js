// The facilitator's and the room's view of a drill in the text view: native lists and buttons that are built once and filled in,
// so that neither the focus nor what a screen reader reads is lost when the clock goes on.
import { element, fillSelect, GrowingList, section, write } from './text_rows.js';
import { say } from './words.js';

const button = (text, label, act) => {
  const made = element('button', { type: 'button', textContent: text });
  made.setAttribute('aria-label', label);
  made.addEventListener('click', act);
  return made;
};
const short = (text) => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
const figuresOf = (figures) => figures.map(({ label, value }) => `${label} ${value}`).join(' · ');

// One line of the events list: what it is, where it stands, and what can be done with it.
class EventRow {
  constructor(engine, event, index) {
    const name = short(event.says);
    this.when = element('strong', {});
    this.standing = element('strong', { className: 'standing' });
    this.sendNow = button(say('Send now'), say('Send now: {}', name), () => engine.drill('send', index));
    this.skip = button(say('Skip'), say('Skip: {}', name), () => engine.drill('skip', index));
    this.back = button(say('Take back'), say('Take back: {}', name), () => engine.drill('skip', index));
    this.item = element('li', { className: 'event' }, element('p', {}, this.when, ' ', event.says, ' ', this.standing), element('p', { className: 'second', textContent: event.expected }),
      element('div', { className: 'buttons' }, this.sendNow, this.skip, this.back));
  }

  fill({ state, when, standing }) {
    const focused = this.item.contains(document.activeElement) ? document.activeElement : null;
    const gone = state === 'sent' || state === 'some';
    write(this.when, when);
    write(this.standing, standing);
    this.item.classList.toggle('next', state === 'next');
    this.sendNow.hidden = gone;
    this.skip.hidden = gone || state === 'skipped';
    this.back.hidden = !gone;
    // the one that was pressed may be gone
    if (focused?.hidden) (gone ? this.back : this.sendNow).focus();
  }
}

// A decision that was taken, and may be overruled.
class DecidedRow {
  constructor(engine, decided, team) {
    this.said = element('p', {});
    this.choice = element('select', {});
    this.choice.setAttribute('aria-label', say('{}: {}, another option', team, decided.title));
    const act = button(say('Overrule'), say('Overrule: {}, {}', team, decided.title), () => engine.drillDecide(decided.team, decided.card, Number(this.choice.value), -1, 'overrule'));
    this.team = team;
    this.item = element('li', {}, this.said, element('div', { className: 'buttons' }, this.choice, act));
  }

  fill({ when, title, options, option, by_default: byDefault }) {
    write(this.said, byDefault ? say('{} {}: {} {} (by default)', when, this.team, title, options[option]) : `${when} ${this.team}: ${title} ${options[option]}`);
    if (document.activeElement !== this.choice) fillSelect(this.choice, options.map((text, index) => [index, text]), option);
  }
}

export class FacilitatorView {
  constructor(engine) { this.engine = engine; }

  sections(drill) {
    const { engine } = this;
    this.teams = drill.teams.map(({ name }, index) => {
      const standing = element('strong', {}), figures = element('p', { className: 'second' });
      const undo = button(say('Take back the last decision'), say('Take back the last decision of {}', name), () => engine.drill('undo', index));
      return { standing, figures, item: element('li', {}, element('p', {}, `${name}: `, standing), figures, element('div', { className: 'buttons' }, undo)) };
    });
    this.events = drill.events.map((event, index) => new EventRow(engine, event, index));
    this.sent = element('p', { className: 'second' });
    this.news = element('p', { className: 'unseen' });
    this.news.setAttribute('role', 'status');
    this.decided = new Map();
    this.decisions = element('ul', {});
    const note = element('input', { type: 'text', maxLength: 300 });
    const add = () => {
      if (note.value.trim() === '') return;
      engine.drill('note', 0, note.value);
      note.value = '';
    };
    note.addEventListener('keydown', ({ key }) => { if (key === 'Enter') add(); });
    const keep = element('button', { type: 'button', textContent: say('Note it') });
    keep.addEventListener('click', add);
    const aborts = (drill.aborts ?? []).map((text) => element('li', { textContent: say('Stop when: {}', text) }));
    return [
      ...(this.teams.length > 0 ? [section(say('Teams'), element('ul', {}, ...this.teams.map(({ item }) => item)))] : []),
      section(say('Master scenario events list'), this.sent, this.news, element('ol', { className: 'events' }, ...this.events.map(({ item }) => item)), ...(aborts.length > 0 ? [element('ul', {}, ...aborts)] : [])),
      section(say('Decisions that were taken'), this.decisions),
      section(say('Notes'), element('label', { className: 'field' }, `${say('A note for everybody’s log')} `, note), element('div', { className: 'buttons' }, keep)),
    ];
  }

  fill(drill) {
    drill.teams.forEach(({ standing, figures }, index) => {
      write(this.teams[index].standing, standing);
      write(this.teams[index].figures, figuresOf(figures));
    });
    drill.events.forEach((event, index) => this.events[index].fill(event));
    const gone = drill.events.filter(({ state }) => state === 'sent' || state === 'some');
    if (this.before !== undefined && gone.length > this.before.size) write(this.news, gone.filter(({ says }) => !this.before.has(says)).map(({ says }) => say('Sent: {}', says)).join(' '));
    this.before = new Set(gone.map(({ says }) => says));
    write(this.sent, say('{} of {} sent', gone.length, drill.events.length));
    const keys = drill.decided.map(({ team, card }) => `${team} ${card}`);
    for (const [key, { item }] of this.decided) {
      if (keys.includes(key)) continue;
      item.remove();
      this.decided.delete(key);
    }
    drill.decided.forEach((decided, index) => {
      if (!this.decided.has(keys[index])) {
        this.decided.set(keys[index], new DecidedRow(this.engine, decided, drill.teams[decided.team].name));
        this.decisions.prepend(this.decided.get(keys[index]).item);
      }
      this.decided.get(keys[index]).fill(decided);
    });
    this.decisions.dataset.empty = keys.length === 0 ? say('None yet.') : '';
  }
}

// What the projector shows.
export class RoomView {
  sections() {
    this.clock = element('p', { className: 'clock' });
    this.state = element('p', { className: 'second' });
    this.heard = element('p', { className: 'clock' });
    this.known = new GrowingList(say('What is public'));
    return [section(say('The room'), this.clock, this.state, this.heard), section(say('What is public'), this.known.node)];
  }

  fill({ room_view: { clock, day, state, heard, of, known } }) {
    write(this.clock, `${clock}, ${day}`);
    write(this.state, state);
    write(this.heard, `${heard} ${of}`);
    this.known.fill(known.map(({ when, from, text }) => `${when} ${from}: ${text}`));
    this.known.node.dataset.empty = known.length === 0 ? say('Nothing public yet.') : '';
  }
}
