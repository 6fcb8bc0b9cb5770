// A page that is older than the server: it begins anew once, and takes nothing away.
import assert from "node:assert/strict";
import { test } from "node:test";
import { renewal } from "../../static/js/core/renewal.js";

function hall({ calm = true, build = "old" } = {}) {
  const kept = new Map();
  const it = { calm, reloads: 0 };
  const storage = { getItem: (name) => kept.get(name) ?? null, setItem: (name, value) => kept.set(name, value) };
  it.page = () =>
    renewal({ page: { code: "ABC", build }, calm: () => it.calm, kept: storage, reload: () => it.reloads++ });
  return it;
}

test("a page of the same build stays", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const it = hall();
  const hear = it.page();
  hear("old");
  hear(undefined);
  t.mock.timers.tick(10_000);
  assert.equal(it.reloads, 0);
});

test("an older page waits until nothing can be lost, and begins anew once", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const it = hall({ calm: false });
  const hear = it.page();
  hear("new");
  t.mock.timers.tick(60_000);
  assert.equal(it.reloads, 0);
  it.calm = true;
  hear("new");
  t.mock.timers.tick(10_000);
  assert.equal(it.reloads, 1);
});

test("behind servers of two versions it does not begin anew for ever", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const it = hall();
  for (let loads = 0; loads < 3; loads++) {
    it.page()("new");
    t.mock.timers.tick(10_000);
  }
  assert.equal(it.reloads, 1);
});
