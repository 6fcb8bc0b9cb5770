import assert from "node:assert/strict";
import { test } from "node:test";
import { Store } from "../../static/js/core/store.js";

const idea = (id, seq, more = {}) => ({ kind: "idea", id, seq, title: `idea ${id} at ${seq}`, ...more });
const frame = (since, upto, things, epoch = "e") => ({ epoch, since, upto, things });

function fresh(things = [idea(1, 3), idea(2, 4)], upto = 4) {
  const store = new Store();
  store.apply(frame(0, upto, things));
  return store;
}

const titles = (store) => store.all("idea").map((one) => one.title);

test("a frame that joins on moves the mark", () => {
  const store = fresh();
  assert.equal(store.apply(frame(4, 6, [idea(3, 6)])), "joined");
  assert.equal(store.mark, 6);
});

test("a frame that leaves a gap is shown, but the mark stays", () => {
  const store = fresh();
  assert.equal(store.apply(frame(7, 9, [idea(3, 9)])), "gap");
  assert.equal(store.mark, 4);
  assert.equal(store.get("idea", 3).seq, 9);
});

test("a frame of another epoch is not taken", () => {
  const store = fresh();
  assert.equal(store.apply(frame(4, 6, [idea(3, 6)], "other")), "epoch");
  assert.equal(store.get("idea", 3), undefined);
});

test("a whole snapshot of another epoch replaces everything", () => {
  const store = fresh();
  store.apply(frame(0, 2, [idea(9, 2)], "other"));
  assert.deepEqual(titles(store), ["idea 9 at 2"]);
  assert.equal(store.mark, 2);
});

test("a whole snapshot that is older than what is known takes nothing back", () => {
  const store = fresh();
  store.apply(frame(4, 6, [idea(1, 6)]));
  store.apply(frame(0, 4, [idea(1, 3), idea(2, 4)]));
  assert.equal(store.mark, 6);
  assert.equal(store.get("idea", 1).seq, 6);
});

test("what came over a gap survives the whole snapshot that fills it, if it is newer", () => {
  const store = fresh();
  store.apply(frame(7, 9, [idea(3, 9)]));
  store.apply(frame(0, 8, [idea(1, 3), idea(2, 4), idea(4, 8)]));
  assert.deepEqual(
    store.all("idea").map((one) => one.id),
    [1, 2, 3, 4],
  );
});

test("a thing that has gone is neither listed nor found", () => {
  const store = fresh();
  store.apply(frame(4, 5, [{ kind: "idea", id: 1, seq: 5, gone: true }]));
  assert.deepEqual(titles(store), ["idea 2 at 4"]);
  assert.equal(store.get("idea", 1), undefined);
});

test("shuffled and doubled frames end in the same picture", () => {
  const frames = [5, 6, 7, 8, 9].map((seq) => frame(seq - 1, seq, [idea(1 + (seq % 3), seq)]));
  const straight = fresh();
  frames.forEach((one) => straight.apply(one));
  for (let round = 0; round < 50; round++) {
    const store = fresh();
    const mixed = [...frames, ...frames].sort(() => Math.random() - 0.5);
    mixed.forEach((one) => store.apply(one));
    assert.deepEqual(titles(store), titles(straight));
  }
});

test("listeners hear what changed, and null for a whole snapshot", () => {
  const store = fresh();
  const heard = [];
  const stop = store.subscribe((changed) => heard.push(changed && changed.map((one) => one.id)));
  store.apply(frame(4, 5, [idea(2, 5)]));
  store.apply(frame(0, 5, [idea(1, 3), idea(2, 5)]));
  stop();
  store.apply(frame(5, 6, [idea(2, 6)]));
  assert.deepEqual(heard, [[2], null]);
});
