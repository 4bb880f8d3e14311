// The page inside another one: ?embed shows the sentence and one chart, nothing to press but the way to the whole app.
//   ?embed&scenario=recall      what is shown; or a link's #s=…, which says all
//   &title=Text                 its heading; the scenario's own without it, none when it is empty
//   &chart=people|backlog       which of the two lines; people without it
//   &theme=light|dark           the reader's own without it
import { drawChart } from './charts.js';
import { write } from './text_rows.js';
import { languageAsked, say } from './words.js';

const CHARTS = ['people', 'backlog'];
const LONGEST_TITLE = 200;
const LEAST_CHART = 140;

const byId = (id) => document.getElementById(id);

export class EmbedView {
  constructor(parameters) {
    this.title = parameters.get('title');
    this.wanted = parameters.get('chart') ?? CHARTS[0];
    this.chart = Math.max(0, CHARTS.indexOf(this.wanted));
    this.state = null;
    new ResizeObserver(() => { if (this.state) this.draw(this.state); }).observe(byId('embed'));
  }

  update(state) {
    this.state = state;
    const title = this.title ?? state.scenario.title;
    write(byId('embed-title'), title.slice(0, LONGEST_TITLE));
    byId('embed-title').hidden = title === '';
    write(byId('embed-sentence'), state.headline.sentence || say('Simulating the first futures…'));
    write(byId('embed-detail'), state.headline.detail);
    const asked = new URLSearchParams();
    if (languageAsked()) asked.set('lang', languageAsked());
    if (!state.link) asked.set('scenario', state.scenario.name);
    const query = asked.toString();
    byId('embed-open').href = location.pathname + (query && `?${query}`) + (state.link ?? '');
    write(byId('embed-note'), this.note(state));
    this.draw(state);
  }

  note(state) {
    if (state.messages.length > 0) {
      const { title, found, remedy } = state.messages[0];
      return [title + (found ? `: ${found}` : ''), remedy].filter(Boolean).join('. ');
    }
    if (!CHARTS.includes(this.wanted)) return say('There is no chart “{}”; there are {} and {}.', this.wanted.slice(0, 40), ...CHARTS);
    return '';
  }

  // as tall as the frame leaves room for below its own legend
  draw(state) {
    const box = byId('embed-chart');
    const series = state.series[this.chart];
    if (!series || box.clientWidth === 0) return;
    const chart = (height) => drawChart(series, state.events, state.scenario, box.clientWidth, { height });
    const first = chart(LEAST_CHART);
    box.replaceChildren(first);
    box.replaceChildren(chart(Math.max(LEAST_CHART, box.clientHeight - (first.offsetHeight - LEAST_CHART) - 1)));
  }
}
