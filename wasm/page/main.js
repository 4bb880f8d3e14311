// Starts the page: loads the app, opens what was asked for, and keeps the canvas, the text view and the App in step.
import { hostCanvas } from './canvas.js';
import { loadEngine } from './engine.js';
import { remembered, Shell } from './shell.js';
import { TextView } from './text_view.js';

const NARROW = matchMedia('(max-width: 719.98px)');
const DARK = matchMedia('(prefers-color-scheme: dark)');
const KEEP_MILLISECONDS = 1000;
const STATUS_MILLISECONDS = 2000;
const SLOW_MILLISECONDS = 15_000;

const byId = (id) => document.getElementById(id);
const shell = new Shell();
let engine = null;
let textView = null;
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
      shell.say('This browser cannot draw the picture (no WebGL 2). The text view does the same.');
    }
  } else {
    engine.showCanvas(false);
  }
  view = next;
  byId('picture').hidden = view !== 'picture';
  byId('text').hidden = view !== 'text';
  byId('loading').hidden = true;
  document.body.dataset.view = view;
  if (view === 'text' && state) textView.update(state);
  if (!byHand) return;
  remembered.set('view', view);
  (view === 'picture' ? byId('canvas') : byId('sentence')).focus({ preventScroll: true });
}

function firstView() {
  const asked = new URLSearchParams(location.search).get('view') ?? remembered.get('view');
  if (asked === 'text' || asked === 'picture') return asked;
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

let keepTimer = 0;
function onState() {
  state = engine.state();
  document.documentElement.dataset.theme = state.dark ? 'dark' : 'light';
  document.title = state.scenario.title ? `${state.scenario.title} – Grapevine` : 'Grapevine';
  if (view === 'text') textView.update(state);
  if (state.messages.length > 0) tell([state.messages[0].title, state.messages[0].remedy].filter(Boolean).join('. '));
  else if (!state.progress.running && state.up_to_date) tell(`${state.headline.sentence} ${state.headline.detail}`);
  if (!state.progress.running && keepTimer === 0) {
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
  byId('loading-text').textContent = `Fetching the simulator… ${(received / 1048576).toFixed(1)} MB${slow}`;
}

function loadingFailed(error) {
  byId('loading-title').textContent = 'Grapevine could not start.';
  byId('loading-bar').hidden = true;
  const old = typeof WebAssembly !== 'object';
  byId('loading-text').textContent = old
    ? 'This browser has no WebAssembly. Any browser of the last few years has it.'
    : `${error.message}. Check the connection and load the page again.`;
}

async function start() {
  const theme = remembered.get('theme');
  if (theme) document.documentElement.dataset.theme = theme;
  const slowTimer = setTimeout(() => { slow = ' This takes longer than usual.'; }, SLOW_MILLISECONDS);
  try {
    engine = await loadEngine(shell, progress);
  } catch (error) {
    loadingFailed(error);
    return;
  } finally {
    clearTimeout(slowTimer);
  }
  shell.engine = engine;
  shell.onState = onState;
  shell.onTextView = () => show('text', true);
  shell.onStopped = () => {
    document.body.dataset.view = 'stopped';
    byId('picture').hidden = byId('text').hidden = true;
    byId('loading').hidden = false;
    byId('loading-title').textContent = 'Grapevine stopped.';
    byId('loading-bar').hidden = true;
    byId('loading-text').textContent = 'The browser may have run out of memory. Load the page again: your scenario is kept.';
  };
  textView = new TextView(engine, shell, { chooseTheme, showPicture: () => show('picture', true) });

  engine.setDark(theme ? theme === 'dark' : DARK.matches);
  DARK.addEventListener('change', () => { if (!remembered.get('theme')) engine.setDark(DARK.matches); });
  // what is opened last is what is shown
  if (location.hash.startsWith('#s=')) {
    shell.openKeptDrill();
    engine.openLink(location.hash);
  } else {
    shell.openKept();
    shell.openKeptDrill();
  }
  shell.takeFiles();
  shell.followLinks();

  byId('to-text').addEventListener('click', () => show('text', true));
  byId('lost-to-text').addEventListener('click', () => show('text', true));
  hostCanvas(engine, {
    onLost: () => { byId('canvas-lost').hidden = false; },
    onRestored: () => { byId('canvas-lost').hidden = true; },
  });
  byId('loading-text').textContent = 'Simulating the first futures…';
  show(firstView());
  engine.input();
  report();
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
    csv: (kind) => engine.csv(kind),                    // "runs", "baseline", "series", "comparison"
    scenario: () => engine.scenario(),
    report: () => engine.report(),                      // one HTML file
    link: () => engine.link(),
  });
  ready(globalThis.grapevine);
}
globalThis.grapevine = { started };

start();
