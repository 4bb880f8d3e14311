// Starts the page: loads the app, opens what was asked for, and keeps the canvas, the text view and the App in step.
import { hostCanvas } from './canvas.js';
import { EmbedView } from './embed.js';
import { loadEngine } from './engine.js';
import { Entries } from './entries.js';
import { remembered, Shell } from './shell.js';
import { element } from './text_rows.js';
import { TextView } from './text_view.js';
import { keepOffLine } from './updates.js';
import { fetchCatalogue, languageAsked, say, speak } from './words.js';

const NARROW = matchMedia('(max-width: 719.98px)');
const DARK = matchMedia('(prefers-color-scheme: dark)');
const KEEP_MILLISECONDS = 1000;
const STATUS_MILLISECONDS = 2000;
const SLOW_MILLISECONDS = 15_000;
const OPENING = 'influencer-in-the-queue';  // what a first visit opens with

const asked = new URLSearchParams(location.search);
const embedded = asked.has('embed');

const byId = (id) => document.getElementById(id);
const shell = new Shell();
let engine = null;
let textView = null;
let embedView = null;
let entries = null;
let state = null;
let view = 'loading';

// --- which of the two views

function show(wanted, byHand = false) {
  let next = wanted;
  if (next === 'picture') {
    // shown before it is made: SDL asks for its size
    byId('picture').hidden = false;
    if (!engine.showCanvas(true)) {
      next = 'text';
      shell.tell(say('This browser cannot draw the picture (no WebGL 2). The text view does the same.'));
    }
  } else {
    engine.showCanvas(false);
  }
  view = next;
  byId('picture').hidden = view !== 'picture';
  byId('text').hidden = view !== 'text';
  byId('embed').hidden = view !== 'embed';
  byId('loading').hidden = true;
  document.body.dataset.view = view;
  if (state) update();
  if (state) entries?.follow(state, view);
  if (!byHand) return;
  remembered.set('view', view);
  focusView();
}

function focusView() { (view === 'picture' ? byId('canvas') : byId('sentence')).focus({ preventScroll: true }); }

function firstView() {
  if (embedded) return 'embed';
  const wanted = asked.get('view') ?? remembered.get('view');
  if (wanted === 'text' || wanted === 'picture') return wanted;
  return NARROW.matches ? 'text' : 'picture';
}

// --- what is published

let told = '', tellAt = 0, tellTimer = 0;
function tell(text) {
  if (text === told) return;
  const wait = tellAt + STATUS_MILLISECONDS - performance.now();
  clearTimeout(tellTimer);
  if (wait > 0) {
    tellTimer = setTimeout(() => tell(text), wait);
    return;
  }
  told = text;
  tellAt = performance.now();
  byId('status').textContent = text;
}

function update() {
  if (view === 'text') textView.update(state);
  if (view === 'embed') embedView.update(state);
}

let keepTimer = 0;
function onState() {
  state = engine.state();
  document.documentElement.dataset.theme = state.dark ? 'dark' : 'light';
  document.title = state.scenario.title ? `${state.scenario.title} – Grapevine` : 'Grapevine';
  update();
  if (embedded) return;
  entries.follow(state, view);
  if (state.messages.length > 0) tell([state.messages[0].title, state.messages[0].remedy].filter(Boolean).join('. '));
  else if (!state.progress.running && state.up_to_date) tell(`${state.headline.sentence} ${state.headline.detail}`);
  if (keepTimer === 0) {
    keepTimer = setTimeout(() => { keepTimer = 0; shell.keep(); }, KEEP_MILLISECONDS);
  }
}

// A new choice of theme, by either view or by the system.
function chooseTheme(dark) {
  engine.setDark(dark);
  remembered.set('theme', dark ? 'dark' : 'light');
}

// --- start

let slow = '';
function progress(received, total) {
  const bar = byId('loading-bar');
  if (total > 0) bar.value = received / total;
  byId('loading-text').textContent = say('Fetching the simulator… {} MB', (received / 1048576).toFixed(1)) + slow;
}

// In the place of what loads: that nothing does any more, and why.
function loadingEnds(title, reason) {
  byId('loading-offer').hidden = byId('loading-bar').hidden = true;
  byId('loading-title').textContent = title;
  byId('loading-text').textContent = reason;
}

function loadingFailed(error) {
  const old = typeof WebAssembly !== 'object';
  loadingEnds(say('Grapevine could not start.'), old
    ? say('This browser has no WebAssembly. Any browser of the last few years has it.')
    : say('{}. Check the connection and load the page again.', error.message));
}

async function start() {
  const theme = embedded ? asked.get('theme') : remembered.get('theme');
  if (theme) document.documentElement.dataset.theme = theme;
  const slowTimer = setTimeout(() => { slow = ` ${say('This takes longer than usual.')}`; }, SLOW_MILLISECONDS);
  const language = languageAsked();
  const catalogue = language ? fetchCatalogue(language) : null;
  try {
    engine = await loadEngine(shell, progress);
  } catch (error) {
    loadingFailed(error);
    return;
  } finally {
    clearTimeout(slowTimer);
  }
  // before anything is said
  const spoken = !language || speak(engine, language, await catalogue);
  shell.engine = engine;
  shell.onState = onState;
  shell.onTextView = () => show('text', true);
  shell.onStopped = () => {
    document.body.dataset.view = 'stopped';
    byId('picture').hidden = byId('text').hidden = byId('embed').hidden = true;
    byId('loading').hidden = false;
    loadingEnds(say('Grapevine stopped.'), say('The browser may have run out of memory. Load the page again: your scenario is kept.'));
    // one that is too large for this device would stop it again each time
    byId('loading-text').append(' ', element('a', { href: `?scenario=${OPENING}`, textContent: say('Start without it.') }));
  };
  textView = new TextView(engine, shell, { chooseTheme, showPicture: () => show('picture', true) });

  engine.setDark(theme ? theme === 'dark' : DARK.matches);
  DARK.addEventListener('change', () => { if (embedded ? !theme : !remembered.get('theme')) engine.setDark(DARK.matches); });
  openFirst();
  if (!spoken) engine.showMessage(say('There is no catalogue of words for this language'), 'lang', language, say('the name of a language that this page has'), say('ask for another; everything is in English now'));
  if (embedded) embedView = new EmbedView(asked);
  else takePart();

  byId('to-text').addEventListener('click', () => show('text', true));
  byId('lost-to-text').addEventListener('click', () => show('text', true));
  hostCanvas(engine, {
    onLost: () => { byId('canvas-lost').hidden = false; },
    onRestored: () => { byId('canvas-lost').hidden = true; },
  });
  byId('loading-text').textContent = say('Simulating the first futures…');
  show(firstView());
  engine.input();
  report();
  if (!embedded) workOffLine();
}

// What the address asks for, else what was open last time.
function openFirst() {
  const kept = embedded ? null : shell.keptInThisTab();
  const lastTime = kept !== null && shell.open(kept);
  const link = location.hash.startsWith('#s=');
  if (lastTime) engine.showScreen(/&v=([a-z-]+)/.exec(location.hash)?.[1] ?? '');
  else if (!embedded && !link && !asked.has('scenario')) shell.openKept();
  if (!embedded) shell.openKeptDrill();
  // what is opened last is what is shown
  if (lastTime) return;
  if (link) engine.openLink(location.hash);
  else if (asked.has('scenario')) engine.openNamed(asked.get('scenario'));
}

// Files that are dropped, the browser's history, what is kept when the page goes, and the tour for whom it is new.
function takePart() {
  if (remembered.get('tour') === null) engine.offerTour();
  shell.takeFiles();
  entries = new Entries(({ view: wanted, screen, link }) => {
    if (link) engine.openLink(link);
    if (screen) engine.showScreen(screen);
    if (wanted && wanted !== view) show(wanted, true);
  });
  window.addEventListener('pagehide', () => shell.keep());
  document.addEventListener('visibilitychange', () => { if (document.hidden) shell.keep(); });
}

// --- without a connection, and newer versions

function workOffLine() {
  const hide = () => { byId('update').hidden = true; };
  byId('update-later').addEventListener('click', () => { hide(); focusView(); });
  keepOffLine({
    onKept: () => { byId('kept').textContent = say('It also opens without a connection.'); },
    onNewer: (take) => {
      byId('update').hidden = false;
      tell(say('A newer version of Grapevine is ready.'));
      byId('update-take').onclick = () => { shell.keep(); hide(); take(); };
    },
    onTaken: () => location.reload(),
  });
}

// For tests and for people who like consoles; everything here is also in the views.
let ready;
const started = new Promise((resolve) => { ready = resolve; });
function report() {
  Object.assign(globalThis.grapevine, {
    build: engine.build,                                // "mt" or "st"
    state: () => engine.state(),                        // the last published view state (ui/view_state.h)
    settled: () => engine.settled(),                    // every future of the last edit is simulated and published
    frames: () => engine.frames(),                      // how many the canvas has drawn
    controls: () => engine.controls(),                  // where its controls stand, in CSS pixels
    edit: (path, value) => engine.edit(path, value),    // returns what was refused
    show: (screen) => engine.showScreen(screen),        // "first", "what-if", "network", "drill", "data"
    drill: (...act) => engine.drill(...act),            // as a press in the text view: 'jump', 'phase', 3 …
    openDrill: (name) => engine.openDrill(name),
    csv: (kind) => engine.csv(kind),                    // "runs", "baseline", "series", "comparison"
    scenario: () => engine.scenario(),
    report: () => engine.report(),                      // one HTML file
    link: () => engine.link(),
  });
  ready(globalThis.grapevine);
}
globalThis.grapevine = { started };

start();
