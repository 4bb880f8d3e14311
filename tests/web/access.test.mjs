// The page by keyboard, by screen reader, on small and large screens, and for eyes that see colours otherwise.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Bench } from './browser.mjs';

const AGENTS = 'support.social.agents';

let bench;
before(async () => { bench = await Bench.start(); });
after(async () => { await bench?.stop(); });
const onPage = (options, work) => bench.onPage(options, work);

// --- what a screen reader gets

async function accessibilityTree(tab) {
  const session = await tab.context.newCDPSession(tab.page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  return nodes.filter(({ ignored }) => !ignored).map((node) => ({ id: node.nodeId, role: node.role?.value, name: node.name?.value ?? '', value: node.value?.value,
    checked: node.properties?.find(({ name }) => name === 'checked')?.value.value, children: node.childIds ?? [] }));
}

test('every lever has its name, role and value in the accessibility tree', async () => {
  await onPage({ address: '/?view=text' }, async (tab) => {
    await tab.page.evaluate(() => { for (const group of document.querySelectorAll('#levers details')) group.open = true; });
    const tree = await accessibilityTree(tab);
    const { levers } = await tab.state();
    const role = { number: 'spinbutton', integer: 'spinbutton', flag: 'checkbox', choice: 'combobox' };
    for (const lever of levers) {
      const found = tree.filter((node) => node.name === lever.label && node.role === role[lever.kind]);
      assert.ok(found.length > 0, `${lever.path}: no ${role[lever.kind]} "${lever.label}"`);
      const shown = lever.unit === 'share' ? Number((lever.value * 100).toPrecision(12)) : lever.value;
      const fits = found.some((node) => (lever.kind === 'flag' ? String(node.checked) === String(lever.value !== 0)
        : lever.kind === 'choice' ? node.value === lever.choices[lever.value].label : Math.abs(Number(node.value) - shown) <= 1e-6 * Math.max(1, Math.abs(shown))));  // the tree has single precision
      assert.ok(fits, `${lever.path}: ${JSON.stringify(found)} should say ${shown}`);
      if (lever.kind === 'number' || lever.kind === 'integer') assert.ok(tree.some((node) => node.role === 'slider' && node.name === `${lever.label}, slider`), lever.path);
    }
  });
});

test('every figure is a row with its name, and cells with what the app says', async () => {
  await onPage({ address: '/?view=text' }, async (tab) => {
    await tab.type(AGENTS, 6);
    const tree = await accessibilityTree(tab);
    const byId = new Map(tree.map((node) => [node.id, node]));
    const { figures } = await tab.state();
    for (const figure of figures) {
      const row = tree.find((node) => node.role === 'row' && node.children.some((id) => byId.get(id)?.role === 'rowheader' && byId.get(id).name === figure.label));
      assert.ok(row, figure.label);
      const cells = row.children.map((id) => byId.get(id)).filter((node) => node?.role === 'cell').map(({ name }) => name);
      assert.deepEqual([cells[0], cells[1]], [figure.before, figure.after], figure.label);
      assert.ok(cells[2].startsWith(figure.difference), `${figure.label}: ${cells[2]}`);
    }
    for (const heading of ['Figures', 'Over time', 'Levers', 'Why?', 'Predict', 'Side by side']) assert.ok(tree.some((node) => node.role === 'heading' && node.name === heading), heading);
    assert.equal(tree.filter((node) => node.role === 'image' && /highest mean/.test(node.name)).length, 2, 'charts say what they show');
    const unnamed = tree.filter((node) => ['button', 'combobox', 'textbox', 'spinbutton', 'slider', 'checkbox', 'link'].includes(node.role) && node.name === '');
    assert.deepEqual(unnamed, []);
  });
});

test('announcements wait for each other', async () => {
  await onPage({ address: '/?view=text' }, async (tab) => {
    await tab.settled();
    await tab.page.evaluate(() => {
      globalThis.said = [];
      new MutationObserver(() => { globalThis.said.push(performance.now()); }).observe(document.getElementById('status'), { childList: true, characterData: true, subtree: true });
    });
    const range = tab.page.locator(`[data-path="${AGENTS}"] input[type=range]`);
    await range.focus();
    for (let press = 0; press < 12; ++press) await tab.page.keyboard.press('ArrowRight');
    await tab.settled();
    await tab.until(() => globalThis.said.length > 0, 'a word about it');
    const said = await tab.page.evaluate(() => globalThis.said);
    for (let i = 1; i < said.length; ++i) assert.ok(said[i] - said[i - 1] > 1500, `${said}`);
  });
});

// --- with the keyboard alone

// Presses Tab until the element with that id has the focus, as people do.
async function tabTo(tab, id) {
  for (let presses = 0; presses < 400; ++presses) {
    if (await tab.page.evaluate((wanted) => document.activeElement?.id === wanted, id)) return;
    await tab.page.keyboard.press('Tab');
  }
  assert.fail(`Tab never reaches ${id}`);
}

test('with the keyboard alone: predict, reveal, keep, and a person of the network', async () => {
  await onPage({ address: '/?view=text' }, async (tab) => {
    const { keyboard } = tab.page;
    await tab.type(AGENTS, 4);
    await tab.page.evaluate(() => document.getElementById('sentence').focus());
    await tabTo(tab, 'predict');
    await keyboard.press('Enter');
    await tab.until(() => document.activeElement?.id === 'expected', 'the question');
    assert.ok(!(await tab.page.locator('#figures').innerText()).includes('What-if'), 'results are hidden');
    await keyboard.press('Control+A');
    await keyboard.type('80');
    await tabTo(tab, 'reveal');
    await keyboard.press('Enter');
    await tab.until(() => /of 100 points/.test(document.getElementById('predict-words').textContent), 'the score');
    assert.equal(await tab.page.evaluate(() => document.activeElement.id), 'end-prediction');
    await keyboard.press('Enter');
    await tab.until(() => globalThis.grapevine.state().prediction === null && document.activeElement?.id === 'predict', 'its end');

    await tab.page.evaluate(() => document.getElementById('sentence').focus());
    await tabTo(tab, 'keep');
    await keyboard.press('Enter');
    await tab.until(() => document.querySelectorAll('#compared thead th').length === 4, 'the table of what was kept');
    assert.equal(await tab.page.locator('#charts .sample').count(), 2);

    await tab.page.evaluate(() => document.querySelector('#network > summary').focus());
    await keyboard.press('Enter');
    await tab.until(() => globalThis.grapevine.state().network?.ready, 'the network');
    await tab.until(() => document.querySelector('#network-connectors button'), 'its connectors');
    const { network, scenario } = await tab.state();
    assert.equal(network.standpoints.reduce((sum, { count }) => sum + count, 0), scenario.people);
    await tabTo(tab, 'network-at');
    await keyboard.press('Home');
    await tab.until(() => globalThis.grapevine.state().network.minutes === 0, 'the start');
    await tabTo(tab, 'network-person');
    await keyboard.type(String(network.connectors[0].person));
    await keyboard.press('Enter');
    await tab.until(() => document.querySelectorAll('#network-card p').length >= 2, 'the person');
    assert.equal(await tab.page.evaluate(() => globalThis.grapevine.frames()), 0);
  });
});

// --- sizes

for (const [width, height, scale] of [[320, 640, 3], [720, 450, 2], [768, 1024, 2], [1440, 900, 1], [3840, 2160, 1.5]]) {
  test(`${width} px at a ratio of ${scale}: nothing of the text view is cut or scrolls sideways`, async () => {
    await onPage({ address: '/?view=text', width, height, deviceScaleFactor: scale }, async (tab) => {
      await tab.type(AGENTS, 6);
      await tab.page.click('#keep');
      await tab.page.evaluate(() => { for (const one of document.querySelectorAll('#levers details, #network')) one.open = true; });
      await tab.until(() => document.querySelector('#network-connectors button') && document.querySelector('#compared tbody td'), 'everything to be there');
      const cut = await tab.page.evaluate(() => [...document.querySelectorAll('#text *')].filter((node) => {
        const box = node.getBoundingClientRect();
        const scrolls = node.closest('.scroll');
        return box.width > 1 && !scrolls && !node.closest('.unseen, .sheet') && (box.right > innerWidth + 1 || box.left < -1);
      }).map((node) => `${node.tagName} ${node.id} ${node.className}`));
      assert.deepEqual(cut, []);
      assert.ok(await tab.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    });
  });
}

// --- colours

const DEFICIENCIES = ['none', 'protanopia', 'deuteranopia', 'tritanopia'];
// What stands beside each other on a chart or in a table. Dashes and words tell them apart as well.
const TOGETHER = [['accent', 'baseline', 'kept0', 'kept1', 'kept2', 'expected'], ['worse', 'better']];
const NEAREST = 18;  // CIE 1976 ΔE: clearly another colour where two lines lie side by side

const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
function lab(rgb) {
  const [r, g, b] = rgb.map((part) => linear(part / 255));
  const f = (t) => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 * t + 16) / 116);
  const [x, y, z] = [(0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505, 0.2126 * r + 0.7152 * g + 0.0722 * b, (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089].map(f);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
const distance = (a, b) => Math.hypot(...lab(a).map((part, i) => part - lab(b)[i]));

// The colours as the browser paints them, by the deficiency that it imitates.
async function painted(tab, names, deficiency) {
  const session = await tab.context.newCDPSession(tab.page);
  await session.send('Emulation.setEmulatedVisionDeficiency', { type: deficiency });
  await tab.page.evaluate((wanted) => {
    document.getElementById('swatches')?.remove();
    const box = document.body.appendChild(document.createElement('div'));
    box.id = 'swatches';
    Object.assign(box.style, { position: 'fixed', inset: '0 auto auto 0', zIndex: 9, display: 'flex' });
    for (const name of wanted) Object.assign(box.appendChild(document.createElement('i')).style, { width: '20px', height: '20px', background: `var(--${name})` });
  }, names);
  const shot = await tab.page.screenshot({ clip: { x: 0, y: 0, width: 20 * names.length, height: 20 } });
  return tab.page.evaluate(async ([data, count]) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context.drawImage(image, 0, 0);
    return Array.from({ length: count }, (_, i) => [...context.getImageData(20 * i + 10, 10, 1, 1).data.slice(0, 3)]);
  }, [shot.toString('base64'), names.length]);
}

for (const theme of ['light', 'dark']) {
  test(`${theme}: colours that stand together are told apart in every simulated deficiency`, async (context) => {
    await onPage({ address: '/?view=text', colorScheme: theme }, async (tab) => {
      for (const deficiency of DEFICIENCIES) {
        for (const names of TOGETHER) {
          const colours = await painted(tab, names, deficiency);
          const pairs = names.flatMap((a, i) => names.slice(i + 1).map((b, j) => ({ pair: `${a} and ${b}`, far: distance(colours[i], colours[i + 1 + j]) })));
          const nearest = pairs.reduce((a, b) => (a.far < b.far ? a : b));
          context.diagnostic(`${theme}, ${deficiency}: ${nearest.pair} are ${nearest.far.toFixed(1)} apart`);
          assert.ok(nearest.far >= NEAREST, `${deficiency}: ${nearest.pair} ${nearest.far.toFixed(1)}`);
        }
      }
    });
  });

  test(`${theme}: words have at least 4.5 to 1 against what is behind them`, async () => {
    await onPage({ address: '/?view=text', colorScheme: theme }, async (tab) => {
      const names = ['panel', 'page', 'text', 'second', 'worse', 'better', 'accent'];
      const [panel, page, ...inks] = await painted(tab, names, 'none');
      const light = (rgb) => { const [r, g, b] = rgb.map((part) => linear(part / 255)); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
      const contrast = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
      inks.forEach((ink, i) => { for (const ground of [panel, page]) assert.ok(contrast(ink, ground) >= 4.5, `${names[i + 2]}: ${contrast(ink, ground).toFixed(2)}`); });
    });
  });
}
