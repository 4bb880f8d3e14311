// What stands in the address: scenarios by name, links with their view and version, embedding, and the browser's history.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { Bench, GRAPEVINE } from './browser.mjs';

const AGENTS = 'support.social.agents';

let bench;
before(async () => { bench = await Bench.start(); });
after(async () => { await bench?.stop(); });
const onPage = (options, work) => bench.onPage(options, work);

const parts = async (tab) => new URL(await tab.page.evaluate(() => location.href));
const onScreen = (tab, screen) => tab.until((wanted) => globalThis.grapevine.state().screen === wanted, `the screen ${screen}`, screen);

test('?scenario=name opens it; an unknown name gets the nearest one in a sentence', async () => {
  await onPage({ address: '/?scenario=recall&view=text' }, async (tab) => {
    assert.equal((await tab.state()).scenario.name, 'recall');
    assert.equal((await tab.state()).messages.length, 0);
  });
  await onPage({ address: '/?scenario=recal&view=text' }, async (tab) => {
    const { messages } = await tab.state();
    assert.equal(messages[0].title, 'There is no such scenario');
    assert.match(messages[0].remedy, /did you mean recall\?/);
    assert.match(await tab.page.locator('#messages').innerText(), /recall/);
    assert.match((await tab.state()).headline.sentence, /\d/, 'something is shown all the same');
  });
});

test('?embed shows the sentence and one chart, and keeps nothing', async () => {
  await onPage({ address: '/?embed&scenario=recall&title=Our%20recall&chart=backlog', width: 640, height: 480 }, async (tab) => {
    const { page } = tab;
    assert.equal(await page.locator('#embed h1').innerText(), 'Our recall');
    assert.match(await page.locator('#embed-sentence').innerText(), /\d/);
    assert.match(await page.locator('#embed figcaption strong').innerText(), /Backlog/);
    assert.equal(await page.locator('#embed svg[role=img]').count(), 1);
    assert.equal(await page.locator('button:visible, input:visible, select:visible').count(), 0, 'nothing to press');
    assert.match(await page.locator('#embed-open').getAttribute('href'), /^\/#s=/);
    assert.ok(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight && document.documentElement.scrollWidth <= innerWidth), 'all of it is seen');
    assert.equal(await page.evaluate(() => globalThis.grapevine.frames()), 0);
    await page.evaluate(() => globalThis.dispatchEvent(new Event('pagehide')));
    assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), []);
    assert.equal((await parts(tab)).hash, '', 'its address stays as it was given');
  });
  await onPage({ address: '/?embed&title=&chart=pie' }, async (tab) => {
    assert.equal(await tab.page.locator('#embed h1').isVisible(), false);
    assert.match(await tab.page.locator('#embed-note').innerText(), /no chart “pie”; there are people and backlog/);
    assert.match(await tab.page.locator('#embed figcaption strong').innerText(), /heard something bad/);
  });
});

test('another host may show the embedded page and not the whole one', async () => {
  const host = createServer((request, answer) => {
    answer.setHeader('Content-Type', 'text/html');
    answer.end(`<iframe id="small" src="${bench.origin}/?embed" width="600" height="400"></iframe><iframe id="whole" src="${bench.origin}/"></iframe>`);
  });
  await new Promise((resolve) => { host.listen(0, '127.0.0.1', resolve); });
  const context = await bench.context();
  try {
    const page = await context.newPage();
    await page.goto(`http://localhost:${host.address().port}/`);
    await page.frameLocator('#small').locator('#embed svg[role=img]').waitFor({ timeout: 90_000 });
    assert.equal(await page.frameLocator('#whole').locator('#main').count(), 0);
  } finally {
    await context.close();
    host.close();
  }
});

test('a link carries the screen and the version; one of another version says so', async () => {
  let link = '';
  await onPage({}, async (tab) => {
    assert.equal((await tab.state()).screen, 'first');
    await tab.page.evaluate((path) => globalThis.grapevine.edit(path, 9), AGENTS);
    await tab.page.evaluate(() => globalThis.grapevine.show('network'));
    await onScreen(tab, 'network');
    await tab.settled();
    link = await tab.page.evaluate(() => globalThis.grapevine.link());
    assert.match(link, /^#s=1\.[^&]+&v=network&by=\d+\.\d+\.\d+$/);
    await tab.until((wanted) => location.hash === wanted, 'the address bar', link);
  });
  await onPage({ address: `/${link}` }, async (tab) => {
    assert.equal((await tab.state()).screen, 'network');
    assert.equal((await tab.lever(AGENTS)).value, 9);
    assert.equal((await tab.state()).messages.length, 0);
  });
  await onPage({ address: `/?view=text${link.replace(/by=.*/, 'by=0.0.9')}` }, async (tab) => {
    assert.equal((await tab.lever(AGENTS)).value, 9, 'it opens all the same');
    assert.match((await tab.state()).messages[0].title, /made with Grapevine 0\.0\.9/);
  });
  // the command line takes it as it is
  const file = JSON.parse(execFileSync(GRAPEVINE, ['run', `${bench.origin}/${link}`, '--replicates', '2', '--json']));
  assert.ok(file);
});

test('what is too large for a link says so, and is never cut', async () => {
  await onPage({ address: '/?view=text' }, async (tab) => {
    const timeline = Array.from({ length: 120 }, (_, i) => ({ at: `D${1 + (i % 8)} ${String(i % 24).padStart(2, '0')}:${String((7 * i) % 60).padStart(2, '0')}`, set: { [AGENTS]: 1 + ((i * i) % 17) } }));
    await tab.drop(JSON.stringify({ grapevine: 1, name: 'long', title: 'Long', people: 300, days: 10, replicates: 8, timeline }), 'long.json');
    await tab.until(() => globalThis.grapevine.state().scenario.title === 'Long', 'the scenario');
    await tab.settled();
    assert.equal(await tab.page.evaluate(() => globalThis.grapevine.link()), '');
    await tab.until(() => location.hash === '', 'an address without a link');
    await tab.page.click('#copy-link');
    await tab.until(() => /too large for a link; save the file/i.test(document.getElementById('toast').textContent), 'a word about it');
  });
});

test('back and forward walk the screens and keep what was changed', async () => {
  await onPage({}, async (tab) => {
    const { page } = tab;
    await tab.until(() => history.state?.screen === 'first', 'the first entry');
    const entries = await page.evaluate(() => history.length);
    await page.evaluate(() => globalThis.grapevine.show('what-if'));
    await tab.until(() => history.state.screen === 'what-if', 'an entry of its own');
    await page.evaluate((path) => globalThis.grapevine.edit(path, 9), AGENTS);
    await tab.settled();
    await page.evaluate(() => globalThis.grapevine.show('network'));
    await tab.until(() => history.state.screen === 'network', 'another');
    assert.equal(await page.evaluate(() => history.length), entries + 2, 'edits make no entries');

    await page.goBack();
    await onScreen(tab, 'what-if');
    assert.equal((await tab.lever(AGENTS)).value, 9);
    const frames = await page.evaluate(() => globalThis.grapevine.frames());
    await page.mouse.move(300, 300);
    await tab.until((seen) => globalThis.grapevine.frames() > seen, 'a frame after going back', frames);
    await page.goForward();
    await onScreen(tab, 'network');
    await tab.until(() => location.hash === globalThis.grapevine.link(), 'the link of what is on screen');

    // the text view is a place too
    await page.evaluate(() => document.getElementById('to-text').click());
    await tab.until(() => history.state.view === 'text', 'an entry for the text view');
    await page.goBack();
    await tab.until(() => document.body.dataset.view === 'picture', 'the picture');
    await tab.settled();
  });
});

test('back returns to the scenario that was open before', async () => {
  await onPage({ address: '/?view=text' }, async (tab) => {
    await tab.type(AGENTS, 7);
    await tab.until(() => location.hash === globalThis.grapevine.link(), 'the address bar');
    await tab.page.selectOption('#scenario', 'recall');
    await tab.until(() => globalThis.grapevine.state().scenario.name === 'recall' && location.hash === globalThis.grapevine.link(), 'the other scenario');
    await tab.page.goBack();
    await tab.until(() => globalThis.grapevine.state().scenario.name !== 'recall', 'the first one');
    assert.equal((await tab.lever(AGENTS)).value, 7);
    await tab.settled();
  });
});

test('a reload in the middle of a drag brings back what was under the hand', async () => {
  await onPage({}, async (tab) => {
    const frames = () => tab.page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
    await tab.page.evaluate(() => globalThis.grapevine.show('what-if'));
    // the first screen has sliders too, elsewhere
    await tab.until(() => globalThis.grapevine.state().screen === 'what-if', 'the levers');
    await tab.settled();
    await frames();
    const slider = await tab.until(() => globalThis.grapevine.controls().find(({ id, enabled, bottom }) => id === 'slider' && enabled && bottom < innerHeight), 'a slider');
    const y = (slider.top + slider.bottom) / 2, across = (part) => slider.left + part * (slider.right - slider.left);
    const { value } = await tab.lever(slider.of);
    await tab.page.mouse.move(across(0.3), y);
    await tab.page.mouse.down();
    // the press and the way are two frames, as from a hand
    await frames();
    await tab.page.mouse.move(across(0.8), y, { steps: 4 });
    await tab.until(([path, old]) => globalThis.grapevine.state().levers.find((lever) => lever.path === path).value !== old, 'the lever to move', [slider.of, value]);
    // what is published comes a little after the hand
    const held = await tab.until(async (path) => {
      const value = () => globalThis.grapevine.state().levers.find((lever) => lever.path === path).value;
      const seen = value();
      await new Promise((resolve) => { setTimeout(resolve, 800); });
      return seen === value() && seen;
    }, 'the hand to rest', slider.of);
    await tab.page.reload();
    await tab.until(() => globalThis.grapevine?.settled?.(), 'the page again');
    await tab.settled();
    assert.equal((await tab.lever(slider.of)).value, held);
    assert.equal((await tab.state()).screen, 'what-if');
  });
});
