import assert from "node:assert/strict";
import { test } from "node:test";
import { ahead, memory } from "../../static/js/core/keep.js";

// localStorage as a browser has it: names are its own properties
class Storage {
  setItem(key, text) {
    this[key] = String(text);
  }
  getItem(key) {
    return this[key] ?? null;
  }
  removeItem(key) {
    delete this[key];
  }
}

// IndexedDB of a busy phone: what is changed arrives when it is let go
function busy(kept = memory()) {
  const waiting = [];
  const later = (change) => new Promise((then) => waiting.push(() => change().then(then)));
  return {
    ...kept,
    set: (key, value) => later(() => kept.set(key, value)),
    drop: (key) => later(() => kept.drop(key)),
    async arrive(count = waiting.length) {
      for (const change of waiting.splice(0, count)) await change();
      await new Promise((then) => setTimeout(then));
    },
  };
}

test("what was set just before a reload is there after it, though it had not arrived", async () => {
  const [disk, storage] = [memory(), new Storage()];
  ahead(busy(disk), "phone", storage).set("outbox:1", { title: "Rufbus" });
  assert.deepEqual(await disk.all(), new Map());
  const after = await ahead(disk, "phone", storage).all();
  assert.deepEqual(after, new Map([["outbox:1", { title: "Rufbus" }]]));
});

test("what was dropped just before a reload does not come back", async () => {
  const [disk, storage] = [memory(), new Storage()];
  await disk.set("draft:1", { title: "Ruf" });
  ahead(busy(disk), "phone", storage).drop("draft:1");
  assert.deepEqual(await ahead(disk, "phone", storage).all(), new Map());
  await new Promise((then) => setTimeout(then));
  assert.deepEqual([await disk.all(), Object.keys(storage)], [new Map(), []]);
});

test("once it has arrived the copy is gone, and an older arrival does not take a newer copy away", async () => {
  const storage = new Storage();
  const slow = busy();
  const keep = ahead(slow, "phone", storage);
  keep.set("memory", 1);
  keep.set("memory", 2);
  await slow.arrive(1);
  assert.deepEqual(Object.keys(storage), ["phone/ahead/memory"]);
  await slow.arrive();
  assert.deepEqual([Object.keys(storage), await keep.all()], [[], new Map([["memory", 2]])]);
});

test("a copy that was found is brought to its place", async () => {
  const [disk, storage] = [memory(), new Storage()];
  ahead(busy(disk), "phone", storage).set("outbox:1", 1);
  await ahead(disk, "phone", storage).all();
  await new Promise((then) => setTimeout(then));
  assert.deepEqual([await disk.all(), Object.keys(storage)], [new Map([["outbox:1", 1]]), []]);
});

test("a full localStorage is no harm, and two workshops do not meet", async () => {
  const storage = new Storage();
  storage.setItem("other/ahead/outbox:9", JSON.stringify({ value: 9 }));
  const keep = ahead(memory(), "phone", storage);
  storage.setItem = () => {
    throw new Error("full");
  };
  await keep.set("outbox:1", 1);
  assert.deepEqual(await keep.all(), new Map([["outbox:1", 1]]));
});
