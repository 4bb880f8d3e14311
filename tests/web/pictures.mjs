// Pictures of the page to look at: its screens in both views and themes at the widths and pixel ratios that people have.
//   GRAPEVINE=… GRAPEVINE_WEB=… CHROMIUM=… node tests/web/pictures.mjs FOLDER [WALK[,WALK] [WIDTHxHEIGHT@RATIO[,…] [light|dark]]]
// A walk goes through the app as somebody would and takes a picture at each stop.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Bench } from './browser.mjs';

const [folder, walksAsked, sizesAsked, themeAsked] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node tests/web/pictures.mjs FOLDER [WALK[,WALK] [WIDTHxHEIGHT@RATIO[,…] [light|dark]]]');
  process.exit(2);
}
const SIZES = '320x640@3,768x1024@2,1440x900@1,1440x900@1.5,3840x2160@1';
const AGENTS = 'support.social.agents';

const wait = (tab, milliseconds) => tab.page.evaluate((time) => new Promise((resolve) => { setTimeout(resolve, time); }), milliseconds);

// The app and the canvas have come to rest, or four seconds have gone by.
async function rest(tab) {
  await tab.until(() => globalThis.grapevine.settled(), 'results at rest');
  for (let i = 0; i < 10; ++i) {
    const before = await tab.page.evaluate(() => globalThis.grapevine.frames());
    await wait(tab, 400);
    if (before === await tab.page.evaluate(() => globalThis.grapevine.frames())) return;
  }
}

// --- the canvas: its controls by their names

const boxOf = (tab, id, of, which) => tab.page.evaluate(([wanted, part, index]) => globalThis.grapevine.controls().filter((one) => one.id === wanted && (!part || one.of === part) && one.enabled)[index], [id, of, which]);

async function point(tab, id, { of = '', which = 0 } = {}) {
  const box = await boxOf(tab, id, of, which);
  if (!box) return null;
  const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  await tab.page.mouse.move(x - 3, y);
  await tab.page.mouse.move(x, y, { steps: 2 });
  await wait(tab, 120);
  return [x, y];
}

async function press(tab, id, options) {
  const at = await point(tab, id, options);
  if (!at) return false;
  await tab.page.mouse.click(...at, { delay: 90 });
  await wait(tab, 150);
  return true;
}

const show = async (tab, screen) => { await tab.page.evaluate((to) => globalThis.grapevine.show(to), screen); await rest(tab); };
const edit = async (tab, path, value) => { await tab.page.evaluate(([to, what]) => globalThis.grapevine.edit(to, what), [path, value]); await rest(tab); };
const away = (tab) => tab.page.mouse.move(2, 300);
const leave = async (tab) => { await tab.page.keyboard.press('Escape'); await away(tab); await wait(tab, 200); };

async function menu(tab, take, id, name) {
  if (!(await press(tab, id))) return;
  await away(tab);
  await take(name);
  await leave(tab);
}

const TICKETS = `Ticket ID,Requester,Day,Resolved time,Initial response time,Source\n${Array.from({ length: 200 }, (_, i) => `${i},Ann Lee,2026-01-${10 + Math.floor(i / 10)} 10:${10 + (i % 40)},2026-01-${10 + Math.floor(i / 10)} 15:00,2026-01-${10 + Math.floor(i / 10)} 11:00,Email\n`).join('')}`;

// --- the walks

const WALKS = {
  async picture(tab, take) {
    await take('first');
    await show(tab, 'what-if');
    await take('tour');
    await press(tab, 'skip tour');
    await away(tab);
    await take('what-if');
    await edit(tab, AGENTS, 6);
    await take('what-if-changed');
    await point(tab, 'slider', { which: 1 });
    await wait(tab, 800);
    await take('lever-tip');
    await point(tab, 'tile', { which: 1 });
    await wait(tab, 800);
    await take('tile-tip');
    for (const id of ['scenario', 'what-if', 'save', 'more', 'futures', 'page']) await menu(tab, take, id, `menu-${id}`);
    for (let i = 0; i < 6; ++i) if (await press(tab, 'tab', { which: i })) { await away(tab); await rest(tab); await take(`page-${i}`); }
    await show(tab, 'what-if');  // where the page has no tabs, those of the bar were pressed
    await press(tab, 'why');
    await away(tab);
    await rest(tab);
    await take('why');
    await press(tab, 'keep');
    await edit(tab, AGENTS, 9);
    await press(tab, 'keep');
    await edit(tab, 'support.social.hours_per_week', 60);
    await away(tab);
    await rest(tab);
    await take('kept');
    await press(tab, 'predict');
    await away(tab);
    await rest(tab);
    await take('predict');
    await press(tab, 'reveal');
    await away(tab);
    await rest(tab);
    await take('revealed');
    await press(tab, 'keys');
    await take('keys');
    await leave(tab);
    await tab.drop('{"grapevine": 1, "name": "mine", "people": 5000, "days": 3, "support": {"social": {"agent": 6}}}', 'mine.json');
    await wait(tab, 800);
    await take('refused');
  },

  async network(tab, take) {
    await press(tab, 'skip tour');
    await show(tab, 'network');
    await wait(tab, 1500);
    await take('network');
    const { width, height } = tab.page.viewportSize();
    await tab.page.mouse.move(width * 0.4, height * 0.45);
    await tab.page.mouse.move(width * 0.4 + 2, height * 0.45, { steps: 2 });
    await tab.page.mouse.click(width * 0.4 + 2, height * 0.45, { delay: 90 });
    await wait(tab, 1500);
    await take('person');
  },

  async drill(tab, take) {
    await show(tab, 'drill');
    await take('choose');
    await tab.page.evaluate(() => globalThis.grapevine.openDrill('weekend-video'));
    await rest(tab);
    await take('prepare');
    await tab.page.evaluate(() => globalThis.grapevine.drill('teams', 3));
    await rest(tab);
    await take('prepare-three');
    await tab.page.evaluate(() => globalThis.grapevine.drill('phase', 1));
    await rest(tab);
    await take('brief');
    await tab.page.evaluate(() => globalThis.grapevine.drill('phase', 2));
    await rest(tab);
    for (let i = 0; i < 4; ++i) { await tab.page.evaluate(() => globalThis.grapevine.drill('jump')); await rest(tab); }
    for (const [view, name] of [[0, 'team'], [1, 'facilitator'], [2, 'room']]) {
      await tab.page.evaluate((which) => globalThis.grapevine.drill('view', which), view);
      await rest(tab);
      await take(name);
    }
    for (let i = 0; i < 60; ++i) { await tab.page.evaluate(() => globalThis.grapevine.drill('jump')); await wait(tab, 40); }
    await rest(tab);
    await tab.page.evaluate(() => globalThis.grapevine.drill('view', 0));
    await rest(tab);
    await take('over');
    await tab.page.evaluate(() => globalThis.grapevine.drill('phase', 3));
    await tab.until(() => globalThis.grapevine.state().drill.done === 1, 'every team to be played again');
    await rest(tab);
    await take('wash');
    await tab.page.evaluate(() => globalThis.grapevine.drill('reveal', 1));
    await rest(tab);
    await take('revealed');
    await tab.page.evaluate(() => globalThis.grapevine.drill('phase', 4));
    await rest(tab);
    await take('report');
    await tab.page.evaluate(() => globalThis.grapevine.drill('edit'));
    await rest(tab);
    await take('editor');
  },

  async data(tab, take) {
    await show(tab, 'data');
    await take('empty');
    await tab.drop(TICKETS, 'tickets.csv');
    await tab.until(() => globalThis.grapevine.state().data?.phase === 'columns', 'the columns');
    await rest(tab);
    await take('columns');
  },

  async text(tab, take) {
    await show(tab, 'what-if');
    await edit(tab, AGENTS, 6);
    await take('what-if');
    await tab.page.locator('#network > summary').click();
    await tab.page.locator('#why-figure').selectOption({ index: 1 });
    await rest(tab);
    await wait(tab, 800);
    await take('opened');
    await tab.page.locator('#save-menu summary').click();
    await take('menu');
    await tab.page.keyboard.press('Escape');
    await tab.drop('{"grapevine": 1, "name": "mine", "people": 5000, "days": 3, "support": {"social": {"agent": 6}}}', 'mine.json');
    await wait(tab, 500);
    await take('refused');
  },

  async embed(tab, take) { await take('embed'); },
};
const VIEW = { picture: 'picture', network: 'picture', drill: 'picture', data: 'picture', text: 'text', 'text-drill': 'text', 'text-data': 'text', embed: 'embed' };
WALKS['text-drill'] = WALKS.drill;
WALKS['text-data'] = WALKS.data;

mkdirSync(folder, { recursive: true });
const walks = walksAsked ? walksAsked.split(',') : Object.keys(WALKS);
const bench = await Bench.start();
try {
  for (const size of (sizesAsked ?? SIZES).split(',')) {
    const [width, height, ratio] = size.split(/[x@]/).map(Number);
    for (const theme of themeAsked ? [themeAsked] : ['light', 'dark']) {
      for (const walk of walks) {
        const view = VIEW[walk];
        const context = await bench.context({ width, height, deviceScaleFactor: ratio, colorScheme: theme });
        const tab = await bench.open({ address: view === 'embed' ? '/?embed' : `/?view=${view}`, context });
        await rest(tab);
        const take = async (name) => {
          const file = `${walk}-${name}-${width}-${ratio}x-${theme}.png`;
          await tab.page.screenshot({ path: join(folder, file), fullPage: view === 'text' });
          console.log(file);
        };
        try {
          await WALKS[walk](tab, take);
        } catch (error) {
          console.error(`${walk} at ${size}: ${error.message.split('\n')[0]}`);
          process.exitCode = 1;
        }
        for (const complaint of await tab.close()) console.error(`${walk} at ${size}: ${complaint}`);
        await context.close();
      }
    }
  }
} finally {
  await bench.stop();
}
