// "Open my data" in the text view: what the columns of a table mean, its first rows, and what its tickets say beside the
// scenario made of them. The table is read by the app and stays here.
import { button, element, fillSelect, focusOn, section, table, write } from './text_rows.js';
import { english, say, sayNumber } from './words.js';

const FILE_TABLE = 2, FILE_ANY = 0;   // ui/platform.h
const PEOPLE = [2000, 5000, 10000, 20000];
const DATES = [[0, english('As the table shows')], [1, english('Day first')], [2, english('Month first')]];
const PRIVATE = english('Read on this device and never uploaded. Names are shown as digests and words not at all; neither goes into the scenario.');

const byId = (id) => document.getElementById(id);
const second = (text) => element('p', { className: 'second', textContent: text });

export class DataView {
  constructor(engine, shell) {
    this.engine = engine;
    this.shell = shell;
  }

  update({ data }) {
    const shape = data ? `${data.name} ${data.phase} ${data.columns.length}` : 'none';
    if (shape !== this.shape) {
      const first = this.shape === undefined;
      this.shape = shape;
      this.errors = this.previewShown = undefined;
      byId('data').replaceChildren(...this.build(data));
      // whoever pressed a button that is gone goes on at the heading
      if (!first) focusOn(byId('data').querySelector('h1'));
    }
    if (data?.phase === 'columns') this.columns(data);
    if (data?.phase === 'trying') write(byId('data-tried'), sayNumber(data.tried, 'How many agents answer as fast as in the tickets? {} number was tried so far.', 'How many agents answer as fast as in the tickets? {} numbers were tried so far.', data.tried));
  }

  build(data) {
    const choose = element('div', { className: 'buttons' }, button(say('Choose a table (CSV)…'), () => this.shell.chooseFile(FILE_TABLE), !data), button(say('Open a scenario file…'), () => this.shell.chooseFile(FILE_ANY)));
    const head = element('section', { className: 'panel headline' }, element('h1', { textContent: data ? say('Open my data: {}', data.name) : say('Open my data') }), second(say(PRIVATE)),
      ...(data ? [] : [second(say('Choose an export of tickets or of mentions as CSV, or drop it here. You confirm what each column means before anything is made of it.'))]), choose);
    if (!data) return [head];
    if (data.phase === 'columns') return [head, this.mapping(data), this.preview()];
    const back = button(say('Back to the columns'), () => this.engine.data('back'));
    const read = section(say('What was read'), element('p', { textContent: data.read }),
      ...(data.skipped.length > 0 ? [element('h3', { textContent: say('Passed over') }), element('ul', {}, ...data.skipped.map((textContent) => element('li', { textContent })))] : []),
      ...(data.in_doubt ? [element('p', { className: 'error', textContent: say('Dates could be read with the day or with the month first: they were taken for day first.') })] : []));
    if (data.phase === 'trying') {
      read.append(element('p', { id: 'data-tried', className: 'second', ariaLive: 'polite' }), back);
      return [head, read];
    }
    read.append(element('div', { className: 'buttons' }, button(say('Open this scenario'), () => this.engine.data('open'), true), back));
    const rows = (list) => list.map(({ label, data: found, scenario }) => [label, found, scenario]);
    const result = section(say('The tickets beside the scenario'), table(say('The tickets beside the scenario'), [[say('Figure'), say('Data'), say('Scenario')], ...rows(data.figures)]),
      ...data.sentences.map(second), element('h3', { textContent: say('When they come') }), table(say('When they come'), [[say('Tickets, Monday to Friday'), say('Data'), say('Model')], ...rows(data.arrivals)]),
      element('h3', { textContent: say('What the scenario takes from the data') }), table(say('What the scenario takes from the data'), [[say('Parameter'), say('Value'), say('Why')], ...data.fitted.map(({ label, value, why }) => [label, value, why])]));
    return [head, read, result];
  }

  mapping(data) {
    const field = (id, label, press) => {
      const select = element('select', { id });
      select.addEventListener('change', () => press(Number(select.value)));
      return element('div', { className: 'field' }, element('label', { htmlFor: id, textContent: label }), select);
    };
    const fields = data.roles.map(({ name, label }) => field(`data-${name}`, label, (column) => this.engine.data('map', column, name)));
    const names = element('input', { type: 'checkbox', id: 'data-names' });
    names.addEventListener('change', () => this.engine.data('names', names.checked ? 1 : 0));
    return section(say('What the columns mean'), second(say('Guessed from the headings. Change what is wrong, then go on.')),
      element('div', { className: 'mapping' }, ...fields), element('div', { className: 'mapping' },
        field('data-dates', say('Dates such as 03/04'), (which) => this.engine.data('dates', which)), field('data-people', say('People in the scenario'), (people) => this.engine.data('people', people))),
      element('p', {}, element('label', { className: 'check' }, names, ` ${say('Show names and words as they are')}`)),
      element('div', { id: 'data-errors', ariaLive: 'polite' }),
      element('div', { className: 'buttons' }, Object.assign(button(say('Use these columns'), () => this.engine.data('confirm'), true), { id: 'data-confirm' })));
  }

  preview() { return section(say('The first rows'), element('div', { id: 'data-preview' })); }

  columns(data) {
    const columns = [[-1, say('Not in the table')], ...data.columns.map((title, index) => [index, title || say('(no heading)')])];
    for (const { name, column } of data.roles) fillSelect(byId(`data-${name}`), columns, column);
    fillSelect(byId('data-dates'), DATES.map(([value, words]) => [value, say(words)]), data.dates);
    fillSelect(byId('data-people'), (PEOPLE.includes(data.people) ? PEOPLE : [...PEOPLE, data.people]).map((count) => [count, count.toLocaleString('en')]), data.people);
    byId('data-names').checked = data.keep_names;
    byId('data-confirm').disabled = data.roles.find(({ name }) => name === 'created').column < 0;
    const errors = JSON.stringify(data.errors);
    if (errors !== this.errors) {
      this.errors = errors;
      byId('data-errors').replaceChildren(...data.errors.map(({ found, allowed, remedy }) => element('p', { className: 'error', textContent: say('Found {}; needed: {}. {}', found, allowed, remedy) })));
    }
    const shown = JSON.stringify([data.preview, data.roles]);
    if (shown === this.previewShown) return;
    this.previewShown = shown;
    const meaning = (column) => data.roles.filter(({ column: is }) => is === column).map(({ label }) => label).join(', ');
    const titles = data.preview.columns.map((column) => [data.columns[column], meaning(column)].filter(Boolean).join(': '));
    byId('data-preview').replaceChildren(table(say('The first rows'), [[say('Row'), ...titles], ...data.preview.rows.map((cells, index) => [String(index + 1), ...cells])]));
  }
}
