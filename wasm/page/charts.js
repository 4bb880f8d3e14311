// One line over time with its band, the baseline dashed, and what happens marked above: an SVG in a figure.

import { say } from './words.js';

const SVG = 'http://www.w3.org/2000/svg';
const LEFT = 46, RIGHT = 10, TOP = 24, BOTTOM = 26;

function node(tag, attributes = {}, text = '') {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text) made.textContent = text;
  return made;
}

// The next of 1, 2, 5 × 10^n that splits `range` into at most `parts`.
function niceStep(range, parts) {
  const rough = Math.max(range / parts, 1e-9);
  const power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= rough);
}

// A line of the chart beside its name.
function sample(name, look) {
  const made = document.createElement('span');
  made.className = 'sample';
  const line = node('svg', { width: 24, height: 8, 'aria-hidden': 'true' });
  line.append(node('line', { class: `other ${look}`, x1: 0, x2: 24, y1: 4, y2: 4 }));
  made.append(line, name);
  return made;
}

const short = (value) => (value >= 1e6 ? `${+(value / 1e6).toFixed(1)} M` : value >= 10_000 ? `${+(value / 1e3).toFixed(1)} k` : String(+value.toFixed(2)));

// `others`: more lines [{title, values, look}], in step with the series; their look is a class of the style sheet.
export function drawChart(series, events, scenario, width, { height = 210, others = [] } = {}) {
  const hours = scenario.days * 24;
  const most = Math.max(1e-9, ...series.high, ...series.mean, ...series.baseline, ...others.flatMap(({ values }) => values));
  const step = niceStep(most, 4);
  const top = Math.ceil(most / step) * step;
  const x = (hour) => LEFT + (width - LEFT - RIGHT) * hour / hours;
  const y = (value) => TOP + (height - TOP - BOTTOM) * (1 - value / top);
  const at = (values) => values.map((value, index) => `${x(Math.min(hours, (index + 0.5) * series.bin_hours)).toFixed(1)},${y(value).toFixed(1)}`);

  const peak = series.mean.indexOf(Math.max(...series.mean));
  const told = [series.label, short(series.mean[peak] ?? 0), series.unit, Math.floor(peak * series.bin_hours / 24) + 1, scenario.days];
  const summary = series.baseline.length > 0 ? say('{}: highest mean {} {} on day {} of {}; in the baseline {}', ...told, short(Math.max(...series.baseline)))
    : say('{}: highest mean {} {} on day {} of {}', ...told);
  const svg = node('svg', { viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': summary });

  for (let value = 0; value <= top + step / 2; value += step) {
    svg.append(node('line', { class: 'grid', x1: LEFT, x2: width - RIGHT, y1: y(value), y2: y(value) }));
    svg.append(node('text', { class: 'tick', x: LEFT - 8, y: y(value) + 4, 'text-anchor': 'end' }, short(value)));
  }
  const days = Math.max(1, niceStep(scenario.days, Math.max(2, Math.floor(width / 90))));
  for (let day = 0; day < scenario.days; day += days) svg.append(node('text', { class: 'tick', x: x(day * 24), y: height - 8 }, say('Day {}', day + 1)));

  if (series.low.length > 0) svg.append(node('polygon', { class: 'band', points: [...at(series.high), ...at(series.low).reverse()].join(' ') }));
  if (series.baseline.length > 0) svg.append(node('polyline', { class: 'before', points: at(series.baseline).join(' ') }));
  for (const { values, look } of others) svg.append(node('polyline', { class: `other ${look}`, points: at(values).join(' ') }));
  svg.append(node('polyline', { class: 'mean', points: at(series.mean).join(' ') }));

  for (const event of events) {
    const mark = node('g', { class: `event ${event.kind}` });
    const across = x(event.hour);
    mark.append(node('title', {}, `${event.title}, ${event.when}`), node('line', { x1: across, x2: across, y1: TOP - 4, y2: height - BOTTOM }),
      node('path', { d: `M${across - 5} ${TOP - 13}h10l-5 9z` }));
    svg.append(mark);
  }

  const figure = document.createElement('figure');
  const caption = document.createElement('figcaption');
  const title = document.createElement('strong');
  title.textContent = series.label;
  const legend = document.createElement('span');
  legend.className = 'second legend';
  legend.textContent = ` ${series.unit}. ${series.baseline.length > 0 ? say('Solid: what-if with its band; dashed: baseline.') : say('Mean of the futures with their band.')}`;
  caption.append(title, legend);
  if (others.length > 0) {
    const lines = document.createElement('span');
    lines.className = 'lines';
    lines.append(...others.map(({ title: name, look }) => sample(name, look)));
    caption.append(lines);
  }
  if (events.length > 0) {
    const marks = document.createElement('span');
    marks.className = 'second marks';
    marks.textContent = ` ▾ ${events.map((event) => `${event.title} (${event.when})`).join(', ')}`;
    caption.append(marks);
  }
  figure.append(caption, svg);
  return figure;
}
