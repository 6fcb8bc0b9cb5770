import assert from "node:assert/strict";
import { test } from "node:test";
import { flood, many } from "../../static/js/desk/flood.js";
import { clockOf, last } from "../../static/js/desk/removal.js";

const now = Date.parse("2026-11-22T18:41:30Z");
const ago = (seconds) => now - seconds * 1000;
const each = (number, from, to) =>
  Array.from(
    { length: number },
    (_one, i) => Math.floor((ago(from) + ((ago(to) - ago(from)) * i) / number) / 1000) * 1000,
  );

test("a hall that arrives in a few minutes is no flood", () => {
  assert.equal(flood({ devices: each(300, 300, 0), ideas: each(40, 300, 0) }, now), null);
});

test("many devices in the last minute are told, and since when", () => {
  const guests = each(60, 900, 25);
  const strangers = each(212, 20, 2);
  const found = flood({ devices: [...guests, ...strangers], ideas: each(430, 18, 0) }, now);
  assert.deepEqual([found.devices, found.ideas], [214, 430]);
  assert.equal(found.since, ago(20));
});

test("a guest who came a second before the first stranger stays a guest", () => {
  const found = flood({ devices: [ago(21), ...each(150, 20, 5)], ideas: [] }, now);
  assert.equal(found.since, ago(20));
});

test("a flood that has gone on for long begins where it began", () => {
  const found = flood({ devices: each(2000, 400, 0), ideas: [] }, now);
  assert.equal(found.since, ago(400));
});

test("few devices that write much are told by their ideas", () => {
  const found = flood({ devices: [ago(500), ago(40), ago(39)], ideas: each(many, 30, 0) }, now);
  assert.deepEqual([found.devices, found.since], [2, ago(40)]);
  assert.equal(flood({ devices: [ago(500)], ideas: each(many, 30, 0) }, now).since, ago(30));
});

test("a time of day is the last one that the clock there showed", () => {
  assert.equal(clockOf(now, "Europe/Berlin"), "19:41:30");
  assert.equal(last("19:41:30", now, "Europe/Berlin"), now);
  assert.equal(last("19:41", now, "Europe/Berlin"), ago(30));
  assert.equal(last("19:42:00", now, "Europe/Berlin"), ago(-30) - 24 * 60 * 60 * 1000);
  assert.equal(last("", now, "Europe/Berlin"), null);
});

test("a moment is the same second again, at every second of a minute and whenever it is asked for", () => {
  const minute = Array.from({ length: 60 }, (_one, second) => Date.parse("2026-11-22T18:40:00Z") + second * 1000);
  for (const zone of ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "UTC"])
    for (const since of minute)
      for (const later of [0, 1, 29, 31, 59, 90])
        assert.equal(last(clockOf(since, zone), since + later * 1000, zone), since);
});
