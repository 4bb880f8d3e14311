// A whole drill in the page: three teams play, their codes are pasted, hot wash and report; a reload in the middle.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { Bench, GRAPEVINE } from './browser.mjs';

let bench;
before(async () => { bench = await Bench.start(); });
after(async () => { await bench?.stop(); });

const drillOf = async (tab) => (await tab.state()).drill;
const press = (tab, name) => tab.page.getByRole('button', { name, exact: true }).click();

async function begin(team) {
  const tab = await bench.open({ address: '/?view=text&threads=0' });
  await press(tab, 'Run a fire drill');
  await press(tab, 'Prepare: The weekend video');
  await tab.page.getByLabel('Your team').fill(team);
  await press(tab, 'To the briefing');
  await tab.until(() => globalThis.grapevine.state().drill?.phase === 'brief', 'the briefing');
  assert.equal(await tab.page.evaluate(() => document.activeElement.tagName), 'H1', 'the focus goes on where the new phase begins');
  await press(tab, 'Begin to play');
  await tab.until(() => globalThis.grapevine.state().drill?.phase === 'play', 'the clock');
  return tab;
}

// Of each card the option at `which`, or its last; at most `most` decisions.
async function play(tab, which, most = Infinity) {
  for (let decided = 0; ;) {
    const { open, over, minute } = await drillOf(tab);
    if (over || decided >= most) return;
    if (open.length === 0) {
      await press(tab, 'Jump to what comes next');
      await tab.until((before) => globalThis.grapevine.state().drill.minute > before, 'the clock to go on', minute);
      continue;
    }
    const card = tab.page.locator('fieldset.decision').first();
    const options = card.getByRole('radio');
    await options.nth(Math.min(which, await options.count() - 1)).check();
    await card.getByLabel('How sure are you?').selectOption('7');
    await card.getByRole('button', { name: 'Decide' }).click();
    ++decided;
    await tab.until((count) => globalThis.grapevine.state().drill.open.length !== count, 'the decision', open.length);
    await tab.until(() => document.activeElement !== document.body, 'the focus to go on where the decision was');
  }
}

test('three teams play, a reload in between loses nothing, and the report has the bytes of the command line', async () => {
  const codes = [];
  for (const [team, which] of [['Blue', 1], ['Green', 2]]) {
    const tab = await begin(team);
    await play(tab, which);
    codes.push((await drillOf(tab)).teams[0].code);
    assert.match(codes.at(-1), new RegExp(`^GV1\\.${team.toUpperCase()}\\.`));
    assert.deepEqual(await tab.close(), []);
    await tab.context.close();
  }

  const red = await begin('Red');
  await play(red, 0, 2);
  const before = await drillOf(red);
  assert.deepEqual(await red.close(), []);
  const tab = await bench.open({ address: '/?view=text&threads=0', context: red.context });
  await tab.until(() => globalThis.grapevine.state().drill !== null, 'the drill after the reload');
  assert.deepEqual(await drillOf(tab), before);
  await play(tab, 0);
  const own = (await drillOf(tab)).teams[0].code;

  await press(tab, 'To the hot wash');
  const damaged = codes[0].replace('BLUE', 'BLUF');
  for (const [text, refused] of [[damaged, true], [codes.join('\n'), false]]) {
    await tab.page.getByLabel('Paste decision codes').fill(text);
    await press(tab, 'Add the codes');
    if (!refused) continue;
    await tab.until(() => globalThis.grapevine.state().messages.length === 1, 'the refusal');
    assert.ok((await tab.state()).messages[0].remedy);
    assert.deepEqual((await drillOf(tab)).entrants, ['RED']);
    await tab.page.click('#messages button');
  }
  await tab.until(() => globalThis.grapevine.state().drill.entrants.length === 3, 'the codes');
  await tab.until(() => globalThis.grapevine.state().drill.done === 1, 'every team to be played again');
  assert.equal((await drillOf(tab)).results.length, 0);
  await press(tab, 'Reveal');
  await tab.until(() => globalThis.grapevine.state().drill.results.length > 0, 'the leaderboard');
  assert.equal((await drillOf(tab)).results[0].rows.length, 4);

  await tab.page.getByRole('navigation', { name: 'Phases' }).getByRole('button', { name: 'Report' }).click();
  const [download] = await Promise.all([tab.page.waitForEvent('download'), press(tab, 'Save the report')]);
  assert.equal(download.suggestedFilename(), 'weekend-video-report.html');
  const expected = execFileSync(GRAPEVINE, ['drill', 'report', 'weekend-video', own, ...codes], { encoding: 'utf8', maxBuffer: 1 << 26 });
  assert.equal(readFileSync(await download.path(), 'utf8'), expected);
  assert.deepEqual(await tab.close(), []);
  await tab.context.close();
});

test('on the canvas the second door leads to the drills, and a drill goes on there where the text view left it', async () => {
  const text = await begin('Red');
  await play(text, 0, 1);
  const before = await drillOf(text);
  assert.deepEqual(await text.close(), []);
  const tab = await bench.open({ address: '/?view=picture&threads=0', context: text.context });
  await tab.until(() => globalThis.grapevine.controls().some(({ id }) => id === 'run'), 'the clock on the canvas');
  assert.deepEqual(await drillOf(tab), before);
  assert.deepEqual(await tab.close(), []);
  await text.context.close();
});
