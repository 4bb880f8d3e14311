// What-ifs kept for comparison, and predictions, in the text view.
import { element, write } from './text_rows.js';
import { say } from './words.js';

const byId = (id) => document.getElementById(id);
const MOST_KEPT = 3;   // as in the app (ui/panels.h)

export class KeptPanel {
  constructor(engine) {
    this.engine = engine;
    byId('keep').addEventListener('click', () => engine.keep());
  }

  update(state) {
    const { kept, paired, prediction } = state;
    const full = kept.length === MOST_KEPT;
    byId('keep').disabled = !paired || full || prediction?.sketching === true;
    write(byId('kept-hint'), full ? say('Three are kept, which is all that the charts can show.')
      : paired || kept.length > 0 ? say('What you keep stays on the charts and stands here beside the next what-if, in the same futures.')
        : say('Change something first: then it can be kept and compared with the next what-if.'));
    const key = JSON.stringify([kept, paired, state.what_if_title, state.figures.map(({ before, after }) => [before, after])]);
    if (key === this.shown) return;
    this.shown = key;
    const table = byId('compared');
    table.hidden = kept.length === 0;
    table.parentElement.hidden = table.hidden;
    if (!table.hidden) this.fill(table, state);
  }

  fill(table, { kept, paired, figures, what_if_title: title }) {
    const columns = [{ title: say('Baseline'), of: (figure) => figure.before || figure.after },
      ...kept.map((one, which) => ({ title: one.title, which, of: (figure) => one.figures[figure.name] })),
      ...(paired ? [{ title, of: (figure) => figure.after }] : [])];
    table.tHead.replaceChildren(element('tr', {}, element('th', { scope: 'col', textContent: say('Figure') }), ...columns.map((column) => {
      const head = element('th', { scope: 'col' }, column.title);
      if (column.which !== undefined) head.append(' ', this.forget(column));
      return head;
    })));
    table.tBodies[0].replaceChildren(...figures.map((figure) => element('tr', {}, element('th', { scope: 'row', textContent: figure.label, title: figure.meaning }),
      ...columns.map((column) => {
        const cell = element('td', { textContent: column.of(figure) || '–' });
        cell.dataset.label = column.title;
        return cell;
      }))));
  }

  forget({ title, which }) {
    const button = element('button', { type: 'button', className: 'back', textContent: say('Remove') });
    button.setAttribute('aria-label', say('Remove {}', title));
    button.addEventListener('click', () => { this.engine.forgetKept(which); byId('keep').focus(); });
    return button;
  }
}

// What somebody expects, said as a share of the baseline; on the canvas it is drawn.
export class PredictPanel {
  constructor(engine) {
    const share = () => {
      const input = byId('expected');
      if (input.value !== '' && input.checkValidity()) engine.predict(Number(input.value) / 100);
    };
    byId('predict').addEventListener('click', () => {
      byId('expected').value = '100';
      engine.predict(1);
      this.focus = 'expected';
    });
    byId('expected').addEventListener('change', share);
    byId('reveal').addEventListener('click', () => { share(); engine.reveal(); this.focus = 'end-prediction'; });
    byId('end-prediction').addEventListener('click', () => { engine.endPrediction(); this.focus = 'predict'; });
  }

  update({ prediction, up_to_date: ready, predicted }) {
    const sketching = prediction?.sketching === true;
    byId('predict').hidden = prediction !== null;
    byId('expect').hidden = byId('reveal').hidden = !sketching;
    byId('end-prediction').hidden = prediction === null;
    write(byId('end-prediction'), sketching ? say('Never mind') : say('Done'));
    write(byId('predict-words'), sketching ? say('The results are hidden. Change something, say what you expect, then reveal. 100 % is as in the baseline.')
      : !prediction && predicted ? say('{} Predict again, or change something first.', predicted)
      : prediction && ready ? prediction.score : prediction ? '' : say('Say what you expect before you see it: the results stay hidden until you reveal them.'));
    const focus = this.focus && byId(this.focus);
    if (!focus || focus.closest('[hidden]')) return;
    this.focus = '';
    focus.focus();
  }
}
