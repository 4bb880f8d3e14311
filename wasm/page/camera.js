// Decision codes by camera: a dialog with what the camera sees, which hands on each code that it can read until it is closed.
// The browser's own reader where there is one, else jsQR (npm). No picture leaves the page or is kept.
import { script } from './engine.js';
import { element, write } from './text_rows.js';
import { english, say } from './words.js';

const EVERY = 150;      // milliseconds from one look to the next
const WIDEST = 960;     // pixels looked at

export const hasCamera = () => navigator.mediaDevices?.getUserMedia !== undefined;

// A function from a canvas to the text of a QR code in it, or nothing.
async function reader() {
  if ('BarcodeDetector' in globalThis && (await BarcodeDetector.getSupportedFormats()).includes('qr_code')) {
    const own = new BarcodeDetector({ formats: ['qr_code'] });
    return async (canvas) => (await own.detect(canvas))[0]?.rawValue;
  }
  if (!globalThis.jsQR) await script('jsqr.js');
  return async (canvas) => {
    const { data, width, height } = canvas.getContext('2d', { willReadFrequently: true }).getImageData(0, 0, canvas.width, canvas.height);
    return globalThis.jsQR(data, width, height)?.data;
  };
}

function picture(video, canvas) {
  const scale = Math.min(1, WIDEST / video.videoWidth);
  canvas.width = Math.round(video.videoWidth * scale);
  canvas.height = Math.round(video.videoHeight * scale);
  canvas.getContext('2d', { willReadFrequently: true }).drawImage(video, 0, 0, canvas.width, canvas.height);
  return canvas;
}

const refusals = {
  NotAllowedError: english('The browser gave no camera to this page. Allow it beside the address, or paste the code instead.'),
  NotFoundError: english('No camera was found. Paste the code instead.'),
};

// `taken` gets each code once and answers with what is to be said about it.
export async function readCodes(taken) {
  const video = element('video', { muted: true, playsInline: true });
  const said = element('p', { textContent: say('Asking for the camera…') });
  said.setAttribute('role', 'status');
  const close = element('button', { type: 'button', textContent: say('Close') });
  const title = element('h2', { textContent: say('Show a decision code to the camera') });
  const dialog = element('dialog', { className: 'camera' }, title, video, said, close);
  dialog.setAttribute('aria-label', title.textContent);
  document.body.append(dialog);
  const closed = new Promise((resolve) => { dialog.addEventListener('close', resolve, { once: true }); });
  close.addEventListener('click', () => dialog.close());
  dialog.showModal();

  let stream = null;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: { facingMode: 'environment', width: { ideal: 1280 } } });
    const read = await reader();
    video.srcObject = stream;
    await video.play();
    write(said, say('Hold it still, so that it fills most of the picture. Nothing is kept of what the camera sees.'));
    const canvas = document.createElement('canvas');
    for (let last = ''; dialog.open; await new Promise((resolve) => { setTimeout(resolve, EVERY); })) {
      const code = video.videoWidth > 0 ? await read(picture(video, canvas)) : '';
      if (!code || code === last || !dialog.open) continue;
      last = code;
      write(said, await taken(code));
    }
  } catch (error) {
    if (dialog.open) write(said, refusals[error.name] ? say(refusals[error.name]) : say('The camera cannot be used ({}). Paste the code instead.', error.message));
  }
  await closed;
  for (const track of stream?.getTracks() ?? []) track.stop();
  dialog.remove();
}
