// Which idea stands large on the wall: the newest one, for at most six seconds and at least two.
export class Newest {
  current = null;
  landed = null;
  #since = 0;
  #waiting = null;
  #known = null;

  constructor({ least = 2000, most = 6000 } = {}) {
    this.least = least;
    this.most = most;
  }

  // → is something changing by itself soon?
  step(ideas, now) {
    this.landed = null;
    const fresh = this.#known ? ideas.filter((idea) => !this.#known.has(idea.id)) : [];
    this.#known = new Set([...(this.#known ?? []), ...ideas.map((idea) => idea.id)]);
    if (fresh.length) this.#waiting = fresh.at(-1).id;
    const there = (id) => ideas.some((idea) => idea.id === id);
    if (this.#waiting && !there(this.#waiting)) this.#waiting = null;
    if (this.current && !there(this.current)) this.current = null;
    const stood = now - this.#since;
    if (this.current && (stood >= this.most || (this.#waiting && stood >= this.least))) {
      this.landed = this.current;
      this.current = null;
    }
    if (!this.current && this.#waiting) {
      this.current = this.#waiting;
      this.#waiting = null;
      this.#since = now;
    }
  }
}
