// The editor of a drill in the text view: its parts as buttons, the fields of one as labelled native inputs with what the parser
// says beside each. Built anew where the fields are others; else only filled in, and never under the hands of who types.
import { button, element, fillSelect, section, write } from './text_rows.js';
import { say, sayNumber } from './words.js';

const named = (made, label) => {
  made.setAttribute('aria-label', label);
  return made;
};

class FieldRow {
  constructor(engine, field, index) {
    this.pointer = field.pointer;
    const id = `edit-${index}`;
    const makers = {
      line: () => element('input', { type: 'text', id }),
      number: () => element('input', { type: 'text', id, inputMode: 'decimal', className: 'short' }),
      text: () => element('textarea', { id, rows: 3 }),
      json: () => element('textarea', { id, rows: 4, spellcheck: false }),
      flag: () => element('input', { type: 'checkbox', id }),
      choice: () => element('select', { id }),
    };
    this.input = makers[field.kind]();
    this.flag = field.kind === 'flag';
    const value = () => (this.flag ? (this.input.checked ? 'true' : '') : this.input.value.replaceAll(field.kind === 'text' ? '\n' : '', field.kind === 'text' ? ' ' : ''));
    this.input.addEventListener(this.flag || field.kind === 'choice' ? 'change' : 'input', () => engine.drill('edit set', 0, `${this.pointer}\n${value()}`));
    const about = element('p', { id: `${id}-about`, className: 'about', textContent: field.meaning });
    this.error = element('p', { id: `${id}-error`, className: 'error', hidden: true });
    this.input.setAttribute('aria-describedby', `${about.id} ${this.error.id}`);
    const label = element('label', { htmlFor: id, textContent: field.label || say('Text') });
    this.box = element('div', { className: 'edited' }, label, this.input, about, this.error);
  }

  fill(field) {
    if (field.kind === 'choice') fillSelect(this.input, field.choices, field.value);
    else if (this.flag) this.input.checked = field.value === 'true';
    else if (document.activeElement !== this.input && this.input.value !== field.value) this.input.value = field.value;
    write(this.error, field.error);
    this.error.hidden = field.error === '';
    this.input.setAttribute('aria-invalid', String(field.error !== ''));
  }
}

export class EditorView {
  constructor(engine) {
    this.engine = engine;
    this.built = '';
  }

  // Whether the whole is built anew in `root`.
  update(root, editor) {
    const key = JSON.stringify([editor.section, editor.item, editor.items.length, editor.parts.map(({ title, fields }) => [title, fields.map(({ pointer }) => pointer)])]);
    if (key !== this.built) {
      this.built = key;
      const focused = root.contains(document.activeElement) ? document.activeElement.dataset.keep ?? '' : null;
      root.replaceChildren(...this.make(editor));
      // a button that is there again keeps the focus
      if (focused !== null) (root.querySelector(`[data-keep="${CSS.escape(focused)}"]`) ?? root.querySelector('h1')).focus();
    }
    write(this.state, editor.errors === 0 ? say('Nothing to mend.') : sayNumber(editor.errors, '{} to mend.', '{} to mend.', editor.errors));
    this.play.disabled = editor.errors > 0;
    editor.sections.forEach(({ title, errors }, index) => write(this.sections[index], errors > 0 ? sayNumber(errors, '{} ({} to mend)', '{} ({} to mend)', title, errors) : title));
    editor.items.forEach((title, index) => write(this.items[index], title));
    let index = 0;
    for (const [at, { error, fields }] of editor.parts.entries()) {
      write(this.partErrors[at], error);
      for (const field of fields) this.rows[index++].fill(field);
    }
  }

  make(editor) {
    const { engine } = this;
    this.state = element('p', { className: 'second' });
    this.state.setAttribute('role', 'status');
    this.play = button(say('Play it'), () => engine.drill('edit play'));
    const head = element('section', { className: 'panel headline' }, element('h1', { textContent: say('Edit a drill'), tabIndex: -1 }), this.state,
      element('div', { className: 'buttons' }, button(say('Save'), () => engine.drill('edit save'), true), this.play, button(say('Undo'), () => engine.drill('edit undo')), button(say('Done'), () => engine.drill('edit done'))));
    const press = (text, keep, on, act) => {
      const made = button(text, act);
      made.dataset.keep = keep;
      if (on !== undefined) made.setAttribute('aria-pressed', String(on));
      return made;
    };
    this.sections = editor.sections.map(({ title }, index) => press(title, `section ${index}`, index === editor.section, () => engine.drill('edit look', index, '0')));
    this.items = editor.items.map((title, index) => press(title, `item ${index}`, index === editor.item, () => engine.drill('edit look', editor.section, String(index))));
    const parts = section(say('Parts'), element('div', { className: 'buttons' }, ...this.sections));
    if (editor.list) parts.append(element('div', { className: 'buttons' }, ...this.items, button(say('Add one'), () => engine.drill('edit add', 0, editor.list))));
    this.rows = [];
    this.partErrors = [];
    const groups = editor.parts.map(({ title, pointer, fields }) => {
      const rows = fields.map((field) => {
        const row = new FieldRow(engine, field, this.rows.length);
        this.rows.push(row);
        return row.box;
      });
      const error = element('p', { className: 'error' });
      this.partErrors.push(error);
      if (!title) return element('div', {}, error, ...rows);
      const remove = pointer ? [named(button(say('Remove'), () => engine.drill('edit remove', 0, pointer)), say('Remove: {}', title))] : [];
      return element('fieldset', { className: 'decision' }, element('legend', { textContent: title }), error, ...rows, element('div', { className: 'buttons' }, ...remove));
    });
    const additions = editor.additions.map(([pointer, what]) => press(what, `add ${pointer}`, undefined, () => engine.drill('edit add', 0, pointer)));
    const at = `${editor.list}/${editor.item}`;
    const moves = editor.list && editor.items.length > 0 ? [button(say('Move up'), () => engine.drill('edit move', -1, at)), button(say('Move down'), () => engine.drill('edit move', 1, at)), named(button(say('Remove'), () => engine.drill('edit remove', 0, at)), say('Remove: {}', editor.items[editor.item]))] : [];
    const title = editor.items[editor.item] ?? editor.sections[editor.section].title;
    return [head, parts, section(title, ...groups, element('div', { className: 'buttons' }, ...additions, ...moves))];
  }
}
