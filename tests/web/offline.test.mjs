// Without a connection, newer versions, and hosts that send no headers of their own.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { Bench, WEB } from './browser.mjs';

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.svg': 'image/svg+xml',
  '.png': 'image/png', '.woff': 'font/woff', '.webmanifest': 'application/manifest+json' };

let bench;
before(async () => { bench = await Bench.start(); });
after(async () => { await bench?.stop(); });

// A host that knows nothing of isolation, over a copy of the page that can be changed.
class PlainHost {
  static async start() {
    const host = new PlainHost();
    host.folder = mkdtempSync(join(tmpdir(), 'grapevine-host-'));
    cpSync(WEB, host.folder, { recursive: true });
    host.server = createServer((request, answer) => {
      const { pathname } = new URL(request.url, 'http://host');
      const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
      try {
        const bytes = readFileSync(join(host.folder, path));
        answer.setHeader('Content-Type', TYPES[extname(path)] ?? 'application/octet-stream');
        answer.end(bytes);
      } catch {
        answer.statusCode = 404;
        answer.end();
      }
    });
    await new Promise((resolve) => { host.server.listen(0, '127.0.0.1', resolve); });
    host.origin = `http://127.0.0.1:${host.server.address().port}`;
    return host;
  }

  change(path, edit) { writeFileSync(join(this.folder, path), edit(readFileSync(join(this.folder, path), 'utf8'))); }

  disconnect() {
    this.server.closeAllConnections();
    return new Promise((resolve) => { this.server.close(resolve); });
  }

  async stop() {
    if (this.server.listening) await this.disconnect();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const kept = (tab) => tab.until(() => navigator.serviceWorker.getRegistration().then((found) => Boolean(found?.active)), 'the service worker');

// A test on a host and with a browser profile of its own, which keeps what a worker keeps.
const onHost = (work) => async () => {
  const host = await PlainHost.start();
  const context = await bench.context({ worker: true });
  try {
    await work(host, context);
  } finally {
    await context.close();
    await host.stop();
  }
};

test('the second visit works without a connection, with threads even where the host sends no headers', onHost(async (host, context) => {
  const first = await bench.open({ context, origin: host.origin });
  assert.equal(await first.page.evaluate(() => globalThis.crossOriginIsolated), false);
  assert.equal(await first.page.evaluate(() => globalThis.grapevine.build), 'st');
  const { sentence } = (await first.state()).headline;
  await kept(first);
  assert.equal(await first.page.evaluate(() => navigator.serviceWorker.controller), null, 'the page that is open is left alone');
  assert.deepEqual(await first.close(), []);

  await host.disconnect();
  const second = await bench.open({ context, origin: host.origin });
  assert.equal(await second.page.evaluate(() => globalThis.crossOriginIsolated), true);
  assert.equal(await second.page.evaluate(() => globalThis.grapevine.build), 'mt');
  await second.settled();
  assert.equal((await second.state()).headline.sentence, sentence, 'and says the same');
  assert.match(await second.page.locator('#kept').textContent(), /without a connection/);
  assert.deepEqual(await second.close(), []);

  const embedded = await bench.open({ context, origin: host.origin, address: '/?embed&scenario=recall' });
  assert.deepEqual(await embedded.close(), []);
}));

test('a newer version is asked for and never forced', onHost(async (host, context) => {
  const first = await bench.open({ context, origin: host.origin });
  await kept(first);
  await first.close();

  // another version: a file differs, and so does the list of them
  host.change('index.html', (text) => text.replace('<title>Grapevine</title>', '<title>Grapevine, newer</title>'));
  const { createHash } = await import('node:crypto');
  const digest = createHash('sha256').update(readFileSync(join(host.folder, 'index.html'))).digest('base64');
  host.change('worker.js', (text) => text.replace(/("index.html": "sha256-)[^"]+/, `$1${digest}`).replace(/const VERSION = "[^"]+"/, 'const VERSION = "newer"'));

  const tab = await bench.open({ context, origin: host.origin, address: '/?view=text' });
  const isOld = () => tab.page.evaluate(() => fetch('./').then((answer) => answer.text()).then((text) => !text.includes('Grapevine, newer')));
  await tab.page.evaluate(() => { globalThis.still = 'here'; });
  await tab.page.locator('#update').waitFor({ timeout: 60_000 });
  assert.match(await tab.page.locator('#update').innerText(), /newer version/);
  await tab.page.click('#update-later');
  assert.equal(await tab.page.locator('#update').isVisible(), false);
  assert.equal(await tab.page.evaluate(() => globalThis.still), 'here', 'nothing was loaded anew');
  assert.ok(await isOld(), 'the old version goes on');
  await tab.type('support.social.agents', 7);
  await tab.until(() => /support\.social\.agents":\s*7/.test(localStorage.getItem('grapevine.scenario')), 'it to be kept');

  // asked for in another tab; this one stays as it is
  const again = await bench.open({ context, origin: host.origin, address: '/?view=text' });
  await again.page.locator('#update').waitFor({ timeout: 60_000 });
  await Promise.all([again.page.waitForEvent('framenavigated'), again.page.click('#update-take')]);
  await again.until(() => globalThis.grapevine?.settled?.(), 'the page again');
  await again.settled();
  assert.ok(await again.page.evaluate(() => fetch('./').then((answer) => answer.text()).then((text) => text.includes('Grapevine, newer'))), 'the newer version');
  assert.equal(await again.page.locator('#update').isVisible(), false);
  assert.equal((await again.lever('support.social.agents')).value, 7, 'and what was open is open');
  assert.equal(await tab.page.evaluate(() => globalThis.still), 'here', 'the first tab was left alone');
  assert.equal(await again.page.evaluate(() => caches.keys().then((names) => names.length)), 1, 'of one version only');
}));

test('a half-changed host gives no mixture: what is kept stays as it is', onHost(async (host, context) => {
  const first = await bench.open({ context, origin: host.origin });
  await kept(first);
  await first.close();
  host.change('style.css', (text) => `${text}\n/* half of a newer version */`);
  host.change('worker.js', (text) => text.replace(/const VERSION = "[^"]+"/, 'const VERSION = "half"'));
  const second = await bench.open({ context, origin: host.origin });
  await second.page.evaluate(() => navigator.serviceWorker.getRegistration().then((found) => found.update().catch(() => {})));
  await second.until(() => navigator.serviceWorker.getRegistration().then((found) => !found.installing), 'the attempt to end');
  assert.equal(await second.page.evaluate(() => navigator.serviceWorker.getRegistration().then((found) => Boolean(found.waiting))), false);
  assert.ok(!(await second.page.evaluate(() => fetch('style.css').then((answer) => answer.text()))).includes('half'));
  await second.page.close();
}));

test('the page can be installed', async () => {
  const tab = await bench.open({ worker: true });
  const session = await tab.context.newCDPSession(tab.page);
  const { url, errors, data } = await session.send('Page.getAppManifest');
  assert.ok(url.endsWith('/grapevine.webmanifest'), url);
  assert.deepEqual(errors, []);
  const manifest = JSON.parse(data);
  for (const icon of manifest.icons) {
    const answer = await fetch(`${bench.origin}/${icon.src}`);
    assert.equal(answer.status, 200, icon.src);
    assert.equal(answer.headers.get('content-type'), icon.type);
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (icon.type === 'image/png') assert.equal(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, icon.sizes);
  }
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  // a private window may install nothing, whatever the page is
  assert.deepEqual(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito'), []);
  assert.deepEqual(await tab.close(), []);
  await tab.context.close();
});
