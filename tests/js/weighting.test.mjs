import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import * as methods from "../../static/js/weighting/methods.js";

// the same ballots as tests/weighting/test_ballots.py
const folder = new URL("../weighting/ballots/", import.meta.url);
const read = (file) => [file.replace(".json", ""), JSON.parse(readFileSync(new URL(file, folder), "utf8"))];
const given = Object.fromEntries(readdirSync(folder).map(read));

function withValue(method, ballot, idea, value) {
  const after = { ...ballot, [idea]: method.meant(value) };
  if (after[idea] === null) delete after[idea];
  return after;
}

test("every method has its ballots and is found by its name", () => {
  assert.deepEqual(Object.keys(methods).sort(), Object.keys(given).sort());
  for (const [name, method] of Object.entries(methods)) assert.equal(method.name, name);
});

for (const [name, { meant, sheets, profiles, settings }] of Object.entries(given)) {
  const method = methods[name];

  test(`${name}: what is meant by a value is kept`, () => {
    assert.deepEqual(
      meant.map(([value]) => method.meant(value)),
      meant.map(([, kept]) => kept),
    );
  });

  for (const [title, steps] of Object.entries(sheets))
    test(`${name}: ${title}`, () => {
      let [ballot, now] = [{}, null];
      for (const { idea, value, refused, left, full, settings: other, ballot: before } of steps) {
        const about = JSON.stringify({ idea, value, other });
        if (other) [now, ballot] = [other, before ?? ballot];
        else {
          const refusal = method.check(now, ballot, idea, value);
          assert.deepEqual(refusal && [refusal.code, refusal.data], refused ?? null, about);
          if (!refusal) ballot = withValue(method, ballot, idea, value);
        }
        assert.deepEqual([method.left(now, ballot), method.full(now, ballot)], [left, full], about);
      }
    });

  test(`${name}: the ballots of a profile can be given, one idea after the other`, () => {
    const defaults = settings.taken[0][1];
    for (const profile of Object.values(profiles))
      for (const whole of profile.ballots) {
        let ballot = {};
        for (const [idea, value] of Object.entries(whole)) {
          assert.equal(method.check({ ...defaults, ...profile.settings }, ballot, idea, value), null);
          ballot = withValue(method, ballot, idea, value);
        }
        assert.deepEqual(ballot, whole);
      }
  });
}

test("support is offered once for each idea, and for no more than allowed", () => {
  const offered = (most) => [1, 2, 3].map((idea) => methods.approval.mayGive({ most }, { 1: 1 }, idea));
  assert.deepEqual(
    [offered(0), offered(2), offered(1)],
    [[false, true, true], [false, true, true], Array(3).fill(false)],
  );
});

test("a tap more is offered where the rule takes one point more", () => {
  const [settings, ballot] = [
    { points: 10, ideas: 2 },
    { 1: 4, 2: 5 },
  ];
  const offered = (now, given_) => [1, 2, 3].map((idea) => methods.points.mayGive(now, given_, idea));
  assert.deepEqual(offered(settings, ballot), [true, true, false]);
  assert.deepEqual(offered({ ...settings, ideas: 3 }, ballot), [true, true, true]);
  assert.deepEqual(offered({ ...settings, ideas: 1 }, ballot), [false, false, false]);
  assert.deepEqual(offered({ ...settings, points: 9 }, ballot), [false, false, false]);
  assert.deepEqual(offered({ ...settings, ideas: 1 }, { 1: 4 }), [true, false, false]);
});
