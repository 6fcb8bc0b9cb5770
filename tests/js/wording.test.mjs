// A sentence that is longer than a title, on the phone: whole while it is written, once only where it is read.
import "./support/browser.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { idea, phone } from "./support/phone.mjs";
import { linesOf } from "./support/lines.mjs";
import { addIdea, editIdea } from "../../static/js/core/commands.js";
import { ownIdea, ownIdeas } from "../../static/js/phone/own.js";
import { changeIdea } from "../../static/js/phone/views/after.js";
import { ideaText } from "../../static/js/phone/views/idea.js";
import { mineView } from "../../static/js/phone/views/mine.js";
import { added, below, letters, sentence, withAdded } from "../../static/js/shared/wording.js";

const long =
  "Wir brauchen einen Rufbus am Abend. Er soll zwischen allen Ortsteilen fahren und mit dem Handy oder am Telefon bestellt werden können.";
const split = (more = {}) => ({
  title: "Wir brauchen einen Rufbus am Abend.",
  text: long,
  rest: long.slice(36),
  ...more,
});

test("letters are counted as the server counts them", () => {
  assert.deepEqual(["ä", "a\u0308", "👩‍🌾", "  zwei   Wörter\n"].map(letters), [1, 1, 3, 11]);
});

test("the sentence is written anew as a whole, and what was added to it apart from it", () => {
  const more = split({ text: `${long}\nAuch sonntags`, rest: "…\nAuch sonntags" });
  assert.deepEqual([sentence(more), added(more)], [long, "Auch sonntags"]);
  assert.equal(withAdded(more, "Nur samstags"), `${long}\nNur samstags`);
  const short = { title: "Rufbus", text: "Auch sonntags", rest: null };
  assert.deepEqual(
    [sentence(short), added(short), withAdded(short, "Nie"), below(short)],
    ["Rufbus", "Auch sonntags", "Nie", "Auch sonntags"],
  );
});

test("nobody reads the same words twice", async () => {
  const { app } = await phone({ things: [idea(1, split())], mine: { ideas: [1] } });
  assert.deepEqual(linesOf(ideaText(app, app.store.get("idea", 1))), [long.slice(36)]);
  const lines = linesOf(mineView(app));
  assert.deepEqual(
    lines.filter((line) => line.includes("Rufbus") || line.includes("Ortsteilen")),
    [split().title, long.slice(36)],
  );
});

test("what is added before the server has the sentence goes without it, afterwards with it", async () => {
  const it = await phone();
  it.server.reached = false;
  const add = it.app.do(addIdea({ field_of_action: 1, title: long }));
  changeIdea(it.app, ownIdea(it.app, `@${add.key}`), { text: "Auch sonntags" });
  assert.deepEqual(
    it.app.outbox.entries.map(({ name, data }) => [name, data.text]),
    [["add_idea", "Auch sonntags"]],
  );
  await it.answered();
  changeIdea(it.app, ownIdea(it.app, `@${add.key}`), { text: "Nur samstags" });
  assert.equal(it.app.outbox.entries[1].data.text, `${long}\nNur samstags`);
});

test("a sentence that is being changed does not stand beside its old words", async () => {
  const it = await phone({ things: [idea(1, split({ text: `${long}\nAuch sonntags` }))], mine: { ideas: [1] } });
  it.server.reached = false;
  it.app.do(editIdea({ idea: 1, title: "Rufbus" }));
  const [own] = ownIdeas(it.app);
  assert.deepEqual([own.title, own.text, own.rest], ["Rufbus", "Auch sonntags", undefined]);
});
