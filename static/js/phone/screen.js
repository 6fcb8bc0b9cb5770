// The phone as a whole: what it knows, which screen is in hand, and how it follows the evening.
import { joinWorkshop } from "../core/commands.js";
import { answer } from "./door.js";
import { forgetErased } from "./erase.js";
import { moment } from "./moment.js";
import { joined } from "./own.js";
import { confirmed } from "./points.js";
import { allSaved } from "./saved.js";
import { keptOrder } from "./shuffle.js";

const goodNews = 4000;
const typingField = "textarea, input:not([type=radio]):not([type=checkbox]):not([type=search])";

export class App {
  mine = null;
  here = null;
  connection = "connected";
  live = true;
  news = null;
  open = new Set();
  form = null;
  touched = -Infinity;
  #stack = [];
  #draw;
  #returned = false;
  #backUntil = 0;

  constructor({ page, clock, store, outbox, keep, memory, drafts, draw }) {
    Object.assign(this, { page, clock, store, outbox, keep, memory, drafts });
    this.#draw = draw;
    this.mine = page.snapshot?.mine ?? null;
    this.moment = moment(store.workshop);
    addEventListener("popstate", (event) => this.#popped(event.state?.depth ?? 0));
    this.#level(history.state?.depth ?? 0);
  }

  get workshop() {
    return this.store.workshop;
  }

  get joined() {
    return joined(this);
  }

  get screen() {
    return this.#stack[this.#stack.length - 1] ?? { name: "home" };
  }

  get now() {
    return this.clock.now;
  }

  get behind() {
    return this.moment !== moment(this.workshop);
  }

  changed() {
    this.#draw();
  }

  do(command, options) {
    const entry = this.outbox.add(command, options);
    this.changed();
    return entry;
  }

  go(name, facts = {}) {
    this.#leave();
    this.#stack.push({ name, ...facts });
    history.pushState({ depth: this.#stack.length }, "");
    this.#arrive(0);
  }

  // the same place in the history: what follows a saved text must not lead back into it
  replace(name, facts = {}) {
    if (!this.#stack.length) return this.go(name, facts);
    this.#stack[this.#stack.length - 1] = { name, ...facts };
    this.#arrive(0);
  }

  back() {
    if (this.#stack.length && history.state?.depth === this.#stack.length) history.back();
    else this.#popped(this.#stack.length - 1);
  }

  home() {
    const depth = this.#stack.length;
    this.#stack = [];
    if (depth && history.state?.depth === depth) history.go(-depth);
    this.form = null;
    this.moment = moment(this.workshop);
    this.#arrive(0);
  }

  typing() {
    const { screen } = this;
    if (screen.name === "write" && this.drafts.get(screen.draft)?.title?.trim()) return true;
    if (this.form && (this.form.text?.trim() || this.form.open)) return true;
    return !!document.activeElement?.matches(typingField);
  }

  follow() {
    if (!this.behind) return;
    if (this.screen.hold || this.typing()) return;
    this.home();
  }

  took(mine) {
    this.mine = mine;
    forgetErased(this);
    if (!mine.sealed && mine.person != null) this.memory.set({ points: confirmed(this) });
    this.changed();
  }

  join(groups) {
    answer(this.page, groups);
    this.memory.set({ groups });
    this.do(joinWorkshop({ groups }), { first: true });
    this.joining.missing = false;
    this.home();
  }

  // other groups than before, or more of them
  regroup(groups) {
    this.memory.set({ groups });
    this.do(joinWorkshop({ groups }));
  }

  // The server does not know this phone any more: join again with what was said before, else ask; nothing on its way
  // is lost.
  // Whom the moderators have removed is told so, and asked.
  lost() {
    this.mine = { ...this.mine, person: null };
    if (this.mine.removed) {
      this.changed();
      return { status: "retry", after: 3000 };
    }
    const before = this.outbox.entries.filter((entry) => entry.name === "join_workshop").pop();
    const groups = this.memory.facts.groups;
    if (groups && before?.state !== "refused") this.outbox.add(joinWorkshop({ groups }), { first: true });
    this.changed();
    return { status: "retry", after: groups ? 100 : 3000 };
  }

  connected(state) {
    const before = this.connection;
    this.connection = state;
    if (state === "connected" && before !== "connected") {
      this.#returned = true;
      this.outbox.flush();
      this.settle();
    }
    if (state !== "connected") {
      this.#returned = false;
      this.#backUntil = 0;
    }
    this.changed();
  }

  carried(live) {
    this.live = live;
    this.changed();
  }

  // Once what was waiting has been answered, the good news may stand for four seconds.
  settle() {
    if (!this.#returned || this.outbox.queued.length) return;
    this.#returned = false;
    this.#backUntil = performance.now() + goodNews;
    setTimeout(() => this.changed(), goodNews + 50);
  }

  // "Connected. Everything is saved.": for as long as it is true
  get backAgain() {
    return performance.now() < this.#backUntil && allSaved(this);
  }

  order(ids) {
    const { order, seed } = this.memory.facts;
    const next = keptOrder(order, ids, seed);
    if (next.length !== order.length || next.some((id, i) => id !== order[i])) {
      const kept = order.filter((id) => !next.includes(id));
      this.memory.set({ order: [...next, ...kept] });
    }
    return next;
  }

  // The history is never deeper than what is open here: after a reload, or a step forward, it goes back by itself.
  // Otherwise the next "Back" would only lead to the place where one is.
  #level(depth) {
    if (depth > this.#stack.length) history.go(this.#stack.length - depth);
  }

  #popped(depth) {
    this.#level(depth);
    if (depth >= this.#stack.length || depth < 0) return;
    this.form = null;
    this.#stack.length = depth;
    if (this.behind && !this.typing()) return this.home();
    this.#arrive(this.screen.scroll ?? (depth ? 0 : (this.homeScroll ?? 0)));
  }

  #leave() {
    this.form = null;
    if (this.#stack.length) this.screen.scroll = scrollY;
    else this.homeScroll = scrollY;
  }

  #arrive(top) {
    this.arrived = { top };
    this.changed();
  }
}
