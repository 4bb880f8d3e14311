// Loads one of the two builds of the app and wraps its functions. With cross-origin isolation the one with threads
// (mt/), else the one without (st/); ?threads=0 asks for the latter.

export function chosenBuild() {
  const asked = new URLSearchParams(location.search).get('threads');
  return globalThis.crossOriginIsolated && asked !== '0' ? 'mt' : 'st';
}

export function script(url) {
  return new Promise((resolve, reject) => {
    const element = document.createElement('script');
    element.src = url;
    element.onload = resolve;
    element.onerror = () => reject(new Error(`${url} could not be fetched`));
    document.head.append(element);
  });
}

// The module's bytes as they come, so that the page can say how far it is. `total` is 0 where the server compresses.
async function fetchModule(url, onProgress) {
  const answer = await fetch(url);
  if (!answer.ok || !answer.body) throw new Error(`${url} could not be fetched (${answer.status})`);
  const total = answer.headers.get('Content-Encoding') ? 0 : Number(answer.headers.get('Content-Length')) || 0;
  let received = 0;
  const counted = answer.body.pipeThrough(new TransformStream({
    transform(chunk, controller) {
      received += chunk.byteLength;
      onProgress(received, total);
      controller.enqueue(chunk);
    },
  }));
  return new Response(counted, { headers: { 'Content-Type': 'application/wasm' } });
}

// `shell` answers what C++ asks of the page (wasm/page_calls.h).
export async function loadEngine(shell, onProgress) {
  const build = chosenBuild();
  const folder = new URL(`${build}/`, document.baseURI).href;
  const bytes = fetchModule(`${folder}grapevine.wasm`, onProgress);
  bytes.catch(() => {});
  await script(`${folder}grapevine.js`);
  const module = await new Promise((resolve, reject) => {
    createGrapevine({
      canvas: document.getElementById('canvas'),
      shell,
      mainScriptUrlOrBlob: `${folder}grapevine.js`,
      locateFile: (file) => folder + file,
      instantiateWasm(imports, receive) {
        bytes.then((answer) => WebAssembly.instantiateStreaming(answer, imports))
          .then(({ instance, module: compiled }) => receive(instance, compiled), reject);
        return {};
      },
      print: () => {},
      printErr: (text) => console.warn(text),
      onAbort: (what) => shell.stopped(String(what)),
    }).then(resolve, reject);
  });
  return new Engine(module, build);
}

const NUMBER = 'number', TEXT = 'string';

export class Engine {
  constructor(module, build) {
    this.module = module;
    this.build = build;
  }

  call(name, result, types = [], values = []) {
    return this.module.ccall(`app_${name}`, result, types, values);
  }
  json(name, types, values) { return JSON.parse(this.call(name, TEXT, types, values)); }

  showCanvas(shown) { return this.call('show_canvas', NUMBER, [NUMBER], [shown ? 1 : 0]) === 1; }
  input() { this.call('input', null); }
  turnNow() { this.call('turn_now', null); }
  canvasLost() { this.call('canvas_lost', null); }
  canvasRestored() { this.call('canvas_restored', null); }
  paste(text) { this.call('paste', null, [TEXT], [text]); }

  openNamed(name) { return this.call('open_named', NUMBER, [TEXT], [name]) === 1; }
  openLink(fragment) { return this.call('open_link', NUMBER, [TEXT], [fragment]) === 1; }
  // `kind`: what the file is for (ui/platform.h): 0 to be opened, 1 as the baseline
  openBytes(bytes, name, kind = 0) { return this.withBytes(bytes, (at) => this.call('open_file', NUMBER, [NUMBER, NUMBER, NUMBER, TEXT], [kind, at, bytes.length, name]) === 1); }
  restoreDrill(bytes) { return this.withBytes(bytes, (at) => this.call('restore_drill', NUMBER, [NUMBER, NUMBER], [at, bytes.length]) === 1); }
  // too many for the stack, which is where strings go
  withBytes(bytes, use) {
    const at = this.module._malloc(bytes.length + 1);
    this.module.HEAPU8.set(bytes, at);
    const result = use(at);
    this.module._free(at);
    return result;
  }

  // Whether the catalogue could be read; then the words in it.
  speak(bytes, name) { return this.withBytes(bytes, (at) => this.call('speak', NUMBER, [NUMBER, NUMBER, TEXT], [at, bytes.length, name]) === 1); }
  words(english) { return this.call('words', TEXT, [TEXT], [english]); }
  wordsOfNumber(number, one, many) { return this.call('words_of_number', TEXT, [NUMBER, TEXT, TEXT], [number, one, many]); }

  // Both return what was refused and why, an empty list when nothing was.
  edit(path, value) { return this.json('edit', [TEXT, NUMBER], [path, value]); }
  editText(path, value) { return this.json('edit_text', [TEXT, TEXT], [path, value]); }
  reset(path) { this.call('reset', null, [TEXT], [path]); }
  resetLevers() { this.call('reset_levers', null); }
  resetAssumptions() { this.call('reset_assumptions', null); }
  chooseWhatIf(which) { this.call('choose_what_if', null, [NUMBER], [which]); }
  move(moment, minutes) { return this.json('move', [NUMBER, NUMBER], [moment, minutes]); }
  holdChanges(hold) { this.call('hold_changes', null, [NUMBER], [hold ? 1 : 0]); }
  showResults() { this.call('show_results', null); }
  explain(metric) { this.call('explain', null, [TEXT], [metric]); }
  showWhatIf() { this.call('show_what_if', null); }
  showDrill() { this.call('show_drill', null); }
  openDrill(name) { return this.call('open_drill', NUMBER, [TEXT], [name]) === 1; }
  drill(action, number = 0, text = '') { this.call('drill', null, [TEXT, NUMBER, TEXT], [action, number, text]); }
  // `how`: "decide", "vote" of the next member, "overrule"
  drillDecide(team, card, option, confidence, how = 'decide') { this.call('drill_decide', null, [NUMBER, NUMBER, NUMBER, NUMBER, TEXT], [team, card, option, confidence, how]); }
  data(action, number = 0, text = '') { this.call('data', null, [TEXT, NUMBER, TEXT], [action, number, text]); }
  showScreen(name) { return this.call('show_screen', NUMBER, [TEXT], [name]) === 1; }
  keep() { this.call('keep', null); }
  forgetKept(which) { this.call('forget_kept', null, [NUMBER], [which]); }
  predict(shareOfBaseline) { this.call('predict', null, [NUMBER], [shareOfBaseline]); }
  reveal() { this.call('reveal', null); }
  endPrediction() { this.call('end_prediction', null); }
  tellNetwork(wanted) { this.call('tell_network', null, [NUMBER], [wanted ? 1 : 0]); }
  networkMoment(minutes) { this.call('network_moment', null, [NUMBER], [minutes]); }
  networkPerson(number) { this.call('network_person', null, [NUMBER], [number]); }
  networkFuture(which) { this.call('network_future', null, [NUMBER], [which]); }
  networkBaseline(baseline) { this.call('network_baseline', null, [NUMBER], [baseline ? 1 : 0]); }
  makeBaseline() { this.call('make_baseline', null); }
  chooseBaseline(which) { this.call('choose_baseline', null, [NUMBER], [which]); }
  undo() { this.call('undo', null); }
  redo() { this.call('redo', null); }
  setReplicates(count) { this.call('set_replicates', null, [NUMBER], [count]); }
  setDark(dark) { this.call('set_dark', null, [NUMBER], [dark ? 1 : 0]); }
  offerTour() { this.call('offer_tour', null); }
  dismissMessage() { this.call('dismiss_message', null); }
  showMessage(title, where, found, allowed, remedy) {
    this.call('show_message', null, [TEXT, TEXT, TEXT, TEXT, TEXT], [title, where, found, allowed, remedy]);
  }

  state() { return this.json('view_state'); }
  scenario() { return this.call('scenario', TEXT); }
  csv(kind) { return this.call('csv', TEXT, [TEXT], [kind]); }
  report() { return this.call('report', TEXT); }
  link() { return this.call('link', TEXT); }

  frames() { return this.call('frames', NUMBER); }
  settled() { return this.call('settled', NUMBER) === 1; }
  controls() { return this.json('controls'); }
}
