// What C++ asks of the page (wasm/page_calls.h), and files, links and the clipboard for the text view alike.

import { hasCamera, readCodes } from './camera.js';
import { addressOfPage, say } from './words.js';

const LARGEST_FILE = 16 << 20, LARGEST_TABLE = 64 << 20;
const KEPT = 'grapevine.scenario';
const KEPT_DRILL = 'grapevine.drill';

export class Shell {
  engine = null;
  onState = () => {};
  onTextView = () => {};
  onStopped = () => {};

  stateChanged(number) { this.onState(number); }
  showTextView() { this.onTextView(); }
  rememberTour() { remembered.set('tour', 'seen'); }
  address() { return addressOfPage(); }
  stopped(why) { this.onStopped(why); }

  // --- messages that pass

  tell(text) {
    const toast = document.getElementById('toast');
    toast.textContent = text;
    toast.hidden = false;
    document.getElementById('status').textContent = text;
    clearTimeout(this.toastTimer);
    this.toastTimer = setTimeout(() => { toast.hidden = true; }, 3000);
  }

  // --- the clipboard

  async copyText(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      if (!copyTheOldWay(text)) {
        this.tell(say('The browser does not let pages copy. The link is in the address bar.'));
        return false;
      }
    }
    return true;
  }

  async copyLink() {
    const fragment = this.engine.link();
    if (!fragment) return this.tell(say('Too large for a link; save the file.'));
    if (await this.copyText(addressOfPage() + fragment)) this.tell(say('Link copied.'));
  }

  // --- files in

  // `kind` as in engine.js
  chooseFile(kind = 0) {
    this.fileKind = kind;
    document.getElementById('file').click();
  }

  async openFile(file, kind = 0) {
    const table = kind === 2 || /\.[ct]sv$/i.test(file.name);
    if (file.size > (table ? LARGEST_TABLE : LARGEST_FILE)) {
      this.engine.showMessage(say('Could not open {}', file.name), file.name, say('{} MB', (file.size / 1048576).toFixed(1)), table ? say('tables of at most 64 MB') : say('scenario files of at most 16 MB'),
        table ? say('export a shorter time') : say('choose a scenario file; large networks are for the command line'));
      return false;
    }
    let bytes;
    try {
      bytes = new Uint8Array(await file.arrayBuffer());
    } catch {
      this.engine.showMessage(say('Could not read {}', file.name), file.name, say('no file that can be read'), say('a scenario file'), say('check that it is a file and not a folder'));
      return false;
    }
    return this.engine.openBytes(bytes, file.name, kind);
  }

  takeFiles() {
    const input = document.getElementById('file');
    input.addEventListener('change', async () => {
      if (input.files.length > 0) await this.openFile(input.files[0], this.fileKind);
      input.value = '';
    });
    const sheet = document.getElementById('drop');
    const hasFiles = (event) => event.dataTransfer !== null && [...event.dataTransfer.types].includes('Files');
    window.addEventListener('dragenter', (event) => { if (hasFiles(event)) sheet.hidden = false; });
    window.addEventListener('dragover', (event) => { if (hasFiles(event)) event.preventDefault(); });
    window.addEventListener('dragleave', (event) => { if (event.relatedTarget === null) sheet.hidden = true; });
    window.addEventListener('drop', (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      sheet.hidden = true;
      if (event.dataTransfer.files.length > 0) this.openFile(event.dataTransfer.files[0]);
    });
  }

  // --- decision codes by camera

  hasCamera() { return hasCamera(); }

  readCode() {
    const { engine } = this;
    // what the drill says to a code comes with the next view state
    return readCodes(async (code) => {
      const before = engine.state().drill?.entrants.length;
      engine.drill('codes', 0, code);
      for (let waited = 0; waited < 2000; waited += 50) {
        await new Promise((resolve) => { setTimeout(resolve, 50); });
        const { drill, messages: [refusal] } = engine.state();
        if (refusal) {
          engine.dismissMessage();
          return say('{}: {}. To do: {}.', refusal.title, refusal.found, refusal.remedy);
        }
        if (drill && drill.entrants.length !== before) return say('{} is in. Show the next code, or close.', drill.entrants.at(-1));
      }
      return '';
    });
  }

  // --- files out

  saveFile(name, bytes, type) {
    const url = URL.createObjectURL(new Blob([bytes], { type }));
    const anchor = document.createElement('a');
    anchor.href = url;
    anchor.download = name;
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
    this.tell(say('Saved {}', name));
  }

  save(kind, scenarioName) {
    const files = {
      report: ['-report.html', 'text/html', () => this.engine.report()],
      scenario: ['.json', 'application/json', () => this.engine.scenario()],
      comparison: ['-figures.csv', 'text/csv', () => this.engine.csv('comparison')],
      runs: ['-futures.csv', 'text/csv', () => this.engine.csv('runs')],
      series: ['-lines.csv', 'text/csv', () => this.engine.csv('series')],
    };
    const [ending, type, take] = files[kind];
    const bytes = take();
    if (!bytes) return this.tell(kind === 'comparison' ? say('Nothing differs yet: change a lever first.') : say('The futures are still being simulated; try again in a moment.'));
    this.saveFile((scenarioName || 'scenario') + ending, bytes, type);
  }

  // --- what was open is open again: in this tab after a reload, where it was, and in a new one when no link says otherwise

  keep() {
    const scenario = this.engine.scenario();
    try {
      localStorage.setItem(KEPT, scenario);
      sessionStorage.setItem(KEPT, JSON.stringify({ link: location.hash, scenario }));
    } catch { /* no storage here: nothing is kept */ }
  }

  // The address of a tab that is loaded again may be a second older than what was on screen.
  keptInThisTab() {
    const [way] = performance.getEntriesByType('navigation');
    if (way?.type !== 'reload' && way?.type !== 'back_forward') return null;
    try {
      const kept = JSON.parse(sessionStorage.getItem(KEPT));
      return kept?.link === location.hash && location.hash ? kept.scenario : null;
    } catch { return null; }
  }

  // Whether something was there that could be opened.
  open(kept) {
    if (this.engine.openBytes(new TextEncoder().encode(kept), say('last time'))) return true;
    this.engine.dismissMessage();
    return false;
  }

  // after every move, so that a closed tab loses none
  keepDrill(kept) {
    try {
      if (kept) localStorage.setItem(KEPT_DRILL, kept);
      else localStorage.removeItem(KEPT_DRILL);
    } catch { /* no storage here: nothing is kept */ }
  }

  openKeptDrill() {
    let kept = null;
    try { kept = localStorage.getItem(KEPT_DRILL); } catch { return; }
    if (kept === null || this.engine.restoreDrill(new TextEncoder().encode(kept))) return;
    this.keepDrill('');
    this.tell(say('The drill that was open last time could not be read.'));
  }

  openKept() {
    let kept = null;
    try { kept = localStorage.getItem(KEPT); } catch { return; }
    if (kept === null || this.open(kept)) return;
    localStorage.removeItem(KEPT);
    this.tell(say('What was open last time could not be read; this is a fresh start.'));
  }
}

function copyTheOldWay(text) {
  const area = document.createElement('textarea');
  const before = document.activeElement;
  area.value = text;
  area.className = 'unseen';
  document.body.append(area);
  area.select();
  const copied = document.execCommand('copy');
  area.remove();
  before?.focus();
  return copied;
}

// Small choices of the person's, where there is storage.
export const remembered = {
  get(key) { try { return localStorage.getItem(`grapevine.${key}`); } catch { return null; } },
  set(key, value) { try { localStorage.setItem(`grapevine.${key}`, value); } catch { /* no storage here */ } },
};
