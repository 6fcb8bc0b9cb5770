import assert from "node:assert/strict";
import { test } from "node:test";
import { memory } from "../../static/js/core/keep.js";
import { Outbox } from "../../static/js/core/outbox.js";

const add = (title) => ({ name: "add_idea", data: { field_of_action: 1, title } });
const weigh = (idea, points) => ({ name: "set_weight", data: { idea, points } });
const now = () => "2021-11-03T17:04:00Z";
// until nothing waits any more
async function answered(box) {
  for (const began = Date.now(); box.queued.length && Date.now() - began < 10_000;)
    await new Promise((then) => setTimeout(then, 1));
}
const quiet = () => new Promise((then) => setTimeout(then, 5));

// a server that remembers keys, and can be told to be silent, busy or strict
function server() {
  const known = new Map();
  const told = { posts: [], performed: [], silent: 0, deaf: 0, refuse: {} };
  let seq = 0;
  told.erase = () => {
    for (const key of known.keys()) known.set(key, { key, status: "refused", code: "key_reused", data: {} });
  };
  told.send = async (commands) => {
    told.posts.push(commands);
    if (told.deaf > 0 && told.deaf--) return { status: "retry", after: 1 };
    const results = commands.map(({ key, name, data }) => {
      if (told.later?.has(data.idea)) return { key, status: "later", code: "unknown_thing", data: {} };
      if (!known.has(key)) {
        const refused = told.refuse[name];
        if (refused) known.set(key, { key, status: "refused", ...refused });
        else {
          told.performed.push([name, data]);
          known.set(key, {
            key,
            status: "saved",
            seq: ++seq,
            ...(name.startsWith("add_") ? { id: seq, receipt: `receipt of ${seq}` } : {}),
          });
        }
      }
      return known.get(key);
    });
    if (told.silent > 0 && told.silent--) return { status: "retry", after: 1 };
    return { status: "answered", results };
  };
  return told;
}

function boxOn(house, keep = memory()) {
  return new Outbox({ keep, send: house.send, now });
}

test("a command is saved once the server has answered", async () => {
  const house = server();
  const box = boxOn(house);
  const entry = box.add(add("Rufbus"));
  assert.equal(entry.state, "queued");
  await quiet();
  assert.equal(entry.state, "saved");
  assert.equal(entry.id, 1);
  assert.match(entry.key, /^[0-9a-f]{32}$/);
});

test("an answer that got lost is asked for again with the same key, and nothing counts twice", async () => {
  const house = server();
  house.silent = 2;
  const box = boxOn(house);
  const entry = box.add(add("Rufbus"));
  await answered(box);
  assert.equal(entry.state, "saved");
  assert.equal(house.posts.length, 3);
  assert.equal(new Set(house.posts.map(([command]) => command.key)).size, 1);
  assert.equal(house.performed.length, 1);
});

test("what an answer does not mention is not saved", async () => {
  const house = server();
  const send = async (commands) => ({ status: "answered", results: (await house.send(commands)).results.slice(1) });
  const box = new Outbox({ keep: memory(), send, now, wait: () => {} });
  const [first, second] = [box.add(add("Rufbus")), box.add(add("Bank"))];
  await quiet();
  assert.deepEqual([first.state, second.state], ["queued", "saved"]);
});

test("what was on its way goes on after a reload", async () => {
  const house = server();
  house.deaf = 1000;
  const keep = memory();
  boxOn(house, keep).add(add("Rufbus"));
  await quiet();
  house.deaf = 0;
  const again = boxOn(house, keep);
  await again.load();
  assert.deepEqual(
    again.entries.map((entry) => entry.data.title),
    ["Rufbus"],
  );
  await again.flush();
  assert.equal(again.entries[0].state, "saved");
});

test("what waits for its moment is kept from the first tap on", async () => {
  const house = server();
  const keep = memory();
  const box = new Outbox({ keep, send: house.send, now, wait: () => {} });
  box.add(weigh(7, 1), { soon: 600 });
  assert.deepEqual(
    [...(await keep.all()).values()].map(({ data, state, tried }) => [data, state, tried]),
    [[{ idea: 7, points: 1 }, "queued", false]],
  );
  assert.deepEqual(house.posts, []);
});

test("two tabs with the same box do not double anything", async () => {
  const house = server();
  const keep = memory();
  house.deaf = 1;
  const one = boxOn(house, keep);
  one.add(add("Rufbus"));
  await quiet();
  const two = boxOn(house, keep);
  await two.load();
  await Promise.all([one.flush(), two.flush()]);
  assert.equal(house.performed.length, 1);
});

test("commands arrive in the order in which they were made", async () => {
  const house = server();
  house.deaf = 1;
  const box = boxOn(house);
  for (const title of ["a", "b", "c"]) box.add(add(title));
  await answered(box);
  assert.deepEqual(
    house.performed.map(([, data]) => data.title),
    ["a", "b", "c"],
  );
});

test("quick taps on one idea become one command, taps in between keep the order", async () => {
  const house = server();
  const box = boxOn(house);
  for (const points of [1, 2, 3]) box.add(weigh(7, points), { soon: 3 });
  box.add(weigh(8, 1), { soon: 3 });
  box.add(weigh(7, 2), { soon: 3 });
  await answered(box);
  assert.deepEqual(
    house.performed.map(([, data]) => [data.idea, data.points]),
    [
      [7, 3],
      [8, 1],
      [7, 2],
    ],
  );
});

test("a refusal is definite and carries its code", async () => {
  const house = server();
  house.refuse.add_idea = { code: "late", data: { ended: "2021-11-03T17:20:00Z" } };
  const box = boxOn(house);
  const entry = box.add(add("Rufbus"));
  await quiet();
  assert.deepEqual([entry.state, entry.code, entry.refusal], ["refused", "late", { ended: "2021-11-03T17:20:00Z" }]);
  assert.equal(box.queued.length, 0);
});

test("what was too fast is tried again under a new key, and what leans on it follows", async () => {
  const house = server();
  house.refuse.add_idea = { code: "too_fast", data: { retry: 0.001 } };
  house.refuse.edit_idea = { code: "depends_on_refused", data: {} };
  const box = boxOn(house);
  const idea = box.add(add("Rufbus"));
  const first = idea.key;
  const edit = box.add({ name: "edit_idea", data: { idea: `@${first}`, size: "small" } });
  await quiet();
  house.refuse = {};
  await answered(box);
  assert.notEqual(idea.key, first);
  assert.equal(edit.data.idea, `@${idea.key}`);
  assert.deepEqual([idea.state, edit.state], ["saved", "saved"]);
});

test("an idea that never left the phone is changed and removed without a command", async () => {
  const house = server();
  const box = boxOn(house);
  const entry = box.add(add("Rufbus"));
  assert.equal(box.amend(entry.key, { title: "Rufbus am Abend" }), true);
  assert.equal(box.remove(entry.key), true);
  await quiet();
  assert.equal(house.posts.length, 0);
});

test("once it may have left the phone it is neither changed nor removed in secret", async () => {
  const house = server();
  house.deaf = 1000;
  const box = boxOn(house);
  const entry = box.add(add("Rufbus"));
  await quiet();
  assert.equal(box.amend(entry.key, { title: "anders" }), false);
  assert.equal(box.remove(entry.key), false);
});

// a hall whose server can be put back to an earlier state: then it has another epoch and has forgotten the rest
function hall() {
  const place = { epoch: "a", house: server(), keep: memory(), alarms: [], pauses: [] };
  const wait = (ms, then) => (place.pauses.push(ms), place.alarms.push(then));
  place.send = (commands) => place.house.send(commands);
  place.box = () => new Outbox({ keep: place.keep, send: place.send, epoch: () => place.epoch, now, wait });
  place.restored = () => Object.assign(place, { epoch: "b", house: server() });
  return place;
}

test("after a restore everything is offered again in the old order, with the old keys, ids and receipts", async () => {
  const place = hall();
  const box = place.box();
  const [first, second] = [box.add(add("a")), box.add(weigh(7, 3))];
  await quiet();
  place.restored();
  box.offerAgain();
  assert.deepEqual([first.state, second.state], ["queued", "queued"]);
  await quiet();
  const keys = [first.key, second.key];
  assert.deepEqual(
    place.house.posts.flat().map(({ key, again }) => [key, again]),
    [
      [keys[0], { id: 1, receipt: "receipt of 1" }],
      [keys[1], {}],
    ],
  );
  assert.deepEqual([first.state, second.state], ["saved", "saved"]);
  box.offerAgain();
  await quiet();
  assert.equal(place.house.posts.flat().length, 2);
});

test("what was erased before the restore stays as it was when it is offered again, without an alarm", async () => {
  const house = server();
  let epoch = "one";
  const box = new Outbox({ keep: memory(), send: house.send, epoch: () => epoch, now });
  const idea = box.add(add("Rufbus"));
  const points = box.add(weigh(7, 3));
  await quiet();
  assert.deepEqual([idea.state, points.state], ["saved", "saved"]);
  house.erase();
  epoch = "two";
  box.offerAgain();
  await quiet();
  assert.equal(house.posts.length, 2);
  assert.deepEqual([idea.state, idea.id, points.state], ["saved", 1, "saved"]);
});

test("a key that was never offered again and yet is known is refused aloud", async () => {
  const house = server();
  house.silent = 1;
  const box = boxOn(house);
  const idea = box.add(add("Rufbus"));
  await new Promise((then) => queueMicrotask(then));
  house.erase();
  await answered(box);
  assert.deepEqual([idea.state, idea.code], ["refused", "key_reused"]);
});

test("a phone that slept through the restore offers again when its page is opened", async () => {
  const place = hall();
  place.box().add(add("a"));
  await quiet();
  place.restored();
  const box = place.box();
  await box.load();
  box.offerAgain();
  await quiet();
  assert.deepEqual(
    place.house.performed.map(([name]) => name),
    ["add_idea"],
  );
});

test("what names a thing that is not back yet waits, and nothing behind it waits with it", async () => {
  const place = hall();
  const box = place.box();
  const [early, other] = [box.add(weigh(7, 3)), box.add(add("b"))];
  await quiet();
  place.restored();
  place.house.later = new Set([7]);
  box.offerAgain();
  await quiet();
  assert.deepEqual([early.state, other.state], ["queued", "saved"]);
  box.tryLater(({ data }) => data.idea === 8);
  await quiet();
  assert.equal(early.state, "queued");
  place.house.later.clear();
  box.tryLater(({ data }) => data.idea === 7);
  await quiet();
  assert.equal(early.state, "saved");
});

test("what came too early is tried again by itself, should the news have crossed the answer", async () => {
  const place = hall();
  const box = place.box();
  const entry = box.add(weigh(7, 3));
  await quiet();
  place.restored();
  place.house.later = new Set([7]);
  box.offerAgain();
  await quiet();
  assert.deepEqual([entry.state, place.alarms.length], ["queued", 1]);
  place.house.later.clear();
  place.alarms.pop()();
  await quiet();
  assert.equal(entry.state, "saved");
});

test("news of what waits makes it impatient again, also when they overtake the answer", async () => {
  const place = hall();
  const box = place.box();
  const entry = box.add(weigh(7, 3));
  await quiet();
  place.restored();
  place.house.later = new Set([7]);
  box.offerAgain();
  await quiet();
  for (let times = 0; times < 8; times++) {
    place.alarms.pop()();
    await quiet();
  }
  assert.ok(place.pauses.pop() > 40000);
  box.tryLater(({ data }) => data.idea === 8);
  assert.equal(place.alarms.length, 1);
  box.tryLater(({ data }) => data.idea === 7);
  await quiet();
  assert.ok(place.pauses.pop() < 3000);
  place.house.later.clear();
  place.alarms.pop()();
  await quiet();
  assert.equal(entry.state, "saved");
});

test("points that wait for a lost idea give way to what the finger says now", async () => {
  const place = hall();
  const box = place.box();
  box.add(weigh(7, 3));
  await quiet();
  place.restored();
  place.house.later = new Set([7]);
  box.offerAgain();
  await quiet();
  box.add(weigh(7, 0));
  assert.deepEqual(
    box.entries.map(({ data }) => data.points),
    [0],
  );
});

test("of what was refused only what the moderators have is offered to a server that came back", async () => {
  const place = hall();
  const box = place.box();
  const late = (kept) => ({ code: "late", data: { kept } });
  place.house.refuse = {
    add_idea: late(true),
    add_contribution: late(false),
    edit_idea: late(false),
    set_weight: late(false),
    support_idea: { code: "idea_hidden", data: {} },
  };
  box.add(add("a"));
  box.add(weigh(7, 3));
  box.add({ name: "add_contribution", data: { idea: 7, kind: "question", text: "?" } });
  box.add({ name: "edit_idea", data: { idea: 7, title: "b" } });
  box.add({ name: "support_idea", data: { idea: 7, on: true } });
  await quiet();
  place.restored();
  box.offerAgain();
  await quiet();
  assert.deepEqual(
    place.house.performed.map(([name]) => name),
    ["add_idea"],
  );
});

test("what must go first goes first", async () => {
  const house = server();
  house.deaf = 1;
  const box = boxOn(house);
  box.add(add("a"));
  box.add({ name: "join_workshop", data: { groups: [] } }, { first: true });
  await answered(box);
  assert.deepEqual(
    house.performed.map(([name]) => name),
    ["join_workshop", "add_idea"],
  );
});

test("what another window of this phone has done is read from what is kept", async () => {
  const house = server();
  const keep = memory();
  const [left, right] = [boxOn(house, keep), boxOn(house, keep)];
  left.add(weigh(1, 3));
  await quiet();
  await right.load();
  assert.deepEqual(
    right.entries.map(({ data, state }) => [data.points, state]),
    [[3, "saved"]],
  );
  house.deaf = 100;
  const kept = left.add(add("Rufbus"));
  await quiet();
  await right.load();
  assert.deepEqual(
    right.queued.map(({ key, tried }) => [key, tried]),
    [[kept.key, true]],
  );
  house.deaf = 0;
  await left.flush();
  await right.load();
  assert.deepEqual([right.queued, right.find(kept.key).id], [[], kept.id]);
});

test("what another window has taken back before it was sent is not sent by this one", async () => {
  const house = server();
  const keep = memory();
  const [left, right] = [boxOn(house, keep), boxOn(house, keep)];
  left.flush = async () => {};
  const entry = left.add(add("Rufbus"));
  await quiet();
  await right.load();
  left.remove(entry.key);
  await quiet();
  await right.load();
  await right.flush();
  assert.deepEqual([right.entries, house.performed], [[], []]);
});

test("each change of what is kept is news for the other windows", async () => {
  const house = server();
  let news = 0;
  const box = new Outbox({ keep: memory(), send: house.send, now, news: () => news++ });
  const { key } = box.add(add("Rufbus"));
  await quiet();
  const told = news;
  box.remove(key);
  await quiet();
  assert.deepEqual([told >= 2, news - told], [true, 1]);
});
