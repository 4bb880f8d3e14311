// The text view: the published view state as a page of native elements. It is built once for a scenario's levers and
// then only filled in; an input that has the focus is never overwritten.
import { drawChart } from './charts.js';

const byId = (id) => document.getElementById(id);
const FUTURES = [8, 64, 256, 1024];

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

// Writes only what has changed, so that screen readers and selections are left in peace.
function write(node, text) { if (node.textContent !== text) node.textContent = text; }

// Shares are percent to people. Rounded so that 0.07 is 7 and not 7.000000000000001.
const scaleOf = (lever) => (lever.unit === 'share' ? 100 : 1);
const toPeople = (lever, value) => Number((value * scaleOf(lever)).toPrecision(12));
const unitOf = (lever) => (lever.unit === 'share' ? '%' : lever.unit);

// Some levers may go very far: the slider then ends where hands are useful, as on the canvas (ui/slider.cpp); the number
// beside it takes the whole range.
function sliderEnd(lever) {
  const reach = Math.max(Math.abs(lever.baseline - lever.min), 2.5 * lever.step);
  if (lever.max - lever.min <= 12 * reach) return lever.max;
  const wanted = 4 * Math.max(lever.baseline - lever.min, 2.5 * lever.step, (lever.value - lever.min) / 4);
  const power = 10 ** Math.floor(Math.log10(wanted));
  return Math.min(lever.max, lever.min + [1, 2, 5, 10].map((factor) => factor * power).find((end) => end >= wanted * (1 - 1e-9)));
}

export class TextView {
  constructor(engine, shell, { chooseTheme, showPicture }) {
    this.engine = engine;
    this.shell = shell;
    this.rows = new Map();      // lever path → row
    this.state = null;
    this.groupsOpen = new Map();

    const on = (id, type, handler) => byId(id).addEventListener(type, handler);
    on('undo', 'click', () => engine.undo());
    on('redo', 'click', () => engine.redo());
    on('reset-levers', 'click', () => engine.resetLevers());
    on('reset-assumptions', 'click', () => engine.resetAssumptions());
    on('hold', 'change', (event) => engine.holdChanges(event.target.checked));
    on('why-figure', 'change', (event) => engine.explain(event.target.value));
    on('show-results', 'click', () => { engine.showResults(); byId('sentence').focus(); });
    on('open-file', 'click', () => shell.chooseFile());
    on('copy-link', 'click', () => shell.copyLink());
    on('theme', 'click', () => chooseTheme(!this.state.dark));
    on('to-picture', 'click', showPicture);
    on('scenario', 'change', (event) => engine.openNamed(event.target.value));
    on('what-if', 'change', (event) => engine.chooseWhatIf(Number(event.target.value)));
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
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.target.matches('input[type=number]')) return;
      const key = event.key.toLowerCase();
      if (key === 'z' && !event.shiftKey) engine.undo();
      else if (key === 'y' || (key === 'z' && event.shiftKey)) engine.redo();
      else return;
      event.preventDefault();
    });
    byId('sentence').tabIndex = -1;
    let width = 0;
    new ResizeObserver(() => {
      const now = byId('charts').clientWidth;
      if (now > 0 && now !== width && this.state) this.drawCharts(this.state);
      width = now;
    }).observe(byId('charts'));
  }

  update(state) {
    this.state = state;
    this.headline(state);
    this.choosers(state);
    this.messages(state);
    this.figures(state);
    this.why(state);
    this.moments(state);
    this.differs(state);
    this.levers(state);
    byId('hold').checked = state.hold;
    byId('show-results').hidden = !state.held;
    this.drawCharts(state);
  }

  // --- the sentence, and how far the futures are

  headline(state) {
    const { done, total, running, seconds_left: left } = state.progress;
    write(byId('question'), state.scenario.question);
    write(byId('sentence'), state.headline.sentence || 'Simulating the first futures…');
    write(byId('detail'), state.headline.detail);
    write(byId('before'), state.before && state.before.sentence !== state.headline.sentence ? `Before the last change: ${state.before.sentence}` : '');
    write(byId('returns'), state.returns);
    const what = state.paired ? 'pairs of futures' : 'futures';
    write(byId('progress'), running ? `${done} of ${total} ${what}${left >= 1 ? `, about ${Math.ceil(left)} s left` : ''}` : `${total} ${what} simulated`);
    byId('bar').value = total > 0 ? done / total : 0;
    byId('bar').classList.toggle('done', !running);
    byId('text').classList.toggle('stale', !state.up_to_date);
    write(byId('source'), state.scenario.source ? `Source: ${state.scenario.source}` : '');
    write(byId('version'), `Version ${state.app.version}.`);
  }

  choosers(state) {
    const scenarios = state.scenarios.map(({ name, title }) => [name, title]);
    const isShipped = state.scenarios.some(({ name }) => name === state.scenario.name);
    if (!isShipped) scenarios.unshift([state.scenario.name, state.scenario.title || 'From a file']);
    fillSelect(byId('scenario'), scenarios, state.scenario.name);

    const whatIfs = [[-1, 'As it is'], ...state.what_ifs.map(({ title }, index) => [index, title])];
    if (state.what_if === -2) whatIfs.push([-2, state.what_if_title || 'Changed']);
    fillSelect(byId('what-if'), whatIfs, state.what_if);
    byId('what-if').querySelector('option[value="-2"]')?.setAttribute('disabled', '');

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
    const close = element('button', { type: 'button', textContent: 'Close' });
    close.addEventListener('click', () => { this.engine.dismissMessage(); byId('sentence').focus(); });
    const list = element('ul');
    for (const { where, found, allowed, remedy } of state.messages) {
      if (!where && !found && !allowed && !remedy) continue;
      const item = element('li');
      if (where) item.append(element('code', { textContent: where }), ' ');
      const words = [found && `found ${found}`, allowed && `allowed: ${allowed}`].filter(Boolean).join('; ');
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
    write(table.caption, `${people.toLocaleString('en')} people over ${days} days. ${state.paired
      ? 'The change is between paired futures with the same luck; below it its 95 % interval.' : 'Nothing differs from the baseline yet: change a lever to compare.'}`);
    const paired = state.paired;
    const titles = paired ? ['Figure', 'Baseline', 'What-if', 'Change', 'Futures'] : ['Figure', 'Baseline', 'Most futures'];
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
      ? element('p', { className: 'second', textContent: 'Nothing. Change a lever, or choose a what-if.' })
      : element('ul', {}, ...state.differs.map(({ label, before, after, when }) => element('li', {}, element('strong', { textContent: label }),
        ` ${before} → ${after} `, element('span', { className: 'second', textContent: when })))));
  }

  // Why a figure has changed: only where something was compared.
  why(state) {
    const changed = state.figures.filter(({ difference }) => state.paired && difference && difference !== '0');
    fillSelect(byId('why-figure'), [['', 'Choose a figure'], ...changed.map(({ name, label }) => [name, label])], byId('why-figure').value);
    const key = JSON.stringify([state.paired, state.why]);
    if (key === this.whyShown) return;
    this.whyShown = key;
    if (!state.paired) byId('why').replaceChildren(element('p', { className: 'second', textContent: 'Nothing has changed yet. Change a lever, or choose a what-if.' }));
    else if (!state.why) byId('why').replaceChildren();
    else {
      const { title, future, lines, causes } = state.why;
      const list = (items) => element('ul', {}, ...items.map((textContent) => element('li', { textContent })));
      byId('why').replaceChildren(element('h3', { textContent: title }), element('p', { className: 'second', textContent: future }), list(lines),
        ...(causes.length > 0 ? [element('p', { className: 'second', textContent: 'With one change left out, in the same future:' }), list(causes)] : []));
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
        : [element('p', { className: 'second', textContent: 'Nothing happens at a moment of its own.' })]));
    }
    this.momentRows.forEach((row, index) => row.update(state.moments[index]));
  }

  drawCharts(state) {
    const box = byId('charts');
    if (box.clientWidth === 0) return;
    if (state.series.length === 0) {
      box.replaceChildren(element('p', { className: 'second', textContent: 'The lines come with the first futures.' }));
      return;
    }
    box.replaceChildren(...state.series.map((series) => drawChart(series, state.events, state.scenario, box.clientWidth)));
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
      write(counter, changed === 0 ? '' : `${changed} changed`);
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

function fillSelect(select, options, value) {
  const key = JSON.stringify(options);
  if (select.dataset.key !== key) {
    select.dataset.key = key;
    select.replaceChildren(...options.map(([option, title]) => element('option', { value: String(option), textContent: title })));
  }
  if (select.value !== String(value)) select.value = String(value);
}

// One lever: its name, its input or inputs, what the baseline has, and a way back to it.
class LeverRow {
  constructor(lever, engine) {
    this.lever = lever;
    this.engine = engine;
    const id = `lever-${lever.path.replaceAll('.', '-')}`;
    const about = element('p', { id: `${id}-about`, className: 'about', textContent: lever.meaning });
    this.baseline = element('span', { className: 'baseline' });
    this.error = element('p', { id: `${id}-error`, className: 'error', hidden: true });
    this.back = element('button', { type: 'button', className: 'back', textContent: 'Reset' });
    this.back.setAttribute('aria-label', `Reset ${lever.label} to the baseline`);
    this.back.addEventListener('click', () => { engine.reset(lever.path); this.main.focus(); });

    const inputs = element('div', { className: 'inputs' });
    if (lever.kind === 'flag') {
      this.main = element('input', { type: 'checkbox', id });
      this.main.addEventListener('change', () => this.send(this.main.checked ? 1 : 0));
      inputs.append(this.main);
    } else if (lever.kind === 'choice') {
      this.main = element('select', { id }, ...lever.choices.map(({ value, label }) => element('option', { value: String(value), textContent: label })));
      this.main.addEventListener('change', () => this.send(Number(this.main.value)));
      inputs.append(this.main);
    } else {
      this.main = element('input', { type: 'number', id, inputMode: lever.min < 0 ? 'text' : 'decimal', step: 'any',
        min: String(toPeople(lever, lever.min)), max: String(toPeople(lever, lever.max)) });
      this.main.addEventListener('change', () => {
        if (this.main.value === '') this.fill(this.main);
        else this.send(Number((Number(this.main.value) / scaleOf(lever)).toPrecision(15)));
      });
      this.range = element('input', { type: 'range', step: String(toPeople(lever, lever.step) || 'any'),
        min: String(toPeople(lever, lever.min)), max: String(toPeople(lever, lever.max)) });
      this.range.setAttribute('aria-label', `${lever.label}, slider`);
      this.range.addEventListener('input', () => this.send(Number((Number(this.range.value) / scaleOf(lever)).toPrecision(15))));
      inputs.append(this.range, this.main, element('span', { className: 'unit', textContent: unitOf(lever) }));
    }
    this.main.setAttribute('aria-describedby', `${id}-about ${id}-error`);
    for (const input of [this.main, this.range]) input?.addEventListener('blur', () => this.fill(input));
    const label = element('label', { htmlFor: id, textContent: lever.label });
    this.node = element('div', { className: `lever ${lever.kind}` }, label, inputs,
      element('div', { className: 'below' }, this.baseline, this.back), about, this.error);
    this.node.dataset.path = lever.path;
  }

  send(value) {
    const refused = this.engine.edit(this.lever.path, value);
    this.error.hidden = refused.length === 0;
    this.main.toggleAttribute('aria-invalid', refused.length > 0);
    if (refused.length > 0) {
      const { found, allowed, remedy } = refused[0];
      this.error.textContent = [found && `${found} does not work here`, allowed && `allowed: ${allowed}`, remedy].filter(Boolean).join('; ');
    }
  }

  update(lever) {
    this.lever = lever;
    for (const input of [this.main, this.range]) if (input && input !== document.activeElement) this.fill(input);
    this.node.classList.toggle('changed', lever.changed);
    write(this.baseline, lever.changed ? `baseline ${lever.kind === 'choice' ? labelOf(lever, lever.baseline) : lever.baseline_shown}` : '');
    this.back.hidden = !lever.changed && this.back !== document.activeElement;
  }

  fill(input) {
    const { lever } = this;
    if (lever.kind === 'flag') input.checked = lever.value !== 0;
    else if (input === this.range) {
      input.max = String(toPeople(lever, sliderEnd(lever)));
      input.value = String(toPeople(lever, lever.value));
    } else input.value = String(lever.kind === 'choice' ? lever.value : toPeople(lever, lever.value));
    if (input === this.main && !this.error.hidden) {
      this.error.hidden = true;
      this.main.removeAttribute('aria-invalid');
    }
  }
}

// Something of the timeline: its day, counted from 0, and its time of day.
class MomentRow {
  constructor(id, title, ofWhatIf, engine) {
    this.id = id;
    this.engine = engine;
    const name = `moment-${id}`;
    this.when = element('span', { className: 'second' });
    this.error = element('p', { id: `${name}-error`, className: 'error', hidden: true });
    this.day = element('input', { type: 'number', id: `${name}-day`, min: '0', step: '1' });
    this.time = element('input', { type: 'time', id: `${name}-time` });
    for (const input of [this.day, this.time]) {
      input.setAttribute('aria-describedby', `${name}-error`);
      input.addEventListener('change', () => this.send());
      input.addEventListener('blur', () => this.fill());
    }
    this.node = element('fieldset', { className: 'moment' }, element('legend', { textContent: ofWhatIf ? `${title} (this what-if)` : title }),
      element('label', { htmlFor: this.day.id, textContent: 'Day' }), this.day, element('label', { htmlFor: this.time.id, textContent: 'at' }), this.time, this.when, this.error);
  }

  send() {
    const [hours, minutes] = this.time.value.split(':').map(Number);
    if (this.day.value === '' || Number.isNaN(minutes ?? NaN)) return this.fill();
    const refused = this.engine.move(this.id, Number(this.day.value) * 1440 + hours * 60 + minutes);
    this.error.hidden = refused.length === 0;
    if (refused.length > 0) this.error.textContent = `${refused[0].found} does not work here; allowed: ${refused[0].allowed}`;
  }

  update(moment) {
    this.moment = moment;
    write(this.when, moment.when);
    if (![this.day, this.time].includes(document.activeElement)) this.fill();
  }

  fill() {
    const two = (value) => String(value).padStart(2, '0');
    this.day.value = String(Math.floor(this.moment.minutes / 1440));
    this.time.value = `${two(Math.floor(this.moment.minutes / 60) % 24)}:${two(this.moment.minutes % 60)}`;
  }
}

function labelOf(lever, value) { return lever.choices.find((choice) => choice.value === value)?.label ?? String(value); }
