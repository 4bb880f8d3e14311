// The page in another language: the pseudo-locale that the build makes beside the program that serves the page.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Bench, GRAPEVINE } from './browser.mjs';

const CATALOGUE = join(dirname(GRAPEVINE), 'wording/en_XA.mo');
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DECISION_CODE = /^GV1\.\S+$/;
const options = { skip: existsSync(CATALOGUE) ? false : 'the build makes no pseudo-locale: gettext is not here' };

let bench;
before(async () => { bench = await Bench.start(); });
after(async () => { await bench?.stop(); });

// What people are told in files, and what is the same in every language.
const KEYS = ['title', 'question', 'expect', 'source', 'text', 'brief', 'summary', 'lesson', 'from', 'channel', 'expected', 'name', 'objectives', 'briefing', 'baseline'];
function toldInFiles() {
  const told = ['Grapevine', 'GV1', 'RED', 'Red', 'CSV', 'JSON'];
  const visit = (json, shown) => {
    if (typeof json === 'string' && shown) told.push(json);
    else if (Array.isArray(json)) json.forEach((value) => visit(value, shown));
    else if (json !== null && typeof json === 'object') Object.entries(json).forEach(([key, value]) => visit(value, KEYS.includes(key)));
  };
  for (const folder of ['scenarios', 'scenarios/drills'])
    for (const file of existsSync(join(ROOT, folder)) ? readdirSync(join(ROOT, folder)) : []) if (file.endsWith('.json')) visit(JSON.parse(readFileSync(join(ROOT, folder, file), 'utf8')), false);
  return told.filter((text) => text.length > 1).sort((a, b) => b.length - a.length);
}

async function open(address) {
  const context = await bench.context();
  await context.route('**/wording/en_XA.mo', (route) => route.fulfill({ path: CATALOGUE }));
  return bench.open({ context, address });
}

// Every text and label that can be seen or is read out.
const textsOf = (tab) => tab.page.evaluate(() => {
  const found = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { parentElement: parent } = node;
    if (parent.closest('noscript, script, [translate=no]') || !parent.checkVisibility()) continue;
    found.add(node.data.trim());
  }
  for (const name of ['aria-label', 'title', 'placeholder'])
    for (const node of document.querySelectorAll(`[${name}]`)) if (node.checkVisibility() && !node.closest('[translate=no]')) found.add(node.getAttribute(name));
  return [...found];
});

async function allSaid(tab, where) {
  const told = toldInFiles();
  const words = (await textsOf(tab)).filter((text) => !DECISION_CODE.test(text));
  const plain = words.filter((text) => /[A-Za-z]{3}/.test(told.reduce((rest, data) => rest.replaceAll(data, ' '), text)));
  assert.deepEqual(plain, [], `${where}: not in the reader's language`);
}

test('under a catalogue every text and label of the text view is in its words', options, async () => {
  const tab = await open('/?threads=0&lang=en_XA&view=text');
  const { page } = tab;
  assert.equal(await page.locator('html').getAttribute('lang'), 'en-XA');
  await tab.settled();
  await page.evaluate(() => document.querySelectorAll('details').forEach((details) => { details.open = true; }));
  await tab.until(() => globalThis.grapevine.state().network?.ready, 'the network');
  await allSaid(tab, 'the what-if');
  await page.evaluate(() => globalThis.grapevine.edit('support.social.agents', 9));
  await tab.settled();
  await page.locator('#keep').click();
  await page.locator('#why-figure').selectOption({ index: 1 });
  await tab.until(() => globalThis.grapevine.state().why, 'the reasons');
  await allSaid(tab, 'with a change');
  await page.locator('#to-data').click();
  await allSaid(tab, 'open my data');
  await page.locator('#to-drill').click();
  await tab.until(() => globalThis.grapevine.state().screen === 'drill', 'the drill');
  await allSaid(tab, 'the choice of a drill');
  await page.locator('#drill .buttons button').first().click();
  await tab.until(() => globalThis.grapevine.state().drill, 'a drill');
  for (const step of ['prepare', 'brief', 'play']) {
    await tab.until((wanted) => globalThis.grapevine.state().drill.phase === wanted, step, step);
    await allSaid(tab, step);
    if (step !== 'play') await page.locator('#drill button.primary').first().click();
  }
  assert.deepEqual(await tab.close(), [], 'the page complained');
  await tab.context.close();
});

test('links keep the language, and so does the address', options, async () => {
  const tab = await open('/?threads=0&lang=en_XA&view=text');
  await tab.page.locator('#copy-link').click();
  await tab.until(() => !document.getElementById('toast').hidden, 'the link');
  assert.match(await tab.page.evaluate(() => navigator.clipboard.readText()), /\?lang=en_XA#s=/);
  await tab.until(() => location.search.includes('lang=en_XA'), 'the address');
  assert.deepEqual(await tab.close(), []);
  await tab.context.close();
});

test('a language that is not there is a message, and English goes on', async () => {
  const context = await bench.context();
  const tab = await bench.open({ context, address: '/?threads=0&lang=xx&view=text' });
  const { messages: [message] } = await tab.state();
  assert.equal(message.title, 'There is no catalogue of words for this language');
  assert.equal(message.found, 'xx');
  assert.equal(await tab.page.locator('#undo').textContent(), 'Undo');
  assert.equal(await tab.page.locator('html').getAttribute('lang'), 'en');
  const complaints = (await tab.close()).filter((line) => !line.includes('xx.mo') && !line.includes('404'));
  assert.deepEqual(complaints, []);
  // one that is damaged
  await context.route('**/wording/bad.mo', (route) => route.fulfill({ body: 'not a catalogue' }));
  const damaged = await bench.open({ context, address: '/?threads=0&lang=bad&view=text' });
  assert.equal((await damaged.state()).messages[0].found, 'bad');
  assert.deepEqual(await damaged.close(), []);
  await context.close();
});
