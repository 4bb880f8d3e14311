// The canvas among the rest of the page: its size, the keys that stay the browser's, pasting, and a lost context.

// What the app has keys for; with Ctrl or Cmd anything else is the browser's, and so is every function key.
const OWN_WITH_CONTROL = new Set(['z', 'y', 'a', 'c', 'x']);

function isBrowserKey(event) {
  if (/^F\d+$/.test(event.key)) return true;
  return (event.ctrlKey || event.metaKey) && !OWN_WITH_CONTROL.has(event.key.toLowerCase());
}

export function hostCanvas(engine, { onLost, onRestored }) {
  const canvas = document.getElementById('canvas');

  // before SDL sees them
  for (const type of ['keydown', 'keyup', 'keypress']) {
    window.addEventListener(type, (event) => {
      if (event.target === canvas && isBrowserKey(event)) event.stopImmediatePropagation();
    }, true);
  }
  document.addEventListener('paste', (event) => {
    if (document.activeElement === canvas) engine.paste(event.clipboardData.getData('text/plain'));
  });

  for (const type of ['pointerdown', 'pointermove', 'pointerup', 'pointercancel', 'pointerleave', 'wheel', 'keydown', 'keyup', 'keypress',
    'touchstart', 'touchmove', 'touchend', 'focus', 'blur', 'mouseenter', 'mouseleave']) {
    canvas.addEventListener(type, () => engine.input(), { passive: true });
  }
  window.addEventListener('pointerup', () => engine.input(), { passive: true });
  canvas.addEventListener('pointerdown', () => canvas.focus({ preventScroll: true }));
  document.addEventListener('visibilitychange', () => engine.input());

  // SDL looks at the canvas' size when the window says that it was resized; drawn at once, so that nothing flashes
  let width = 0, height = 0, ratio = 0;
  const fit = () => {
    if (canvas.clientWidth === 0 || (canvas.clientWidth === width && canvas.clientHeight === height && devicePixelRatio === ratio)) return;
    [width, height, ratio] = [canvas.clientWidth, canvas.clientHeight, devicePixelRatio];
    window.dispatchEvent(new Event('resize'));
    engine.turnNow();
  };
  new ResizeObserver(fit).observe(canvas);
  const watchRatio = () => matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', () => { fit(); watchRatio(); }, { once: true });
  watchRatio();

  canvas.addEventListener('webglcontextlost', (event) => {
    event.preventDefault();
    engine.canvasLost();
    onLost();
  });
  canvas.addEventListener('webglcontextrestored', () => {
    engine.canvasRestored();
    onRestored();
  });
}
