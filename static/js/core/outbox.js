// Commands on their way. Each keeps its key until the server has answered definitely, so nothing is lost and nothing
// counts twice.
import { withTheModerators } from "./refusals.js";

const hex = (byte) => byte.toString(16).padStart(2, "0");

export const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map(hex).join("");

const batchSize = 20;
const firstPatience = 2000;
const lastPatience = 60000;
const prefix = "outbox:";
const tellsOfTheSame = (a, b) =>
  a.name === b.name && a.name === "set_weight" && a.data.idea === b.data.idea && a.data.weighting === b.data.weighting;

const goesBeyond = (entry, here) =>
  entry.state !== "queued" || (entry.tried && !here.tried) || (!here.tried && entry.at > here.at);

const said = ({ key, name, data, again, id, receipt }) => ({
  key,
  name,
  data,
  ...(again ? { again: receipt ? { id, receipt } : {} } : {}),
});

function withReference(data, from, to) {
  const swap = (value) => (value === `@${from}` ? `@${to}` : Array.isArray(value) ? value.map(swap) : value);
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, swap(value)]));
}

export class Outbox {
  entries = [];
  #keep;
  #send;
  #epoch;
  #now;
  #wait;
  #listeners = new Set();
  #next = 1;
  #running = null;
  #timer = null;
  #flushAgain = false;
  #failures = 0;
  #patience = firstPatience;
  #retry = null;
  #kept = new Set();
  #news;

  // send(commands) → {status: "answered", results} | {status: "retry", after?} | {status: "refused", code}
  // epoch(): of the snapshot on this screen; now(): the server's time as ISO text; news(): something else is kept now
  constructor({ keep, send, epoch = () => null, now, wait = (ms, then) => setTimeout(then, ms), news = () => {} }) {
    this.#keep = keep;
    this.#news = news;
    this.#epoch = epoch;
    this.#send = send;
    this.#now = now;
    this.#wait = wait;
  }

  // What is kept on this device, by another window of it, too: that one may have got answers meanwhile, or taken
  // something back.
  async load() {
    const had = new Set(this.#kept);
    const kept = await this.#keep.all();
    this.entries = this.entries.filter(({ key }) => !had.has(key) || kept.has(prefix + key));
    const known = new Map(this.entries.map((entry) => [entry.key, entry]));
    for (const [name, entry] of kept) {
      if (!name.startsWith(prefix)) continue;
      this.#kept.add(entry.key);
      const here = known.get(entry.key);
      if (!here) this.entries.push(entry);
      else if (here.state === "queued" && goesBeyond(entry, here)) Object.assign(here, entry);
    }
    this.entries.sort((a, b) => a.n - b.n);
    this.#next = Math.max(this.#next, ...this.entries.map((entry) => entry.n + 1));
    this.#tell();
  }

  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get queued() {
    return this.entries.filter((entry) => entry.state === "queued");
  }

  find(key) {
    return this.entries.find((entry) => entry.key === key);
  }

  add({ name, data }, { first = false, soon = 0 } = {}) {
    const last = this.entries[this.entries.length - 1];
    if (last && last.state === "queued" && !last.tried && tellsOfTheSame(last, { name, data })) {
      last.data = data;
      last.at = this.#now();
      this.#store(last);
      this.#flushSoon(soon);
      this.#tell();
      return last;
    }
    if (name === "set_weight") this.#forget((other) => other.later && tellsOfTheSame(other, { name, data }));
    const n = first ? Math.min(this.#next, ...this.queued.map((entry) => entry.n)) - 1 : this.#next++;
    const entry = this.#enter({ n, name, data });
    this.entries.sort((a, b) => a.n - b.n);
    this.#flushSoon(soon);
    this.#tell();
    return entry;
  }

  // many at once are told once
  addAll(commands) {
    const entries = commands.map(({ name, data }) => this.#enter({ n: this.#next++, name, data }));
    this.#flushSoon(0);
    this.#tell();
    return entries;
  }

  #enter({ n, name, data }) {
    const entry = {
      key: newKey(),
      n,
      name,
      data,
      at: this.#now(),
      state: "queued",
      tried: false,
      epoch: this.#epoch(),
    };
    this.entries.push(entry);
    this.#store(entry);
    return entry;
  }

  // A change of something that has never left this phone needs no second command.
  amend(key, data) {
    const entry = this.find(key);
    if (!entry || entry.state !== "queued" || entry.tried) return false;
    entry.data = { ...entry.data, ...data };
    this.#store(entry);
    this.#tell();
    return true;
  }

  // what leans on it goes with it
  remove(key) {
    const entry = this.find(key);
    if (!entry || (entry.state === "queued" && entry.tried)) return false;
    this.forget((other) => other === entry || (this.#names(other, key) && !(other.state === "queued" && other.tried)));
    return true;
  }

  // what the page wants to remember about a command, e.g. that its refusal has been read
  note(key, facts) {
    const entry = this.find(key);
    if (entry) this.#become(entry, facts);
    this.#tell();
  }

  forget(which) {
    this.#forget(which);
    this.#tell();
  }

  // After a restore of the server: what was said in another epoch is offered again, in the old order and with the old
  // keys.
  // Everything, not only what is above its number: that grows while others offer theirs.
  offerAgain(wanted = () => true) {
    const epoch = this.#epoch();
    const counted = (entry) => entry.state !== "refused" || withTheModerators(entry);
    for (const entry of this.entries) {
      if (entry.epoch !== epoch && counted(entry) && wanted(entry))
        this.#become(entry, { state: "queued", again: true, epoch });
    }
    this.#tell();
    this.flush();
  }

  // What had to wait for others to offer theirs is tried once more. The news may overtake the answer "later" of what
  // is on its way:
  // so whatever they concern is asked again soon, however long it has been waiting.
  tryLater(which = () => true) {
    const concerned = this.queued.filter(which);
    if (!concerned.length) return;
    this.#patience = firstPatience;
    clearTimeout(this.#retry);
    this.#retry = null;
    this.#wake(concerned);
    if (this.queued.some((entry) => entry.later)) this.#wakeSoon();
  }

  #wake(entries) {
    const waiting = entries.filter((entry) => entry.later);
    for (const entry of waiting) entry.later = false;
    if (waiting.length) this.flush();
  }

  #wakeSoon() {
    if (this.#retry) return;
    this.#retry = this.#wait(this.#patience * (0.8 + 0.4 * Math.random()), () => {
      this.#retry = null;
      this.#patience = Math.min(2 * this.#patience, lastPatience);
      this.#wake(this.entries);
    });
  }

  flush() {
    if (this.#running) {
      this.#flushAgain = true;
      return this.#running;
    }
    clearTimeout(this.#timer);
    this.#timer = null;
    this.#running = this.#work().finally(() => {
      this.#running = null;
      if (this.#flushAgain) {
        this.#flushAgain = false;
        this.flush();
      }
    });
    return this.#running;
  }

  #flushSoon(ms) {
    if (!ms) queueMicrotask(() => this.flush());
    else if (!this.#timer) this.#timer = this.#wait(ms, () => this.flush());
  }

  async #work() {
    let size = batchSize;
    for (let batch; (batch = this.queued.filter((entry) => !entry.later).slice(0, size)).length;) {
      for (const entry of batch) if (!entry.tried) this.#become(entry, { tried: true });
      const answer = await this.#send(batch.map(said));
      if (answer.status === "answered") {
        this.#failures = 0;
        if (this.#settle(batch, answer.results)) return;
      } else if (answer.status === "refused" && batch.length > 1) {
        size = 1;
      } else if (answer.status === "refused") {
        this.#become(batch[0], { state: "refused", code: answer.code, refusal: {}, answered: this.#now() });
        this.#tell();
      } else {
        const pause = answer.after ?? Math.min(1000 * 2 ** this.#failures++, 8000);
        this.#timer ??= this.#wait(pause * (0.8 + 0.4 * Math.random()), () => this.flush());
        return;
      }
    }
  }

  // Erasing changes what the server compares: an entry offered again whose key it knows then comes back as
  // key_reused. It is still there.
  #settle(batch, results) {
    let pause = 0;
    const renewed = new Map();
    for (const entry of batch) {
      const result = results.find((one) => one.key === entry.key);
      if (!result) continue;
      const waitsForRenewed = result.code === "depends_on_refused" && this.#leansOn(entry, renewed);
      const kept = entry.again && result.code === "key_reused";
      if (kept) {
        this.#become(entry, { state: entry.code ? "refused" : "saved" });
      } else if (result.status === "saved") {
        const { seq, id, receipt } = result;
        this.#become(entry, {
          state: "saved",
          code: undefined,
          answered: this.#now(),
          seq,
          ...(id === undefined ? {} : { id, receipt }),
        });
        for (const other of this.entries) if (this.#names(other, entry.key)) other.later = false;
      } else if (result.status === "later") {
        entry.later = true;
        this.#wakeSoon();
      } else if (result.code === "too_fast" || waitsForRenewed) {
        pause = Math.max(pause, 1000 * (result.data?.retry || 1));
        this.#renew(entry, renewed);
      } else {
        this.#become(entry, { state: "refused", code: result.code, refusal: result.data ?? {}, answered: this.#now() });
      }
    }
    this.#tell();
    if (pause) this.#timer ??= this.#wait(pause, () => this.flush());
    return pause > 0 || !results.length;
  }

  #leansOn(entry, renewed) {
    return [...renewed.values()].some((key) => this.#names(entry, key));
  }

  #names({ data }, key) {
    return JSON.stringify(data).includes(`"@${key}"`);
  }

  // "too fast" was not performed, and its key is used up: the next attempt gets a new one.
  #renew(entry, renewed) {
    const old = entry.key;
    this.#drop(old);
    renewed.set(old, newKey());
    this.#become(entry, { key: renewed.get(old), tried: false });
    for (const other of this.entries) {
      if (this.#names(other, old)) this.#become(other, { data: withReference(other.data, old, entry.key) });
    }
  }

  #forget(which) {
    for (const { key } of this.entries.filter(which)) this.#drop(key);
    this.entries = this.entries.filter((entry) => !which(entry));
  }

  #become(entry, changes) {
    Object.assign(entry, changes);
    this.#store(entry);
  }

  #store(entry) {
    const { key } = entry;
    const arrived = () => {
      this.#kept.add(key);
      this.#news();
    };
    this.#keep
      .set(prefix + key, { ...entry })
      .then(arrived)
      .catch(() => {});
  }

  #drop(key) {
    this.#kept.delete(key);
    this.#keep
      .drop(prefix + key)
      .then(this.#news)
      .catch(() => {});
  }

  #tell() {
    for (const listener of this.#listeners) listener();
  }
}
