// What this phone remembers of the evening, and nobody else: order of the ideas, last looks, own points and their
// titles.
const fresh = () => ({
  seed: 0,
  order: [],
  seen: {},
  lastField: null,
  points: {},
  titles: {},
  groups: null,
  asked: false,
  me: {},
  summary: null,
});

export class Memory {
  #keep;
  #facts;

  constructor(keep, kept) {
    this.#keep = keep;
    this.#facts = { ...fresh(), ...kept.get("memory") };
    if (!this.#facts.seed) this.set({ seed: crypto.getRandomValues(new Uint32Array(1))[0] || 1 });
  }

  get facts() {
    return this.#facts;
  }

  set(changes) {
    this.#facts = { ...this.#facts, ...changes };
    this.#keep.set("memory", this.#facts).catch(() => {});
  }
}
