// The browser's history: an entry for each screen and each scenario that was opened. Back and forward walk them; what is
// undone is the app's own business. The address has the link of what is on screen, at most once a second.

const LINK_MILLISECONDS = 1000;
const ARRIVAL_MILLISECONDS = 2000;    // how long a way back may take until what is on screen counts again
const SESSION = `${performance.timeOrigin} ${Math.random()}`;

const scenarioOf = (link) => link.split('&')[0];

export class Entries {
  // `go({view, screen, link})`: show what an entry stands for; `link` only where another scenario is to be opened.
  constructor(go) {
    this.go = go;
    this.entry = null;
    this.state = null;
    window.addEventListener('popstate', (event) => this.arrive(event.state));
    window.addEventListener('hashchange', () => {
      // somebody pasted a link into the address bar
      if (history.state?.session !== SESSION && location.hash.startsWith('#s=') && location.hash !== this.shown) this.go({ link: location.hash });
    });
  }

  // What is on screen has changed.
  follow(state, view) {
    this.state = state;
    const entry = { session: SESSION, opened: state.opened, view, screen: view === 'picture' ? state.screen : '' };
    const same = (other) => other && other.view === entry.view && other.screen === entry.screen;
    if (this.expected) {
      if (!same(this.expected) && performance.now() < this.expectedUntil) return;
      this.expected = null;
      this.write('replaceState', entry);
    } else if (!this.entry) {
      this.write('replaceState', entry);
    } else if (!same(this.entry) || this.entry.opened !== entry.opened) {
      this.write('pushState', entry);
    } else if (state.up_to_date && !state.progress.running) {
      this.link();
    }
  }

  // The link of what is on screen, now that it is at rest; browsers allow only so many.
  link() {
    if (this.timer || this.state.link === this.shown) return;
    this.write('replaceState', this.entry);
    this.timer = setTimeout(() => {
      this.timer = 0;
      if (!this.expected) this.link();
    }, LINK_MILLISECONDS);
  }

  write(how, entry) {
    this.entry = entry;
    this.shown = this.state.link;
    history[how](entry, '', this.shown || location.pathname + location.search);
  }

  arrive(entry) {
    if (entry?.session !== SESSION || !this.state) return;
    this.entry = entry;
    this.expected = entry;
    this.expectedUntil = performance.now() + ARRIVAL_MILLISECONDS;
    const other = entry.opened !== this.state.opened && location.hash.startsWith('#s=') && scenarioOf(location.hash) !== scenarioOf(this.state.link);
    this.go({ view: entry.view, screen: entry.screen, link: other ? location.hash : '' });
  }
}
