// What was refused stays with its author: every word of it, one row for each, and a way to send it anew.
import "./support/browser.mjs";
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { catalogues } from "./support/catalogue.mjs";
import { linesOf } from "./support/lines.mjs";
import { idea, noon, phone } from "./support/phone.mjs";
import { addContribution, addIdea, editIdea, withdrawIdea } from "../../static/js/core/commands.js";
import { memory as keepInMemory } from "../../static/js/core/keep.js";
import { Outbox } from "../../static/js/core/outbox.js";
import { contributionsTo, ownIdeas } from "../../static/js/phone/own.js";
import { tend } from "../../static/js/phone/background.js";
import { stateWord } from "../../static/js/phone/views/parts.js";
import { mineView, ownRows } from "../../static/js/phone/views/mine.js";
import { write } from "../../static/js/phone/views/write.js";
import { setCatalogue, setTimeZone } from "../../static/js/core/words.js";

beforeEach(() => {
  setTimeZone("Europe/Berlin");
  setCatalogue(catalogues.de);
});

const removed = ({ name, data }) =>
  name === "add_idea"
    ? data.field_of_action === 1 && ["field_removed", {}]
    : JSON.stringify(data).includes('"@') && ["depends_on_refused", {}];

const offline = async (it, ...commands) => {
  it.server.reached = false;
  const entries = commands.map((command) => it.app.do(command));
  await it.answered();
  return entries;
};

const online = async (it) => {
  it.server.reached = true;
  await it.answered();
};

const titled = (title) => addIdea({ field_of_action: 1, title });

test("three ideas for a field that is removed meanwhile are all told to their author, each with its way on", async () => {
  const it = await phone();
  it.server.refuse = removed;
  await offline(it, titled("Rufbus"), titled("Dorfladen"), titled("Badesee"));
  assert.deepEqual(linesOf(ownRows(it.app)), [
    "A",
    "Rufbus",
    "auf diesem Handy",
    "A",
    "Dorfladen",
    "auf diesem Handy",
    "A",
    "Badesee",
    "auf diesem Handy",
  ]);
  await online(it);
  const why = "Nicht angenommen. Dieses Handlungsfeld gibt es nicht mehr. Bitte wählen Sie ein anderes.";
  const row = (title) => ["A", title, why, "Handlungsfeld wählen", "Löschen"];
  assert.deepEqual(linesOf(mineView(it.app)).slice(2, -1), [...row("Rufbus"), ...row("Dorfladen"), ...row("Badesee")]);
});

test("what was added to an idea before it was refused belongs to it", async () => {
  const it = await phone();
  it.server.refuse = removed;
  const [bus] = await offline(it, titled("Rufbus"));
  await offline(
    it,
    editIdea({ idea: `@${bus.key}`, size: "small" }),
    editIdea({ idea: `@${bus.key}`, text: "Auch am Sonntag", groups: [2] }),
  );
  await online(it);
  const [own] = ownIdeas(it.app);
  assert.deepEqual(
    [own.state, own.code, own.refusedKey, own.title, own.size, own.text, own.groups],
    ["refused", "field_removed", bus.key, "Rufbus", "small", "Auch am Sonntag", [2]],
  );
  it.app.outbox.remove(bus.key);
  assert.deepEqual(it.app.outbox.entries, []);
});

test("what is being written anew stands once, and comes back as a draft if the refusal is gone", async () => {
  const it = await phone();
  it.server.refuse = removed;
  const [bus] = await offline(it, titled("Rufbus"));
  await online(it);
  for (let times = 0; times < 2; times++) write(it.app, { draft: `again:${bus.key}`, title: "Rufbus", retry: bus.key });
  assert.deepEqual([it.app.drafts.ideas.length, it.app.drafts.begun], [1, false]);
  assert.equal(linesOf(mineView(it.app)).filter((line) => line === "Rufbus").length, 1);
  it.app.outbox.remove(bus.key);
  assert.deepEqual(linesOf(mineView(it.app)).slice(2, 5), ["Rufbus", "Entwurf, auf diesem Handy", "Weiterschreiben"]);
});

test("an idea that its author has taken back before it was refused is no news", async () => {
  const it = await phone();
  tend(it.app, { refreshSoon() {} });
  it.server.refuse = removed;
  const [bus] = await offline(it, titled("Rufbus"));
  await offline(it, withdrawIdea({ idea: `@${bus.key}` }));
  assert.deepEqual(ownIdeas(it.app), []);
  await online(it);
  assert.deepEqual([ownIdeas(it.app), it.app.outbox.entries], [[], []]);
});

test("the words of a refused change stay beside the idea until they were read", async () => {
  const it = await phone({ things: [idea(7, { title: "Rufbus" })], mine: { ideas: [7] } });
  it.server.refuse = () => ["idea_in_use", {}];
  it.app.do(editIdea({ idea: 7, title: "Rufbus am Abend" }));
  await it.answered();
  const why =
    "Nicht angenommen. Andere haben schon daran weitergearbeitet. Ändern kann es jetzt nur noch die Moderation.";
  assert.deepEqual(linesOf(mineView(it.app)).slice(2, -1), ["A", "Rufbus", why, "„Rufbus am Abend“", "Verstanden"]);
});

test("three contributions to one idea are told, and those of an idea that is hidden keep their words", async () => {
  const it = await phone({ things: [idea(7, { title: "Rufbus" })] });
  const add = (text) => addContribution({ idea: 7, kind: "addition", text });
  await offline(it, add("eins"), add("zwei"), add("drei"));
  assert.deepEqual(
    contributionsTo(it.app, 7).map(({ text, state }) => [text, state]),
    [
      ["eins", "queued"],
      ["zwei", "queued"],
      ["drei", "queued"],
    ],
  );
  it.server.refuse = () => ["idea_hidden", {}];
  await online(it);
  const why = "Nicht angenommen. Die Moderation hat diese Idee ausgeblendet. Sprechen Sie sie an.";
  const row = (text, ...ways) => ["Ihr Beitrag dazu", `„${text}“`, why, ...ways];
  const rows = (...ways) => [...row("eins", ...ways), ...row("zwei", ...ways), ...row("drei", ...ways)];
  assert.deepEqual(linesOf(mineView(it.app)).slice(4, -1), ["Rufbus", ...rows("Bearbeiten", "Löschen")]);
  it.app.store.apply({ epoch: "e", since: 50, upto: 51, things: [{ kind: "idea", id: 7, seq: 51, gone: true }] });
  assert.deepEqual(linesOf(mineView(it.app)).slice(4, -1), ["ausgeblendete Idee", ...rows("Löschen")]);
});

test("a late contribution that the moderators took is told once", async () => {
  const it = await phone({
    things: [idea(7), { kind: "contribution", id: 3, seq: 9, idea: 7, sort: "addition", text: "eins", state: "shown" }],
    mine: { contributions: [3] },
  });
  it.server.refuse = () => ["late", {}];
  it.app.do(addContribution({ idea: 7, kind: "addition", text: "eins" }));
  await it.answered();
  assert.deepEqual(
    contributionsTo(it.app, 7).map(({ text, state }) => [text, state]),
    [["eins", "saved"]],
  );
});

test("two late ideas of the same words are two", async () => {
  const it = await phone();
  it.server.refuse = () => ["late", {}];
  it.app.do(titled("Rufbus"));
  it.app.do(titled("Rufbus"));
  await it.answered();
  assert.equal(ownIdeas(it.app).length, 2);
});

test("what leans on a removed command goes with it, but not what may have reached the server", async () => {
  const box = new Outbox({
    keep: keepInMemory(),
    send: async () => ({ status: "retry", after: 60000 }),
    now: () => noon,
    wait: () => null,
  });
  const bus = box.add(titled("Rufbus"));
  box.add(editIdea({ idea: `@${bus.key}`, size: "small" }));
  assert.equal(box.remove(bus.key), true);
  assert.deepEqual(box.entries, []);
  const shop = box.add(titled("Dorfladen"));
  await box.flush();
  assert.equal(box.remove(shop.key), false);
  assert.deepEqual(box.entries, [shop]);
});

test("what lies with the moderators is not lost, so it is said without red until they have decided", async () => {
  const words = (fate, language) => {
    setCatalogue(catalogues[language]);
    const about = {
      state: "refused",
      name: "add_idea",
      code: "late",
      refusal: { ended: noon, kept: true, late: 1 },
      fate,
    };
    const word = stateWord(about);
    return [word.strings[0], ...linesOf(word)];
  };
  const [wait, no] = [
    '<span class="state wait"><i class="ring"></i><span>',
    '<span class="state no"><i class="dash"></i>',
  ];
  assert.deepEqual(words("waiting", "de"), [
    wait,
    "Das Sammeln war um 18:04 zu Ende. Ihre Idee liegt bei der Moderation.",
  ]);
  assert.deepEqual(words("waiting", "en"), [wait, "Collecting ended at 18:04. The moderators have your idea."]);
  assert.deepEqual(words("dismissed", "de"), [no, "Die Moderation hat es nicht aufgenommen."]);
  assert.deepEqual(words("dismissed", "en"), [no, "The moderators have not added it."]);
});
