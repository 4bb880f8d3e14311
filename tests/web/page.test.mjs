// The page as people meet it. Every wait is for a state of the page, never for a time.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';
import { Bench, GRAPEVINE, WEB } from './browser.mjs';

const AGENTS = 'support.social.agents';
const FIRST = 'influencer-in-the-queue';

let bench;
before(async () => { bench = await Bench.start(); });
after(async () => { await bench?.stop(); });

const onPage = (options, work) => bench.onPage(options, work);

const fileLike = (scenario) => JSON.stringify(scenario);
const SMALL = { grapevine: 1, name: 'small', title: 'A small shop', people: 300, days: 3, replicates: 16 };

for (const [build, query] of [['mt', ''], ['st', '?threads=0']]) {
  test(`${build}: a first result appears, and its CSV is the command line's to the last byte`, async () => {
    await onPage({ address: `/${query}` }, async (tab) => {
      const { sentence } = (await tab.state()).headline;
      assert.match(sentence, /\d/);
      assert.equal(await tab.page.evaluate(() => globalThis.grapevine.build), build);
      await tab.until(() => globalThis.grapevine.frames() > 0, 'a frame');
      const folder = join(bench.folder, build);
      execFileSync(GRAPEVINE, ['run', FIRST, '--replicates', '64', '-o', folder]);
      const kind = (await tab.state()).paired ? 'baseline' : 'runs';
      const runs = await tab.csv(kind);
      assert.equal(runs.trim().split('\n').length, 65);
      assert.equal(runs, readFileSync(join(folder, 'runs.csv'), 'utf8'));
    });
  });
}

test('a lever dragged on the canvas changes the scenario and the sentence; the text view follows', async () => {
  await onPage({}, async (tab) => {
    const slider = await tab.until(() => globalThis.grapevine.controls().find(({ id, enabled, bottom }) => id === 'slider' && enabled && bottom < innerHeight), 'a slider');
    const before = await tab.lever(slider.of);
    const y = (slider.top + slider.bottom) / 2, across = (part) => slider.left + part * (slider.right - slider.left);
    await tab.page.mouse.move(across(0.3), y);
    await tab.page.mouse.down();
    await tab.page.mouse.move(across(0.6), y, { steps: 3 });
    await tab.page.mouse.move(across(0.9), y, { steps: 3 });
    await tab.until(([path, old]) => globalThis.grapevine.state().levers.find((lever) => lever.path === path).value !== old, 'the lever to move', [slider.of, before.value]);
    await tab.page.mouse.up();
    await tab.settled();
    const state = await tab.state();
    assert.ok(state.differs.length > 0);
    assert.ok(state.paired);
    const moved = state.levers.find(({ path }) => path === slider.of);
    await tab.page.evaluate(() => document.getElementById('to-text').click());
    assert.equal(await tab.page.locator('#sentence').textContent(), state.headline.sentence);
    const shown = Number(await tab.page.locator(`[data-path="${slider.of}"] input[type=number]`).inputValue());
    assert.ok(Math.abs(shown - moved.value * (moved.unit === 'share' ? 100 : 1)) < 1e-9);
  });
});

test('a lever typed in the text view changes the sentence; undo and redo take it back and again', async () => {
  await onPage({ address: '/?view=text' }, async (tab) => {
    const before = await tab.state();
    const old = (await tab.lever(AGENTS)).value;
    await tab.type(AGENTS, old + 7);
    const changed = await tab.state();
    assert.equal((await tab.lever(AGENTS)).value, old + 7);
    assert.notEqual(changed.headline.sentence + changed.headline.detail, before.headline.sentence + before.headline.detail);
    assert.equal(await tab.page.locator('#sentence').textContent(), changed.headline.sentence);
    await tab.page.click('#undo');
    await tab.until(([path, value]) => globalThis.grapevine.state().levers.find((lever) => lever.path === path).value === value, 'undo', [AGENTS, old]);
    await tab.settled();
    assert.equal((await tab.state()).headline.sentence, before.headline.sentence);
    await tab.page.click('#redo');
    await tab.until(([path, value]) => globalThis.grapevine.state().levers.find((lever) => lever.path === path).value === value, 'redo', [AGENTS, old + 7]);
    await tab.settled();
    assert.equal((await tab.state()).headline.sentence, changed.headline.sentence);
    assert.equal(await tab.page.evaluate(() => globalThis.grapevine.frames()), 0, 'the text view needs no frame of the canvas');
  });
});

test('a focused input is never overwritten', async () => {
  await onPage({ address: '/?view=text' }, async (tab) => {
    const input = tab.page.locator(`[data-path="${AGENTS}"] input[type=number]`);
    await input.focus();
    await input.fill('1');
    const number = (await tab.state()).number;
    await tab.page.evaluate((path) => globalThis.grapevine.edit(path, 9), AGENTS);
    await tab.until((seen) => globalThis.grapevine.state().number > seen, 'a new state', number);
    await tab.settled();
    assert.equal(await input.inputValue(), '1');
    assert.equal((await tab.lever(AGENTS)).value, 9);
  });
});

test('a refused value is explained beside its lever and changes nothing', async () => {
  await onPage({ address: '/?view=text' }, async (tab) => {
    const old = (await tab.lever(AGENTS)).value;
    await tab.type(AGENTS, -3);
    assert.ok((await tab.page.locator(`[data-path="${AGENTS}"] .error`).textContent()).length > 10);
    assert.equal((await tab.lever(AGENTS)).value, old);
  });
});

test('a copied link opens as the same state with the same figures', async () => {
  await onPage({ address: '/?view=text' }, async (tab) => {
    await tab.type(AGENTS, 8);
    await tab.page.click('#copy-link');
    await tab.until(() => document.getElementById('toast').textContent === 'Link copied.', 'the copy');
    const link = await tab.page.evaluate(() => navigator.clipboard.readText());
    assert.ok(link.startsWith(`${bench.origin}/#s=`));
    assert.ok(link.length <= 2000);
    const [sentence, runs] = [(await tab.state()).headline.sentence, await tab.csv('runs')];
    await onPage({ address: link.slice(bench.origin.length) }, async (other) => {
      assert.equal((await other.lever(AGENTS)).value, 8);
      assert.equal((await other.state()).headline.sentence, sentence);
      assert.equal(await other.csv('runs'), runs);
    });
  });
});

test('the address bar follows, and a broken link says so', async () => {
  await onPage({ address: '/?view=text' }, async (tab) => {
    await tab.type(AGENTS, 5);
    await tab.until(() => location.hash === globalThis.grapevine.link(), 'the address bar');
  });
  await onPage({ address: '/?view=text#s=broken!' }, async (tab) => {
    assert.match((await tab.state()).messages[0].title, /link/);
    assert.ok(await tab.page.locator('#messages').isVisible());
  });
});

test('a dropped scenario opens; a hostile one is refused with its place and its remedy, and the old one stays', async () => {
  await onPage({ address: '/?view=text' }, async (tab) => {
    await tab.drop(fileLike(SMALL), 'small.json');
    await tab.until(() => globalThis.grapevine.state().scenario.title === 'A small shop', 'the dropped scenario');
    await tab.settled();
    const before = await tab.state();
    const hostile = [['{"grapevine": 1, "people": 1e99, "days": 3}', 'huge.json'], ['[[[['.repeat(50_000), 'deep.json'],
      [fileLike({ ...SMALL, parameters: { 'support.social.agent': 3 } }), 'typo.json'], ['\u0000\ud800<img src=x onerror=alert(1)>', '<b>name.json']];
    for (const [text, name] of hostile) {
      const number = (await tab.state()).number;
      await tab.drop(text, name);
      await tab.until((seen) => { const state = globalThis.grapevine.state(); return state.number > seen && state.messages.length > 0; }, `a message about ${name}`, number);
      const { messages, scenario } = await tab.state();
      assert.ok(messages[0].title.includes(name.slice(-9)), messages[0].title);
      assert.ok(messages[0].where.length > 0 && messages[0].remedy.length > 0, JSON.stringify(messages[0]));
      assert.equal(scenario.title, before.scenario.title);
      await tab.until((title) => document.querySelector('#messages h2')?.textContent === title, 'the panel', messages[0].title);
      assert.equal(await tab.page.locator('#messages img, #messages b').count(), 0, 'text from a file is never HTML');
    }
    assert.equal((await tab.state()).headline.sentence, before.headline.sentence);
    await tab.page.click('#messages button');
    await tab.until(() => globalThis.grapevine.state().messages.length === 0, 'the panel to close');
  });
});

test('a reload brings the scenario back; what was kept and is broken is let go', async () => {
  const first = await bench.open({ address: '/?view=text' });
  await first.drop(fileLike(SMALL), 'small.json');
  await first.until(() => globalThis.grapevine.state().scenario.title === 'A small shop', 'the scenario');
  await first.settled();
  await first.until(() => localStorage.getItem('grapevine.scenario')?.includes('A small shop'), 'it to be kept');
  assert.deepEqual(await first.close(), []);
  const { context } = first;
  await onPage({ address: '/?view=text', context }, async (tab) => {
    assert.equal((await tab.state()).scenario.title, 'A small shop');
    await tab.page.goto(`${tab.origin}/?embed`);   // the page keeps what is open when it goes; this one keeps nothing
    await tab.page.evaluate(() => localStorage.setItem('grapevine.scenario', '{"grapevine": 1, "people": -5}'));
  });
  await onPage({ address: '/?view=text', context }, async (tab) => {
    assert.equal((await tab.state()).scenario.name, FIRST);
    assert.equal((await tab.state()).messages.length, 0);
  });
  await context.close();
});

test('downloads hold the same bytes as the app', async () => {
  await onPage({ address: '/?view=text' }, async (tab) => {
    await tab.page.click('#save-menu > summary');
    const [download] = await Promise.all([tab.page.waitForEvent('download'), tab.page.click('[data-save=runs]')]);
    assert.equal(download.suggestedFilename(), `${FIRST}-futures.csv`);
    assert.equal(readFileSync(await download.path(), 'utf8'), await tab.csv('runs'));
    await tab.page.click('#save-menu > summary');
    const [report] = await Promise.all([tab.page.waitForEvent('download'), tab.page.click('[data-save=report]')]);
    assert.match(report.suggestedFilename(), /-report\.html$/);
    assert.equal(readFileSync(await report.path(), 'utf8'), await tab.page.evaluate(() => globalThis.grapevine.report()));
    assert.match(readFileSync(await report.path(), 'utf8'), /^<!DOCTYPE html>\n/);
  });
});

test('nothing is drawn while nothing happens', async () => {
  await onPage({}, async (tab) => {
    // at rest: the same count over half a second of the browser's own frames
    await tab.until(async () => {
      const seen = globalThis.grapevine.frames();
      await new Promise((resolve) => { setTimeout(resolve, 500); });
      return seen > 0 && seen === globalThis.grapevine.frames();
    }, 'rest');
    const frames = await tab.page.evaluate(() => globalThis.grapevine.frames());
    await tab.page.evaluate(() => new Promise((resolve) => { setTimeout(resolve, 1000); }));
    assert.equal(await tab.page.evaluate(() => globalThis.grapevine.frames()), frames);
    await tab.page.mouse.move(200, 300);
    await tab.until((seen) => globalThis.grapevine.frames() > seen, 'a frame after the pointer moved', frames);
  });
});

test('a lost WebGL context loses nothing', async () => {
  await onPage({}, async (tab) => {
    await tab.page.evaluate(() => {
      globalThis.losing = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
      globalThis.losing.loseContext();
    });
    await tab.until(() => !document.getElementById('canvas-lost').hidden, 'the note');
    const { sentence } = (await tab.state()).headline;
    const frames = await tab.page.evaluate(() => globalThis.grapevine.frames());
    await tab.page.evaluate(() => globalThis.losing.restoreContext());
    await tab.until(() => document.getElementById('canvas-lost').hidden, 'the canvas to come back');
    await tab.until((seen) => globalThis.grapevine.frames() > seen, 'a new frame', frames);
    assert.equal((await tab.state()).headline.sentence, sentence);
    tab.complaints = tab.complaints.filter((text) => !/CONTEXT_LOST|context lost/i.test(text));
  });
});

test('with the keyboard alone: from the address bar to a lever and back', async () => {
  await onPage({ address: '/?view=text' }, async (tab) => {
    const reached = (id) => tab.page.evaluate((wanted) => document.activeElement?.id === wanted, id);
    const wanted = `lever-${AGENTS.replaceAll('.', '-')}`;
    for (let presses = 0; presses < 200 && !await reached(wanted); ++presses) {
      await tab.page.keyboard.press('Tab');
      // groups that are closed open with Enter
      await tab.page.evaluate(() => { if (document.activeElement?.matches('#levers summary') && !document.activeElement.parentElement.open) document.activeElement.dataset.closed = ''; });
      if (await tab.page.evaluate(() => 'closed' in (document.activeElement?.dataset ?? {}))) {
        await tab.page.keyboard.press('Enter');
        await tab.page.evaluate(() => { delete document.activeElement.dataset.closed; });
      }
    }
    assert.ok(await reached(wanted), 'Tab reaches the lever');
    const { value } = await tab.lever(AGENTS);
    await tab.page.keyboard.press('Control+A');
    await tab.page.keyboard.type(String(value + 4));
    await tab.page.keyboard.press('Enter');
    await tab.until(([path, now]) => globalThis.grapevine.state().levers.find((lever) => lever.path === path).value === now, 'the lever', [AGENTS, value + 4]);
    const named = await tab.page.evaluate(() => [...document.querySelectorAll('#text input, #text select')].every((input) => input.labels?.length > 0 || input.ariaLabel));
    assert.ok(named, 'every input has a name');
  });
});

test('320 pixels: the text view comes by itself and nothing scrolls sideways', async () => {
  await onPage({ width: 320, height: 640 }, async (tab) => {
    assert.equal(await tab.page.evaluate(() => document.body.dataset.view), 'text');
    await tab.page.evaluate(() => { for (const group of document.querySelectorAll('#levers details')) group.open = true; });
    const wide = await tab.page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 320, `${wide} px`);
    assert.equal(await tab.page.locator('#charts svg').count(), 2);
  });
});

for (const build of ['mt', 'st']) {
  test(`${build}: a crowd that there is no memory for stops the page, which says so and offers a way on without it`, async () => {
    const tab = await bench.open({ address: `/?view=text${build === 'st' ? '&threads=0' : ''}` });
    // from now on the browser gives no more memory
    await tab.page.evaluate(() => { WebAssembly.Memory.prototype.grow = () => { throw new RangeError('no more'); }; });
    await tab.drop(JSON.stringify({ grapevine: 1, name: 'crowd', people: 1_000_000, days: 3, replicates: 8 }), 'crowd.json').catch(() => {});
    await tab.page.waitForFunction(() => document.body.dataset.view === 'stopped');
    assert.match(await tab.page.locator('#loading-text').textContent(), /out of memory/);
    await tab.page.locator('#loading-text a').click();
    await tab.until(() => globalThis.grapevine?.settled?.(), 'the results of another scenario');
    assert.equal(await tab.page.evaluate(() => globalThis.grapevine.state().scenario.name), 'influencer-in-the-queue');
    await tab.context.close();
  });
}

test('the whole page weighs at most 2.5 MB compressed', (context) => {
  const files = (folder) => readdirSync(folder).flatMap((name) => (statSync(join(folder, name)).isDirectory() ? files(join(folder, name)) : [join(folder, name)]));
  const weigh = (path) => brotliCompressSync(readFileSync(path), { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).length;
  const own = files(WEB).filter((path) => !/\.(br|gz)$/.test(path));
  const of = (build) => own.filter((path) => !path.includes(build === 'mt' ? '/st/' : '/mt/')).reduce((sum, path) => sum + weigh(path), 0);
  for (const build of ['mt', 'st']) {
    const bytes = of(build);
    context.diagnostic(`page weight, ${build}: ${bytes} bytes with brotli`);
    assert.ok(bytes > 100_000 && bytes <= 2_500_000, `${bytes} bytes`);
  }
});
