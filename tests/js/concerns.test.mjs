// Whom an idea concerns is what its author thinks; who takes part has said so.
import "./support/browser.mjs";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { catalogues } from "./support/catalogue.mjs";
import { linesOf } from "./support/lines.mjs";
import { idea, phone, workshop } from "./support/phone.mjs";
import { addIdea, supportIdea } from "../../static/js/core/commands.js";
import { afterView } from "../../static/js/phone/views/after.js";
import { ideaText } from "../../static/js/phone/views/idea.js";
import { setCatalogue } from "../../static/js/core/words.js";

beforeEach(() => setCatalogue(catalogues.de));

const groupings = [
  {
    id: 1,
    name: "Gemeinde",
    groups: [
      { id: 2, name: "Aue" },
      { id: 3, name: "Bach" },
    ],
  },
  { id: 6, name: "Rolle", groups: [{ id: 7, name: "Verein" }] },
];

const told = async (more, mine = {}) => {
  const it = await phone({ things: [workshop({ groupings }), idea(1, more)], mine });
  return { it, lines: () => linesOf(ideaText(it.app, it.app.store.get("idea", 1))) };
};

test("what its author has ticked is whom it concerns, and nobody takes part", async () => {
  const { lines } = await told({ groups: [2, 3] });
  assert.deepEqual(lines(), ["Betrifft: Aue und Bach"]);
});

test("who takes part are those who said so", async () => {
  const { lines } = await told({ groups: [2], supporters: [3], support: 4 });
  assert.deepEqual(lines(), ["Betrifft: Aue", "Machen mit: Bach"]);
});

test("who takes part without a group is counted", async () => {
  const { lines } = await told({ groups: [2], support: 1 });
  assert.deepEqual(lines(), ["Betrifft: Aue", "1 Person macht mit"]);
});

test("who takes part on this phone is counted at once; a group is named where the server names it", async () => {
  const { it, lines } = await told({ groups: [2] }, { groups: [3, 7] });
  it.server.reached = false;
  it.app.do(supportIdea({ idea: 1, supports: true }));
  assert.deepEqual(lines(), ["Betrifft: Aue", "1 Person macht mit", "Sie machen mit", "auf diesem Handy"]);
});

test("the author is asked whom it concerns", async () => {
  const it = await phone();
  const entry = it.app.do(addIdea({ field_of_action: 1, title: "Rufbus" }));
  it.app.go("after", { ref: `@${entry.key}`, text: "" });
  assert.deepEqual(
    linesOf(afterView(it.app)).filter((line) => line.endsWith("?")),
    ["Möchten Sie noch etwas ergänzen?", "Wie groß ist das Vorhaben?", "Wen betrifft es?", "Was ist noch wichtig?"],
  );
});
