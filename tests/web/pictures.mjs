// Pictures of the page to look at: each screen in both views and themes at the widths and pixel ratios that people have.
//   GRAPEVINE=… GRAPEVINE_WEB=… CHROMIUM=… node tests/web/pictures.mjs FOLDER [part of a name]
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Bench } from './browser.mjs';

const [folder, part = ''] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node tests/web/pictures.mjs FOLDER [part of a name]');
  process.exit(2);
}
const SIZES = [[320, 640, 3], [768, 1024, 2], [1440, 900, 1], [1440, 900, 1.5], [3840, 2160, 1]];
const SCREENS = ['first', 'what-if', 'network', 'drill'];

mkdirSync(folder, { recursive: true });
const bench = await Bench.start();
try {
  for (const [width, height, ratio] of SIZES) {
    for (const theme of ['light', 'dark']) {
      for (const [view, screens] of [['picture', SCREENS], ['text', ['what-if', 'drill']]]) {
        const wanted = screens.map((screen) => [screen, `${view}-${screen}-${width}-${ratio}x-${theme}`]).filter(([, name]) => name.includes(part));
        if (wanted.length === 0) continue;
        const context = await bench.context({ width, height, deviceScaleFactor: ratio, colorScheme: theme });
        const tab = await bench.open({ address: `/?view=${view}`, context });
        await tab.page.evaluate(() => globalThis.grapevine.edit('support.social.agents', 6));
        await tab.settled();
        for (const [screen, name] of wanted) {
          await tab.page.evaluate((to) => globalThis.grapevine.show(to), screen);
          await tab.settled();
          await tab.page.evaluate(() => new Promise((resolve) => { setTimeout(resolve, 400); }));
          await tab.page.screenshot({ path: join(folder, `${name}.png`), fullPage: view === 'text' });
          console.log(name);
        }
        await context.close();
      }
    }
  }
} finally {
  await bench.stop();
}
