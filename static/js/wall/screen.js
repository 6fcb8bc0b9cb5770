// The wall as a whole: what it knows and which scene of the evening it shows.
import { isOver, sceneOf } from "../shared/scene.js";
import { ranked } from "../shared/skyline.js";
import { talliesInHand } from "../shared/weighting.js";
import { Screen } from "../core/screen.js";
import { ngettext } from "../core/words.js";
import { Newest } from "./newest.js";
import { Turning } from "./pages.js";
import { Reveal } from "../shared/reveal_animation.js";
import { stage } from "./stage.js";

const quietAfter = 120000;
const still = matchMedia("(prefers-reduced-motion: reduce)");

export class Wall extends Screen {
  readiness = { joined: 0, ready: 0 };
  newest = new Newest();
  turning = new Turning();
  reveal = new Reveal();
  level = null;
  moving = false;
  #levelAt = 0;
  #lost = null;
  #flown = null;
  #said = "";

  get still() {
    return still.matches;
  }

  get people() {
    const joined = this.store.get("progress", 1)?.joined ?? 0;
    return this.here || joined;
  }

  get rows() {
    return ranked(this.ideas, talliesInHand(this.store));
  }

  get shown() {
    return this.workshop.dark ? undefined : sceneOf(this.store).thing;
  }

  // what rises is not broken off
  get calm() {
    return !this.moving;
  }

  get over() {
    return isOver(this.workshop);
  }

  get scene() {
    return this.workshop.dark ? "dark" : sceneOf(this.store).scene;
  }

  // the time of the last news once nothing has come for long
  get stale() {
    return this.#lost && performance.now() - this.#lost.at > quietAfter ? this.#lost.since : null;
  }

  met({ count, joined, ready }) {
    this.readiness = { joined, ready };
    super.met({ count });
  }

  connected(state) {
    this.#lost = state === "connected" ? null : (this.#lost ?? { at: performance.now(), since: this.clock.iso });
    super.connected(state);
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
