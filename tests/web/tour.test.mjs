// The tour of five acts on the page: offered to whom it is new, and never in another's page.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Bench } from './browser.mjs';

let bench;
before(async () => { bench = await Bench.start(); });
after(async () => { await bench?.stop(); });

const control = (tab, id) => tab.page.evaluate((wanted) => globalThis.grapevine.controls().find((one) => one.id === wanted && one.enabled), id);

async function onWhatIf(options, work) {
  await bench.onPage(options, async (tab) => {
    await tab.page.evaluate(() => globalThis.grapevine.show('what-if'));
    // the first screen has sliders too, elsewhere
    await tab.until(() => globalThis.grapevine.state().screen === 'what-if', 'the levers');
    await tab.settled();
    await tab.page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
    await work(tab);
  });
}

test('the tour waits on the what-if screen of a new visitor, and once it was left it does not come back', async () => {
  const context = await bench.context();
  await onWhatIf({ context }, async (tab) => {
    await tab.until(() => globalThis.grapevine.controls().some(({ id }) => id === 'skip tour'), 'the tour');
    const skip = await control(tab, 'skip tour');
    const [x, y] = [(skip.left + skip.right) / 2, (skip.top + skip.bottom) / 2];
    await tab.page.mouse.move(x - 5, y);
    await tab.page.mouse.move(x, y, { steps: 3 });
    await tab.page.mouse.click(x, y, { delay: 100 });
    await tab.until(() => !globalThis.grapevine.controls().some(({ id }) => id === 'skip tour'), 'its end');
    assert.equal(await tab.page.evaluate(() => localStorage.getItem('grapevine.tour')), 'seen');
  });
  await onWhatIf({ context }, async (tab) => { assert.equal(await control(tab, 'skip tour'), undefined); });
  await context.close();
});

test('a tour that was not left is offered again', async () => {
  const context = await bench.context();
  for (let visit = 0; visit < 2; ++visit) {
    await onWhatIf({ context }, async (tab) => {
      await tab.until(() => globalThis.grapevine.controls().some(({ id }) => id === 'skip tour'), 'the tour');
      assert.equal(await tab.page.evaluate(() => localStorage.getItem('grapevine.tour')), null);
    });
  }
  await context.close();
});

test('a lever dragged on the canvas is the tour\'s first act', async () => {
  await onWhatIf({}, async (tab) => {
    const slider = await tab.until(() => globalThis.grapevine.controls().find(({ id, enabled, bottom }) => id === 'slider' && enabled && bottom < innerHeight), 'a slider');
    const before = (await tab.lever(slider.of)).value;
    const y = (slider.top + slider.bottom) / 2, across = (part) => slider.left + part * (slider.right - slider.left);
    await tab.page.mouse.move(across(0.3), y);
    await tab.page.mouse.down();
    await tab.page.mouse.move(across(0.6), y, { steps: 3 });
    await tab.page.mouse.move(across(0.9), y, { steps: 3 });
    await tab.until(([path, old]) => globalThis.grapevine.state().levers.find((lever) => lever.path === path).value !== old, 'the lever to move', [slider.of, before]);
    await tab.page.mouse.up();
    await tab.settled();
    await tab.until(() => globalThis.grapevine.controls().some(({ id, enabled }) => id === 'has read' && enabled), 'the second act');
  });
});
