// "Zuletzt geändert": what the desk did, asked for when it is open and after own commands.
import { ask, json } from "../core/ask.js";

export class History {
  rows = null;
  open = false;
  #url;
  #draw;
  #timer = null;

  constructor(url, draw) {
    this.#url = url;
    this.#draw = draw;
  }

  toggle(open) {
    if (open === this.open) return;
    this.open = open;
    if (open) this.load();
    this.#draw();
  }

  soon() {
    if (!this.open) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.load(), 150);
  }

  async load() {
    try {
      const { rows } = await ask(this.#url, json, { cache: "no-store" });
      this.rows = rows.filter((row) => row.actor === "desk");
      this.#draw();
    } catch {
      // the last list stays
    }
  }
}
