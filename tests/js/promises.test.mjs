// A button does what it says, and a sentence promises nothing that nobody does.
import "./support/browser.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { catalogues } from "./support/catalogue.mjs";
import { linesOf } from "./support/lines.mjs";
import { field, idea, noon, phone, workshop } from "./support/phone.mjs";
import { answerResponsibility, setWeight, supportIdea } from "../../static/js/core/commands.js";
import { measureRows } from "../../static/js/phone/views/assign.js";
import { closeView } from "../../static/js/phone/views/close.js";
import { collectView, fieldView } from "../../static/js/phone/views/collect.js";
import { discussView } from "../../static/js/phone/views/discuss.js";
import { finish } from "../../static/js/phone/views/summary.js";
import { weightView } from "../../static/js/phone/views/weight.js";
import { welcomeView } from "../../static/js/phone/views/welcome.js";
import { write, writeView } from "../../static/js/phone/views/write.js";
import { setCatalogue, setTimeZone } from "../../static/js/core/words.js";

setTimeZone("Europe/Berlin");

const said = (view, app, language = "de") => {
  setCatalogue(catalogues[language]);
  return linesOf(view(app));
};

const last = (app) => said(writeView, app).at(-1);

const goOn = (app, more) =>
  app.store.apply({
    epoch: "e",
    since: app.store.mark,
    upto: app.store.mark + 1,
    things: [workshop({ seq: app.store.mark + 1, ...more })],
  });

test("below a new idea the button says save only where it saves", async () => {
  const { app } = await phone();
  write(app);
  assert.equal(last(app), "Weiter");
  write(app, { field: 1 });
  assert.equal(last(app), "Speichern");
  goOn(app, { phase: "weight" });
  assert.equal(last(app), "An die Moderation senden");
});

test("where the field of action was removed, the button leads on again", async () => {
  const { app } = await phone({
    things: [field(1, { state: "removed" }), field(2), field(3, { letter: "C", name: "Wald" })],
  });
  write(app, { field: 1 });
  assert.equal(last(app), "Weiter");
});

test("with one field of action there is no question, and the button saves", async () => {
  const { app } = await phone({ things: [field(2, { state: "removed" })] });
  write(app);
  assert.equal(last(app), "Speichern");
});

const asks = {
  de: "Sie haben eine Idee notiert. Sie ist noch nicht abgeschickt.",
  en: "You have noted an idea. It has not been sent yet.",
};

test("what was noted asks to be finished as soon as ideas are collected, and not before", async () => {
  const { app } = await phone({ things: [workshop({ phase: "welcome" })] });
  app.here = { count: 3 };
  app.drafts.put("a", { title: "Rufbus", at: noon });
  assert.equal(said(welcomeView, app).includes(asks.de), false);
  assert.ok(
    said(welcomeView, app).includes(
      "Schreiben Sie sie auf. Sie bleibt auf diesem Handy; sobald Ideen gesammelt werden, können Sie sie von hier abschicken.",
    ),
  );
  goOn(app, { phase: "collect" });
  for (const language of ["de", "en"]) {
    const lines = said(collectView, app, language);
    assert.ok(lines.indexOf(asks[language]) > 0 && lines.indexOf(asks[language]) < lines.indexOf("Dorf"));
    assert.equal(lines.filter((line) => line === "Rufbus").length, 1);
  }
  assert.ok(said(collectView, app).includes("Weiterschreiben"));
  goOn(app, { phase: "discuss" });
  assert.ok(said(discussView, app).includes(asks.de));
  app.drafts.drop("a");
  assert.equal(said(discussView, app).includes(asks.de), false);
});

const measure = {
  kind: "measure",
  id: 4,
  seq: 3,
  idea: 1,
  title: "Probebetrieb",
  first_step: "",
  due: null,
  state: "shown",
};
const asked = (more) => ({
  kind: "responsibility",
  id: 9,
  seq: 4,
  measure: 4,
  role: "lead",
  bearer: { group: 2 },
  state: "proposed",
  name: null,
  organisation: "",
  by_hand: false,
  at: noon,
  ...more,
});
const answer = {
  answer: "lead",
  name: "",
  organisation: "",
  print_name: false,
  at: noon,
  declined: null,
  confirmed: null,
};

async function afterwards(responsibility, given, language = "de") {
  const { app } = await phone({
    things: [workshop({ phase: "assign" }), idea(1), measure, asked(responsibility)],
    mine: { answers: { 9: { ...answer, ...given } } },
  });
  return said(measureRows, app, language).find((line) => /übernehmen das|take this on/.test(line));
}

test("an answer is one until the moderators have confirmed it, and then it says so", async () => {
  assert.equal(await afterwards({}, {}), "Sie übernehmen das. Die Moderation muss es noch bestätigen.");
  assert.equal(
    await afterwards({ state: "accepted" }, { confirmed: true }),
    "Sie übernehmen das. Die Moderation hat es bestätigt.",
  );
  assert.equal(
    await afterwards({ state: "accepted" }, { confirmed: false }),
    "Sie übernehmen das. Die Moderation hat eine andere Antwort bestätigt.",
  );
  assert.equal(await afterwards({ state: "accepted" }, {}), "Sie übernehmen das.");
  assert.equal(await afterwards({}, {}, "en"), "You take this on. The moderators still have to confirm it.");
});

test("what is not even sent waits for nobody's confirmation", async () => {
  const it = await phone({ things: [workshop({ phase: "assign" }), idea(1), measure, asked({})] });
  it.server.reached = false;
  it.app.do(answerResponsibility({ responsibility: 9, answer: "lead", print_name: false }));
  await it.answered();
  assert.ok(said(measureRows, it.app).includes("Sie übernehmen das."));
});

const weighing = { things: [workshop({ phase: "weight" }), idea(1), idea(2)] };

test("who has given a point can say that this is all", async () => {
  const it = await phone(weighing);
  assert.equal(said(weightView, it.app).includes("Fertig"), false);
  it.app.do(setWeight({ idea: 1, points: 3 }));
  assert.ok(said(weightView, it.app).includes("Fertig"));
  finish(it.app);
  assert.deepEqual(it.app.outbox.queued.map(({ name, data }) => [name, data]).pop(), [
    "finish_weighting",
    { weighting: 1, done: true },
  ]);
  assert.ok(said(weightView, it.app).includes("Ändern"));
});

const kinds = ["Ergänzen", "Frage", "Bedenken", "Wir machen mit", "Nicht mehr mitmachen"];
const offered = (view, app) => said(view, app).filter((line) => kinds.includes(line));

test("the idea on the wall can be answered in the same ways as one in a list", async () => {
  const { app, answered } = await phone({
    things: [workshop({ phase: "discuss", shown: { kind: "idea", id: 1 } }), idea(1)],
  });
  const inList = () => {
    app.open.add(1);
    app.go("field", { id: 1, known: [1] });
    return offered(fieldView, app);
  };
  assert.deepEqual(offered(discussView, app), kinds.slice(0, 4));
  assert.deepEqual(inList(), kinds.slice(0, 4));
  app.do(supportIdea({ idea: 1, supports: true }));
  await answered();
  app.mine.supports = [1];
  assert.deepEqual(
    [offered(discussView, app), inList()],
    [
      [...kinds.slice(0, 3), kinds[4]],
      [...kinds.slice(0, 3), kinds[4]],
    ],
  );
});

test("the protocol comes in the reader's language first, the other one stands beside it", async () => {
  const urls = { protocol: { pdf: "/w/CODE/protocol.pdf", page: "/w/CODE/protocol" } };
  const { app } = await phone({
    things: [workshop({ phase: "close", state: "released", released: noon })],
    page: { urls },
  });
  const links = (language) => {
    setCatalogue(catalogues[language]);
    const found = [];
    const walk = (value) => {
      if (Array.isArray(value)) return value.forEach(walk);
      if (value?.values) return value.values.forEach(walk);
      if (typeof value === "string" && value.includes("protocol.pdf")) found.push(value);
    };
    walk(closeView(app));
    return found;
  };
  assert.deepEqual(links("en"), ["/w/CODE/protocol.pdf?language=en", "/w/CODE/protocol.pdf?language=de"]);
  assert.deepEqual(links("de"), ["/w/CODE/protocol.pdf?language=de", "/w/CODE/protocol.pdf?language=en"]);
  assert.ok(said(closeView, app, "en").includes("PDF in German"));
  assert.ok(said(closeView, app, "de").includes("PDF auf Englisch"));
});
