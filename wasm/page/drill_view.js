// The drill in the text view: the phases as buttons, messages as a list, decisions as fieldsets of native inputs. What the
// person is typing or choosing is never overwritten: a card is built once, and only its clock is filled in.
import { button, element, focusOn, section, table, write } from './text_rows.js';

const byId = (id) => document.getElementById(id);
const PHASES = ['prepare', 'brief', 'play', 'hot wash', 'report'];
const PHASE_NAMES = ['Prepare', 'Brief', 'Play', 'Hot wash', 'Report'];
const PACES = [1, 5, 15, 30, 60, 120, 240, 480];
const SURE = [[-1, 'not said'], [3, '30 %'], [5, '50 %'], [7, '70 %'], [9, '90 %']];

const list = (lines) => element('ul', {}, ...lines.map((line) => element('li', { textContent: line })));
const labelled = (text, input) => element('label', { className: 'field' }, `${text} `, input);

export class DrillView {
  constructor(engine) {
    this.engine = engine;
    this.root = byId('drill');
    this.built = '';
    this.cards = new Map();
  }

  update(state) {
    const { drill } = state;
    // built anew where the page as a whole is another; else only filled in
    // (a name that is typed builds nothing anew: the press that ended the typing would be lost with its button)
    const teams = drill?.phase === 'prepare' ? drill.teams.length : drill?.teams.map(({ name }) => name);
    const kind = drill ? `${drill.name} ${drill.phase} ${drill.begun} ${teams}` : 'choose';
    if (kind !== this.built) {
      this.built = kind;
      this.cards.clear();
      this.filled = {};
      this.told = [];
      const hadFocus = this.root.contains(document.activeElement);
      const inside = drill ? this.phase(drill) : this.choose(state.drills);
      this.root.replaceChildren(...inside);
      if (hadFocus) focusOn(this.root.querySelector('h1'));
    }
    if (drill) this.fill(drill);
  }

  // Replaces what is inside a node when it has become something else.
  put(node, key, value, make) {
    const text = JSON.stringify(value);
    if (!node || this.filled[key] === text) return;
    this.filled[key] = text;
    node.replaceChildren(...make());
  }

  // What has come in, with only what is new put in: the rest is not read out again.
  tell(lines) {
    const fresh = lines.length - this.told.length;
    const items = (some) => some.map((line) => element('li', { textContent: line }));
    if (fresh >= 0 && this.told.every((line, index) => line === lines[index])) this.feed.append(...items(lines.slice(this.told.length)));
    else if (fresh >= 0 && this.told.every((line, index) => line === lines[index + fresh])) this.feed.prepend(...items(lines.slice(0, fresh)));
    else this.feed.replaceChildren(...items(lines));
    this.told = lines;
  }

  choose(drills) {
    return [element('section', { className: 'panel headline' }, element('h1', { textContent: 'Which crisis do you want to rehearse?' }),
      element('p', { className: 'second', textContent: 'Your decisions are played against a simulated public. Afterwards you see what each was worth, with the same luck. The companies are invented.' })),
    ...drills.map(({ name, title, summary }) => section(title, element('p', { textContent: summary }), element('div', { className: 'buttons' }, button(`Prepare: ${title}`, () => this.engine.openDrill(name)))))];
  }

  phase(drill) {
    const { engine } = this;
    const phases = element('nav', { className: 'buttons' }, ...PHASES.map((phase, index) => {
      const made = button(PHASE_NAMES[index], () => engine.drill('phase', index));
      if (phase === drill.phase) made.setAttribute('aria-current', 'step');
      return made;
    }), button('Another drill', () => engine.drill('close')));
    phases.setAttribute('aria-label', 'Phases');
    const head = element('section', { className: 'panel headline' }, element('h1', { textContent: drill.title }), element('p', { className: 'second', textContent: drill.summary }), phases);
    const parts = { prepare: () => this.prepare(drill), brief: () => this.brief(drill), play: () => this.play(drill), 'hot wash': () => this.wash(), report: () => this.report() };
    return [head, ...parts[drill.phase]()];
  }

  prepare(drill) {
    const { engine } = this;
    const names = drill.teams.map((team, index) => {
      const input = element('input', { type: 'text', value: team.name, maxLength: 40, disabled: drill.begun });
      input.addEventListener('change', () => engine.drill('name', index, input.value));
      return labelled(drill.teams.length === 1 ? 'Your team' : `Team ${index + 1}`, input);
    });
    return [section('Who plays', ...names), element('div', { className: 'buttons' }, button('To the briefing', () => engine.drill('phase', 1), true), button('Save the print pack', () => engine.drill('save pack')))];
  }

  brief(drill) {
    const roles = drill.roles.map(({ title, brief, bot }) => `${title}${bot ? ' (a bot)' : ''}: ${brief}`);
    return [section('Where you stand', list(drill.briefing)), section('What is to be achieved', list(drill.objectives)), section('Who you are', list(roles)),
      element('div', { className: 'buttons' }, button(drill.begun ? 'Back to the play' : 'Begin to play', () => this.engine.drill('phase', 2), true))];
  }

  play() {
    const { engine } = this;
    this.clock = element('p', { className: 'clock' });
    this.run = button('Start the clock', () => engine.drill('run', this.running ? 0 : 1), true);
    const pace = element('select', {}, ...PACES.map((value) => element('option', { value: String(value), textContent: `${value} ×` })));
    pace.addEventListener('change', () => engine.drill('pace', Number(pace.value)));
    this.pace = pace;
    this.room = element('p', { className: 'second' });
    this.washButton = button('To the hot wash', () => engine.drill('phase', 3), true);
    this.open = element('div', {});
    this.feed = element('ul', {});
    this.feed.setAttribute('aria-live', 'polite');
    this.feed.setAttribute('aria-label', 'What has come in');
    this.news = element('p', { className: 'unseen' });   // the card itself says it to whoever sees it
    this.news.setAttribute('role', 'status');
    this.numbers = element('dl', { className: 'numbers' });
    this.codeOf = element('code', {});
    return [section('The clock', this.clock, element('div', { className: 'buttons' }, this.run, button('Jump to what comes next', () => engine.drill('jump')), button('Five minutes more', () => engine.drill('more time')), labelled('Pace', pace), this.washButton), this.room),
      section('To decide now', this.news, this.open), section('What has come in', this.feed), section('How it stands', this.numbers),
      section('Decision code', this.codeOf, element('div', { className: 'buttons' }, button('Copy the code', () => engine.drill('copy code', 0)), button('Take back the last decision', () => engine.drill('undo', 0))))];
  }

  card(drill, open) {
    const { engine } = this;
    const team = drill.teams.findIndex(({ name }) => name === open.team);
    const group = `card-${team}-${open.card}`;
    const decide = button('Decide', () => {
      const chosen = box.querySelector('input:checked');
      if (chosen) engine.drillDecide(team, open.card, Number(chosen.value), Number(sure.value));
    }, true);
    decide.disabled = true;
    const options = open.options.map(({ title, text, cost }, index) => {
      const input = element('input', { type: 'radio', name: group, value: String(index) });
      input.addEventListener('change', () => { decide.disabled = false; });
      return element('label', { className: 'option' }, input, element('span', {}, element('strong', { textContent: title }), text ? ` ${text}` : '', element('span', { className: 'second', textContent: ` ${cost}` })));
    });
    const sure = element('select', {}, ...SURE.map(([value, text]) => element('option', { value: String(value), textContent: text })));
    const closes = element('p', { className: 'second' });
    const box = element('fieldset', { className: 'decision' }, element('legend', { textContent: drill.teams.length > 1 ? `${open.team}: ${open.title}` : open.title }),
      element('p', { className: 'second', textContent: open.role }), element('p', { textContent: open.question }), ...options, element('div', { className: 'buttons' }, labelled('How sure are you?', sure), decide), closes,
      element('p', { className: 'second', textContent: open.otherwise }));
    return { box, closes };
  }

  wash() {
    const { engine } = this;
    this.entrants = element('div', {});
    const codes = element('textarea', { rows: 4 });
    this.washed = element('p', { className: 'second' });
    this.revealButton = button('Reveal', () => engine.drill('reveal', this.revealed ? 0 : 1), true);
    this.results = element('div', {});
    return [section('Teams', this.entrants, element('label', {}, 'Paste decision codes here, one or several', codes), element('div', { className: 'buttons' }, button('Add the codes', () => { engine.drill('codes', 0, codes.value); codes.value = ''; }))),
      section('First: what happened, and what did you expect?', this.washed, element('div', { className: 'buttons' }, this.revealButton)), this.results];
  }

  report() {
    const { engine } = this;
    this.washed = element('p', { className: 'second' });
    this.saveReport = button('Save the report', () => engine.drill('save report'), true);
    return [section('After-action report', this.washed, element('div', { className: 'buttons' }, this.saveReport, button('Save the print pack', () => engine.drill('save pack')), button('Save the log', () => engine.drill('save log'))))];
  }

  fill(drill) {
    const { engine } = this;
    const progress = drill.entrants.length === 0 ? 'No team yet.' : drill.done >= 1 ? 'Every team is played again, with the same people and the same luck.' : `Playing every team again with the same luck: ${Math.floor(drill.done * 100)} %`;
    if (drill.phase === 'play') {
      this.running = drill.running;
      write(this.clock, drill.over ? `${drill.when}. The window has closed.` : drill.when);
      write(this.run, drill.running ? 'Pause' : drill.minute === 0 ? 'Start the clock' : 'Go on');
      this.run.disabled = drill.over;
      this.washButton.hidden = !drill.over;
      if (document.activeElement !== this.pace) this.pace.value = String(drill.pace);
      write(this.room, drill.room);
      const keys = drill.open.map(({ team, id }) => `${team} ${id}`);
      let lostFocus = false;
      for (const [key, { box }] of this.cards) {
        if (keys.includes(key)) continue;
        lostFocus ||= box.contains(document.activeElement);
        box.remove();
        this.cards.delete(key);
      }
      for (const open of drill.open) {
        const key = `${open.team} ${open.id}`;
        if (!this.cards.has(key)) {
          this.cards.set(key, this.card(drill, open));
          this.open.append(this.cards.get(key).box);
          write(this.news, `To decide: ${open.title} ${open.closes}`);
        }
        write(this.cards.get(key).closes, open.closes);
      }
      if (drill.open.length === 0) write(this.news, drill.over ? 'The window has closed.' : '');
      if (lostFocus) focusOn(this.open.closest('section').querySelector('h2'));
      this.open.dataset.empty = drill.open.length === 0 ? 'Nothing. A card opens here when something is asked of you.' : '';
      this.tell(drill.feed.map(({ when, head, text }) => `${when} ${head}: ${text}`));
      this.put(this.numbers, 'figures', drill.figures, () => drill.figures.flatMap(({ label, meaning, value }) => [element('dt', { textContent: label, title: meaning }), element('dd', { textContent: value })]));
      write(this.codeOf, drill.teams[0]?.code ?? '');
    } else if (drill.phase === 'hot wash') {
      this.put(this.entrants, 'entrants', drill.entrants, () => [element('ul', {}, ...drill.entrants.map((name, index) => element('li', {}, `${name} `, button(`Leave ${name} out`, () => engine.drill('leave out', index)))))]);
      this.revealed = drill.revealed;
      write(this.washed, progress);
      write(this.revealButton, drill.revealed ? 'Hide the leaderboard' : 'Reveal');
      this.revealButton.disabled = !drill.scored;
      this.put(this.results, 'results', drill.results, () => drill.results.map(({ title, lines, rows }) => section(title, rows ? table(title, rows) : list(lines.length > 0 ? lines : ['No other decision would have made a clear difference.']))));
    } else if (drill.phase === 'report') {
      write(this.washed, progress);
      this.saveReport.disabled = drill.done < 1;
    }
  }
}
