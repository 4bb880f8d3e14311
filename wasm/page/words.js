// The words of the page in the reader's language: from the catalogue that the engine has (core/base/wording.h), in English
// without one and before the engine is there. wording/grapevine.pot is extracted from these calls.

const NAME = /^[A-Za-z0-9_@-]{1,24}$/;

let engine = null;
const known = new Map();

// As in C++: {} takes the next field, {1} the one at that place, {{ and }} are braces.
function filled(words, fields) {
  let next = 0;
  return words.replace(/\{\{|\}\}|\{(\d*)\}/g, (all, place) => (place === undefined ? all[0] : String(fields[place === '' ? next++ : Number(place)])));
}

// Marks words of a table, which are said where they are shown.
export const english = (words) => words;

export function say(words, ...fields) {
  if (engine && !known.has(words)) known.set(words, engine.words(words));
  const said = known.get(words) ?? words;
  return fields.length > 0 ? filled(said, fields) : said;
}

// The form that the language has for `number`: sayNumber(count, '{} day', '{} days', count).
export function sayNumber(number, one, many, ...fields) {
  return filled(engine ? engine.wordsOfNumber(number, one, many) : Math.abs(number) === 1 ? one : many, fields);
}

// What of the address has to stay in links: the language.
export function languageAsked() { return new URLSearchParams(location.search).get('lang') ?? ''; }
export function addressOfPage() {
  const language = languageAsked();
  return location.origin + location.pathname + (language ? `?lang=${encodeURIComponent(language)}` : '');
}

// The catalogue of a language beside the page; null where it cannot be had.
export async function fetchCatalogue(language) {
  if (!NAME.test(language)) return null;
  try {
    const answer = await fetch(`wording/${language}.mo`);
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
  } catch { return null; }
}

// From now on everything is said in it. Returns whether it could be read.
export function speak(speaker, language, bytes) {
  if (!bytes || !speaker.speak(bytes, language)) return false;
  engine = speaker;
  known.clear();
  document.documentElement.lang = language.replaceAll('_', '-');
  sayAll(document.body);
  return true;
}

// What stands in index.html: every text and label outside of translate="no".
function sayAll(root) {
  for (const label of ['aria-label', 'placeholder', 'title'])
    for (const node of root.querySelectorAll(`[${label}]`)) if (!node.closest('[translate=no]')) node.setAttribute(label, say(node.getAttribute(label)));
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const words = node.data.trim().replace(/\s+/g, ' ');
    if (!/[A-Za-z]{2}/.test(words) || node.parentElement.closest('[translate=no], noscript, script')) continue;
    node.data = node.data.replace(/\S[\s\S]*\S/, () => say(words));
  }
}
