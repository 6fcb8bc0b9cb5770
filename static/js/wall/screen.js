// The wall as a whole: what it knows and which scene of the evening it shows.
import { isOver, sceneOf } from "../shared/scene.js";
import { ranked } from "../shared/skyline.js";
import { ngettext } from "../core/words.js";
import { Newest } from "./newest.js";
import { Turning } from "./pages.js";
import { Reveal } from "../shared/reveal_animation.js";
import { stage } from "./stage.js";

const quietAfter = 120000;
const calm = matchMedia("(prefers-reduced-motion: reduce)");

export class Wall {
  here = null;
  readiness = { joined: 0, ready: 0 };
  newest = new Newest();
  turning = new Turning();
  reveal = new Reveal();
  level = null;
  moving = false;
  live = true;
  #levelAt = 0;
  #lost = null;
  #flown = null;
  #said = "";

  constructor({ page, clock, store, draw }) {
    Object.assign(this, { page, clock, store, draw });
  }

  get workshop() {
    return this.store.workshop;
  }

  get now() {
    return this.clock.now;
  }

  get still() {
    return calm.matches;
  }

  get people() {
    const joined = this.store.get("progress", 1)?.joined ?? 0;
    return this.here || joined;
  }

  get ideas() {
    return this.store.all("idea").filter((idea) => idea.state === "shown");
  }

  get fields() {
    return this.store
      .all("field_of_action")
      .filter((field) => field.state === "shown")
      .sort((a, b) => a.position - b.position || a.id - b.id);
  }

  get rows() {
    return ranked(this.ideas, this.store.all("tally"));
  }

  get shown() {
    return sceneOf(this.store).thing;
  }

  field(idea) {
    return this.store.get("field_of_action", idea?.field_of_action);
  }

  get over() {
    return isOver(this.workshop);
  }

  get scene() {
    return sceneOf(this.store).scene;
  }

  // the time of the last news once nothing has come for long
  get stale() {
    return this.#lost && performance.now() - this.#lost.at > quietAfter ? this.#lost.since : null;
  }

  met({ count, joined, ready }) {
    this.here = count;
    this.readiness = { joined, ready };
    this.draw();
  }

  connected(state) {
    this.#lost = state === "connected" ? null : (this.#lost ?? { at: performance.now(), since: this.clock.iso });
    this.draw();
  }

  carried(live) {
    this.live = live;
    this.draw();
  }

  step() {
    const now = performance.now();
    this.stage = stage(innerWidth, innerHeight);
    this.newest.step(this.ideas, now);
    this.reveal.follow({ revealed: this.workshop.revealed, stage: this.workshop.stage }, now, this.still);
    this.risen = this.reveal.at(this.rows, now);
    this.moving = this.risen.moving;
    const { joined, ready } = this.readiness;
    if (this.level === null || now - this.#levelAt > 1000) {
      const level = joined ? Math.min(1, ready / joined) : 0;
      if (level !== this.level) this.#levelAt = now;
      this.level = level;
    }
    if (this.scene === "collect") this.#announce();
  }

  // once drawn: the newest idea flies from its large place into its column
  after(root) {
    const large = root.querySelector(".newest[data-idea]");
    if (this.newest.landed && this.#flown && !this.still) {
      const row = root.querySelector(`.column li[data-idea="${this.newest.landed}"]`);
      const to = row?.getBoundingClientRect();
      if (to) {
        const from = `translate(${this.#flown.x - to.x}px, ${this.#flown.y - to.y}px)`;
        row.animate([{ transform: from }, { transform: "none" }], {
          duration: 400,
          easing: "cubic-bezier(.2,.8,.2,1)",
        });
      }
    }
    this.#flown = large?.getBoundingClientRect() ?? null;
  }

  #announce() {
    const news = document.getElementById("news");
    const text = ngettext("%(n)s project idea", "%(n)s project ideas", this.ideas.length);
    if (!news || text === this.#said || performance.now() - (this.saidAt ?? 0) < 5000) return;
    this.#said = text;
    this.saidAt = performance.now();
    news.textContent = text;
  }
}
