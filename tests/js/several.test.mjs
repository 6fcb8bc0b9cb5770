import "./support/browser.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { hideIdea, moveIdea } from "../../static/js/core/commands.js";
import { Clock } from "../../static/js/core/clock.js";
import { Chosen } from "../../static/js/desk/chosen.js";
import { Desk } from "../../static/js/desk/screen.js";
import { fits, spans, terms } from "../../static/js/desk/search.js";
import { stayed } from "../../static/js/desk/together.js";
import { memory } from "../../static/js/core/keep.js";
import { Outbox } from "../../static/js/core/outbox.js";
import { Store } from "../../static/js/core/store.js";
import { collectKeys, listed } from "../../static/js/desk/views/collect.js";
import { idea, noon, workshop } from "./support/phone.mjs";

const bus = idea(17, { title: "Rufbus für die Straße zum Büro", text: "Auch am Abend.", group: 2, groups: [] });
const finds = (words, groups = "Barleben") => fits(bus, groups, terms(words));

test("an idea is found by words of its title and text, by its number, by a group, in whatever way it is typed", () => {
  assert.deepEqual(
    ["rufbus", "STRASSE", "straße", "buro", "abend rufbus", "barle", "17", "#17", "Nr. 17", "no 17"].map((words) =>
      finds(words),
    ),
    Array(10).fill(true),
  );
  assert.deepEqual(
    ["rufbus morgens", "7", "#1", "Nr. 1", "calvörde"].map((words) => finds(words)),
    Array(5).fill(false),
  );
  assert.equal(finds("   "), true);
});

test("what was looked for is marked where it stands, also behind letters that are written as two", () => {
  const marked = (text, words) => spans(text, terms(words)).map(([from, to]) => text.slice(from, to));
  assert.deepEqual(marked("Straße und Strasse", "strasse"), ["Straße", "Strasse"]);
  assert.deepEqual(marked("Bu\u0308ro am Kanal", "büro kanal"), ["Bu\u0308ro", "Kanal"]);
  assert.deepEqual(marked("Werkstatt", "werk rkst"), ["Werkst"]);
  assert.deepEqual(marked("Werkstatt", "bus"), []);
});

const rows = [1, 2, 3, 4, 5].map((id) => ({ id, seq: 10 * id }));

test("a stretch between two rows is chosen, and taken back, as one", () => {
  const chosen = new Chosen();
  chosen.toggle(rows[1], rows);
  chosen.toggle(rows[3], rows, true);
  assert.deepEqual(chosen.ids, [2, 3, 4]);
  chosen.toggle(rows[2], rows);
  chosen.toggle(rows[4], rows, true);
  assert.deepEqual(chosen.ids, [2, 4, 3, 5]);
  chosen.toggle(rows[4], rows);
  chosen.toggle(rows[3], rows, true);
  assert.deepEqual(chosen.ids, [2, 3]);
});

test("a stretch from a row that is no longer in sight is only the row itself", () => {
  const chosen = new Chosen();
  chosen.toggle(rows[0], rows);
  chosen.toggle(rows[4], rows.slice(2), true);
  assert.deepEqual(chosen.ids, [1, 5]);
});

test("the number of a chosen row is that of the moment in which it was chosen", () => {
  const chosen = new Chosen();
  chosen.put([{ id: 1, seq: 10 }]);
  chosen.put([
    { id: 1, seq: 12 },
    { id: 2, seq: 20 },
  ]);
  assert.deepEqual([chosen.seen(1), chosen.seen(2)], [10, 20]);
});

// A desk with its real parts; only the network is the test's.
async function desk({ ideas = [1, 2, 3].map((id) => idea(id)), keep = memory() } = {}) {
  const server = { reached: true, seq: 100, refuse: () => null, requests: [] };
  const send = async (commands) => {
    if (!server.reached) return { status: "retry", after: 60000 };
    server.requests.push(commands);
    const results = commands.map((command) => {
      const code = server.refuse(command);
      return code
        ? { key: command.key, status: "refused", ...code }
        : { key: command.key, status: "saved", seq: ++server.seq };
    });
    return { status: "answered", results };
  };
  const store = new Store();
  store.apply({
    epoch: "e",
    since: 0,
    upto: 50,
    things: [
      workshop(),
      { kind: "field_of_action", id: 1, seq: 1, letter: "A", name: "Dorf", color: 0, state: "shown", position: 1 },
      ...ideas,
    ],
  });
  const outbox = new Outbox({ keep, send, now: () => noon, wait: () => null });
  const made = new Desk({
    page: { urls: {} },
    clock: new Clock(noon),
    store,
    outbox,
    keep,
    kept: await keep.all(),
    draw: () => {},
  });
  await outbox.load();
  outbox.subscribe(() => made.settle());
  made.settle();
  const answered = async () => {
    await outbox.flush();
    await new Promise((then) => setTimeout(then));
  };
  const choose = (...ids) => made.choose((chosen) => chosen.put(ids.map((id) => store.get("idea", id))));
  const hide = () =>
    made.together.do(
      made.chosen.ids.map((id) => store.get("idea", id)),
      (one) => hideIdea({ idea: one.id }),
    );
  return { desk: made, server, store, outbox, keep, answered, choose, hide };
}

test("each of several rows goes with the number as it was seen, twenty in a request, and comes back with one act", async () => {
  const {
    desk: made,
    server,
    answered,
    choose,
    hide,
  } = await desk({ ideas: Array.from({ length: 45 }, (_one, i) => idea(i + 1)) });
  choose(...made.ideas.map(({ id }) => id));
  hide();
  assert.equal(made.chosen.size, 0);
  await answered();
  assert.deepEqual(
    server.requests.map((commands) => commands.length),
    [20, 20, 5],
  );
  assert.deepEqual(
    server.requests.flat().map(({ data }) => data.seen),
    Array.from({ length: 45 }, (_one, i) => i + 1),
  );
  assert.equal(made.undoing.text, "45 ideas are hidden.");
  server.requests = [];
  made.takeBack(made.undoing);
  await answered();
  assert.deepEqual(
    server.requests.flat().map(({ name, data }) => [name, data.seq]),
    Array.from({ length: 45 }, (_one, i) => ["undo", 145 - i]),
  );
  assert.deepEqual([made.undoing, made.notice.text, made.together.report], [null, "Taken back.", null]);
});

test("what did not go says why, stays chosen with the number of its news, and goes the next time", async () => {
  const { desk: made, server, store, answered, choose, hide } = await desk();
  choose(1, 2, 3);
  const newer = idea(2, { seq: 60, title: "Changed words" });
  store.apply({ epoch: "e", since: 50, upto: 60, things: [newer] });
  server.refuse = ({ data }) =>
    data.idea === 2 && data.seen < 60 ? { code: "changed_meanwhile", data: { thing: newer } } : null;
  hide();
  await answered();
  assert.deepEqual(
    stayed(made.together.report).map(({ id, code }) => [id, code]),
    [[2, "changed_meanwhile"]],
  );
  assert.equal(made.undoing.text, "2 ideas are hidden.");
  assert.deepEqual(made.chosen.ids, [2]);
  hide();
  await answered();
  assert.equal(made.together.report, null);
  assert.equal(server.requests.at(-1)[0].data.seen, 60);
});

test("what this desk itself has changed since it was chosen is not news to it", async () => {
  const { desk: made, server, store, answered, choose, hide } = await desk();
  choose(1);
  made.do(moveIdea({ idea: 1, field_of_action: 2 }), { on: store.get("idea", 1) });
  await answered();
  store.apply({ epoch: "e", since: 50, upto: 101, things: [idea(1, { seq: 101, field_of_action: 2 })] });
  hide();
  await answered();
  assert.equal(server.requests.at(-1)[0].data.seen, 101);
});

test("an act that is under way when the desk is loaded anew is still one act, and its refusals are told", async () => {
  const before = await desk();
  before.server.reached = false;
  before.choose(1, 2);
  before.hide();
  await before.answered();
  const { desk: made, server, answered } = await desk({ keep: before.keep });
  server.refuse = ({ data }) => (data.idea === 2 ? { code: "idea_merged", data: { into: 1 } } : null);
  await answered();
  assert.equal(made.undoing.text, "1 idea is hidden.");
  assert.deepEqual(
    stayed(made.together.report).map(({ id, code }) => [id, code]),
    [[2, "idea_merged"]],
  );
});

test("what was one act is one line of the last changes, with one way back as long as something is left of it", async () => {
  const { desk: made, answered, choose, hide } = await desk();
  choose(1, 2);
  hide();
  await answered();
  const history = () =>
    made.together.folded([
      { seq: 150, name: "show", title: "x", undoable: true },
      { seq: 102, name: "hide_idea", undoable: true },
      { seq: 101, name: "hide_idea", undoable: true },
    ]);
  assert.deepEqual(
    history().map(({ seq, title, undoable }) => [seq, title, undoable]),
    [
      [150, "x", true],
      [102, "2 ideas", true],
    ],
  );
  made.takeBack(history()[1]);
  await answered();
  assert.deepEqual(
    history().map(({ undoable }) => undoable),
    [true, false],
  );
});

const later = (id, more) => idea(id, { seq: 50 + id, at: "2026-11-26T17:05:00Z", ...more });

test("a search works together with the field of action, hides no chosen row from the act and loses no news", async () => {
  const ideas = [
    idea(1, { title: "Rufbus" }),
    idea(2, { title: "Rufbus", field_of_action: 2 }),
    idea(3, { title: "Laden" }),
  ];
  const { desk: made, store, choose } = await desk({ ideas });
  const seen = () => listed(made).visible.map(({ id }) => id);
  made.find("rufbus");
  assert.deepEqual(seen(), [2, 1]);
  made.filter = { field: 1, state: "shown" };
  assert.deepEqual(seen(), [1]);
  store.apply({
    epoch: "e",
    since: 50,
    upto: 60,
    things: [later(4, { title: "Rufbus am Abend" }), later(5, { title: "Radweg" })],
  });
  assert.deepEqual(seen(), [4, 1]);
  choose(3);
  assert.deepEqual([seen(), made.chosen.ids], [[4, 1], [3]]);
  made.onlyChosen = true;
  assert.deepEqual(seen(), [3]);
  made.find("");
  assert.deepEqual(seen(), [5, 4, 3, 1]);
});

test("while rows are chosen, what arrives waits", async () => {
  const { desk: made, store, choose } = await desk();
  choose(1);
  store.apply({ epoch: "e", since: 50, upto: 60, things: [later(4)] });
  assert.deepEqual([listed(made).visible.length, listed(made).waiting], [3, 1]);
  made.showNew();
  assert.deepEqual([listed(made).visible.length, listed(made).waiting], [4, 0]);
});

test("Escape takes back one thing after the other: the row in hand, the choice, the search", async () => {
  const { desk: made, choose } = await desk();
  made.find("idee");
  choose(1, 2);
  made.take(1);
  const states = [];
  for (let escape; (escape = collectKeys(made).escape);) {
    escape();
    states.push([made.hand, made.chosen.size, made.search.words]);
  }
  assert.deepEqual(states, [
    [null, 2, "idee"],
    [null, 0, "idee"],
    [null, 0, ""],
  ]);
});
