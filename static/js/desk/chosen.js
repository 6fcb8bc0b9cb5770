// Which ideas are chosen, and the number of each as the desk showed it then.
export class Chosen {
  #seen = new Map();
  #last = null;

  get size() {
    return this.#seen.size;
  }

  get ids() {
    return [...this.#seen.keys()];
  }

  has(id) {
    return this.#seen.has(id);
  }

  seen(id) {
    return this.#seen.get(id);
  }

  put(ideas, on = true) {
    for (const { id, seq } of ideas) {
      if (!on) this.#seen.delete(id);
      else if (!this.#seen.has(id)) this.#seen.set(id, seq);
    }
  }

  // `stretch`: all from the one chosen or left out last, among the `rows` in sight, become what this one becomes
  toggle(idea, rows, stretch = false) {
    const on = !this.has(idea.id);
    const [from, to] = [rows.findIndex(({ id }) => id === this.#last), rows.findIndex(({ id }) => id === idea.id)];
    const together = stretch && from >= 0 && to >= 0 ? rows.slice(Math.min(from, to), Math.max(from, to) + 1) : [idea];
    this.put(together, on);
    this.#last = idea.id;
  }

  // once their news has been read
  again(ideas) {
    for (const { id, seq } of ideas) this.#seen.set(id, seq);
  }

  clear() {
    this.#seen.clear();
    this.#last = null;
  }
}
