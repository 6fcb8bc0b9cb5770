// A bad network is the normal case: no question waits for ever, and what must come is asked for until it has.
const patience = 30000;
const pause = 1500;

// An answer that hangs is given up, for whoever asked to ask again.
export async function ask(url, read, { within = patience, ...options } = {}) {
  const abort = new AbortController();
  const alarm = setTimeout(() => abort.abort(), within);
  try {
    return await read(await fetch(url, { credentials: "same-origin", signal: abort.signal, ...options }));
  } finally {
    clearTimeout(alarm);
  }
}

export const json = (answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.status)));

// `attempt(patient)` asks with more patience each time, so that what is only slow comes, too.
export async function insist(attempt, { times = Infinity, wait = () => pause } = {}) {
  for (let tries = 0; tries < times; tries++) {
    try {
      return await attempt({ within: patience * Math.min(2 ** tries, 8) }, tries);
    } catch {
      await new Promise((then) => setTimeout(then, wait(tries)));
    }
  }
}
