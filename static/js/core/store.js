// What the server has shown us. Whole things arrive, never differences: late, doubled and shuffled frames do no harm.
import { _ } from "./words.js";

const words = { idea: "title", measure: "title", contribution: "text" };

// What somebody has had erased has no words any more. Every screen shows it as such, in the reader's language.
function shown(thing) {
  const name = words[thing.kind];
  if (name && thing[name] === "") return { ...thing, [name]: _("(erased)"), erased: true };
  if (thing.bearer?.organisation === "") return { ...thing, bearer: { organisation: _("(erased)") } };
  return thing;
}

export class Store {
  epoch = null;
  mark = 0;
  #things = new Map();
  #listeners = new Set();

  apply(frame) {
    if (frame.since === 0) return this.#replace(frame);
    if (frame.epoch !== this.epoch) return "epoch";
    const changed = this.#take(frame.things);
    const joined = frame.since <= this.mark;
    if (joined && frame.upto > this.mark) this.mark = frame.upto;
    if (changed.length) this.#tell(changed);
    return joined ? "joined" : "gap";
  }

  all(kind) {
    return [...(this.#things.get(kind)?.values() ?? [])].filter((thing) => !thing.gone).sort((a, b) => a.id - b.id);
  }

  get(kind, id) {
    const thing = this.#things.get(kind)?.get(Number(id));
    return thing && !thing.gone ? thing : undefined;
  }

  get workshop() {
    return this.get("workshop", 1);
  }

  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #replace(frame) {
    const same = frame.epoch === this.epoch;
    const kept = [];
    if (same) {
      for (const things of this.#things.values())
        for (const thing of things.values()) if (thing.seq > frame.upto) kept.push(thing);
    }
    if (!same || frame.upto >= this.mark) {
      this.#things = new Map();
      this.epoch = frame.epoch;
      this.mark = frame.upto;
    }
    this.#take(kept);
    this.#take(frame.things);
    this.#tell(null);
    return "joined";
  }

  #take(things) {
    const changed = [];
    for (const thing of things) {
      if (!this.#things.has(thing.kind)) this.#things.set(thing.kind, new Map());
      const known = this.#things.get(thing.kind);
      if (known.has(thing.id) && known.get(thing.id).seq >= thing.seq) continue;
      known.set(thing.id, shown(thing));
      changed.push(thing);
    }
    return changed;
  }

  #tell(changed) {
    for (const listener of this.#listeners) listener(changed);
  }
}
