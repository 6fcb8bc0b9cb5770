// A question that was declined is on no phone but that of who declined it.
import "./support/browser.mjs";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { catalogues } from "./support/catalogue.mjs";
import { linesOf } from "./support/lines.mjs";
import { idea, phone, workshop } from "./support/phone.mjs";
import { measureRows, openQuestion } from "../../static/js/phone/views/assign.js";
import { setCatalogue, setTimeZone } from "../../static/js/core/words.js";

beforeEach(() => {
  setCatalogue(catalogues.de);
  setTimeZone("Europe/Berlin");
});

const measure = { kind: "measure", id: 4, seq: 3, idea: 1, title: "Rufbus", first_step: "", due: null, state: "shown" };
const said = { answer: "no", name: "", organisation: "", print_name: false, at: "2026-11-26T17:04:00Z" };
const question = { measure: 4, role: "lead", bearer: { group: 2 } };

const told = async (answers) => {
  const it = await phone({ things: [workshop({ phase: "assign" }), idea(1), measure], mine: { answers } });
  return { app: it.app, lines: linesOf(measureRows(it.app)) };
};

test("the others see an open measure", async () => {
  const { lines } = await told({});
  assert.deepEqual(lines.slice(-2), ["Federführung", "offen"]);
});

test("who declined sees the own no, and can open the question again", async () => {
  const { app, lines } = await told({ 9: { ...said, declined: question } });
  assert.deepEqual(lines.slice(-7), [
    "Federführung",
    "offen",
    "Das sehen nur Sie",
    "Aue",
    "Sie haben Nein gesagt.",
    "gespeichert 18:04",
    "Ändern",
  ]);
  app.form = { responsibility: 9 };
  assert.deepEqual(openQuestion(app), { id: 9, state: "declined", ...question });
});

test("an answer to a question that was withdrawn is not shown", async () => {
  const { lines } = await told({ 9: { ...said, declined: null } });
  assert.deepEqual(lines.slice(-2), ["Federführung", "offen"]);
});
