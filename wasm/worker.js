// The service worker. wasm/worker.py writes it into the page's folder with two lines in front: VERSION, and FILES, a map
// from each file of the page to the digest of its bytes. It keeps one whole version, so that the page works without a
// connection, and a new one beside it until somebody asks for it (wasm/page/updates.js). It loads no page anew.

const PREFIX = `grapevine ${registration.scope} `;
const CACHE = PREFIX + VERSION;

// What makes a page isolated, for hosts that do not send it: without isolation there are no threads.
const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

// All or nothing: a file that is not of this version fails its digest, and the whole is tried again at the next visit.
async function keepAll() {
  const cache = await caches.open(CACHE);
  await Promise.all(Object.entries(FILES).map(async ([path, integrity]) => {
    // some hosts answer index.html with a way to the folder, which no worker may pass on
    const answer = await fetch(path === 'index.html' ? './' : path, { cache: 'no-cache', integrity });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    await cache.put(path, answer);
  }));
}

async function forgetOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)));
}

// The path of a file of ours below the scope, or nothing.
function pathOf(request) {
  const { origin, pathname } = new URL(request.url);
  const address = origin + pathname;
  if (request.method !== 'GET' || !address.startsWith(registration.scope)) return undefined;
  const path = address.slice(registration.scope.length) || 'index.html';
  return Object.hasOwn(FILES, path) ? path : undefined;
}

function isolated(answer) {
  if (answer.headers.has('Cross-Origin-Embedder-Policy') && answer.headers.has('Cross-Origin-Opener-Policy')) return answer;
  const headers = new Headers(answer.headers);
  for (const [name, value] of Object.entries(ISOLATION)) headers.set(name, value);
  return new Response(answer.body, { status: answer.status, statusText: answer.statusText, headers });
}

async function give(request, path) {
  const cache = await caches.open(CACHE);
  return isolated(await cache.match(path) ?? await fetch(request));
}

addEventListener('install', (event) => { event.waitUntil(keepAll()); });
addEventListener('activate', (event) => { event.waitUntil(forgetOthers()); });
addEventListener('fetch', (event) => {
  const path = pathOf(event.request);
  if (path !== undefined) event.respondWith(give(event.request, path));
});
// the person wants the new version
addEventListener('message', (event) => { if (event.data === 'take over') skipWaiting(); });
