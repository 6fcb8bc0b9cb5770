import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import {
  _,
  clock,
  day,
  fullDate,
  length,
  list,
  longDay,
  ngettext,
  setCatalogue,
  setTimeZone,
  time,
  unbroken,
} from "../../static/js/core/words.js";

const german = {
  locale: "de",
  messages: {
    Save: "Speichern",
    "saved %(time)s": "gespeichert %(time)s",
    "%(n)s idea": ["%(n)s Idee", "%(n)s Ideen"],
  },
};

test("a zone that this browser does not know keeps nothing from being shown", () => {
  setTimeZone("Mars/Olympus");
  assert.match(time("2021-11-03T17:04:00Z"), /^\d\d:\d\d$/);
});

beforeEach(() => {
  setCatalogue(german);
  setTimeZone("Europe/Berlin");
});

test("a sentence comes from the catalogue, else in English", () => {
  assert.equal(_("Save"), "Speichern");
  assert.equal(_("Not in the catalogue"), "Not in the catalogue");
});

test("values are filled in, and a value with a percent sign does no harm", () => {
  assert.equal(_("saved %(time)s", { time: "18:04" }), "gespeichert 18:04");
  assert.equal(_("saved %(time)s", { time: "100 %(n)s" }), "gespeichert 100 %(n)s");
});

test("one is singular, zero and many are plural", () => {
  const ideas = (n) => ngettext("%(n)s idea", "%(n)s ideas", n);
  assert.deepEqual([0, 1, 2].map(ideas), ["0 Ideen", "1 Idee", "2 Ideen"]);
  setCatalogue({ locale: "en", messages: {} });
  assert.deepEqual([0, 1, 2].map(ideas), ["0 ideas", "1 idea", "2 ideas"]);
});

test("times are those of the workshop, not of the phone", () => {
  assert.equal(time("2021-11-03T16:04:00Z"), "17:04");
  assert.equal(day("2021-11-03T23:30:00Z"), "4. November");
  assert.equal(longDay("2021-11-03T16:00:00Z"), "Mittwoch, 3. November 2021");
  setTimeZone("America/New_York");
  assert.equal(time("2021-11-03T16:04:00Z"), "12:04");
});

test("a full hour before Uhr has no minutes", () => {
  assert.equal(clock("2021-11-03T16:00:00Z"), "17");
  assert.equal(clock("2021-11-03T16:30:00Z"), "17:30");
});

test("a plain date stays the same day everywhere", () => {
  setTimeZone("America/New_York");
  assert.equal(fullDate("2022-02-28"), "28. Februar 2022");
});

test("nothing gives nothing", () => {
  assert.deepEqual([time(null), day(undefined), fullDate("")], ["", "", ""]);
});

test("lists read as in the language", () => {
  assert.equal(list(["Barleben", "Calvörde", "Wolmirstedt"]), "Barleben, Calvörde und Wolmirstedt");
});

test("a hyphen at the start of a word does not break", () => {
  assert.equal(unbroken("Lotsinnen und -Lotsen"), "Lotsinnen und \u2011Lotsen");
  assert.equal(unbroken("Kanal-Radweg"), "Kanal-Radweg");
});

test("how long something is, is told as exact as anybody wants to know it", () => {
  const told = [59, 119 * 60, 2 * 3600, 1062 * 60 + 17, 47 * 3600, 50 * 3600].map((seconds) => length(seconds));
  assert.deepEqual(
    told.map(({ unit, n }) => [unit, n]),
    [
      ["minute", 1],
      ["minute", 119],
      ["hour", 2],
      ["hour", 18],
      ["hour", 47],
      ["day", 2],
    ],
  );
});
