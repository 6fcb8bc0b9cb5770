// What a phone says about what was written on it, as a table: state → sentence, in both languages.
import { pass } from "./support/browser.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { catalogues } from "./support/catalogue.mjs";
import { linesOf } from "./support/lines.mjs";
import { field, idea, noon, phone, workshop } from "./support/phone.mjs";
import { addIdea, editIdea, finishWeighting, setWeight } from "../../static/js/core/commands.js";
import { afterView } from "../../static/js/phone/views/after.js";
import { collectView } from "../../static/js/phone/views/collect.js";
import { band } from "../../static/js/phone/views/band.js";
import { assignView } from "../../static/js/phone/views/assign.js";
import { mineView, ownRows } from "../../static/js/phone/views/mine.js";
import { calmView, lookView, summaryView } from "../../static/js/phone/views/summary.js";
import { weightView } from "../../static/js/phone/views/weight.js";
import { write, writeView } from "../../static/js/phone/views/write.js";
import { setCatalogue, setTimeZone } from "../../static/js/core/words.js";

setTimeZone("Europe/Berlin");

const said = (view, app, language) => {
  setCatalogue(catalogues[language]);
  return linesOf(view(app));
};

// what a screen says below its head (the workshop's title, "Display") and above a line
const below = (view, above) => (app) => {
  const lines = linesOf(view(app)).slice(2);
  return [lines.slice(0, above && lines.indexOf(above)).join("\n")];
};

// one row: what has happened → the lines in German and in English
function row(name, view, prepare, de, en, given = {}) {
  test(name, async () => {
    const it = await phone(given);
    await prepare(it);
    assert.deepEqual({ de: said(view, it.app, "de"), en: said(view, it.app, "en") }, { de, en });
  });
}

const bus = addIdea({ field_of_action: 1, title: "Rufbus" });

const back = ({ app }) => {
  app.connected("offline");
  app.connected("connected");
};

const cannotSend = ({ server }) => (server.reached = false);

const refusing =
  (name, code, data = {}) =>
  ({ server }) =>
    (server.refuse = (command) => command.name === name && [code, data]);

// band.js

const everything = [["Verbunden. Alles ist gespeichert."], ["Connected. Everything is saved."]];

row("with a connection there is nothing to say", band, () => {}, [], []);

for (const [state, ...lines] of [
  ["offline", "Keine Verbindung – alles bleibt auf diesem Handy", "No connection – everything stays on this phone"],
  [
    "portal",
    "Dieses WLAN verlangt eine Anmeldung. Ihre Eingaben bleiben hier.",
    "This Wi-Fi asks you to log in. Your entries stay here.",
  ],
  ["busy", "Gerade ist viel los. Es wird von allein weiter versucht.", "It is busy right now. We keep trying."],
])
  row(
    `the line says why nothing is sent: ${state}`,
    band,
    ({ app }) => app.connected(state),
    ...lines.map((line) => [line]),
  );

row("the connection is back and everything is saved", band, back, ...everything);

row(
  "four seconds later that has been read",
  band,
  (it) => {
    back(it);
    pass(4001);
  },
  [],
  [],
);

row(
  "an idea that is written within these four seconds takes the good news away",
  band,
  (it) => {
    back(it);
    cannotSend(it);
    it.app.do(bus);
  },
  [],
  [],
);

row(
  "once that idea is saved, too, it is true again",
  band,
  async (it) => {
    back(it);
    it.app.do(bus);
    await it.answered();
  },
  ...everything,
);

row(
  "what waited is sent first",
  band,
  async (it) => {
    cannotSend(it);
    it.app.do(bus);
    await it.answered();
    back(it);
  },
  [],
  [],
);

row(
  "after what waited was answered, it is said",
  band,
  async (it) => {
    cannotSend(it);
    it.app.do(bus);
    await it.answered();
    it.server.reached = true;
    back(it);
    await it.answered();
  },
  ...everything,
);

row(
  "half a sentence on this phone is not saved",
  band,
  (it) => {
    back(it);
    it.app.drafts.put("a", { title: "Ein halber" });
  },
  [],
  [],
);

row(
  "a refusal stands in place of the good news",
  band,
  async (it) => {
    refusing("set_weight", "budget_spent", { left: 0, points: 10 })(it);
    it.app.do(setWeight({ idea: 1, points: 1 }));
    await it.answered();
    back(it);
  },
  ["Nicht angenommen. Ihre 10 Punkte sind vergeben. Nehmen Sie zuerst einen zurück.", "Verstanden"],
  ["Not accepted. All 10 points are given. Take one back first.", "Understood"],
);

row(
  "the line about the connection comes before everything else",
  band,
  (it) => {
    back(it);
    it.app.connected("portal");
  },
  ["Dieses WLAN verlangt eine Anmeldung. Ihre Eingaben bleiben hier."],
  ["This Wi-Fi asks you to log in. Your entries stay here."],
);

row(
  "a phone that can keep nothing warns",
  band,
  ({ app }) => (app.keep.kind = "memory"),
  ["Dieses Handy kann nichts merken. Bitte lassen Sie diese Seite offen."],
  ["This phone cannot store anything. Please keep this page open."],
);

row(
  "news that come by asking are mentioned",
  band,
  ({ app }) => app.carried(false),
  ["Neues erscheint hier ein paar Sekunden später."],
  ["New things appear here a few seconds later."],
);

const goOn =
  (phase, more = {}) =>
  ({ app }) =>
    app.store.apply({
      epoch: "e",
      since: app.store.mark,
      upto: app.store.mark + 1,
      things: [workshop({ seq: app.store.mark + 1, phase, ...more })],
    });

// what stands below the text that is being written
const belowText = (app) => linesOf(writeView(app)).slice(-2, -1);

row(
  "the phase ends while somebody writes an idea",
  belowText,
  (it) => {
    write(it.app);
    goOn("weight")(it);
  },
  ["Das Sammeln ist zu Ende. Ihr Text bleibt hier. Sie können ihn noch an die Moderation senden."],
  ["Collecting has ended. Your text stays here. You can still send it to the moderators."],
);

row(
  "the phase goes on where ideas are still taken",
  band,
  (it) => {
    write(it.app);
    goOn("discuss")(it);
  },
  [],
  [],
);

row(
  "the phase goes on while somebody writes something else",
  band,
  (it) => {
    it.app.form = { ideaId: 1, text: "Auch am Sonntag" };
    goOn("weight")(it);
  },
  ["Es geht weiter: Ideen gewichten. Ihr Text bleibt hier."],
  ["Now: Weigh the ideas. Your text stays here."],
);

row(
  "who has just saved and is held there reads how it goes on",
  band,
  (it) => {
    it.app.go("after", { ref: "@x", hold: true });
    goOn("assign")(it);
  },
  ["Es geht weiter: Zuständigkeiten."],
  ["Now: Responsibilities."],
);

row(
  "a refusal of what this screen does not show leads to where it stands",
  band,
  async (it) => {
    refusing("add_idea", "field_removed")(it);
    it.app.do(bus);
    await it.answered();
    goOn("weight")(it);
    it.app.home();
  },
  [
    "Nicht angenommen. Dieses Handlungsfeld gibt es nicht mehr. Bitte wählen Sie ein anderes.",
    "Ihre Ideen",
    "Verstanden",
  ],
  ["Not accepted. This field of action no longer exists. Please choose another one.", "Your ideas", "Understood"],
);

row(
  "a refusal that stands on this screen is not said twice",
  band,
  async (it) => {
    refusing("add_idea", "field_removed")(it);
    it.app.do(bus);
    await it.answered();
  },
  [],
  [],
);

// after.js

const top = below(afterView, "A");
const written = async (it) => {
  const entry = it.app.do(bus);
  it.app.go("after", { ref: `@${entry.key}`, text: "" });
  await it.answered();
  return entry;
};
const known = (it, more = {}) => {
  it.app.mine.ideas = [1];
  it.app.store.apply({
    epoch: "e",
    since: it.app.store.mark,
    upto: 101,
    things: [idea(1, { seq: 101, title: "Rufbus", ...more })],
  });
};

row(
  "an idea on its way is noted, not saved",
  top,
  async (it) => {
    cannotSend(it);
    await written(it);
  },
  ["Ihre Idee ist notiert", "auf diesem Handy", "Bleibt auf diesem Handy. Wird gesendet, sobald wieder Netz da ist."],
  ["Your idea is noted", "on this phone", "Kept on this phone. It will be sent as soon as there is a connection."],
);

row(
  "an idea that was answered is there",
  top,
  written,
  ["Ihre Idee ist da", "gespeichert 18:04", "Alle im Saal können sie lesen."],
  ["Your idea has arrived", "saved 18:04", "Everybody in the room can read it."],
);

row(
  "an idea that is there, and a change of it that is not",
  top,
  async (it) => {
    await written(it);
    known(it);
    cannotSend(it);
    it.app.do(editIdea({ idea: 1, size: "small" }));
    await it.answered();
  },
  [
    "Ihre Idee ist da",
    "auf diesem Handy",
    "Ihre Änderung bleibt auf diesem Handy. Sie wird gesendet, sobald wieder Netz da ist.",
  ],
  [
    "Your idea has arrived",
    "on this phone",
    "Your change is kept on this phone. It will be sent as soon as there is a connection.",
  ],
);

row(
  "a refused change is not a refused idea",
  top,
  async (it) => {
    await written(it);
    known(it, { contributions: 1 });
    refusing("edit_idea", "idea_in_use")(it);
    it.app.do(editIdea({ idea: 1, size: "small" }));
    await it.answered();
  },
  [
    "Ihre Änderung wurde nicht angenommen",
    "Nicht angenommen. Andere haben schon daran weitergearbeitet. Ändern kann es jetzt nur noch die Moderation.",
  ],
  [
    "Your change was not accepted",
    "Not accepted. Others have already built on it. Only the moderators can change it now.",
  ],
);

row(
  "a change that comes too late is in nobody's tray",
  top,
  async (it) => {
    await written(it);
    known(it);
    refusing("edit_idea", "late", { ended: noon })(it);
    it.app.do(editIdea({ idea: 1, size: "small" }));
    await it.answered();
  },
  [
    "Ihre Änderung wurde nicht angenommen",
    "Nicht angenommen. Diese Phase war um 18:04 zu Ende. Ihre Änderung wurde nicht gespeichert: Nur die Moderation kann sie jetzt noch vornehmen.",
  ],
  [
    "Your change was not accepted",
    "Not accepted. This phase ended at 18:04. Your change was not saved: only the moderators can make it now.",
  ],
);

row(
  "an idea that was refused",
  top,
  async (it) => {
    refusing("add_idea", "field_removed")(it);
    await written(it);
  },
  [
    "Ihre Idee wurde nicht angenommen",
    "Nicht angenommen. Dieses Handlungsfeld gibt es nicht mehr. Bitte wählen Sie ein anderes.",
  ],
  ["Your idea was not accepted", "Not accepted. This field of action no longer exists. Please choose another one."],
);

row(
  "an idea that comes too late is with the moderators",
  top,
  async (it) => {
    refusing("add_idea", "late", { ended: noon })(it);
    await written(it);
  },
  [
    "Ihre Idee liegt bei der Moderation",
    "Die Phase war schon zu Ende. Ihre Idee liegt jetzt bei der Moderation; sie entscheidet, ob sie noch aufgenommen wird.",
  ],
  [
    "The moderators have your idea",
    "The phase was already over. Your idea is now with the moderators, who decide whether to add it.",
  ],
);

row(
  "an idea that was taken back in another window is not said to be there",
  below(afterView),
  ({ app }) => app.go("after", { ref: 7 }),
  ["Diese Idee gibt es nicht mehr", "Fertig"],
  ["This idea no longer exists", "Done"],
);

// summary.js

const weighing = { things: [workshop({ phase: "weight" }), idea(1), idea(2)] };
const gave = async (it, points = 4) => {
  it.app.do(setWeight({ idea: 1, points }));
  it.server.mine = { ...it.app.mine, weights: { 1: points } };
  await it.answered();
};
const rows = {
  de: ["Idee 1", "A", "Dorf", "4", "noch frei", "6"],
  en: ["Idee 1", "A", "Dorf", "4", "not given yet", "6"],
};
const ends = { de: ["So bleibt es", "Weiter verteilen"], en: ["Keep it like this", "Keep giving points"] };

row(
  "points that have arrived count now",
  below(summaryView),
  gave,
  ["Ihre 10 Punkte", "So zählen Ihre Punkte jetzt:", ...rows.de, "gespeichert 18:04", ...ends.de],
  ["Your 10 points", "This is how your points count now:", ...rows.en, "saved 18:04", ...ends.en],
  weighing,
);

row(
  "points on their way do not count yet",
  below(summaryView),
  (it) => {
    cannotSend(it);
    return gave(it);
  },
  ["Ihre 10 Punkte", "Noch nicht gesendet. So würden Ihre Punkte zählen:", ...rows.de, "auf diesem Handy", ...ends.de],
  ["Your 10 points", "Not sent yet. This is how your points would count:", ...rows.en, "on this phone", ...ends.en],
  weighing,
);

row(
  "a minute before the end the summary opens by itself",
  below(summaryView),
  async (it) => {
    await gave(it);
    it.app.go("summary", { soon: true });
  },
  [
    "Ihre 10 Punkte",
    "Gleich wird aufgedeckt. So zählen Ihre Punkte jetzt:",
    ...rows.de,
    "gespeichert 18:04",
    ...ends.de,
  ],
  ["Your 10 points", "The phase ends soon. This is how your points count now:", ...rows.en, "saved 18:04", ...ends.en],
  weighing,
);

row(
  "a refused tap does not count, the others do",
  below(summaryView),
  async (it) => {
    await gave(it);
    refusing("set_weight", "too_many_ideas", { ideas_max: 5 })(it);
    it.app.do(setWeight({ idea: 2, points: 1 }));
    await it.answered();
  },
  [
    "Ihre 10 Punkte",
    "So zählen Ihre Punkte jetzt:",
    ...rows.de,
    "Nicht angenommen. Sie haben schon 5 Ideen gewählt.",
    ...ends.de,
  ],
  [
    "Your 10 points",
    "This is how your points count now:",
    ...rows.en,
    "Not accepted. You have already chosen 5 ideas.",
    ...ends.en,
  ],
  weighing,
);

const hidden = {
  de: ["Die Punkte sind bis zum Aufdecken verdeckt.", "Ändern"],
  en: ["Points are hidden until they are revealed.", "Change"],
};

row(
  "all points have arrived",
  below(calmView),
  (it) => gave(it, 10),
  ["Ihre 10 Punkte sind angekommen, 18:04", ...hidden.de],
  ["Your 10 points have arrived, 18:04", ...hidden.en],
  weighing,
);

row(
  "the only point has arrived",
  below(calmView),
  (it) => gave(it, 1),
  ["Ihr Punkt ist angekommen, 18:04", ...hidden.de],
  ["Your point has arrived, 18:04", ...hidden.en],
  weighing,
);

row(
  "nobody had to give points",
  below(calmView),
  () => {},
  ["Sie haben keine Punkte vergeben", ...hidden.de],
  ["You have given no points", ...hidden.en],
  weighing,
);

row(
  "points on their way have not arrived",
  below(calmView),
  (it) => {
    cannotSend(it);
    return gave(it);
  },
  [
    "Ihre 4 Punkte",
    ...hidden.de,
    "auf diesem Handy",
    "Bleibt auf diesem Handy. Wird gesendet, sobald wieder Netz da ist.",
  ],
  [
    "Your 4 points",
    ...hidden.en,
    "on this phone",
    "Kept on this phone. It will be sent as soon as there is a connection.",
  ],
  weighing,
);

row(
  "after the end those count that had arrived, and since when",
  below(calmView),
  async (it) => {
    await gave(it);
    refusing("set_weight", "late", { ended: "2026-11-26T17:30:00Z" })(it);
    it.app.do(setWeight({ idea: 2, points: 1 }));
    await it.answered();
  },
  [
    "Ihre 4 Punkte sind angekommen, 18:04",
    "Nicht angenommen. Die Gewichtung war um 18:30 zu Ende. Es zählt Ihr Stand von 18:04.",
    ...hidden.de,
  ],
  [
    "Your 4 points have arrived, 18:04",
    "Not accepted. Weighting ended at 18:30. Your points of 18:04 count.",
    ...hidden.en,
  ],
  weighing,
);

row(
  "after sealing the phone tells what had arrived and nothing that had not",
  below(calmView),
  async (it) => {
    await gave(it);
    cannotSend(it);
    it.app.do(setWeight({ idea: 2, points: 3 }));
    it.app.took({ ...it.app.mine });
    it.server.reached = true;
    refusing("set_weight", "sealed")(it);
    it.server.mine = { ...it.app.mine, weights: {}, sealed: true };
    it.app.took(it.server.mine);
    goOn("weight", { sealed: true })(it);
    await it.answered();
  },
  [
    "Ihre 4 Punkte sind angekommen, 18:04",
    "Nicht angenommen. Die Gewichtung ist versiegelt. Die Punkte lassen sich nicht mehr ändern.",
    "Die Gewichtung ist versiegelt. Auch wer den Server betreibt, kann nicht mehr herausfinden, wer welche Punkte gegeben hat.",
  ],
  [
    "Your 4 points have arrived, 18:04",
    "Not accepted. The weighting is sealed. Points can no longer be changed.",
    "The weighting is sealed. Not even whoever runs the server can find out who gave which points.",
  ],
  weighing,
);

row(
  "while the wall reveals, the phone sends everybody there",
  below(lookView),
  () => {},
  ["Bitte schauen Sie auf die Leinwand", "Dort wird gerade aufgedeckt. Danach steht das Ergebnis auch hier."],
  ["Please look at the wall", "The result is being revealed there. Afterwards it is here too."],
);

// how long it lasts: what desk and wall say, never the programme beside them

const timed = (state, more, ...lines) =>
  row(
    `in a phase whose timer ${state}, the phone says what desk and wall say`,
    below(collectView, "A"),
    () => {},
    ...lines,
    {
      things: [
        workshop({
          seq: 2,
          programme: [
            { at: "18:00", title: "x", phase: "collect" },
            { at: "19:30", title: "y", phase: "discuss" },
          ],
          ...more,
        }),
      ],
    },
  );
const together = { de: "Was sollten wir gemeinsam anpacken?", en: "What should we take on together?" };
const collecting = (de, en) => [
  ["Ideen sammeln", [together.de, de].join(" ").trim()],
  ["Collect ideas", [together.en, en].join(" ").trim()],
];

timed("runs", { phase_ends: "2026-11-26T18:10:00Z" }, ...collecting("Bis 19:10 Uhr.", "Until 19:10."));
timed("is held", { paused: 300 }, ...collecting("Zeit angehalten.", "Time paused."));
timed("is over", { phase_ends: "2026-11-26T17:03:00Z" }, ...collecting("Die Zeit ist um.", "The time is over."));
timed("does not run", {}, ...collecting("", ""));

// and for every screen at once

test("with nothing but unsent things on the phone no screen says that anything is saved or has arrived", async () => {
  const it = await phone({
    things: [workshop({ phase: "weight", may: ["add_idea", "finish_weighting", "set_weight"] }), field(1), idea(5)],
  });
  cannotSend(it);
  back(it);
  const entry = it.app.do(bus);
  it.app.do(editIdea({ idea: `@${entry.key}`, size: "small" }));
  it.app.do(setWeight({ idea: 5, points: 10 }));
  it.app.do(finishWeighting({ done: true }));
  await it.answered();
  it.app.go("after", { ref: `@${entry.key}`, text: "" });
  for (const [language, words] of [
    ["de", /gespeichert|angekommen|ist da\b/i],
    ["en", /saved|have arrived,|is there\b/i],
  ])
    for (const view of [band, afterView, mineView, summaryView, calmView, weightView])
      assert.doesNotMatch(said(view, it.app, language).join(" | "), words);
});

// the short list of the own ideas

row(
  "the short list says which idea the moderators have hidden",
  ownRows,
  async (it) => {
    it.app.do(bus);
    await it.answered();
    it.app.took({ ...it.app.mine, ideas: [1], hidden: [1] });
  },
  ["A", "Rufbus", "Die Moderation hat diese Idee ausgeblendet. Sprechen Sie sie an."],
  ["A", "Rufbus", "The moderators have hidden this idea. Please talk to them."],
);

row(
  "the short list says what an idea has become a part of",
  ownRows,
  () => {},
  ["A", "Rufbus", "Ihre Idee ist jetzt Teil von „Bürgerbus“. Der Wortlaut bleibt erhalten."],
  ["A", "Rufbus", "Your idea is now part of “Bürgerbus”. Its wording is kept."],
  {
    things: [idea(1, { title: "Rufbus", state: "merged", merged_into: 2 }), idea(2, { title: "Bürgerbus" })],
    mine: { ideas: [1] },
  },
);

// the result stays in reach while responsibilities are assigned

const tally = { kind: "tally", id: 1, seq: 5, weighting: 1, idea: 1, points: 3, people: 1, breadth: null, rank: 1 };
const assigning = (more) => ({ things: [workshop({ phase: "assign", ...more }), idea(1, { title: "Rufbus" }), tally] });
const shownResult = (app) => [
  linesOf(assignView(app))
    .filter((line) => ["Das Ergebnis", "The result", "Rufbus"].includes(line))
    .join("\n"),
];

row(
  "who assigns still sees the result",
  shownResult,
  () => {},
  ["Das Ergebnis", "Rufbus"],
  ["The result", "Rufbus"],
  assigning({ revealed: true, stage: 3 }),
);

row("a result that was not revealed is not there", shownResult, () => {}, [], [], assigning({ revealed: false }));
