// Keeps the page for use without a connection, and says so when there is a newer one. It is taken only when the person
// asks for it: nothing here loads the page by itself.

// `onKept`: from now on the page opens without a connection. `onNewer(take)`: a newer version waits; `take()` has it
// installed, and `onTaken` follows, in this tab only.
export async function keepOffLine({ onKept, onNewer, onTaken }) {
  const container = navigator.serviceWorker;
  if (!container) return;
  let registration;
  try {
    registration = await container.register('worker.js', { updateViaCache: 'none' });
  } catch { /* not over a secure connection */ }
  if (!registration) return;   // the page works as long as there is a connection

  let asked = false;
  const taken = () => { if (asked) onTaken(); };
  container.addEventListener('controllerchange', taken);
  const take = () => {
    asked = true;
    if (registration.waiting) registration.waiting.postMessage('take over');
    else taken();   // another tab has taken it already
  };

  const look = () => {
    if (registration.active) onKept();
    if (registration.active && registration.waiting) onNewer(take);
  };
  const follow = (worker) => worker?.addEventListener('statechange', look);
  for (const worker of [registration.installing, registration.waiting]) follow(worker);
  registration.addEventListener('updatefound', () => follow(registration.installing));
  look();
}
