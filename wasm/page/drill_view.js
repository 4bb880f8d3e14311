// The drill in the text view: the phases as buttons, messages as a list, decisions as fieldsets of native inputs. What the
// person is typing or choosing is never overwritten: a card is built once, and only its clock is filled in.
import { DrillCard } from './drill_card.js';
import { EditorView } from './drill_editor.js';
import { FacilitatorView, RoomView } from './drill_facilitator.js';
import { button, element, focusOn, GrowingList, qrPicture, section, table, write } from './text_rows.js';
import { english, say, sayNumber } from './words.js';

const byId = (id) => document.getElementById(id);
const PHASES = ['prepare', 'brief', 'play', 'hot wash', 'report'];
const PHASE_NAMES = [english('Prepare'), english('Brief'), english('Play'), english('Hot wash'), english('Report')];
const TEAMS = [1, 2, 3, 4, 5, 6, 7, 8, 0];
const TEAM_NAMES = { 0: english('None here: teams play on their own machines'), 1: english('One team') };
const VOTERS = [0, 2, 3, 4, 5];
const VIEWS = ['team', 'facilitator', 'room'];
const PACES = [1, 5, 15, 30, 60, 120, 240, 480];

const list = (lines) => element('ul', {}, ...lines.map((line) => element('li', { textContent: line })));
const labelled = (text, input) => element('label', { className: 'field' }, `${text} `, input);

export class DrillView {
  constructor(engine, shell) {
    this.engine = engine;
    this.shell = shell;
    this.root = byId('drill');
    this.built = '';
    this.cards = new Map();
    this.editor = new EditorView(engine);
  }

  update(state) {
    const { drill, editor } = state;
    if (editor) {
      this.built = 'editor';
      return this.editor.update(this.root, editor);
    }
    this.editor.built = '';
    // built anew where the page as a whole is another; else only filled in
    // (a name that is typed builds nothing anew: the press that ended the typing would be lost with its button)
    const teams = drill?.phase === 'prepare' ? drill.teams.length : drill?.teams.map(({ name }) => name);
    const kind = drill ? `${drill.name} ${drill.phase} ${drill.phase === 'play' ? drill.view : ''} ${drill.begun} ${teams}` : 'choose';
    if (kind !== this.built) {
      this.built = kind;
      this.cards.clear();
      this.filled = {};
      const focused = this.root.contains(document.activeElement) ? document.activeElement : null;
      const inside = drill ? this.phase(drill) : this.choose(state.drills);
      this.root.replaceChildren(...inside);
      // a choice that is there again keeps the focus
      if (focused) (focused.id && byId(focused.id) ? byId(focused.id).focus() : focusOn(this.root.querySelector('h1')));
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

  choose(drills) {
    return [element('section', { className: 'panel headline' }, element('h1', { textContent: say('Which crisis do you want to rehearse?') }),
      element('p', { className: 'second', textContent: say('Your decisions are played against a simulated public. Afterwards you see what each was worth, with the same luck. The companies are invented.') })),
    ...drills.map(({ name, title, summary }) => section(title, element('p', { textContent: summary }), element('div', { className: 'buttons' }, button(say('Prepare: {}', title), () => this.engine.openDrill(name)))))];
  }

  phase(drill) {
    const { engine } = this;
    const phases = element('nav', { className: 'buttons' }, ...PHASES.map((phase, index) => {
      const made = button(say(PHASE_NAMES[index]), () => engine.drill('phase', index));
      if (phase === drill.phase) made.setAttribute('aria-current', 'step');
      return made;
    }), button(say('Another drill'), () => engine.drill('close')));
    phases.setAttribute('aria-label', say('Phases'));
    const head = element('section', { className: 'panel headline' }, element('h1', { textContent: drill.title }), element('p', { className: 'second', textContent: drill.summary }), phases);
    const parts = { prepare: () => this.prepare(drill), brief: () => this.brief(drill), play: () => this.play(drill), 'hot wash': () => this.wash(), report: () => this.report() };
    return [head, ...parts[drill.phase]()];
  }

  prepare(drill) {
    const { engine } = this;
    const names = drill.teams.map((team, index) => {
      const input = element('input', { type: 'text', value: team.name, maxLength: 40, disabled: drill.begun });
      input.addEventListener('change', () => engine.drill('name', index, input.value));
      return labelled(drill.teams.length === 1 ? say('Your team') : say('Team {}', index + 1), input);
    });
    const voters = element('select', { disabled: drill.begun }, ...VOTERS.map((number) => element('option', { value: String(number), textContent: number === 0 ? say('Nobody: the team talks and decides') : sayNumber(number, '{} member', '{} members', number) })));
    voters.value = String(drill.members);
    voters.addEventListener('change', () => engine.drill('members', Number(voters.value)));
    const count = element('select', { id: 'drill-teams', disabled: drill.begun }, ...TEAMS.map((number) => element('option', { value: String(number), textContent: TEAM_NAMES[number] ? say(TEAM_NAMES[number]) : sayNumber(number, '{} team', '{} teams', number) })));
    count.value = String(drill.teams.length);
    count.addEventListener('change', () => engine.drill('teams', Number(count.value)));
    const roles = drill.roles.map(({ title, bot }, index) => {
      const check = element('input', { type: 'checkbox', checked: bot, disabled: drill.begun });
      check.addEventListener('change', () => engine.drill('role', index, check.checked ? 'bot' : 'people'));
      return element('label', { className: 'check' }, check, ` ${title}`);
    });
    return [section(say('Who plays'), labelled(say('Teams at this machine'), count), ...names, labelled(say('Who votes before each decision?'), voters)), section(say('Roles that a bot decides for'), ...roles), element('div', { className: 'buttons' }, button(say('To the briefing'), () => engine.drill('phase', 1), true), button(say('Save the print pack'), () => engine.drill('save pack')), button(say('Edit a copy'), () => engine.drill('edit')))];
  }

  brief(drill) {
    const roles = drill.roles.map(({ title, brief, bot }) => bot ? say('{} (a bot): {}', title, brief) : `${title}: ${brief}`);
    return [section(say('Where you stand'), list(drill.briefing)), section(say('What is to be achieved'), list(drill.objectives)), section(say('Who you are'), list(roles)),
      element('div', { className: 'buttons' }, button(drill.begun ? say('Back to the play') : say('Begin to play'), () => this.engine.drill('phase', 2), true))];
  }

  play(drill) {
    const { engine } = this;
    this.clock = element('p', { className: 'clock' });
    this.run = button(say('Start the clock'), () => engine.drill('run', this.running ? 0 : 1), true);
    const pace = element('select', {}, ...PACES.map((value) => element('option', { value: String(value), textContent: `${value} ×` })));
    pace.addEventListener('change', () => engine.drill('pace', Number(pace.value)));
    this.pace = pace;
    this.room = element('p', { className: 'second' });
    this.washButton = button(say('To the hot wash'), () => engine.drill('phase', 3), true);
    this.open = element('div', {});
    this.news = element('p', { className: 'unseen' });   // the card itself says it to whoever sees it
    this.news.setAttribute('role', 'status');
    const seen = drill.teams.length === 0 && drill.view === 'team' ? 'facilitator' : drill.view;
    const views = element('div', { className: 'buttons' }, ...VIEWS.filter((view) => view !== 'team' || drill.teams.length > 0).map((view) => {
      const made = button({ team: say('Team'), facilitator: say('Facilitator'), room: say('Room') }[view], () => engine.drill('view', VIEWS.indexOf(view)));
      made.id = `drill-view-${view}`;
      made.setAttribute('aria-pressed', String(view === seen));
      return made;
    }));
    views.setAttribute('role', 'group');
    views.setAttribute('aria-label', say('Who looks'));
    const clock = section(say('The clock'), this.clock, element('div', { className: 'buttons' }, this.run, button(say('Jump to what comes next'), () => engine.drill('jump')), button(say('Five minutes more'), () => engine.drill('more time')), labelled(say('Pace'), pace), this.washButton), this.room, views);
    const decide = section(say('To decide now'), this.news, this.open);
    this.seen = { team: this, facilitator: new FacilitatorView(engine), room: new RoomView() }[seen];
    return seen === 'room' ? [clock, ...this.seen.sections(drill)] : [clock, decide, ...this.seen.sections(drill)];
  }

  // What a team sees beside what it decides.
  sections(drill) {
    const { engine } = this;
    this.whose = Math.min(this.whose ?? 0, drill.teams.length - 1);
    const whose = element('select', {}, ...drill.teams.map(({ name }, index) => element('option', { value: String(index), textContent: name })));
    whose.value = String(this.whose);
    whose.addEventListener('change', () => { this.whose = Number(whose.value); this.fillTeam(this.drill); });
    this.feed = new GrowingList(say('What has come in'));
    this.numbers = element('dl', { className: 'numbers' });
    this.codeOf = element('code', {});
    this.qr = element('div', {});
    const chooser = drill.teams.length > 1 ? [section(say('The team that is shown'), labelled(say('Team'), whose))] : [];
    return [...chooser, section(say('What has come in'), this.feed.node), section(say('How it stands'), this.numbers),
      section(say('Decision code'), this.codeOf, this.qr, element('div', { className: 'buttons' }, button(say('Copy the code'), () => engine.drill('copy code', this.whose)), button(say('Take back the last decision'), () => engine.drill('undo', this.whose))))];
  }

  wash() {
    const { engine } = this;
    this.entrants = element('div', {});
    const codes = element('textarea', { rows: 4 });
    this.washed = element('p', { className: 'second' });
    this.revealButton = button(say('Reveal'), () => engine.drill('reveal', this.revealed ? 0 : 1), true);
    this.results = element('div', {});
    return [section(say('Teams'), this.entrants, element('label', {}, say('Paste decision codes here, one or several'), codes), element('div', { className: 'buttons' }, button(say('Add the codes'), () => { engine.drill('codes', 0, codes.value); codes.value = ''; }), ...(this.shell.hasCamera() ? [button(say('Read with the camera'), () => this.shell.readCode())] : []))),
      section(say('First: what happened, and what did you expect?'), this.washed, element('div', { className: 'buttons' }, this.revealButton)), this.results];
  }

  report() {
    const { engine } = this;
    this.washed = element('p', { className: 'second' });
    this.saveReport = button(say('Save the report'), () => engine.drill('save report'), true);
    return [section(say('After-action report'), this.washed, element('div', { className: 'buttons' }, this.saveReport, button(say('Save the print pack'), () => engine.drill('save pack')), button(say('Save the log'), () => engine.drill('save log'))))];
  }

  fillTeam(drill) {
    this.drill = drill;
    const { name, code, qr, feed = [], figures = [] } = drill.teams[this.whose] ?? {};
    this.feed.fill(feed.map(({ when, head, text }) => `${when} ${head}: ${text}`));
    this.put(this.numbers, 'figures', figures, () => figures.flatMap(({ label, meaning, value }) => [element('dt', { textContent: label, title: meaning }), element('dd', { textContent: value })]));
    write(this.codeOf, code ?? '');
    this.put(this.qr, 'qr', qr ? [name, qr] : null, () => (qr ? [qrPicture(qr, say('The decision code of {} as a QR code, for the facilitator\'s camera; it stands as text above', name))] : []));
  }

  fill(drill) {
    const { engine } = this;
    const progress = drill.entrants.length === 0 ? say('No team yet.') : drill.done >= 1 ? say('Every team is played again, with the same people and the same luck.') : say('Playing every team again with the same luck: {} %', Math.floor(drill.done * 100));
    if (drill.phase === 'play') {
      this.running = drill.running;
      write(this.clock, drill.over ? say('{}. The window has closed.', drill.when) : drill.when);
      write(this.run, drill.running ? say('Pause') : drill.minute === 0 ? say('Start the clock') : say('Go on'));
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
          this.cards.set(key, new DrillCard(engine, drill, open));
          this.open.append(this.cards.get(key).box);
          write(this.news, say('To decide: {} {}', open.title, open.closes));
        }
        this.cards.get(key).fill(open, drill.members);
      }
      if (drill.open.length === 0) write(this.news, drill.over ? say('The window has closed.') : '');
      if (lostFocus) focusOn(this.open.closest('section').querySelector('h2'));
      this.open.dataset.empty = drill.open.length === 0 ? say('Nothing. A card opens here when something is asked of you.') : '';
      if (this.seen === this) this.fillTeam(drill);
      else this.seen.fill(drill);
    } else if (drill.phase === 'hot wash') {
      this.put(this.entrants, 'entrants', drill.entrants, () => [element('ul', {}, ...drill.entrants.map((name, index) => element('li', {}, `${name} `, button(say('Leave {} out', name), () => engine.drill('leave out', index)))))]);
      this.revealed = drill.revealed;
      write(this.washed, progress);
      write(this.revealButton, drill.revealed ? say('Hide the leaderboard') : say('Reveal'));
      this.revealButton.disabled = !drill.scored;
      this.put(this.results, 'results', drill.results, () => drill.results.map(({ title, lines, rows }) => section(title, rows ? table(title, rows) : list(lines.length > 0 ? lines : [say('No other decision would have made a clear difference.')]))));
    } else if (drill.phase === 'report') {
      write(this.washed, progress);
      this.saveReport.disabled = drill.done < 1;
    }
  }
}
