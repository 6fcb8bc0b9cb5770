import assert from "node:assert/strict";
import { test } from "node:test";
import { Drafts } from "../../static/js/core/drafts.js";
import { memory as keepInMemory } from "../../static/js/core/keep.js";
import { Outbox } from "../../static/js/core/outbox.js";
import { forgetErased } from "../../static/js/phone/erase.js";
import { Memory } from "../../static/js/phone/memory.js";
import { Store } from "../../static/js/core/store.js";

const idea = (id, seq, title) => ({ kind: "idea", id, seq, title, text: "", state: "shown" });

// a phone that has written two ideas and a contribution, and given points to an idea of somebody else
async function phone() {
  const keep = keepInMemory();
  let id = 0;
  const send = async (commands) => ({
    status: "answered",
    results: commands.map(({ key, name }) => ({
      key,
      status: "saved",
      seq: 5,
      ...(name.startsWith("add_") ? { id: ++id } : {}),
    })),
  });
  const outbox = new Outbox({ keep, send, now: () => "2021-11-03T17:04:00Z" });
  outbox.add({ name: "add_idea", data: { title: "Rufbus" } });
  outbox.add({ name: "add_contribution", data: { idea: 9, text: "Auch am Sonntag" } });
  outbox.add({ name: "add_idea", data: { title: "Dorfladen" } });
  const answer = outbox.add({
    name: "answer_responsibility",
    data: { responsibility: 4, answer: "lead", name: "Frau Beispiel" },
  });
  await outbox.flush();
  assert.equal(answer.state, "saved");
  const store = new Store();
  const contribution = { kind: "contribution", id: 2, seq: 5, idea: 9, text: "Auch am Sonntag" };
  store.apply({
    epoch: "e",
    since: 0,
    upto: 5,
    things: [idea(1, 5, "Rufbus"), idea(3, 5, "Dorfladen"), idea(9, 2, "Badesee"), contribution],
  });
  const memory = new Memory(keep, await keep.all());
  memory.set({ titles: { 9: "Badesee", 1: "Rufbus" }, me: { name: "Frau Beispiel" } });
  const drafts = new Drafts(keep);
  drafts.put("a", { title: "Noch eine Idee" });
  return { keep, store, outbox, memory, drafts, mine: { answers: { 4: { answer: "lead", name: "Frau Beispiel" } } } };
}

const texts = async ({ keep }) => JSON.stringify([...(await keep.all())]);
const news = ({ store }, ...things) => store.apply({ epoch: "e", since: store.mark, upto: store.mark + 1, things });

test("the title of somebody's erased idea is forgotten, and nothing else", async () => {
  const app = await phone();
  news(app, idea(9, 6, ""));
  forgetErased(app);
  assert.deepEqual(app.memory.facts.titles, { 1: "Rufbus" });
  assert.equal(app.outbox.entries.length, 4);
  assert.deepEqual(app.memory.facts.me, { name: "Frau Beispiel" });
  assert.doesNotMatch(await texts(app), /Badesee/);
});

test("whoever was erased at the desk finds none of the own words on the phone, but the drafts", async () => {
  const app = await phone();
  news(app, idea(1, 6, ""), idea(3, 6, ""), { kind: "contribution", id: 2, seq: 6, idea: 9, text: "" });
  app.mine.answers[4] = { answer: "lead", name: "" };
  forgetErased(app);
  assert.deepEqual(app.outbox.entries, []);
  assert.doesNotMatch(await texts(app), /Rufbus|Dorfladen|Sonntag|Frau Beispiel/);
  assert.match(await texts(app), /Noch eine Idee/);
});

test("what still has its words stays when one of the own things has lost them", async () => {
  const app = await phone();
  news(app, idea(1, 6, ""));
  forgetErased(app);
  assert.deepEqual(
    app.outbox.entries.map(({ name, id }) => [name, id]),
    [
      ["add_contribution", 2],
      ["add_idea", 3],
      ["answer_responsibility", undefined],
    ],
  );
});
