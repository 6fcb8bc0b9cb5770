// What this phone remembers of the evening, and nobody else: order of the ideas, last looks, own points and their
// titles.
const fresh = () => ({
  seed: 0,
  order: [],
  seen: {},
  lastField: null,
  given: {},
  titles: {},
  groups: null,
  asked: false,
  me: {},
  summary: null,
});

// what an older page kept, when there was one weighting only
const ofOneWeighting = ({ points, finished, ...kept } = {}) => ({
  ...kept,
  ...(points ? { given: { 1: points } } : {}),
  ...(finished === undefined ? {} : { finished: finished === true ? 1 : finished }),
});

export class Memory {
  #keep;
  #facts;

  constructor(keep, kept) {
    this.#keep = keep;
    this.#facts = { ...fresh(), ...ofOneWeighting(kept.get("memory")) };
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
