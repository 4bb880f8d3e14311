// The network in the text view: what its picture shows, in words and tables. The app works it out only while it is open.
import { element, fillSelect, write } from './text_rows.js';
import { say, sayNumber } from './words.js';

const byId = (id) => document.getElementById(id);
const shown = (count) => count.toLocaleString('en');

export class NetworkPanel {
  constructor(engine) {
    this.engine = engine;
    const box = byId('network');
    box.addEventListener('toggle', () => engine.tellNetwork(box.open));
    byId('network-future').addEventListener('change', (event) => engine.networkFuture(Number(event.target.value)));
    byId('network-side').addEventListener('change', (event) => engine.networkBaseline(event.target.value === '1'));
    byId('network-at').addEventListener('input', (event) => engine.networkMoment(Number(event.target.value)));
    byId('network-person').addEventListener('change', ({ target }) => engine.networkPerson(target.value === '' ? -1 : Number(target.value)));
  }

  update({ network, paired }) {
    if (!network || !byId('network').open) return;
    fillSelect(byId('network-future'), network.futures.map(({ name }, index) => [index, name]), network.future);
    byId('network-side').value = network.baseline || !paired ? '1' : '0';
    byId('network-side').disabled = !paired;
    for (const id of ['network-at', 'network-person']) byId(id).disabled = !network.ready;
    if (!network.ready) return write(byId('network-now'), say('Telling one of the futures person by person…'));
    const key = JSON.stringify(network);
    if (key === this.shown) return;
    this.shown = key;
    this.fill(network);
  }

  fill(network) {
    const at = byId('network-at');
    at.max = String(network.until);
    if (at !== document.activeElement) at.value = String(network.minutes);
    at.setAttribute('aria-valuetext', network.when);
    write(byId('network-now'), [say('{}, in future {} of {}.', network.when, network.replicate, network.of), network.whole ? '' : say('So much is said in this crowd that not all of it is told.')].filter(Boolean).join(' '));
    byId('network-standpoints').tBodies[0].replaceChildren(...network.standpoints.map(({ label, meaning, count }) => {
      const cell = element('td', { textContent: shown(count) });
      cell.dataset.label = say('People');
      return element('tr', {}, element('th', { scope: 'row', textContent: label, title: meaning }), cell);
    }));
    fillList('network-stories', network.stories.map(({ title, reach, words }) => [element('strong', { textContent: title }), ` ${sayNumber(reach, '{} person.', '{} people.', shown(reach))} ${words}`]), say('None so far.'));
    this.person(network);
    fillList('network-connectors', network.connectors.map(({ person, ties: count }) => [this.personButton(person), ` ${sayNumber(count, '{} tie', '{} ties', shown(count))}`]), say('Nobody has ties here.'));
    write(byId('network-bridges-words'), network.clear_communities ? say('Their ties lead into other communities: through them talk crosses over.')
      : say('This crowd has no clear communities: people are tied to others all over it, so nobody is a bridge between groups.'));
    fillList('network-bridges', network.bridges.map(({ person, outside, reaches }) => [this.personButton(person), ` ${sayNumber(outside, '{} tie', '{} ties', shown(outside))} ${sayNumber(reaches, 'to {} other community', 'to {} other communities', reaches)}`]), '');
  }

  person({ person, not_found: notFound }) {
    const lines = person ? [say('Person {}', shown(person.number)), ...person.lines] : notFound ? [notFound] : [];
    byId('network-card').replaceChildren(...lines.map((textContent) => element('p', { textContent })));
    const input = byId('network-person');
    if (person && input !== document.activeElement) input.value = String(person.number);
  }

  personButton(number) {
    const button = element('button', { type: 'button', className: 'back', textContent: say('Person {}', shown(number)) });
    button.addEventListener('click', () => this.engine.networkPerson(number));
    return button;
  }
}

// A list, or a line where it is empty. Its buttons keep the focus when it is filled anew.
function fillList(id, rows, empty) {
  const box = byId(id);
  const held = [...box.querySelectorAll('button')].indexOf(document.activeElement);
  box.replaceChildren(rows.length > 0 ? element('ul', {}, ...rows.map((row) => element('li', {}, ...row))) : element('p', { className: 'second', textContent: empty }));
  if (held >= 0) box.querySelectorAll('button')[held]?.focus();
}
