// What every screen begins with: its page, the words of its language, the first snapshot, and when it is drawn.
import { ask, insist, json } from "./ask.js";
import { Store } from "./store.js";
import { setCatalogue } from "./words.js";

// Parts of the program that come later. Browsers may remember a failed import, so each further attempt has an address
// of its own: `load("?2")`.
export const arrive = (load) =>
  insist((_patient, tries) => load(tries ? `?${tries}` : ""), { wait: (tries) => Math.min(500 * 2 ** tries, 8000) });

export const readPage = () => JSON.parse(document.getElementById("snapshot").textContent);

// A screen without its words speaks English rather than not at all.
export async function loadWords({ locale }, url) {
  const words = url && (await insist((patient) => ask(url, json, patient), { times: 20 }));
  setCatalogue(words || { locale, messages: {} });
}

// once the words are there: what was erased is named in them
export function storeOf({ snapshot }) {
  const store = new Store();
  store.apply({ since: 0, upto: 0, things: [], ...snapshot });
  return store;
}

// At most once per frame, and where nobody looks a little later.
export function scheduler(draw) {
  let waiting = false;
  const now = () => {
    waiting = false;
    draw();
  };
  return () => {
    if (waiting) return;
    waiting = true;
    if (document.visibilityState === "visible") requestAnimationFrame(now);
    else setTimeout(now, 250);
  };
}
