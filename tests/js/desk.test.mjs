import assert from "node:assert/strict";
import { test } from "node:test";
import "./support/browser.mjs";
import { alike } from "../../static/js/desk/alike.js";
import { endsOf, held, left, longer, minutes, planned, resumed, times, today } from "../../static/js/desk/clock.js";
import { Desk } from "../../static/js/desk/screen.js";
import { Forms, changes, newer } from "../../static/js/desk/forms.js";
import { attendance } from "../../static/js/desk/groups.js";
import { bearerOf, rows, sums, waiting } from "../../static/js/desk/plan.js";
import { queue } from "../../static/js/desk/queue.js";
import { told } from "../../static/js/desk/history_labels.js";
import { memory } from "../../static/js/core/keep.js";
import { Store } from "../../static/js/core/store.js";

const berlin = "Europe/Berlin";
const at = (text) => Date.parse(text);
const programme = [
  { at: "17:00", title: "Begrüßung", phase: "welcome" },
  { at: "17:15", title: "Impuls", phase: null },
  { at: "17:35", title: "Sammeln", phase: "collect" },
  { at: "17:50", title: "Weiter sammeln", phase: "collect" },
  { at: "18:20", title: "Reden", phase: "discuss" },
];
const workshop = (more = {}) => ({ programme, time_zone: berlin, phase_ends: null, paused: null, ...more });

test("the first point of the programme gives a phase its time", () => {
  assert.deepEqual(times(programme), { welcome: "17:00", collect: "17:35", discuss: "18:20" });
});

test("a time of the programme means today in the workshop's time zone, in summer and in winter", () => {
  assert.equal(today("18:20", at("2021-11-03T16:00:00Z"), berlin), at("2021-11-03T17:20:00Z"));
  assert.equal(today("18:20", at("2021-07-03T05:00:00Z"), berlin), at("2021-07-03T16:20:00Z"));
  assert.equal(today("18:20", at("2021-03-28T00:30:00Z"), berlin), at("2021-03-28T16:20:00Z"));
});

test("a phase gets the time that was planned for it, however late or early it begins", () => {
  const evening = workshop({ ends: "2021-11-03T18:00:00Z" });
  assert.equal(endsOf("collect", evening, at("2021-11-03T16:35:00Z")), "2021-11-03T17:20:00.000Z");
  assert.equal(endsOf("collect", evening, at("2021-11-03T17:30:20Z")), "2021-11-03T18:16:00.000Z");
  assert.equal(endsOf("welcome", evening, at("2021-11-02T09:00:00Z")), "2021-11-02T09:35:00.000Z");
  assert.equal(endsOf("discuss", evening, at("2021-11-03T17:30:00Z")), "2021-11-03T18:10:00.000Z");
});

test("where the programme names no time there is no timer", () => {
  assert.equal(endsOf("discuss", workshop(), at("2021-11-03T16:40:00Z")), null);
  assert.equal(endsOf("weight", workshop({ ends: "2021-11-03T18:00:00Z" }), at("2021-11-03T16:40:00Z")), null);
});

test("a programme that goes on after midnight has no phase of minus twenty hours", () => {
  const night = {
    programme: [
      { at: "23:40", phase: "collect" },
      { at: "00:10", phase: "weight" },
    ],
    time_zone: berlin,
    ends: "2021-11-04T00:00:00Z",
  };
  assert.deepEqual([planned("collect", night), planned("weight", night)], [30, 50]);
});

test("five minutes more count from the end, after the end from now, and while it is held they wait", () => {
  const now = at("2021-11-03T17:00:00Z");
  assert.deepEqual(longer(workshop({ phase_ends: "2021-11-03T17:10:00Z" }), now), {
    ends: "2021-11-03T17:15:00.000Z",
    paused: null,
  });
  assert.deepEqual(longer(workshop({ phase_ends: "2021-11-03T16:10:00Z" }), now), {
    ends: "2021-11-03T17:05:00.000Z",
    paused: null,
  });
  assert.deepEqual(longer(workshop({ paused: 42 }), now), { ends: null, paused: 342 });
});

test("held and resumed, the time left is the same", () => {
  const now = at("2021-11-03T17:00:00Z");
  const stopped = held(workshop({ phase_ends: "2021-11-03T17:11:42Z" }), now);
  assert.deepEqual(stopped, { ends: null, paused: 702 });
  const later = now + 60000;
  assert.equal(left(workshop({ phase_ends: resumed(workshop(stopped), later).ends }), later), 702);
  assert.equal(minutes(702), "11:42");
  assert.equal(minutes(7199), "119:59");
  assert.equal(left(workshop(), now), null);
});

test("what is left until tomorrow is told in hours", () => {
  assert.equal(minutes(1062 * 60 + 17), "17:42");
});

const idea = (id, title, text = "", field_of_action = 1) => ({ id, title, text, field_of_action });

test("two ideas about the same thing sound alike in other words", () => {
  const found = alike([
    idea(1, "Schlaglöcher per Handy melden", "Foto machen, absenden, fertig."),
    idea(2, "Mängelmelder für alle Gemeinden", "Schlaglöcher und defekte Laternen melden und sehen, was daraus wird."),
    idea(3, "Rufbus über Gemeindegrenzen", "Eine Nummer, eine App, auch am Abend."),
    idea(4, "Offene Daten der Region"),
  ]);
  assert.deepEqual(
    found.map(({ a, b }) => [a, b]),
    [[1, 2]],
  );
});

test("three hundred ideas are compared in the blink of an eye", () => {
  const words = [
    "Glasfaser",
    "Rufbus",
    "Lastenrad",
    "Dorfladen",
    "Werkstatt",
    "Bibliothek",
    "Sprechstunde",
    "Kanal",
    "Radweg",
    "Verein",
  ];
  const many = Array.from({ length: 300 }, (_one, i) =>
    idea(i + 1, `${words[i % 10]} ${words[(i * 7) % 10]} ${i}`, `Ein Satz über ${words[(i * 3) % 10]}.`),
  );
  const began = performance.now();
  alike(many);
  assert.ok(performance.now() - began < 1000);
});

test("the queue goes by field of action, alike ones side by side and first", () => {
  const ideas = [idea(1, "a"), idea(2, "b", "", 2), idea(3, "c"), idea(4, "d"), idea(5, "e")];
  const order = queue(ideas, [{ id: 2 }, { id: 1 }, { id: 9 }], [{ a: 3, b: 5 }]);
  assert.deepEqual(
    order.map((one) => [one.field.id, one.ideas.map(({ id }) => id)]),
    [
      [2, [2]],
      [1, [3, 5, 1, 4]],
    ],
  );
});

const person = (group) => ({ groups: group ? [group] : [] });
const room = (group_minimum) => ({
  main_grouping: 9,
  group_minimum,
  groupings: [
    {
      id: 9,
      name: "Gemeinde",
      groups: [
        { id: 1, name: "Barleben" },
        { id: 2, name: "Calvörde" },
        { id: 3, name: "Wolmirstedt" },
      ],
    },
  ],
});

test("who is here is counted by group; groups that may not be named are counted together", () => {
  const people = [person(1), person(1), person(1), person(2), person(2), person(null)];
  assert.deepEqual(attendance(people, room(3)), [
    { group: 1, joined: 3 },
    { group: null, joined: 3 },
  ]);
});

test("a single person is never left alone in the rest", () => {
  const people = [...Array(4).fill(person(1)), ...Array(3).fill(person(2)), person(3)];
  assert.deepEqual(attendance(people, room(3)), [
    { group: 1, joined: 4 },
    { group: null, joined: 4 },
  ]);
});

test("where each group may be named, each one is", () => {
  assert.deepEqual(attendance([person(1), person(2)], room(1)), [
    { group: 1, joined: 1 },
    { group: 2, joined: 1 },
  ]);
});

test("the desk counts whoever is still let in", () => {
  const store = new Store();
  const people = [1, 2, 3].map((id) => ({ kind: "participant", id, seq: id, groups: [1], removed: id === 2 }));
  store.apply({ epoch: "e", since: 0, upto: 3, things: people });
  const desk = new Desk({ page: { urls: {} }, store, keep: memory(), kept: new Map() });
  assert.deepEqual(attendance(desk.people, room(1)), [{ group: 1, joined: 2 }]);
});

test("what is typed survives a reload of the desk", async () => {
  const keep = memory();
  const forms = new Forms(keep);
  forms.open("idea:3", { title: "alt" }, { seq: 7 });
  forms.type("idea:3", { title: "neu und halb fert" });
  const again = new Forms(keep, await keep.all());
  assert.equal(again.get("idea:3").values.title, "neu und halb fert");
  assert.equal(again.get("idea:3").seen, 7);
});

test("a newer version is told when its words differ, not when somebody only joined in", () => {
  const form = new Forms(memory()).open("idea:3", { title: "alt", text: "" }, { seq: 7 });
  assert.equal(newer(form, { seq: 9, title: "alt", text: "", support: 4 }), null);
  assert.deepEqual(newer(form, { seq: 9, title: "vom zweiten Pult", text: "" }), {
    title: "vom zweiten Pult",
    text: "",
  });
  assert.equal(newer(form, { seq: 7, title: "anders", text: "" }), null);
});

test("only what has been changed is sent", () => {
  assert.deepEqual(changes({ title: "neu", text: "" }, { title: "alt", text: "" }), { title: "neu" });
  assert.equal(changes({ title: "alt", due: null }, { title: "alt", due: "" }), null);
});

const answer = (id, word, more = {}) => ({
  id,
  answer: word,
  name: "",
  organisation: "",
  at: "2021-11-03T18:40:00+01:00",
  ...more,
});
const asked = (more) => ({
  kind: "responsibility",
  seq: 1,
  measure: 1,
  role: "lead",
  bearer: { group: 1 },
  name: null,
  organisation: "",
  at: "2021-11-03T18:43:00+01:00",
  answers: [],
  ...more,
});

test("a proposed responsibility waits for the desk with every answer", () => {
  const answers = [answer(1, "lead"), answer(2, "no")];
  assert.deepEqual(waiting(asked({ id: 1, state: "proposed", answers })), answers);
});

test("the confirmed answer is settled, another one can still be taken instead", () => {
  const answers = [
    answer(1, "lead", { name: "Jana Muster" }),
    answer(2, "lead", { name: "Kim Beispiel" }),
    answer(3, "no"),
  ];
  const found = waiting(asked({ id: 1, state: "accepted", name: "Jana Muster", answers }));
  assert.deepEqual(
    found.map((one) => one.id),
    [2],
  );
});

test("the plan follows the ranking and counts the gaps", () => {
  const store = new Store();
  const measure = (id, of) => ({ kind: "measure", id, seq: 1, idea: of, title: `m${id}`, state: "shown" });
  store.apply({
    epoch: "e",
    since: 0,
    upto: 1,
    things: [
      { kind: "workshop", id: 1, seq: 1, revealed: true },
      ...[1, 2, 3].map((id) => ({ kind: "idea", id, seq: 1, title: `i${id}`, state: "shown", field_of_action: 1 })),
      ...[
        [1, 3, 3],
        [2, 9, 1],
        [3, 9, 1],
      ].map(([id, points, rank]) => ({ kind: "tally", id, seq: 1, idea: id, points, rank, people: 1, breadth: 1 })),
      measure(1, 1),
      measure(2, 3),
      measure(3, 2),
      asked({ id: 1, measure: 1, state: "withdrawn" }),
      asked({ id: 2, measure: 2, state: "declined" }),
      asked({ id: 3, measure: 2, state: "proposed" }),
      asked({ id: 4, measure: 3, state: "accepted" }),
      asked({ id: 5, measure: 3, role: "partner", state: "accepted" }),
    ],
  });
  const plan = rows(store);
  assert.deepEqual(
    plan.map((row) => [row.measure.id, row.rank]),
    [
      [3, 1],
      [2, 1],
      [1, 3],
    ],
  );
  assert.deepEqual(sums(plan), { all: 3, taken: 1, asked: 1, open: 1 });
  assert.equal(plan[1].leads[0].state, "proposed");
  assert.deepEqual(
    plan[0].partners.map((one) => one.id),
    [5],
  );
});

test("a bearer is a group, an organisation or everybody", () => {
  assert.deepEqual(bearerOf({ kind: "g7" }), { group: 7 });
  assert.deepEqual(bearerOf({ kind: "organisation", organisation: " Heimatverein " }), {
    organisation: "Heimatverein",
  });
  assert.deepEqual(bearerOf({ kind: "open" }), { open: true });
});

test("a row of the last changes says what it was, and what was taken back", () => {
  const changed = [
    { seq: 10, name: "undo", title: "", undone: 9 },
    { seq: 9, name: "undo", title: "", undone: 8 },
    { seq: 8, name: "open_phase", title: "collect" },
    { seq: 7, name: "undo", title: "A bus", undone: 3 },
    { seq: 6, name: "show", title: "protocol" },
    { seq: 5, name: "edit_workshop", title: "not_joining" },
    { seq: 4, name: "reopen_workshop", title: "retracted" },
  ];
  const lines = changed.map((row) => told(row, changed));
  assert.deepEqual(
    lines.map(({ back }) => back),
    [false, true, false, true, false, false, false],
  );
  assert.deepEqual(
    lines.map(({ said, about }) => ({ said, about })),
    [
      { said: "Done again: Phase opened", about: "Collect" },
      { said: "Taken back: Phase opened", about: "Collect" },
      { said: "Phase opened", about: "Collect" },
      { said: "Taken back", about: "A bus" },
      { said: "Protocol shown on the wall", about: "" },
      { said: "No new devices let in", about: "" },
      { said: "Protocol taken back", about: "" },
    ],
  );
});
