import assert from "node:assert/strict";
import { test } from "node:test";
import {
  addContribution,
  addIdea,
  answerResponsibility,
  editContribution,
  editIdea,
  finishWeighting,
  setWeight,
  supportIdea,
  withdrawContribution,
  withdrawIdea,
} from "../../static/js/core/commands.js";
import { may, moment } from "../../static/js/phone/moment.js";
import { contributionsTo, ownIdeas, supports } from "../../static/js/phone/own.js";
import { budget, ideasToWeigh, mayGive, stateOfPoints, weights } from "../../static/js/phone/points.js";
import { phoneRefusal } from "../../static/js/core/refusals.js";
import { sift } from "../../static/js/phone/sift.js";
import { timer } from "../../static/js/phone/timer.js";
import { keptOrder, shuffled } from "../../static/js/phone/shuffle.js";
import { Store } from "../../static/js/core/store.js";

const workshop = {
  kind: "workshop",
  id: 1,
  seq: 1,
  state: "open",
  phase: "weight",
  revealed: false,
  stage: 0,
  weighting: 1,
  points: 10,
  ideas_max: 5,
};
const idea = (id, more = {}) => ({
  kind: "idea",
  id,
  seq: id,
  title: `idea ${id}`,
  state: "shown",
  field_of_action: 1,
  contributions: 0,
  support: 0,
  ...more,
});

function phone({ things = [], entries = [], mine = {}, facts = {} } = {}) {
  const store = new Store();
  store.apply({ epoch: "e", since: 0, upto: 50, things: [workshop, ...things] });
  const outbox = {
    entries,
    get queued() {
      return entries.filter((entry) => entry.state === "queued");
    },
  };
  const memory = { facts: { titles: {}, given: {}, ...facts } };
  return {
    store,
    outbox,
    memory,
    mine: { person: 1, weights: {}, ideas: [], ...mine },
    order: (ids) => ids,
    get workshop() {
      return store.workshop;
    },
  };
}

const entry = (name, data, more = {}) => ({ key: "k".repeat(32), n: 1, name, data, state: "queued", ...more });

test("the order of a phone stays, and what is new comes last", () => {
  const first = keptOrder([], [1, 2, 3, 4, 5, 6, 7, 8], 42);
  assert.deepEqual(keptOrder(first, [1, 2, 3, 4, 5, 6, 7, 8], 42), first);
  assert.equal(keptOrder(first, [1, 2, 3, 4, 5, 6, 7, 8, 9], 42).at(-1), 9);
  assert.deepEqual([...first].sort(), [1, 2, 3, 4, 5, 6, 7, 8]);
});

test("two phones see two orders, and over many phones no idea is favoured", () => {
  assert.notDeepEqual(shuffled([1, 2, 3, 4, 5, 6, 7, 8], 1), shuffled([1, 2, 3, 4, 5, 6, 7, 8], 2));
  const first = new Map();
  for (let seed = 1; seed <= 4000; seed++) {
    const [top] = shuffled([1, 2, 3, 4], seed);
    first.set(top, (first.get(top) ?? 0) + 1);
  }
  for (const count of first.values()) assert.ok(count > 850 && count < 1150, String(count));
});

test("a tap is shown at once, over what the server confirmed", () => {
  const app = phone({
    things: [idea(1), idea(2)],
    mine: { weights: { 1: 3 } },
    entries: [entry("set_weight", { idea: 2, points: 4 })],
  });
  assert.deepEqual(weights(app), { 1: 3, 2: 4 });
  assert.equal(budget(app).left, 3);
  assert.deepEqual(stateOfPoints(app), { state: "queued" });
});

test("nobody can give more points than there are, or to more ideas than allowed", () => {
  const spent = budget(phone({ mine: { weights: { 1: 10 } } }));
  assert.equal(mayGive(spent, 2), false);
  const full = budget(phone({ mine: { weights: { 1: 1, 2: 1, 3: 1, 4: 1, 5: 1 } } }));
  assert.deepEqual([mayGive(full, 6), mayGive(full, 5)], [false, true]);
});

test("where there are more ideas than allowed by now, points can only become fewer", () => {
  const over = budget(
    phone({ things: [{ ...workshop, seq: 2, ideas_max: 3 }], mine: { weights: { 1: 2, 2: 2, 3: 2, 4: 2 } } }),
  );
  assert.deepEqual([Object.keys(over.given).length, mayGive(over, 1), mayGive(over, 6)], [4, false, false]);
});

test("points on an idea the moderators took away can be taken back", () => {
  const app = phone({ things: [idea(1)], mine: { weights: { 9: 2 } }, facts: { titles: { 9: "Rufbus" } } });
  assert.deepEqual(ideasToWeigh(app).lost, [{ id: 9, title: "Rufbus", points: 2 }]);
});

test("points follow a merged idea", () => {
  const app = phone({
    things: [idea(1), idea(2, { state: "merged", merged_into: 1 })],
    mine: { weights: { 1: 1, 2: 2 } },
  });
  assert.deepEqual(weights(app), { 1: 3 });
});

test("who takes part in what was merged takes part in the whole", () => {
  const things = [idea(1), idea(2, { state: "merged", merged_into: 1 })];
  const leaving = entry("support_idea", { idea: 2, supports: false });
  assert.equal(supports(phone({ things, mine: { supports: [2] } }), 1).on, true);
  assert.equal(supports(phone({ things, mine: { supports: [2] }, entries: [leaving] }), 1).on, false);
});

test("after sealing the own points come from this phone's memory", () => {
  const app = phone({ mine: { sealed: true, weights: {} }, facts: { given: { 1: { 4: 3 } } } });
  assert.deepEqual(weights(app), { 4: 3 });
});

test("an idea on its way is listed with its later changes", () => {
  const add = entry("add_idea", { field_of_action: 1, title: "Rufbus" }, { key: "a" });
  const edit = entry("edit_idea", { idea: "@a", size: "large" }, { key: "b" });
  const [own] = ownIdeas(phone({ entries: [add, edit] }));
  assert.deepEqual([own.title, own.size, own.state, own.ref], ["Rufbus", "large", "queued", "@a"]);
});

test("every idea that waits or was refused is listed, however many there are", () => {
  const add = (title, more) => entry("add_idea", { field_of_action: 1, title }, { key: title, ...more });
  const refused = { state: "refused", code: "field_removed", refusal: {} };
  const waiting = [add("Rufbus"), add("Dorfladen"), add("Badesee")];
  const gone = [add("Mitfahrbank", refused), add("Radweg", refused)];
  assert.deepEqual(
    ownIdeas(phone({ things: [idea(7)], mine: { ideas: [7] }, entries: [...waiting, ...gone] })).map((one) => [
      one.title,
      one.state,
    ]),
    [
      ["idea 7", "saved"],
      ["Rufbus", "queued"],
      ["Dorfladen", "queued"],
      ["Badesee", "queued"],
      ["Mitfahrbank", "refused"],
      ["Radweg", "refused"],
    ],
  );
});

test("every contribution that waits or was refused is listed, however many there are", () => {
  const add = (text, more) => entry("add_contribution", { idea: 1, kind: "addition", text }, { key: text, ...more });
  const entries = [
    add("eins"),
    add("zwei"),
    add("drei", { state: "refused", code: "idea_hidden" }),
    add("vier", { state: "refused", code: "late" }),
  ];
  assert.deepEqual(
    contributionsTo(phone({ things: [idea(1)], entries }), 1).map((one) => [one.text, one.state]),
    [
      ["eins", "queued"],
      ["zwei", "queued"],
      ["drei", "refused"],
      ["vier", "refused"],
    ],
  );
});

test("a saved idea is listed once, by its number", () => {
  const add = entry(
    "add_idea",
    { field_of_action: 1, title: "Rufbus" },
    { key: "a", state: "saved", seq: 7, id: 7, answered: "t" },
  );
  const own = ownIdeas(phone({ entries: [add], things: [idea(7)], mine: { ideas: [7] } }));
  assert.deepEqual(
    own.map((one) => [one.ref, one.state, one.at]),
    [[7, "saved", "t"]],
  );
});

test("an idea that was hidden keeps its words on its author's phone", () => {
  const add = entry("add_idea", { field_of_action: 1, title: "Rufbus" }, { key: "a", state: "saved", seq: 7, id: 7 });
  const [own] = ownIdeas(phone({ entries: [add], mine: { ideas: [7], hidden: [7] } }));
  assert.deepEqual([own.title, own.hidden], ["Rufbus", true]);
});

test("an idea somebody has built on is settled", () => {
  const [own] = ownIdeas(phone({ things: [idea(7, { contributions: 1 })], mine: { ideas: [7] } }));
  assert.equal(own.settled, true);
});

test("a deleted idea is not listed, a refused deletion brings it back", () => {
  const away = entry("withdraw_idea", { idea: 7 });
  const app = phone({ things: [idea(7)], mine: { ideas: [7] }, entries: [away] });
  assert.deepEqual(ownIdeas(app), []);
  away.state = "refused";
  assert.equal(ownIdeas(app).length, 1);
});

test("a late idea that the moderators took is no longer shown as refused", () => {
  const late = entry(
    "add_idea",
    { field_of_action: 1, title: "idea 7" },
    { key: "a", state: "refused", code: "late", refusal: {} },
  );
  const own = ownIdeas(phone({ things: [idea(7)], mine: { ideas: [7] }, entries: [late] }));
  assert.deepEqual(
    own.map((one) => one.state),
    ["saved"],
  );
});

test("a late idea that the moderators took is the idea they made of it, whatever they called it", () => {
  const add = (title, late) =>
    entry(
      "add_idea",
      { field_of_action: 1, title },
      { key: title, state: "refused", code: "late", refusal: { kept: true, late } },
    );
  const mine = { ideas: [7], late: { 1: "waiting", 2: "taken", 3: "dismissed" } };
  const own = ownIdeas(
    phone({ things: [idea(7)], mine, entries: [add("idea 7", 1), add("Rufbus", 2), add("Dorfladen", 3)] }),
  );
  assert.deepEqual(
    own.map((one) => [one.title, one.state, one.fate]),
    [
      ["idea 7", "saved", undefined],
      ["idea 7", "refused", "waiting"],
      ["Dorfladen", "refused", "dismissed"],
    ],
  );
});

test("a late contribution that the moderators took is not told twice", () => {
  const add = (text, late) =>
    entry(
      "add_contribution",
      { idea: 1, kind: "addition", text },
      { key: text, state: "refused", code: "late", refusal: { kept: true, late } },
    );
  const mine = { contributions: [3], late: { 1: "taken", 2: "waiting" } };
  const thing = {
    kind: "contribution",
    id: 3,
    seq: 9,
    idea: 1,
    sort: "addition",
    text: "Auch sonntags",
    state: "shown",
    at: "t",
  };
  const told = contributionsTo(
    phone({ things: [idea(1), thing], mine, entries: [add("Auch Sonntag", 1), add("Wer zahlt?", 2)] }),
    1,
  );
  assert.deepEqual(
    told.map((one) => [one.text, one.state, one.fate]),
    [
      ["Auch sonntags", "saved", undefined],
      ["Wer zahlt?", "refused", "waiting"],
    ],
  );
});

const ended = "2021-11-03T17:20:00Z";
const late = (name, data, kept, key = "z") =>
  entry(name, data, { key, state: "refused", code: "late", refusal: { ended, kept } });

test("a late idea for which there was no room is still shown, though another one has its title", () => {
  const add = late("add_idea", { field_of_action: 1, title: "idea 7" }, false, "a");
  const own = ownIdeas(phone({ things: [idea(7)], mine: { ideas: [7] }, entries: [add] }));
  assert.deepEqual(
    own.map((one) => one.state),
    ["saved", "refused"],
  );
});

test("a change that came late is refused, with its words, and what was saved stands", () => {
  const one = { kind: "contribution", id: 1, seq: 9, idea: 7, sort: "addition", text: "more", state: "shown" };
  const entries = [
    late("edit_idea", { idea: 7, title: "Later" }, false, "a"),
    late("edit_contribution", { contribution: 1, text: "most" }, false, "b"),
  ];
  const app = phone({ things: [idea(7), one], mine: { ideas: [7], contributions: [1] }, entries });
  const shown = ({ title, text, state, name, refusedKey, wanted }) => [
    title ?? text,
    state,
    name,
    refusedKey,
    wanted.title ?? wanted.text,
  ];
  assert.deepEqual(
    [ownIdeas(app), contributionsTo(app, 7)].map(([mine]) => shown(mine)),
    [
      ["idea 7", "refused", "edit_idea", "a", "Later"],
      ["more", "refused", "edit_contribution", "b", "most"],
    ],
  );
});

test("an idea that was not accepted says so itself, not its change", () => {
  const add = late("add_idea", { field_of_action: 1, title: "Later" }, true, "a");
  const edit = entry(
    "edit_idea",
    { idea: "@a", size: "large" },
    { key: "b", state: "refused", code: "depends_on_refused", refusal: {} },
  );
  const [own] = ownIdeas(phone({ entries: [add, edit] }));
  assert.deepEqual([own.name, own.code, own.refusedKey], ["add_idea", "late", "a"]);
});

test("whoever is late reads what became of it", () => {
  const told = (name, kept) => phoneRefusal("late", { ended, kept }, { name });
  const names = [addIdea, editIdea, withdrawIdea, addContribution, editContribution, withdrawContribution, supportIdea];
  const all = [...names, setWeight, finishWeighting, answerResponsibility].map((command) => command().name);
  const lies = (kept) => all.filter((name) => /The moderators have/.test(told(name, kept)));
  assert.deepEqual([lies(true), lies(false)], [["add_idea", "add_contribution"], []]);
  const unsaved = all.filter((name) => !/not saved|do not count|Your points count/.test(told(name, false)));
  assert.deepEqual(unsaved, []);
});

test("contributions of merged ideas are told at the survivor", () => {
  const one = { kind: "contribution", id: 1, seq: 9, idea: 2, sort: "addition", text: "mehr", state: "shown" };
  const app = phone({ things: [idea(1), idea(2, { state: "merged", merged_into: 1 }), one], mine: { supports: [2] } });
  assert.deepEqual(
    contributionsTo(app, 1).map((each) => each.text),
    ["mehr"],
  );
  assert.equal(supports(app, 1).on, true);
});

test("while the wall reveals, phones wait, and the result follows", () => {
  assert.equal(moment({ ...workshop, revealed: true, stage: 1 }), "look");
  assert.equal(moment({ ...workshop, revealed: true, stage: 3 }), "result");
  assert.equal(moment({ ...workshop, state: "released" }), "close");
  assert.equal(moment({ ...workshop, state: "draft" }), "before");
});

test("what a phone may is what the server says of the workshop, without what it says of this phone", () => {
  const there = { workshop: { ...workshop, may: ["add_idea", "join_workshop"] }, joined: true };
  const may_not = ["add_idea"];
  const told = (app) => ["add_idea", "join_workshop", "set_weight"].filter((name) => may({ ...there, ...app }, name));
  assert.deepEqual(told({ mine: { person: 1, may_not: [] } }), ["add_idea", "join_workshop"]);
  assert.deepEqual(told({ mine: { person: 1, may_not } }), ["join_workshop"]);
  assert.deepEqual(told({ mine: { person: null, may_not }, joined: false }), ["join_workshop"]);
});

test("who has joined without a connection may what everybody may: what was said before is of before", () => {
  const app = {
    workshop: { ...workshop, may: ["add_idea"] },
    mine: { person: null, may_not: ["add_idea"] },
    joined: true,
  };
  assert.equal(may(app, "add_idea"), true);
});

test("the phone's time is the timer of desk and wall, whatever the programme says", () => {
  const now = Date.parse("2021-11-03T17:00:00+01:00");
  const ends = "2021-11-03T18:10:00+01:00";
  const of = (more) =>
    timer(
      { phase: "collect", programme: [{ at: "18:20", phase: "discuss" }], phase_ends: null, paused: null, ...more },
      now,
    );
  assert.deepEqual(
    [
      of({}),
      of({ phase_ends: ends }),
      of({ phase_ends: "2021-11-03T17:00:00+01:00" }),
      of({ paused: 300 }),
      of({ paused: 0 }),
    ],
    [null, ends, "over", "held", "held"],
  );
});

const ideasOf = (count) =>
  Array.from({ length: count }, (_x, i) =>
    idea(i + 1, {
      title: i % 2 ? "Rufbus am Abend" : "Schöne Plätze",
      text: `Text ${i + 1}`,
      field_of_action: (i % 3) + 1,
    }),
  );
const ids = (ideas) => ideas.map(({ id }) => id);

test("a field and words only leave out: the order stays", () => {
  const ideas = ideasOf(13).reverse();
  assert.deepEqual(ids(sift(ideas, { field: 2, words: "" }, {}).shown), [11, 8, 5, 2]);
  assert.deepEqual(ids(sift(ideas, { field: null, words: " SCHONE  plätze " }, {}).shown), [13, 11, 9, 7, 5, 3, 1]);
  assert.deepEqual(ids(sift(ideas, { field: 2, words: "text 1 schöne" }, {}).shown), [11]);
  assert.deepEqual(ids(sift(ideas, { field: null, words: "" }, {}).shown), ids(ideas));
});

test("an idea with points stays in reach, even once they are taken back", () => {
  const held = new Set();
  const found = (given) => sift(ideasOf(13), { field: 1, words: "" }, given, held);
  assert.deepEqual(ids(found({ 2: 3, 4: 1 }).beside), [2]);
  assert.deepEqual(ids(found({ 4: 1 }).beside), [2]);
  assert.deepEqual(ids(found({ 4: 1 }).shown), [1, 4, 7, 10, 13]);
});

test("few ideas are never left out, nor are those of a field that has none any more", () => {
  const ideas = ideasOf(12);
  assert.deepEqual(sift(ideas, { field: 1, words: "xyz" }, {}), { shown: ideas, beside: [], sifted: false });
  assert.equal(sift(ideasOf(13), { field: 99, words: "" }, {}).shown.length, 13);
});
