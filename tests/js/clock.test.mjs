// The device's clock is wrong, is set, or stands still while the device sleeps; the server's time is told all the same.
import { pass, setDevice, sleep } from "./support/browser.mjs";
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { catalogues } from "./support/catalogue.mjs";
import { linesOf } from "./support/lines.mjs";
import { Clock } from "../../static/js/core/clock.js";
import { setTimer } from "../../static/js/core/commands.js";
import { Desk } from "../../static/js/desk/screen.js";
import { held, left, longer, resumed } from "../../static/js/desk/clock.js";
import { memory } from "../../static/js/core/keep.js";
import { Outbox } from "../../static/js/core/outbox.js";
import { Store } from "../../static/js/core/store.js";
import { bar } from "../../static/js/desk/views/bar.js";
import { timeLeft } from "../../static/js/wall/views/parts.js";
import { setCatalogue } from "../../static/js/core/words.js";

const six = "2026-11-26T18:00:00.000+00:00";
const minutes = 60_000;
const hours = 60 * minutes;
const near = (found, wanted, by = 100) =>
  assert.ok(Math.abs(found - Date.parse(wanted)) <= by, `${new Date(found).toISOString()} is not ${wanted}`);

for (const set of [7 * minutes, -3 * hours]) {
  test(`the server's time goes on when the device's clock is set by ${set / minutes} minutes`, () => {
    const clock = new Clock(six);
    pass(20_000);
    setDevice(set);
    near(clock.now, "2026-11-26T18:00:20Z");
    assert.deepEqual([clock.doubts(), clock.doubts()], [true, false]);
    setDevice(-set);
  });

  test(`the timer holds what is left at the server when the desk's clock is set by ${set / minutes} minutes`, () => {
    const clock = new Clock(six);
    const workshop = { phase_ends: "2026-11-26T18:10:00Z", paused: null };
    setDevice(set);
    pass(10_000);
    assert.equal(held(workshop, clock.now).paused, 590);
    assert.equal(left(workshop, clock.now), 590);
    near(Date.parse(resumed({ paused: 590 }, clock.now).ends), "2026-11-26T18:10:00Z");
    near(
      Date.parse(longer({ phase_ends: "2026-11-26T17:00:00Z", paused: null }, clock.now).ends),
      "2026-11-26T18:05:10Z",
    );
    setDevice(-set);
  });

  test(`the wall tells the minutes of the server when its clock is set by ${set / minutes} minutes`, () => {
    setCatalogue(catalogues.de);
    const app = {
      workshop: { phase_ends: "2026-11-26T18:10:00Z", paused: null },
      clock: new Clock(six),
      get now() {
        return this.clock.now;
      },
    };
    setDevice(set);
    assert.equal(timeLeft(app), "noch 10 Minuten");
    setDevice(-set);
  });

  test(`the bar of the desk stays ten seconds when its clock is set by ${set / minutes} minutes`, async () => {
    setCatalogue(catalogues.de);
    const store = new Store();
    store.apply({
      epoch: "e",
      since: 0,
      upto: 1,
      things: [{ kind: "workshop", id: 1, seq: 1, phase_ends: null, paused: null }],
    });
    const clock = new Clock(six);
    const send = async ([{ key }]) => ({ status: "answered", results: [{ key, status: "saved", seq: 2 }] });
    const keep = memory();
    const outbox = new Outbox({ keep, send, now: () => clock.iso });
    const desk = new Desk({ page: { urls: {} }, clock, store, outbox, keep, kept: new Map(), draw: () => {} });
    outbox.subscribe(() => desk.settle());
    desk.do(setTimer({ ends: null, paused: 300 }), { said: "Die Zeit ist geändert." });
    await outbox.flush();
    setDevice(set);
    pass(4_000);
    desk.tick();
    assert.deepEqual(linesOf(bar(desk)), ["Die Zeit ist geändert.", "Rückgängig", "6 s"]);
    pass(6_100);
    desk.tick();
    assert.deepEqual(linesOf(bar(desk)), []);
    setDevice(-set);
  });
}

test("the wall says that the time is held", () => {
  for (const [catalogue, words] of [
    [catalogues.de, "noch 5 Minuten, angehalten"],
    [catalogues.en, "5 minutes left, paused"],
  ]) {
    setCatalogue(catalogue);
    assert.equal(timeLeft({ workshop: { phase_ends: null, paused: 300 }, now: Date.parse(six) }), words);
  }
});

test("news that were long under way do not set the clock back", () => {
  const clock = new Clock(six);
  pass(30_000);
  clock.hear("2026-11-26T18:00:25.000Z", 6_000);
  near(clock.now, "2026-11-26T18:00:30Z");
  clock.hear("2026-11-26T18:00:10.000Z");
  near(clock.now, "2026-11-26T18:00:30Z");
});

test("what the server says goes: forwards at once, back when it cannot be a delay", () => {
  const clock = new Clock(six);
  clock.hear("2026-11-26T18:00:02.000Z");
  near(clock.now, "2026-11-26T18:00:02Z");
  clock.hear("2026-11-26T17:55:00.000Z", 800);
  near(clock.now, "2026-11-26T17:55:00Z");
  clock.hear("2026-11-26T17:50:00.000Z");
  near(clock.now, "2026-11-26T17:50:00Z");
});

test("after the device has slept the next news put the clock right", () => {
  const clock = new Clock(six);
  sleep(20 * minutes);
  assert.equal(clock.doubts(), true);
  clock.hear("2026-11-26T18:20:00.000Z");
  near(clock.now, "2026-11-26T18:20:00Z");
});

test("nonsense is no time", () => {
  const clock = new Clock(six);
  for (const told of [undefined, null, "", "soon"]) clock.hear(told);
  near(clock.now, six);
});

test("nobody but this clock asks the device for the time", () => {
  const folder = new URL("../../static/js/", import.meta.url);
  const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".js"));
  const asking = files.filter((name) => /Date\.now\(|new Date\(\)/.test(readFileSync(new URL(name, folder), "utf8")));
  assert.deepEqual(asking, ["core/clock.js"]);
});
