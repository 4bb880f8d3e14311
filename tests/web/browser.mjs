// The real page in Chromium, served by the real program with its real headers; everything that a clean page must not do
// is written down.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const GRAPEVINE = process.env.GRAPEVINE ?? join(ROOT, 'build/release/grapevine');
export const WEB = process.env.GRAPEVINE_WEB ?? join(ROOT, 'build/web');
const CHROMIUM = process.env.CHROMIUM || '/usr/bin/chromium';
const LONG = 90_000;   // how long anything may take on a busy machine

export class Bench {
  // `more`: what else Chromium is told
  static async start(more = []) {
    const bench = new Bench();
    bench.folder = mkdtempSync(join(tmpdir(), 'grapevine-web-'));
    bench.server = spawn(GRAPEVINE, ['serve', WEB], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    for await (const chunk of bench.server.stdout) {
      said += chunk;
      if (said.includes('\n')) break;
    }
    bench.origin = said.trim().replace(/\/$/, '');
    bench.browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--enable-unsafe-swiftshader', '--disable-quic',
      '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', ...more] });
    return bench;
  }

  async stop() {
    await this.browser?.close();
    if (this.server && this.server.exitCode === null) {
      this.server.kill('SIGINT');
      await once(this.server, 'exit');
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  // A browser of its own as far as storage goes; without `worker` no service worker is kept between its pages.
  context({ width = 1280, height = 800, worker = false, ...options } = {}) {
    return this.browser.newContext({ viewport: { width, height }, acceptDownloads: true, serviceWorkers: worker ? 'allow' : 'block',
      permissions: ['clipboard-read', 'clipboard-write'], ...options });
  }

  // A page of its own, with its own storage unless `context` is another page's.
  async open({ address = '/', context, origin = this.origin, ...options } = {}) {
    const owned = context ?? await this.context(options);
    const page = await owned.newPage();
    page.setDefaultTimeout(LONG);
    const tab = new Tab(origin, page, owned);
    await page.addInitScript(() => {
      globalThis.violations = [];
      document.addEventListener('securitypolicyviolation', (event) => globalThis.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
    });
    await page.goto(origin + address);
    await tab.until(() => globalThis.grapevine?.settled?.(), 'the first results');
    return tab;
  }

  // A page that must have nothing to complain about when `work` is done.
  async onPage(options, work) {
    const tab = await this.open(options);
    await work(tab);
    assert.deepEqual(await tab.close(), [], 'the page complained');
    if (!options.context) await tab.context.close();
  }
}

export class Tab {
  complaints = [];

  constructor(origin, page, context) {
    Object.assign(this, { origin, page, context });
    page.on('console', (message) => {
      // the software renderer's own remark about itself
      if (['error', 'warning'].includes(message.type()) && !/GPU stall|swiftshader|GL Driver Message|blocked by Playwright/i.test(message.text())) this.complaints.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.complaints.push(`error: ${error.message}`));
    page.on('request', (request) => {
      if (!request.url().startsWith(`${origin}/`) && !/^(blob|data):/.test(request.url())) this.complaints.push(`foreign request: ${request.url()}`);
    });
    page.on('response', (response) => { if (response.status() >= 400) this.complaints.push(`${response.status()}: ${response.url()}`); });
  }

  async until(condition, what, argument) {
    const end = Date.now() + LONG;
    while (Date.now() < end) {
      const found = await this.page.evaluate(condition, argument);
      if (found) return found;
      await this.page.evaluate(() => new Promise((resolve) => { setTimeout(resolve, 30); }));
    }
    throw new Error(`waited too long for ${what}; the page has ${JSON.stringify(this.complaints)}`);
  }

  state() { return this.page.evaluate(() => globalThis.grapevine.state()); }
  settled() { return this.until(() => globalThis.grapevine.settled() && globalThis.grapevine.state().up_to_date, 'results at rest'); }
  async lever(path) { return (await this.state()).levers.find((lever) => lever.path === path); }
  csv(kind) { return this.page.evaluate((asked) => globalThis.grapevine.csv(asked), kind); }

  // A number typed into a lever of the text view.
  async type(path, value) {
    const input = this.page.locator(`[data-path="${path}"] input[type=number]`);
    await input.fill(String(value));
    await input.press('Enter');
    await this.settled();
  }

  // Drops a file made of `text` on the page.
  async drop(text, name) {
    const data = await this.page.evaluateHandle(([bytes, called]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], called, { type: 'application/json' }));
      return transfer;
    }, [text, name]);
    await this.page.dispatchEvent('body', 'drop', { dataTransfer: data });
  }

  async close() {
    this.complaints.push(...await this.page.evaluate(() => globalThis.violations.map((violation) => `policy: ${violation}`)));
    await this.page.close();
    return this.complaints;
  }
}
