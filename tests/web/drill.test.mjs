// A whole drill in the page: three teams play, their codes are pasted, hot wash and report; a tab that is closed in the
// middle, and one whose process dies.
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

test('three teams play, a closed tab and a crash in between lose nothing, and the report has the bytes of the command line', async () => {
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
  const reopen = async () => {
    const tab = await bench.open({ address: '/?view=text&threads=0', context: red.context });
    await tab.until(() => globalThis.grapevine.state().drill !== null, 'the drill that was open');
    assert.deepEqual(await drillOf(tab), before);
    return tab;
  };
  const dying = await reopen();
  const crash = dying.page.waitForEvent('crash');
  (await red.context.newCDPSession(dying.page)).send('Page.crash').catch(() => {}); // it never answers
  await crash;
  await dying.page.close();
  const tab = await reopen();
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

// Presses what is named by the keyboard alone.
async function byKey(tab, role, name, key = 'Enter') {
  const found = tab.page.getByRole(role, { name }).first();
  await found.focus();
  await found.press(key);
}

test('a facilitator leads three teams in the text view by keyboard alone: events, decisions, votes, notes, the room', async () => {
  const tab = await bench.open({ address: '/?view=text&threads=0' });
  await byKey(tab, 'button', 'Run a fire drill');
  await byKey(tab, 'button', 'Prepare: The weekend video');
  const teams = tab.page.getByLabel('Teams at this machine');
  await teams.focus();
  await teams.selectOption('3');
  await tab.until(() => globalThis.grapevine.state().drill.teams.length === 3, 'three teams');
  assert.equal(await tab.page.evaluate(() => document.activeElement.id), 'drill-teams', 'the focus stays on the choice');
  await tab.page.getByLabel('Who votes before each decision?').selectOption('2');
  await tab.page.getByLabel('Customer care').check();
  await byKey(tab, 'button', 'To the briefing');
  await byKey(tab, 'button', 'Begin to play');
  const events = tab.page.locator('ol.events > li');
  await tab.until(() => globalThis.grapevine.state().drill.view === 'facilitator' && globalThis.grapevine.state().drill.events, 'the events list');
  const state = await drillOf(tab);
  assert.equal(await events.count(), state.events.length);
  assert.deepEqual(state.roles.map(({ bot }) => bot), [false, false, true]);

  // the first inject is sent now, the second skipped; one is taken back
  await events.nth(0).getByRole('button', { name: 'Send now' }).focus();
  await tab.page.keyboard.press('Enter');
  await tab.until(() => globalThis.grapevine.state().drill.events[0].state === 'sent', 'the inject to be sent');
  await tab.until(() => document.activeElement.textContent === 'Take back', 'the focus to go on beside what was pressed');
  await events.nth(1).getByRole('button', { name: 'Skip' }).focus();
  await tab.page.keyboard.press('Enter');
  await tab.until(() => globalThis.grapevine.state().drill.events[1].state === 'skipped', 'the inject to be skipped');
  await events.nth(0).getByRole('button', { name: 'Take back' }).press('Enter');
  await tab.until(() => globalThis.grapevine.state().drill.events[0].state === 'skipped', 'the inject to be taken back');
  await events.nth(0).getByRole('button', { name: 'Send now' }).press('Enter');
  await tab.until(() => globalThis.grapevine.state().drill.events[0].state === 'sent', 'the inject to be sent again');

  while ((await drillOf(tab)).open.length === 0) {
    const { minute } = await drillOf(tab);
    await byKey(tab, 'button', 'Jump to what comes next');
    await tab.until((before) => globalThis.grapevine.state().drill.minute > before, 'the clock to go on', minute);
  }
  assert.equal((await drillOf(tab)).open.length, 3);
  const card = tab.page.getByRole('group', { name: /^Red: / });
  for (const [number, option] of [[1, 0], [2, 1]]) {
    await card.getByText(`Member ${number} of 2`).waitFor();
    await card.getByRole('radio').nth(option).press('Space');
    await card.getByLabel('How sure are you?').selectOption('7');
    await card.getByRole('button', { name: 'Vote' }).press('Enter');
    await tab.until((voted) => globalThis.grapevine.state().drill.open[0].voted === voted, 'the vote', number);
  }
  await card.getByText('Most are for').waitFor();
  assert.ok(await card.getByRole('radio').nth(0).isChecked(), 'of equal votes the first is proposed');
  await card.getByRole('button', { name: 'Decide' }).press('Enter');
  await tab.until(() => globalThis.grapevine.state().drill.decided.length === 1, 'the decision');
  await tab.page.getByLabel(/^Red: .*another option$/).selectOption({ index: 1 });
  await byKey(tab, 'button', /^Overrule: Red/);
  await tab.until(() => globalThis.grapevine.state().drill.decided[0].option === 1, 'the decision to be overruled');
  await byKey(tab, 'button', 'Take back the last decision of Red');
  await tab.until(() => globalThis.grapevine.state().drill.decided[0].option === 0, 'the first decision again');
  await byKey(tab, 'button', 'Five minutes more');
  await tab.page.getByLabel('A note for everybody’s log').fill('They argue');
  await tab.page.keyboard.press('Enter');
  const [log] = await Promise.all([tab.page.waitForEvent('download'), (async () => {
    await byKey(tab, 'button', 'Report');
    await byKey(tab, 'button', 'Save the log');
  })()]);
  const text = readFileSync(await log.path(), 'utf8');
  for (const part of ['note They argue', 'vote 1 alarm', 'vote 2 alarm', 'overrule alarm', 'undo', 'extend alarm', 'send the-video', 'skip the-manager']) assert.ok(text.includes(part), part);

  await byKey(tab, 'button', 'Play');
  await byKey(tab, 'button', 'Room');
  await tab.page.getByRole('heading', { name: 'What is public' }).waitFor();
  assert.equal(await tab.page.evaluate(() => document.activeElement.textContent), 'Room', 'the focus stays on the switch');
  assert.match(await tab.page.locator('#drill').innerText(), /of 5,000 people have heard/);
  assert.equal(await tab.page.getByRole('group', { name: /^Red: / }).count(), 0, 'nobody is shown up in the room');
  assert.deepEqual(await tab.close(), []);
  await tab.context.close();
});
