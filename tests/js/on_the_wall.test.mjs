// The desk names what the wall shows: both ask the same decision.
import "./support/browser.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { catalogues } from "./support/catalogue.mjs";
import { linesOf } from "./support/lines.mjs";
import { idea, workshop } from "./support/phone.mjs";
import { Store } from "../../static/js/core/store.js";
import { onWall } from "../../static/js/desk/views/on-wall.js";
import { programme } from "../../static/js/desk/views/programme.js";
import { wallShows } from "../../static/js/desk/views/room.js";
import { close } from "../../static/js/wall/views/close.js";
import { drawBar } from "../../static/js/wall/views/reveal.js";
import { Wall } from "../../static/js/wall/screen.js";
import { setCatalogue, setTimeZone } from "../../static/js/core/words.js";

setTimeZone("Europe/Berlin");

const measure = { kind: "measure", id: 4, seq: 3, idea: 1, title: "Probebetrieb", state: "shown" };
const bus = idea(1, { title: "Rufbus" });

function room(facts, things = [bus, measure]) {
  const store = new Store();
  store.apply({
    epoch: "e",
    since: 0,
    upto: 50,
    things: [workshop({ stage: 3, organisers: [], funders: [], ...facts }), ...things],
  });
  return store;
}

function both(facts, things) {
  setCatalogue(catalogues.de);
  const store = room(facts, things);
  const wall = new Wall({ store });
  return [wall.scene, wall.shown?.title, wallShows({ store, workshop: store.workshop, here: { ready: 2, joined: 6 } })];
}

const shows = (kind, id) => ({ shown: { kind, id } });
const open = { phase: "assign", revealed: true };

for (const [name, facts, scene, title, words, things] of [
  ["measures, and none is shown: the result", open, "reveal", undefined, "das Ergebnis"],
  ["a measure that is shown", { ...open, ...shows("measure", 4) }, "assign", "Probebetrieb", "„Probebetrieb“"],
  [
    "a measure that was removed: the result",
    { ...open, ...shows("measure", 4) },
    "reveal",
    undefined,
    "das Ergebnis",
    [bus, { ...measure, state: "removed" }],
  ],
  ["measures before the reveal", { phase: "assign", revealed: false }, "assign", undefined, "Zuständigkeiten"],
  ["an idea while ideas are collected", { phase: "collect", ...shows("idea", 1) }, "discuss", "Rufbus", "„Rufbus“"],
  [
    "an idea that the phase leaves no room for",
    { phase: "weight", ...shows("idea", 1) },
    "weight",
    undefined,
    "2 von 6",
  ],
  [
    "the result while it is weighted",
    { phase: "weight", revealed: true, stage: 0 },
    "reveal",
    undefined,
    "das Ergebnis",
  ],
  ["a measure in the phase that closes", { phase: "close", ...shows("measure", 4) }, "close", undefined, "Abschluss"],
  ["after the end", { phase: "assign", state: "closed", revealed: true }, "close", undefined, "den Abschluss"],
  [
    "an idea after the end",
    { phase: "close", state: "released", ...shows("idea", 1) },
    "discuss",
    "Rufbus",
    "„Rufbus“",
  ],
  ["the protocol", { phase: "close", ...shows("protocol", 1) }, "protocol", undefined, "das Protokoll"],
])
  test(`the wall shows, and the desk says: ${name}`, () =>
    assert.deepEqual(both(facts, things), [scene, title, words]));

test("an idea is on the wall where the wall shows it", () => {
  const at = (phase) => onWall({ store: room({ phase, ...shows("idea", 1) }) }, bus);
  assert.deepEqual(["collect", "discuss", "weight", "assign"].map(at), [true, true, false, false]);
});

test("at the end the wall says what the protocol waits for", () => {
  const wall = new Wall({
    store: room({ phase: "close" }, []),
    page: { code: "ABCDEFG", urls: { join: "ort.example", qr: "" }, logos: [] },
  });
  wall.stage = { wide: 1920, high: 1080, margin: 120, inner: 1680, horizon: 888, water: 192 };
  const next = (language) => {
    setCatalogue(catalogues[language]);
    return linesOf(close(wall)).slice(1, 3);
  };
  assert.deepEqual(next("de"), [
    "Die Moderation hat das Protokoll noch nicht freigegeben.",
    "Sobald es frei ist, finden Sie es unter ort.example.",
  ]);
  assert.deepEqual(next("en"), [
    "The moderators have not released the protocol yet.",
    "As soon as they do, you will find it at ort.example.",
  ]);
});

const drawn = (ceiling, stage = { margin: 0, horizon: 888 }) => {
  const bar = { x: 0, width: 100, points: 9, color: 3, field: { letter: "D" }, rank: 1 };
  const texts = [];
  const walk = (value) => {
    if (Array.isArray(value)) return value.forEach(walk);
    if (value?.values) return value.values.forEach(walk);
    texts.push(value);
  };
  walk(drawBar(bar, stage, { rise: (points) => points * 50, mirror: 0.4 }, { ceiling, colour: 1 }, false));
  return { letter: texts.includes("D"), coloured: texts.some((one) => /field-3|--tone/.test(String(one))) };
};

test("a bar whose turn has not come has neither colour nor letter", () => {
  assert.deepEqual(drawn(4), { letter: false, coloured: false });
  assert.deepEqual(drawn(9), { letter: true, coloured: true });
});

test("after the end the desk offers no more time", () => {
  setCatalogue(catalogues.de);
  const said = (state) => {
    const store = room({ phase: "close", state });
    const lines = linesOf(
      programme({ store, workshop: store.workshop, timed: store.workshop, now: 0, code: "ABCDEFG" }),
    );
    return ["Kein Ende festgelegt", "+ 5 min", "Der Workshop ist zu Ende"].filter((line) => lines.includes(line));
  };
  assert.deepEqual(said("open"), ["Kein Ende festgelegt", "+ 5 min"]);
  assert.deepEqual([said("closed"), said("released")], [["Der Workshop ist zu Ende"], ["Der Workshop ist zu Ende"]]);
});
