// A decision code goes from one machine's screen into another's camera: the QR code that the page shows at the end of a drill,
// seen by Chromium's made-up camera.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Bench } from './browser.mjs';

const WIDTH = 640, HEIGHT = 480;

let folder, teams;
before(() => { folder = mkdtempSync(join(tmpdir(), 'grapevine-camera-')); });
after(() => { rmSync(folder, { recursive: true, force: true }); });

const press = (tab, name) => tab.page.getByRole('button', { name, exact: true }).click();
const drillOf = async (tab) => (await tab.state()).drill;

async function toTheDrill(tab) {
  await press(tab, 'Run a fire drill');
  await press(tab, 'Prepare: The weekend video');
}

// A team that decides nothing: its code, and the path of its picture.
async function playOut(tab, name) {
  await toTheDrill(tab);
  await tab.page.getByLabel('Your team').fill(name);
  await press(tab, 'To the briefing');
  await press(tab, 'Begin to play');
  for (let minute = -1; ;) {
    const drill = await drillOf(tab);
    if (drill?.over) break;
    if (drill && drill.minute !== minute && drill.phase === 'play') {
      ({ minute } = drill);
      await press(tab, 'Jump to what comes next');
    }
    await tab.until((was) => globalThis.grapevine.state().drill?.minute !== was, 'the clock', minute);
  }
  const picture = tab.page.getByRole('img', { name: `The decision code of ${name} as a QR code` });
  assert.equal(await picture.count(), 1);
  return (await drillOf(tab)).teams[0];
}

// Some frames of a camera that looks at the picture: "M4,4h7v1h-7z…" in modules.
function film({ side, path }) {
  const each = Math.floor(0.9 * HEIGHT / side);
  const left = Math.floor((WIDTH - each * side) / 2), top = Math.floor((HEIGHT - each * side) / 2);
  const light = Buffer.alloc(WIDTH * HEIGHT, 120);
  const fill = (x, y, wide, tall, value) => { for (let row = 0; row < tall; ++row) light.fill(value, (y + row) * WIDTH + x, (y + row) * WIDTH + x + wide); };
  fill(left, top, each * side, each * side, 235);
  for (const [, x, y, wide] of path.matchAll(/M(\d+),(\d+)h(\d+)v1h-\d+z/g)) fill(left + each * x, top + each * y, each * wide, each, 16);
  const colours = Buffer.alloc(WIDTH * HEIGHT / 2, 128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, colours]);
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`), ...Array(10).fill(frame)]);
}

test('a team shows its code as a picture, and the facilitator reads it with a camera', async () => {
  const shown = await Bench.start();
  try {
    const tab = await shown.open({ address: '/?view=text&threads=0' });
    teams = [await playOut(tab, 'Blue')];
    assert.deepEqual(await tab.close(), []);
  } finally {
    await shown.stop();
  }
  const file = join(folder, 'camera.y4m');
  writeFileSync(file, film(teams[0].qr));
  const seen = await Bench.start(['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${file}`]);
  try {
    const tab = await seen.open({ address: '/?view=text&threads=0', permissions: ['camera', 'clipboard-read', 'clipboard-write'] });
    await toTheDrill(tab);
    await tab.page.getByRole('navigation', { name: 'Phases' }).getByRole('button', { name: 'Hot wash' }).click();
    await press(tab, 'Read with the camera');
    const dialog = tab.page.getByRole('dialog');
    await tab.until(() => globalThis.grapevine.state().drill.entrants.includes('BLUE'), 'the code to be read');
    await dialog.getByText('BLUE is in.').waitFor();
    await press(tab, 'Close');
    await dialog.waitFor({ state: 'detached' });
    assert.equal(await tab.page.evaluate(() => document.activeElement.textContent), 'Read with the camera', 'the focus goes back to where it was');
    assert.deepEqual((await drillOf(tab)).entrants, ['RED', 'BLUE']);
    // the same again is refused in the dialog, and leaves no message behind
    await press(tab, 'Read with the camera');
    await dialog.getByText('another code of BLUE').waitFor();
    await tab.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await tab.until(() => globalThis.grapevine.state().messages.length === 0, 'no message to be left');
    assert.deepEqual(await tab.close(), []);
  } finally {
    await seen.stop();
  }
});

test('without a camera the page says so, and the code can be pasted', async () => {
  const bench = await Bench.start();
  try {
    const tab = await bench.open({ address: '/?view=text&threads=0' });
    await toTheDrill(tab);
    await tab.page.getByRole('navigation', { name: 'Phases' }).getByRole('button', { name: 'Hot wash' }).click();
    await press(tab, 'Read with the camera');
    await tab.page.getByRole('dialog').getByText('aste the code instead').waitFor();
    await press(tab, 'Close');
    await tab.page.getByLabel('Paste decision codes').fill(teams[0].code);
    await press(tab, 'Add the codes');
    await tab.until(() => globalThis.grapevine.state().drill.entrants.includes('BLUE'), 'the code to be taken');
    assert.deepEqual(await tab.close(), []);
  } finally {
    await bench.stop();
  }
});
