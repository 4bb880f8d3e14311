// What the text view is made of: elements, and its rows: one lever, and one moment of the timeline, as labelled native inputs.

import { say } from './words.js';

export function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

// Writes only what has changed, so that screen readers and selections are left in peace.
export function write(node, text) { if (node.textContent !== text) node.textContent = text; }

// A live list of lines, with only what is new put in, at its beginning or its end: the rest is not read out again.
export class GrowingList {
  constructor(label) {
    this.told = [];
    this.node = element('ul', {});
    this.node.setAttribute('aria-live', 'polite');
    this.node.setAttribute('aria-label', label);
  }

  fill(lines) {
    const { told, node } = this;
    const fresh = lines.length - told.length;
    const items = (some) => some.map((line) => element('li', { textContent: line }));
    if (fresh >= 0 && told.every((line, index) => line === lines[index])) node.append(...items(lines.slice(told.length)));
    else if (fresh >= 0 && told.every((line, index) => line === lines[index + fresh])) node.prepend(...items(lines.slice(0, fresh)));
    else node.replaceChildren(...items(lines));
    this.told = lines;
  }
}

const SVG = 'http://www.w3.org/2000/svg';
const drawn = (tag, attributes, ...children) => {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
};

// A QR code, light around it in both themes: `side` in modules, `path` of the dark ones.
export function qrPicture({ side, path }, label) {
  return drawn('svg', { viewBox: `0 0 ${side} ${side}`, role: 'img', 'aria-label': label, class: 'qr', 'shape-rendering': 'crispEdges' },
    drawn('rect', { width: side, height: side, fill: '#FFFFFF' }), drawn('path', { d: path, fill: '#000000' }));
}

export function fillSelect(select, options, value) {
  const key = JSON.stringify(options);
  if (select.dataset.key !== key) {
    select.dataset.key = key;
    select.replaceChildren(...options.map(([option, title]) => element('option', { value: String(option), textContent: title })));
  }
  if (select.value !== String(value)) select.value = String(value);
}

// --- what pages are made of

export const button = (text, act, primary = false) => {
  const made = element('button', { type: 'button', textContent: text, className: primary ? 'primary' : '' });
  made.addEventListener('click', act);
  return made;
};
export const section = (title, ...children) => element('section', { className: 'panel' }, element('h2', { textContent: title }), ...children);

export function table(title, [headings, ...rows]) {
  const head = element('tr', {}, ...headings.map((text) => element('th', { scope: 'col', textContent: text })));
  const body = rows.map((row) => element('tr', {}, ...row.map((text, column) => {
    const cell = element(column === 0 ? 'th' : 'td', { textContent: text });
    if (column === 0) cell.scope = 'row';
    else cell.dataset.label = headings[column];
    return cell;
  })));
  const made = element('div', { className: 'scroll', tabIndex: 0 }, element('table', { className: 'wrapping' }, element('thead', {}, head), element('tbody', {}, ...body)));
  made.setAttribute('role', 'region');
  made.setAttribute('aria-label', title);
  return made;
}

// Where a screen reader goes on when what had the focus is gone.
export function focusOn(heading) {
  heading.tabIndex = -1;
  heading.focus();
}

// Shares are percent to people. Rounded so that 0.07 is 7 and not 7.000000000000001.
const scaleOf = (lever) => (lever.unit === 'share' ? 100 : 1);
const toPeople = (lever, value) => Number((value * scaleOf(lever)).toPrecision(12));
const unitOf = (lever) => (lever.unit === 'share' ? '%' : lever.unit && say(lever.unit));

// Some levers may go very far: the slider then ends where hands are useful, as on the canvas (ui/slider.cpp); the number
// beside it takes the whole range.
function sliderEnd(lever) {
  const reach = Math.max(Math.abs(lever.baseline - lever.min), 2.5 * lever.step);
  if (lever.max - lever.min <= 12 * reach) return lever.max;
  const wanted = 4 * Math.max(lever.baseline - lever.min, 2.5 * lever.step, (lever.value - lever.min) / 4);
  const power = 10 ** Math.floor(Math.log10(wanted));
  return Math.min(lever.max, lever.min + [1, 2, 5, 10].map((factor) => factor * power).find((end) => end >= wanted * (1 - 1e-9)));
}

// One lever: its name, its input or inputs, what the baseline has, and a way back to it.
export class LeverRow {
  constructor(lever, engine) {
    this.lever = lever;
    this.engine = engine;
    const id = `lever-${lever.path.replaceAll('.', '-')}`;
    const about = element('p', { id: `${id}-about`, className: 'about', textContent: lever.meaning });
    this.baseline = element('span', { className: 'baseline' });
    this.error = element('p', { id: `${id}-error`, className: 'error', hidden: true });
    this.back = element('button', { type: 'button', className: 'back', textContent: say('Reset') });
    this.back.setAttribute('aria-label', say('Reset {} to the baseline', lever.label));
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
      this.range.setAttribute('aria-label', say('{}, slider', lever.label));
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
      this.error.textContent = [found && say('{} does not work here', found), allowed && say('allowed: {}', allowed), remedy].filter(Boolean).join('; ');
    }
  }

  update(lever) {
    this.lever = lever;
    for (const input of [this.main, this.range]) if (input && input !== document.activeElement) this.fill(input);
    this.node.classList.toggle('changed', lever.changed);
    write(this.baseline, lever.changed ? say('baseline {}', lever.kind === 'choice' ? labelOf(lever, lever.baseline) : lever.baseline_shown) : '');
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
export class MomentRow {
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
    this.node = element('fieldset', { className: 'moment' }, element('legend', { textContent: ofWhatIf ? say('{} (this what-if)', title) : title }),
      element('label', { htmlFor: this.day.id, textContent: say('Day') }), this.day, element('label', { htmlFor: this.time.id, textContent: say('at') }), this.time, this.when, this.error);
  }

  send() {
    const [hours, minutes] = this.time.value.split(':').map(Number);
    if (this.day.value === '' || Number.isNaN(minutes ?? NaN)) return this.fill();
    const refused = this.engine.move(this.id, Number(this.day.value) * 1440 + hours * 60 + minutes);
    this.error.hidden = refused.length === 0;
    if (refused.length > 0) this.error.textContent = say('{} does not work here; allowed: {}', refused[0].found, refused[0].allowed);
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
