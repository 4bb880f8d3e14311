// The drawn network in Chromium: points on the canvas, and the same ones after the browser took the graphics card away.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Bench } from './browser.mjs';

let bench;
before(async () => { bench = await Bench.start(); });
after(async () => { await bench?.stop(); });

// Nothing has been drawn for half a second: the layout stands still.
const rest = (tab) => tab.until(async () => {
  const seen = globalThis.grapevine.frames();
  await new Promise((resolve) => { setTimeout(resolve, 500); });
  return seen > 0 && seen === globalThis.grapevine.frames() && globalThis.grapevine.settled();
}, 'a network that stands still');

// What the canvas shows, and how many colours that are not grey take how many of its pixels.
async function look(tab) {
  const shot = await tab.page.screenshot();
  const coloured = await tab.page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    const { data: bytes } = context.getImageData(0, 0, image.width, image.height);
    let count = 0;
    for (let i = 0; i < bytes.length; i += 4) count += Math.max(bytes[i], bytes[i + 1], bytes[i + 2]) - Math.min(bytes[i], bytes[i + 1], bytes[i + 2]) > 60;
    return count;
  }, shot.toString('base64'));
  return { shot, coloured };
}

async function onNetwork(people, work) {
  await bench.onPage({ address: '/?view=picture' }, async (tab) => {
    await tab.page.evaluate(() => localStorage.setItem('grapevine.tour', 'seen'));
    await tab.drop(JSON.stringify({ grapevine: 1, name: 'crowd', title: 'A crowd', people, days: 3, replicates: 8 }), 'crowd.json');
    await tab.until(() => globalThis.grapevine.state().scenario.name === 'crowd', 'the scenario');
    await tab.settled();
    await tab.page.evaluate(() => globalThis.grapevine.show('network'));
    await rest(tab);
    await work(tab);
  });
}

test('20,000 people are drawn, and drawn again when a lost context comes back', async () => {
  await onNetwork(20_000, async (tab) => {
    const before = await look(tab);
    assert.ok(before.coloured > 2000, `${before.coloured} coloured pixels`);
    await tab.page.evaluate(() => {
      globalThis.losing = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
      globalThis.losing.loseContext();
    });
    await tab.until(() => !document.getElementById('canvas-lost').hidden, 'the note');
    const frames = await tab.page.evaluate(() => globalThis.grapevine.frames());
    await tab.page.evaluate(() => globalThis.losing.restoreContext());
    await tab.until((seen) => document.getElementById('canvas-lost').hidden && globalThis.grapevine.frames() > seen, 'a new frame', frames);
    await rest(tab);
    const again = await look(tab);
    assert.ok(Math.abs(again.coloured - before.coloured) <= before.coloured / 50, `${before.coloured} coloured pixels, then ${again.coloured}`);
    tab.complaints = tab.complaints.filter((text) => !/CONTEXT_LOST|context lost/i.test(text));
  });
});

test('200,000 people are drawn', async () => {
  await onNetwork(200_000, async (tab) => {
    const { coloured } = await look(tab);
    assert.ok(coloured > 2000, `${coloured} coloured pixels`);
  });
});
