// The desk as a whole: what it knows, what is in hand, and how a command goes out and comes back.
import { undo } from "../core/commands.js";
import { Screen } from "../core/screen.js";
import { refusal } from "./refusals.js";
import { ranked } from "../shared/skyline.js";
import { talliesInHand } from "../shared/weighting.js";
import { _ } from "../core/words.js";
import { alike, pairName } from "./alike.js";
import { Chosen } from "./chosen.js";
import { flood } from "./flood.js";
import { Forms } from "./forms.js";
import { History } from "./history.js";
import { Removal } from "./removal.js";
import { fits, terms } from "./search.js";
import { Together } from "./together.js";
import { withheld } from "./withheld.js";

const undoFor = 10000;
const notices = { refused: 60000, said: 5000 };
const lookEvery = 2000;
const floodStays = 10 * 60000;

export class Desk extends Screen {
  walls = { known: false, lost: null };
  lost = null;
  page = null;
  hand = null;
  held = null;
  filter = { field: null, state: "shown" };
  search = { words: "", terms: [], known: null };
  chosen = new Chosen();
  onlyChosen = false;
  asking = null;
  undoing = null;
  notice = null;
  flood = null;
  #focus = null;
  #arrived = false;
  #guests = false;
  #looked = -Infinity;
  #following = new Map();
  #own = new Map();
  #pairs = { of: null, found: [] };
  #beside = null;
  #names = { of: null, groups: new Map() };

  constructor({ page, clock, store, outbox, keep, kept, draw }) {
    super({ page, clock, store, draw });
    Object.assign(this, { outbox, keep });
    this.forms = new Forms(keep, kept);
    this.history = new History(page.urls.history, draw);
    this.removal = new Removal(page.urls.devices, draw);
    this.together = new Together(this, kept.get("acts"));
    store.subscribe(() => {
      this.#beside = null;
    });
    this.apart = new Set(kept.get("apart") ?? []);
    this.keysOn = kept.get("keys") !== false;
  }

  get urls() {
    return this.shell.urls;
  }

  get code() {
    return this.shell.code;
  }

  // the time as it will be once what is under way has arrived
  get timed() {
    const { workshop } = this;
    const own = this.outbox.entries
      .filter(
        ({ name, state, seq }) =>
          name === "set_timer" && (state === "queued" || (state === "saved" && seq > workshop.seq)),
      )
      .pop();
    return own ? { ...workshop, phase_ends: own.data.ends, paused: own.data.paused } : workshop;
  }

  get rows() {
    return ranked(this.ideas, talliesInHand(this.store));
  }

  get people() {
    return this.store.all("participant").filter((one) => !one.removed);
  }

  get waiting() {
    return this.store.all("late").filter((late) => late.state === "waiting");
  }

  // what stands beside ideas, by idea; gathered anew only when there is news
  #gathered() {
    if (this.#beside) return this.#beside;
    const [parts, said, owner] = [new Map(), new Map(), new Map()];
    const put = (map, id, thing) => map.get(id)?.push(thing) ?? map.set(id, [thing]);
    for (const one of this.store.all("idea")) {
      if (one.state !== "merged") continue;
      put(parts, one.merged_into, one);
      owner.set(one.id, one.merged_into);
    }
    for (const one of this.store.all("contribution")) {
      if (one.state === "withdrawn") continue;
      put(said, one.idea, one);
      if (owner.has(one.idea)) put(said, owner.get(one.idea), one);
    }
    return (this.#beside = { parts, said });
  }

  parts(idea) {
    return this.#gathered().parts.get(idea.id) ?? [];
  }

  contributions(idea) {
    return this.#gathered().said.get(idea.id) ?? [];
  }

  // the names of whom it comes from and whom it concerns, as one text
  groupsOf(idea) {
    const { workshop } = this;
    if (this.#names.of !== workshop) {
      this.#names = {
        of: workshop,
        groups: new Map((workshop.groupings ?? []).flatMap(({ groups }) => groups).map(({ id, name }) => [id, name])),
      };
    }
    return [idea.group, ...(idea.groups ?? [])].map((id) => this.#names.groups.get(id) ?? "").join("\n");
  }

  finds(idea, wanted = this.search.terms) {
    return fits(idea, this.groupsOf(idea), wanted);
  }

  // what is looked for in the rows that are in sight
  get sought() {
    return this.page?.name === "merge" ? terms(this.page.find ?? "") : this.search.terms;
  }

  find(words) {
    const known = words.trim() ? (this.search.known ?? new Set(this.store.all("idea").map(({ id }) => id))) : null;
    this.search = { words, terms: terms(words), known };
    this.onlyChosen = false;
    this.changed();
  }

  // pairs that sound alike and were not declared different; computed only when ideas have changed
  get pairs() {
    const { ideas } = this;
    const of = ideas.map((idea) => `${idea.id}:${idea.seq}`).join() + [...this.apart].join();
    if (of !== this.#pairs.of) {
      this.#pairs = {
        of,
        found: alike(ideas.filter((idea) => !idea.erased)).filter(({ a, b }) => !this.apart.has(pairName(a, b))),
      };
    }
    return this.#pairs.found;
  }

  keepApart(ids) {
    for (const a of ids) for (const b of ids) if (a < b) this.apart.add(pairName(a, b));
    this.keep.set("apart", [...this.apart]).catch(() => {});
    this.changed();
  }

  switchKeys() {
    this.keysOn = !this.keysOn;
    this.keep.set("keys", this.keysOn).catch(() => {});
    this.changed();
  }

  // `on`: the thing or things it changes; `form`: its name; `said`: the sentence of the undo bar; `then(entry)`: once
  // it is saved
  do(command, { on, form, said, then, seen } = {}) {
    const about = [on ?? []].flat().map((thing) => `${thing.kind}:${thing.id}`);
    const number = seen ?? this.#seen([on ?? []].flat(), about);
    const data = number === undefined ? command.data : { ...command.data, seen: number };
    const entry = this.outbox.add({ name: command.name, data });
    if (form) this.forms.change(form, { sent: entry.key, refusal: null });
    this.#following.set(entry.key, { about, form, said, then });
    this.notice = null;
    this.changed();
    return entry;
  }

  #seen(on, about) {
    const underWay = [...this.#following.values()].flatMap((one) => one.about);
    if (
      !on.length ||
      about.some((place) => underWay.includes(place)) ||
      on.some(({ kind, id }) => kind === "idea" && this.together.isUnderWay(id))
    )
      return undefined;
    return Math.max(...on.map((thing) => thing.seq), ...about.map((place) => this.#own.get(place) ?? 0));
  }

  // of one idea among several: as it was when it was chosen, or as this desk itself has left it since
  seenOf(idea, since = idea.seq) {
    return this.#seen([{ ...idea, seq: since }], [`idea:${idea.id}`]);
  }

  saw({ kind, id }, seq) {
    this.#own.set(`${kind}:${id}`, seq);
  }

  offer({ seq, act, text }) {
    this.undoing = { seq, act, text, until: performance.now() + undoFor };
  }

  // this command, or this act of several, is being taken back
  offerNoMore({ seq, act }) {
    if (this.undoing && (act ? this.undoing.act === act : this.undoing.seq === seq)) this.undoing = null;
  }

  clearBar() {
    this.notice = this.undoing = null;
  }

  // Called whenever the outbox has news.
  settle() {
    this.together.settle();
    for (const [name, form] of this.forms.all) {
      const entry = form.sent && this.outbox.find(form.sent);
      if (!entry || entry.state === "queued") continue;
      if (entry.state === "saved") this.forms.drop(name);
      else this.forms.change(name, { sent: null, refusal: { code: entry.code, data: entry.refusal } });
    }
    for (const [key, one] of this.#following) {
      const entry = this.outbox.find(key);
      if (!entry || entry.state === "queued") continue;
      this.#following.delete(key);
      if (entry.state === "saved") this.#saved(entry, one);
      else if (!one.form) this.#refused(entry);
    }
    this.changed();
  }

  #saved(entry, { about, said, then }) {
    if (entry.name === "remove_participants") this.flood = null;
    for (const place of about) this.#own.set(place, entry.seq);
    if (said) this.offer({ seq: entry.seq, text: said });
    else this.undoing = null;
    then?.(entry);
    this.hasSaved();
  }

  // what the server has made of it, and its line in the history
  hasSaved() {
    this.wire?.refreshSoon(200);
    this.history.soon();
  }

  #refused({ code, refusal: data, name }) {
    this.say(_("Not accepted. %(why)s", { why: refusal(code, data, { name, store: this.store }) }), true);
  }

  say(text, refused = false) {
    this.notice = { text, refused, until: performance.now() + (refused ? notices.refused : notices.said) };
    this.changed();
  }

  dismiss() {
    this.notice = null;
    this.changed();
  }

  takeBack({ seq, act }) {
    if (act) return this.together.takeBack(act);
    this.offerNoMore({ seq });
    this.do(undo({ seq }), { then: () => this.say(_("Taken back.")) });
  }

  // Many at once are told until somebody says that they are guests, or ten minutes after they have come.
  #look() {
    if (performance.now() - this.#looked < lookEvery) return;
    this.#looked = performance.now();
    const times = (things, name) => things.map((thing) => Date.parse(thing[name]));
    const people = this.store.all("participant").filter((one) => !one.removed);
    const found = flood(
      { devices: times(people, "joined"), ideas: times([...this.ideas, ...withheld(this)], "at") },
      this.now,
    );
    const had = this.flood;
    if (!found) this.#guests = false;
    if (found && !this.#guests) {
      const since = Math.min(found.since, had?.since ?? Infinity);
      const [devices, ideas] = ["devices", "ideas"].map((name) => Math.max(found[name], had?.[name] ?? 0));
      this.flood = { devices, ideas, since, fresh: true, until: this.now + floodStays };
    } else if (had) {
      this.flood = had.until > this.now ? { ...had, fresh: false } : null;
    }
  }

  theyAreGuests() {
    this.flood = null;
    this.#guests = true;
    this.changed();
  }

  tick() {
    this.#look();
    if (this.undoing && this.undoing.until <= performance.now()) this.undoing = null;
    if (this.notice && this.notice.until <= performance.now()) this.notice = null;
    this.changed();
  }

  // While a row is in hand or rows are chosen, what arrives waits and pushes nothing away.
  hold(anew = false) {
    if (this.hand === null && !this.chosen.size) this.held = null;
    else if (anew || !this.held) this.held = new Set(this.store.all("idea").map((idea) => idea.id));
    if (!this.chosen.size) this.onlyChosen = false;
    this.changed();
  }

  take(id) {
    this.hand = id;
    this.asking = null;
    this.hold();
  }

  // `change(chosen)` says which
  choose(change) {
    change(this.chosen);
    if (this.asking?.several) this.asking = null;
    this.hold();
  }

  showNew() {
    this.hold(true);
  }

  switchOnlyChosen() {
    this.onlyChosen = !this.onlyChosen;
    this.changed();
  }

  // which of all ideas are listed
  list(filter) {
    if (filter.state) this.chosen.clear();
    this.filter = { ...this.filter, ...filter };
    this.onlyChosen = false;
    this.take(null);
  }

  go(page) {
    this.page = page;
    this.asking = null;
    this.#arrived = true;
    this.changed();
  }

  // what the page in hand knows besides
  note(facts) {
    this.page = { ...this.page, ...facts };
    this.changed();
  }

  // nothing is in hand, and the desk is where it rests
  leave() {
    this.page = null;
    this.take(null);
  }

  // Once it is drawn the focus goes there, or stays.
  focusOn(selector) {
    this.#focus = selector;
  }

  takeArrival() {
    const [focus, arrived] = [this.#focus, this.#arrived];
    [this.#focus, this.#arrived] = [null, false];
    return { focus, arrived };
  }

  // nothing is on its way, being typed, chosen or asked: it may be loaded anew
  get calm() {
    const idle =
      !this.outbox.queued.length && !this.forms.all.length && !this.chosen.size && !this.asking && !this.undoing;
    return idle && !document.activeElement?.matches("input, textarea, select");
  }

  ask(what) {
    this.asking = what;
    this.changed();
  }

  met(here) {
    if (this.here?.walls && !here.walls) this.walls.lost = this.clock.iso;
    if (here.walls) this.walls = { known: true, lost: null };
    this.here = here;
    this.changed();
  }

  connected(state) {
    if (this.connection === "connected" && state !== "connected") this.lost = this.clock.iso;
    if (state === "connected") this.outbox.flush();
    super.connected(state);
  }
}
