// The text view: the published view state as a page of native elements. It is built once for a scenario's levers and
// then only filled in; an input that has the focus is never overwritten.
import { drawChart } from './charts.js';
import { DataView } from './data_view.js';
import { DrillView } from './drill_view.js';
import { KeptPanel, PredictPanel } from './text_kept.js';
import { NetworkPanel } from './text_network.js';
import { element, fillSelect, write, LeverRow, MomentRow } from './text_rows.js';
import { say, sayNumber } from './words.js';

const byId = (id) => document.getElementById(id);
const FILE_KINDS = { any: 0, baseline: 1 };   // ui/platform.h
const FUTURES = [8, 64, 256, 1024];

export class TextView {
  constructor(engine, shell, { chooseTheme, showPicture }) {
    this.engine = engine;
    this.shell = shell;
    this.rows = new Map();      // lever path → row
    this.state = null;
    this.drill = new DrillView(engine, shell);
    this.data = new DataView(engine, shell);
    this.panels = [new KeptPanel(engine), new PredictPanel(engine), new NetworkPanel(engine)];

    const on = (id, type, handler) => byId(id).addEventListener(type, handler);
    on('undo', 'click', () => engine.undo());
    on('redo', 'click', () => engine.redo());
    on('reset-levers', 'click', () => engine.resetLevers());
    on('reset-assumptions', 'click', () => engine.resetAssumptions());
    on('hold', 'change', (event) => engine.holdChanges(event.target.checked));
    on('why-figure', 'change', (event) => engine.explain(event.target.value));
    on('show-results', 'click', () => { engine.showResults(); byId('sentence').focus(); });
    on('to-drill', 'click', () => { if (this.state.screen === 'drill') engine.showWhatIf(); else engine.showDrill(); });
    on('to-data', 'click', () => { if (this.state.screen === 'data') engine.showWhatIf(); else engine.showScreen('data'); });
    on('open-file', 'click', () => shell.chooseFile(FILE_KINDS.any));
    on('copy-link', 'click', () => shell.copyLink());
    on('theme', 'click', () => chooseTheme(!this.state.dark));
    on('to-picture', 'click', showPicture);
    on('scenario', 'change', (event) => engine.openNamed(event.target.value));
    on('what-if', 'change', (event) => engine.chooseWhatIf(Number(event.target.value)));
    on('baseline', 'change', (event) => {
      const which = Number(event.target.value);
      if (which >= 0) return engine.chooseBaseline(which);
      event.target.value = event.target.dataset.shown;   // a file may or may not follow
      shell.chooseFile(FILE_KINDS.baseline);
    });
    on('make-baseline', 'click', () => { engine.makeBaseline(); byId('sentence').focus(); });
    on('futures', 'change', (event) => engine.setReplicates(Number(event.target.value)));
    on('save-menu', 'click', (event) => {
      const kind = event.target.dataset?.save;
      if (!kind) return;
      shell.save(kind, this.state.scenario.name);
      byId('save-menu').open = false;
      byId('save-menu').querySelector('summary').focus();
    });
    on('save-menu', 'keydown', (event) => {
      if (event.key !== 'Escape') return;
      byId('save-menu').open = false;
      byId('save-menu').querySelector('summary').focus();
    });
    document.addEventListener('click', (event) => { if (!byId('save-menu').contains(event.target)) byId('save-menu').open = false; });
    // undo as everywhere, unless a field has its own
    byId('text').addEventListener('keydown', (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.target.matches('input[type=number], input[type=text], textarea')) return;
      const key = event.key.toLowerCase();
      if (key === 'z' && !event.shiftKey && this.state?.screen === 'drill') engine.drill('undo', this.drill.whose ?? 0);
      else if (key === 'z' && !event.shiftKey) engine.undo();
      else if (key === 'y' || (key === 'z' && event.shiftKey)) engine.redo();
      else return;
      event.preventDefault();
    });
    byId('sentence').tabIndex = -1;
    // kept, because to ask for it in the middle of an update makes the browser lay out the whole page at once
    this.chartWidth = 0;
    new ResizeObserver(() => {
      const before = this.chartWidth;
      this.chartWidth = byId('charts').clientWidth;
      if (this.chartWidth !== before && this.state) this.drawCharts(this.state);
    }).observe(byId('charts'));
  }

  update(state) {
    this.state = state;
    const drilling = state.screen === 'drill';
    byId('drill').hidden = !drilling;
    const reading = state.screen === 'data';
    byId('data').hidden = !reading;
    byId('what-if-page').hidden = drilling || reading;
    // what is of the what-if alone
    for (const part of [byId('scenario').parentElement, byId('undo').parentElement, byId('save-menu'), byId('copy-link'), byId('source')]) part.hidden = drilling || reading;
    write(byId('to-drill'), drilling ? say('Back to the what-if') : say('Run a fire drill'));
    write(byId('to-data'), reading ? say('Back to the what-if') : say('Open my data'));
    this.messages(state);
    if (drilling) return this.drill.update(state);
    if (reading) return this.data.update(state);
    this.headline(state);
    this.choosers(state);
    this.figures(state);
    this.why(state);
    this.moments(state);
    this.differs(state);
    this.levers(state);
    byId('hold').checked = state.hold;
    byId('show-results').hidden = !state.held;
    for (const panel of this.panels) panel.update(state);
    this.drawCharts(state);
  }

  // --- the sentence, and how far the futures are

  headline(state) {
    const { done, total, running, seconds_left: left } = state.progress;
    write(byId('question'), state.scenario.question);
    write(byId('sentence'), state.headline.sentence || say('Simulating the first futures…'));
    write(byId('detail'), state.headline.detail);
    write(byId('before'), state.before && state.before.sentence !== state.headline.sentence ? say('Before the last change: {}', state.before.sentence) : '');
    write(byId('returns'), state.returns);
    write(byId('progress'), progressOf(state.paired, done, total, running, left >= 1 ? Math.ceil(left) : 0));
    byId('bar').value = total > 0 ? done / total : 0;
    byId('bar').classList.toggle('done', !running);
    byId('text').classList.toggle('stale', !state.up_to_date);
    write(byId('source'), state.scenario.source ? say('Source: {}', state.scenario.source) : '');
    write(byId('version'), say('Version {}.', state.app.version));
  }

  choosers(state) {
    const scenarios = state.scenarios.map(({ name, title }) => [name, title]);
    const isShipped = state.scenarios.some(({ name }) => name === state.scenario.name);
    if (!isShipped) scenarios.unshift([state.scenario.name, state.scenario.title || say('From a file')]);
    fillSelect(byId('scenario'), scenarios, state.scenario.name);

    const whatIfs = [[-1, say('As it is')], ...state.what_ifs.map(({ title }, index) => [index, title])];
    if (state.what_if === -2) whatIfs.push([-2, state.what_if_title || say('Changed')]);
    fillSelect(byId('what-if'), whatIfs, state.what_if);
    byId('what-if').querySelector('option[value="-2"]')?.setAttribute('disabled', '');

    const baselines = state.baselines.map(({ title }, index) => [index, title]);
    const chosen = state.baselines.findIndex(({ chosen: is }) => is);
    fillSelect(byId('baseline'), [...baselines, [-1, say('A scenario file…')]], chosen);
    byId('baseline').dataset.shown = String(chosen);
    byId('make-baseline').disabled = state.what_if === -1;

    const counts = FUTURES.includes(state.progress.total) ? FUTURES : [...FUTURES, state.progress.total].sort((a, b) => a - b);
    fillSelect(byId('futures'), counts.map((count) => [count, String(count)]), state.progress.total);

    byId('undo').disabled = !state.undo;
    byId('redo').disabled = !state.redo;
    byId('theme').setAttribute('aria-pressed', String(state.dark));
    byId('copy-link').disabled = false;
  }

  messages(state) {
    const key = JSON.stringify(state.messages);
    if (key === this.messagesShown) return;
    this.messagesShown = key;
    const box = byId('messages');
    box.replaceChildren();
    if (state.messages.length === 0) return;
    const close = element('button', { type: 'button', textContent: say('Close') });
    close.addEventListener('click', () => { this.engine.dismissMessage(); byId('sentence').focus(); });
    const list = element('ul');
    for (const { where, found, allowed, remedy } of state.messages) {
      if (!where && !found && !allowed && !remedy) continue;
      const item = element('li');
      if (where) item.append(element('code', { textContent: where }), ' ');
      const words = [found && say('found {}', found), allowed && say('allowed: {}', allowed)].filter(Boolean).join('; ');
      item.append(words);
      if (remedy) item.append(element('span', { className: 'remedy', textContent: remedy }));
      list.append(item);
    }
    box.append(element('section', { className: 'panel message' }, element('h2', { textContent: state.messages[0].title }), list, close));
  }

  // --- figures

  figures(state) {
    const table = byId('figures');
    const { days, people } = state.scenario;
    write(table.caption, `${sayNumber(days, '{} people over {} day.', '{} people over {} days.', people.toLocaleString('en'), days)} ${state.paired
      ? say('The change is between paired futures with the same luck; below it its 95 % interval.') : say('Nothing differs from the baseline yet: change a lever to compare.')}${state.scenario.drawn ? ` ${state.scenario.drawn}` : ''}`);
    const paired = state.paired;
    const titles = paired ? [say('Figure'), say('Baseline'), say('What-if'), say('Change'), say('Futures')] : [say('Figure'), say('Baseline'), say('Most futures')];
    const key = titles.length + state.figures.map(({ name }) => name).join();
    if (key !== this.figuresShape) {
      this.figuresShape = key;
      table.tHead.replaceChildren(element('tr', {}, ...titles.map((title) => element('th', { scope: 'col', textContent: title }))));
      table.tBodies[0].replaceChildren(...state.figures.map((figure) => element('tr', { className: figure.tile ? 'tile' : '' },
        element('th', { scope: 'row', title: figure.meaning }), ...titles.slice(1).map(() => element('td')))));
      // the change stands over its interval
      if (paired) for (const { cells } of table.tBodies[0].rows) cells[3].append(element('span'), element('span', { className: 'interval' }));
    }
    const verdicts = { '-1': 'worse', 0: '', 1: 'better' };
    state.figures.forEach((figure, index) => {
      const row = table.tBodies[0].rows[index];
      const cells = paired ? [figure.label, figure.before, figure.after, null, figure.futures] : [figure.label, figure.before || figure.after, figure.band];
      cells.forEach((text, column) => {
        if (text !== null) write(row.cells[column], text || '–');
        row.cells[column].dataset.label = titles[column];
      });
      if (!paired) return;
      const [change, interval] = row.cells[3].children;
      write(change, figure.difference || '–');
      change.className = verdicts[figure.verdict];
      write(interval, figure.interval || '');
    });
  }

  differs(state) {
    const key = JSON.stringify(state.differs);
    if (key === this.differsShown) return;
    this.differsShown = key;
    byId('differs').replaceChildren(state.differs.length === 0
      ? element('p', { className: 'second', textContent: say('Nothing. Change a lever, or choose a what-if.') })
      : element('ul', {}, ...state.differs.map(({ label, before, after, when }) => element('li', {}, element('strong', { textContent: label }),
        ` ${before} → ${after} `, element('span', { className: 'second', textContent: when })))));
  }

  // Why a figure has changed: only where something was compared.
  why(state) {
    const changed = state.figures.filter(({ difference }) => state.paired && difference && difference !== '0');
    fillSelect(byId('why-figure'), [['', say('Choose a figure')], ...changed.map(({ name, label }) => [name, label])], byId('why-figure').value);
    const key = JSON.stringify([state.paired, state.why]);
    if (key === this.whyShown) return;
    this.whyShown = key;
    if (!state.paired) byId('why').replaceChildren(element('p', { className: 'second', textContent: say('Nothing has changed yet. Change a lever, or choose a what-if.') }));
    else if (!state.why) byId('why').replaceChildren();
    else {
      const { title, future, lines, causes } = state.why;
      const list = (items) => element('ul', {}, ...items.map((textContent) => element('li', { textContent })));
      byId('why').replaceChildren(element('h3', { textContent: title }), element('p', { className: 'second', textContent: future }), list(lines),
        ...(causes.length > 0 ? [element('p', { className: 'second', textContent: say('With one change left out, in the same future:') }), list(causes)] : []));
    }
  }

  // Each moment of the timeline as a day and a time of its own.
  moments(state) {
    const shape = state.moments.map(({ id, title }) => `${id} ${title}`).join();
    const box = byId('moments');
    if (shape !== this.momentsShape) {
      this.momentsShape = shape;
      this.momentRows = state.moments.map(({ id, title, of_what_if: ofWhatIf }) => new MomentRow(id, title, ofWhatIf, this.engine));
      box.replaceChildren(...(this.momentRows.length > 0 ? this.momentRows.map(({ node }) => node)
        : [element('p', { className: 'second', textContent: say('Nothing happens at a moment of its own.') })]));
    }
    this.momentRows.forEach((row, index) => row.update(state.moments[index]));
  }

  drawCharts(state) {
    const box = byId('charts');
    if (this.chartWidth === 0) return;
    if (state.series.length === 0) {
      box.replaceChildren(element('p', { className: 'second', textContent: say('The lines come with the first futures.') }));
      return;
    }
    box.replaceChildren(...state.series.map((series, index) => drawChart(series, state.events, state.scenario, this.chartWidth, { others: othersOf(state, index) })));
  }

  // --- levers

  levers(state) {
    const shape = state.levers.map(({ path }) => path).join();
    if (shape !== this.leversShape) {
      this.leversShape = shape;
      this.buildLevers(state.levers);
    }
    for (const lever of state.levers) this.rows.get(lever.path).update(lever);
    for (const [group, counter] of this.counters) {
      const changed = state.levers.filter((lever) => lever.group === group && lever.changed).length;
      write(counter, changed === 0 ? '' : sayNumber(changed, '{} changed', '{} changed', changed));
    }
  }

  buildLevers(levers) {
    this.rows.clear();
    this.counters = new Map();
    const groups = [...new Set(levers.map(({ group }) => group))];
    byId('levers').replaceChildren(...groups.map((group, index) => {
      const counter = element('span', { className: 'count' });
      this.counters.set(group, counter);
      const fields = element('fieldset', {}, element('legend', { className: 'unseen', textContent: group }));
      for (const lever of levers.filter((one) => one.group === group)) {
        const row = new LeverRow(lever, this.engine);
        this.rows.set(lever.path, row);
        fields.append(row.node);
      }
      return element('details', { open: index < 3 }, element('summary', {}, element('span', { textContent: group }), ' ', counter), fields);
    }));
  }
}

// How far the futures are; `left` in seconds, 0: not long.
function progressOf(paired, done, total, running, left) {
  if (!running && paired) return sayNumber(total, '{} pair of futures simulated', '{} pairs of futures simulated', total);
  if (!running) return sayNumber(total, '{} future simulated', '{} futures simulated', total);
  const far = paired ? sayNumber(total, '{} of {} pair of futures', '{} of {} pairs of futures', done, total) : sayNumber(total, '{} of {} future', '{} of {} futures', done, total);
  return left > 0 ? say('{}, about {} s left', far, left) : far;
}

// The lines beside the two of a chart: what was kept, and what somebody expects.
function othersOf({ kept, prediction }, index) {
  const key = ['people', 'backlog'][index];
  const others = kept.map((one, which) => ({ title: one.title, values: one[key], look: `kept${which}` }));
  if (key === 'people' && prediction) others.push({ title: say('What you expect'), values: prediction.values, look: 'expected' });
  return others;
}
