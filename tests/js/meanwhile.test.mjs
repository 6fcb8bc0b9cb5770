// "Nicht angenommen": what somebody else has changed, how it stands now, and what to do.
import "./support/browser.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { catalogues } from "./support/catalogue.mjs";
import { idea } from "./support/phone.mjs";
import { refusal } from "../../static/js/desk/refusals.js";
import { Store } from "../../static/js/core/store.js";
import { setCatalogue } from "../../static/js/core/words.js";

const store = new Store();
store.apply({ epoch: "e", since: 0, upto: 9, things: [idea(2, { title: "Bus für alle" })] });

const told = (thing, language) => {
  setCatalogue(catalogues[language]);
  return refusal("changed_meanwhile", { thing }, { store });
};

const bus = (more) => idea(1, { title: "Rufbus", ...more });
const look = "Bitte sehen Sie noch einmal hin und wiederholen Sie es, falls es noch passt.";
const see = "Please look at it, and do it again if it still fits.";

for (const [name, thing, de, en] of [
  [
    "an idea",
    bus(),
    `„Rufbus“ ist inzwischen geändert worden. ${look}`,
    `“Rufbus” has been changed in the meantime. ${see}`,
  ],
  [
    "a hidden idea",
    bus({ state: "hidden" }),
    `„Rufbus“ ist inzwischen ausgeblendet. ${look}`,
    `“Rufbus” has been hidden in the meantime. ${see}`,
  ],
  [
    "an idea that became part of another one",
    bus({ state: "merged", merged_into: 2 }),
    "„Rufbus“ gehört inzwischen zu „Bus für alle“. Bitte machen Sie dort weiter.",
    "“Rufbus” is part of “Bus für alle” by now. Please go on there.",
  ],
  [
    "an idea that became part of one without words",
    bus({ state: "merged", merged_into: 7 }),
    "„Rufbus“ gehört inzwischen zu einer anderen Idee. Bitte machen Sie dort weiter.",
    "“Rufbus” is part of another idea by now. Please go on there.",
  ],
  [
    "a measure that was removed",
    { kind: "measure", title: "Probebetrieb", state: "removed" },
    `„Probebetrieb“ ist inzwischen entfernt. ${look}`,
    `“Probebetrieb” has been removed in the meantime. ${see}`,
  ],
  [
    "a field of action",
    { kind: "field_of_action", name: "Dorf", state: "shown" },
    `„Dorf“ ist inzwischen geändert worden. ${look}`,
    `“Dorf” has been changed in the meantime. ${see}`,
  ],
  [
    "a contribution",
    { kind: "contribution", text: "Auch am Sonntag", state: "withdrawn" },
    `Der Beitrag „Auch am Sonntag“ ist inzwischen zurückgezogen. ${look}`,
    `The contribution “Auch am Sonntag” has been withdrawn in the meantime. ${see}`,
  ],
  [
    "a responsibility",
    { kind: "responsibility", state: "accepted" },
    `Die Zuständigkeit ist inzwischen geändert worden; jetzt ist sie: angenommen. ${look}`,
    `The responsibility has been changed in the meantime; now it is: accepted. ${see}`,
  ],
  [
    "the phase",
    { kind: "workshop", phase: "assign" },
    `Am Workshop ist inzwischen etwas geändert worden; jetzt läuft die Phase „Zuständigkeiten“. ${look}`,
    `The workshop has been changed in the meantime; its phase now is “Responsibilities”. ${see}`,
  ],
  [
    "what came late",
    { kind: "late", title: "Rufbus", state: "taken" },
    "Der Nachzügler „Rufbus“ ist schon aufgenommen.",
    "The late entry “Rufbus” has already been added.",
  ],
  [
    "an idea whose words were erased",
    bus({ title: "" }),
    `Das ist inzwischen geändert worden. ${look}`,
    `This has been changed in the meantime. ${see}`,
  ],
  [
    "what nobody brings",
    null,
    `Das ist inzwischen geändert worden. ${look}`,
    `This has been changed in the meantime. ${see}`,
  ],
])
  test(`what has changed is named: ${name}`, () => assert.deepEqual([told(thing, "de"), told(thing, "en")], [de, en]));
