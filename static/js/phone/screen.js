// The phone as a whole: what it knows, which screen is in hand, and how it follows the evening.
import { joinWorkshop } from "../core/commands.js";
import { Screen } from "../core/screen.js";
import { forgetArrived, forgetScanned, scanned, sendCode } from "./code.js";
import { answer, forget } from "./door.js";
import { forgetErased } from "./erase.js";
import { moment } from "./moment.js";
import { joined } from "./own.js";
import { confirmed } from "./points.js";
import { allSaved } from "./saved.js";
import { keptOrder } from "./shuffle.js";
import { nextPerson } from "./wiping.js";

const goodNews = 4000;
const typingField = "textarea, input:not([type=radio]):not([type=checkbox]):not([type=search])";

export class Phone extends Screen {
  open = new Set();
  form = null;
  asking = null;
  arrived = null;
  held = new Set();
  touched = -Infinity;
  #stack = [];
  #homeScroll = 0;
  #returned = false;
  #backUntil = 0;

  // `evening`: the views; `joining`: what was chosen of the first question; `law`: the links that came with the page
  constructor({ page, clock, store, outbox, keep, memory, drafts, evening, joining = {}, law, draw }) {
    super({ page, clock, store, draw });
    Object.assign(this, { outbox, keep, memory, drafts, evening, joining, law });
    this.mine = page.snapshot?.mine ?? null;
    this.moment = moment(store.workshop);
    addEventListener("popstate", (event) => this.#popped(event.state?.depth ?? 0));
    this.#level(history.state?.depth ?? 0);
  }

  get joined() {
    return joined(this);
  }

  get screen() {
    return this.#stack[this.#stack.length - 1] ?? { name: "home" };
  }

  get behind() {
    return this.moment !== moment(this.workshop);
  }

  get calm() {
    return !this.outbox.queued.length && this.screen.name === "home" && !this.form && !this.typing();
  }

  // what somebody has typed that has never arrived
  get unsent() {
    const { outbox, drafts } = this;
    const said = [...outbox.queued.map(({ data }) => data), ...drafts.all("")];
    return said.map(({ title, text }) => [title, text].filter((words) => words?.trim()).join("\n")).filter(Boolean);
  }

  async gone() {
    if (this.unsent.length && this.screen.name !== "gone") return this.go("gone");
    forget(this.shell);
    return super.gone();
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

  // what the screen in hand knows besides; `arrived`: where one is then
  note(facts, arrived = this.arrived) {
    Object.assign(this.screen, facts);
    this.arrived = arrived;
    this.changed();
  }

  // Something is written or chosen in place; `arrived`: where one is then.
  openForm(form, arrived) {
    this.form = form;
    this.arrived = arrived;
    this.changed();
  }

  fill(facts) {
    Object.assign(this.form, facts);
    this.changed();
  }

  closeForm() {
    this.form = null;
    this.follow();
    this.changed();
  }

  // The answer to a proposal as far as it has been written; `begin()` says what is known before.
  answerOf(id, begin) {
    if (this.asking?.id !== id) this.asking = { id, ...begin(), initial: begin() };
    return this.asking;
  }

  writeAnswer(facts) {
    Object.assign(this.asking, facts);
    this.changed();
  }

  closeAnswer() {
    this.form = this.asking = null;
    this.home();
  }

  // the first question
  answering(facts) {
    Object.assign(this.joining, facts);
    this.changed();
  }

  unfold(id) {
    if (!this.open.delete(id)) this.open.add(id);
    this.changed();
  }

  // what is looked for among many ideas
  siftBy(sift) {
    this.held = new Set();
    this.memory.set({ sift });
    this.changed();
  }

  // A finger is on the points.
  touch() {
    this.touched = performance.now();
  }

  // Once it is drawn the focus goes there.
  focusOn(selector) {
    this.arrived = { ...this.arrived, focus: selector };
  }

  takeArrival() {
    const { arrived } = this;
    this.arrived = null;
    return arrived;
  }

  // Called whenever it has been drawn.
  drawn() {
    this.evening.drawn();
  }

  follow() {
    if (!this.behind) return;
    if (this.screen.hold || this.typing()) return;
    this.home();
  }

  took(mine) {
    this.mine = mine;
    forgetErased(this);
    forgetArrived(this);
    const { weighting } = this.workshop;
    if (!mine.sealed && mine.person != null)
      this.memory.set({ given: { ...this.memory.facts.given, [weighting]: confirmed(this) } });
    this.changed();
  }

  // Somebody else sits down at this device: what is on its way goes first, however long that takes.
  async leave() {
    this.note({ going: true, idle: false });
    while (this.outbox.queued.length) await new Promise((then) => setTimeout(then, 250));
    const post = () => this.wire.tell("next");
    while (!(await nextPerson(this.shell, { post, keep: this.keep })))
      await new Promise((then) => setTimeout(then, 2000));
  }

  join(groups) {
    answer(this.shell, groups);
    this.memory.set({ groups });
    const code = this.workshop.codes ? scanned() : null;
    if (code) sendCode(this, code, groups);
    else this.do(joinWorkshop({ groups }), { first: true });
    forgetScanned();
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
    if (this.mine.removed || this.mine.code === "moved") {
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
    if (state === "connected" && before !== "connected") {
      this.#returned = true;
      this.outbox.flush();
      this.settle();
    }
    if (state !== "connected") {
      this.#returned = false;
      this.#backUntil = 0;
    }
    super.connected(state);
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
    this.#arrive(this.screen.scroll ?? (depth ? 0 : this.#homeScroll));
  }

  #leave() {
    this.form = null;
    if (this.#stack.length) this.screen.scroll = scrollY;
    else this.#homeScroll = scrollY;
  }

  #arrive(top) {
    this.arrived = { top };
    this.changed();
  }
}
