// "Open my data" and a baseline of one's own in the page: by file and by drop, with native controls, and nothing sent anywhere.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Bench } from './browser.mjs';

let bench;
before(async () => { bench = await Bench.start(); });
after(async () => { await bench?.stop(); });

const press = (tab, name) => tab.page.getByRole('button', { name, exact: true }).click();
const phase = (tab, wanted) => tab.until((asked) => globalThis.grapevine.state().data?.phase === asked, wanted, wanted);

function tickets() {
  let csv = 'Ticket ID,Requester,Day,Resolved time,Initial response time,Source\n';
  for (let i = 0; i < 200; ++i) {
    const date = `2026-01-${10 + Math.floor(i / 10)}`;
    csv += `${i},Ann Lee,${date} 10:${10 + (i % 40)},${date} 15:00,${date} 11:00,Email\n`;
  }
  return csv;
}

test('a table that is dropped asks for its columns, shows no names, and becomes a scenario', async () => {
  await bench.onPage({ address: '/?view=text&threads=0' }, async (tab) => {
    await tab.drop(tickets(), 'tickets.csv');
    await phase(tab, 'columns');
    assert.ok(!(await tab.page.locator('#data').innerText()).includes('Ann'), 'names are digests');
    assert.ok(await tab.page.locator('#data-confirm').isDisabled(), 'nothing tells when a ticket was opened');
    await tab.page.getByLabel('Opened', { exact: true }).selectOption({ label: 'Day' });
    await tab.until(() => !document.querySelector('#data-confirm').disabled, 'the button');
    await tab.page.getByLabel('People in the scenario').selectOption('2000');
    await press(tab, 'Use these columns');
    await phase(tab, 'result');
    await tab.page.getByRole('heading', { name: 'The tickets beside the scenario' }).waitFor();
    assert.match(await tab.page.locator('#data').innerText(), /200 tickets/);
    assert.match(await tab.page.locator('#data').innerText(), /First reply, median\s+31 min/);
    await press(tab, 'Open this scenario');
    await tab.settled();
    const { scenario, screen } = await tab.state();
    assert.deepEqual([scenario.name, scenario.people, screen], ['own-tickets', 2000, 'what-if']);
    assert.ok(!(await tab.page.evaluate(() => globalThis.grapevine.scenario())).includes('Ann'));
  });
});

for (const [name, what] of [['twcs-sample.csv', '12 min'], ['incident-event-log.csv', 'not in the data']]) {
  const file = process.env.GRAPEVINE_DATA ? join(process.env.GRAPEVINE_DATA, name) : '';
  test(`${name}, chosen as a file, gives a scenario beside its figures`, { skip: existsSync(file) ? false : 'the folder of public data sets is not there' }, async () => {
    await bench.onPage({ address: '/?view=text&threads=0' }, async (tab) => {
      await press(tab, 'Open my data');
      const chooser = tab.page.waitForEvent('filechooser');
      await press(tab, 'Choose a table (CSV)…');
      await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer: readFileSync(file) });
      await phase(tab, 'columns');
      await press(tab, 'Use these columns');
      await phase(tab, 'result');
      assert.equal((await tab.state()).data.figures[0].data, what);
    });
  });
}

test('what is on screen becomes the baseline, is named, and travels in the link', async () => {
  await bench.onPage({ address: '/?view=text&threads=0&scenario=influencer-in-the-queue' }, async (tab) => {
    const { what_if_title: title } = await tab.state();
    await press(tab, 'Make this the baseline');
    await tab.settled();
    assert.equal((await tab.state()).baseline, title);
    assert.match(await tab.page.locator('#sentence').innerText(), new RegExp(`Under “${title}”`));
    await tab.type('support.social.agents', 6);
    const link = await tab.page.evaluate(() => globalThis.grapevine.link());
    const sentence = await tab.page.locator('#sentence').innerText();
    await bench.onPage({ address: `/?view=text&threads=0${link}` }, async (other) => {
      await other.settled();
      assert.equal(await other.page.locator('#sentence').innerText(), sentence);
    });
    await tab.page.getByLabel('Compared with').selectOption({ label: 'As you work today' });
    await tab.settled();
    assert.equal((await tab.state()).baseline, 'As you work today');
  });
});
