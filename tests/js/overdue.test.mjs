import assert from "node:assert/strict";
import { test } from "node:test";
import { forgetOverdue, keepUntil } from "../../static/js/core/overdue.js";

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

function kept() {
  const storage = new Storage();
  const gone = [];
  keepUntil("workshop-OLD", "2027-11-22", storage);
  keepUntil("workshop-NEW", "2028-01-01", storage);
  for (const key of ["workshop-OLD/ahead/memory", "workshop-OLD/news", "workshop-NEW/news", "workshop-display"])
    storage.setItem(key, "1");
  return { storage, gone, databases: { deleteDatabase: (name) => gone.push(name) } };
}

test("on its deletion day a workshop is still kept, the day after nothing of it is", () => {
  const { storage, gone, databases } = kept();
  forgetOverdue("2027-11-22", { storage, databases });
  assert.deepEqual(gone, []);
  forgetOverdue("2027-11-23", { storage, databases });
  assert.deepEqual(gone, ["workshop-OLD"]);
  assert.deepEqual(Object.keys(storage).sort(), ["workshop-NEW/news", "workshop-display", "workshop-kept"]);
  forgetOverdue("2027-11-24", { storage, databases });
  assert.deepEqual(gone, ["workshop-OLD"]);
});

test("what a page has open stays, and a day that was put off counts", () => {
  const { storage, gone, databases } = kept();
  forgetOverdue("2030-01-01", { inUse: "workshop-NEW", storage, databases });
  keepUntil("workshop-NEW", "2031-01-01", storage);
  forgetOverdue("2030-01-02", { storage, databases });
  assert.deepEqual(gone, ["workshop-OLD"]);
});

test("what stands there unreadable harms nobody", () => {
  const storage = new Storage();
  storage.setItem("workshop-kept", "{");
  forgetOverdue("2030-01-01", { storage, databases: { deleteDatabase: () => assert.fail() } });
});
