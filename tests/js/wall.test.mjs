import "./support/browser.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { lineCount } from "../../static/js/wall/fit.js";
import { Newest } from "../../static/js/wall/newest.js";
import { moment } from "../../static/js/wall/moment.js";
import { columnsOf, pagesOf, Turning } from "../../static/js/wall/pages.js";
import { carried, namedRows } from "../../static/js/wall/views/reveal.js";
import { ceilingAt, nextStage, Reveal, waiting } from "../../static/js/shared/reveal_animation.js";
import { stage } from "../../static/js/wall/stage.js";
import { setTimeZone } from "../../static/js/core/words.js";
import { points as byPoints } from "../../static/js/weighting/methods.js";

const ideas = (...ids) => ids.map((id) => ({ id }));
const rows = (...points) => {
  const found = points.map((given) => ({ points: given }));
  found.forEach((row, i) => {
    row.rank = i && found[i - 1].points === row.points ? found[i - 1].rank : i + 1;
  });
  return found;
};

test("The horizon is at 82.2 % of the height on every projector", () => {
  for (const [width, height] of [
    [1920, 1080],
    [1280, 720],
    [1024, 768],
    [1366, 768],
  ]) {
    const { horizon, high } = stage(width, height);
    assert.equal(Math.round((horizon / high) * 1000), 822);
  }
  assert.equal(stage(1280, 720).inner, 1680);
});

test("What was there before the wall opened is not newest", () => {
  const newest = new Newest();
  newest.step(ideas(1, 2), 0);
  assert.equal(newest.current, null);
});

test("The newest idea stands for six seconds, then lands", () => {
  const newest = new Newest();
  newest.step(ideas(1), 0);
  newest.step(ideas(1, 2), 100);
  assert.equal(newest.current, 2);
  newest.step(ideas(1, 2), 6000);
  assert.equal(newest.current, 2);
  newest.step(ideas(1, 2), 6100);
  assert.deepEqual([newest.current, newest.landed], [null, 2]);
});

test("A newer idea waits until the one before has stood for two seconds", () => {
  const newest = new Newest();
  newest.step(ideas(1), 0);
  newest.step(ideas(1, 2), 0);
  newest.step(ideas(1, 2, 3), 500);
  assert.equal(newest.current, 2);
  newest.step(ideas(1, 2, 3, 4), 2000);
  assert.deepEqual([newest.current, newest.landed], [4, 2]);
});

test("A hidden idea leaves the wall at once", () => {
  const newest = new Newest();
  newest.step(ideas(1), 0);
  newest.step(ideas(1, 2), 0);
  newest.step(ideas(1), 100);
  assert.equal(newest.current, null);
  newest.step(ideas(1, 2), 200);
  assert.equal(newest.current, null);
});

test("A column is filled before its next page begins", () => {
  assert.deepEqual(
    pagesOf([1, 2, 3, 4, 5], () => 40, 100),
    [[1, 2], [3, 4], [5]],
  );
  assert.deepEqual(
    pagesOf([], () => 40, 100),
    [[]],
  );
  assert.deepEqual(
    pagesOf([1, 2], (n) => n * 200, 100),
    [[1], [2]],
  );
});

test("Six fields of action and more take two pages", () => {
  assert.deepEqual([columnsOf(5, 1680).pages, columnsOf(5, 1680).width], [1, 312]);
  assert.deepEqual([columnsOf(6, 1680).pages, columnsOf(6, 1680).per], [2, 3]);
  assert.deepEqual([columnsOf(12, 1680).pages, columnsOf(12, 1680).per], [3, 4]);
  assert.equal(columnsOf(5, 1320).pages, 2);
});

test("Full columns turn every eight seconds, one at a time", () => {
  const turning = new Turning();
  const full = [
    { id: "a", count: 2 },
    { id: "b", count: 3 },
  ];
  const pages = () => [turning.page("a", 2), turning.page("b", 3)];
  turning.step(0, full, 1);
  turning.step(7999, full, 1);
  assert.deepEqual(pages(), [0, 0]);
  turning.step(8000, full, 1);
  assert.deepEqual(pages(), [0, 1]);
  turning.step(16000, full, 1);
  assert.deepEqual(pages(), [1, 1]);
  turning.first("a", 16000, 2);
  assert.deepEqual(pages(), [0, 1]);
});

const passing = (pages, { arrives = () => {} } = {}) => {
  const turning = new Turning();
  const seen = new Set();
  for (let now = 0; now <= 60000; now += 1000) {
    arrives(turning, now);
    turning.step(now, [{ id: `a${turning.fieldsPage}`, count: 9 }], pages);
    seen.add(turning.fieldsPage);
  }
  return seen.size;
};

test("Every page of fields comes within a minute, however many there are and whatever arrives", () => {
  assert.deepEqual(
    [2, 3, 4, 5, 6].map((pages) => passing(pages)),
    [2, 3, 4, 5, 6],
  );
  assert.equal(passing(3, { arrives: (turning, now) => turning.first("a0", now, 9) }), 3);
});

test("Where everything fits nothing turns", () => {
  const turning = new Turning();
  for (let now = 0; now <= 60000; now += 1000) turning.step(now, [], 1);
  assert.deepEqual([turning.fieldsPage, turning.page("a", 1)], [0, 0]);
});

test("A column that goes out of sight comes back with its next page", () => {
  const turning = new Turning();
  const places = [];
  for (let now = 0; now <= 64000; now += 16000) {
    turning.step(now, [{ id: turning.fieldsPage, count: 3 }], 2);
    places.push([turning.fieldsPage, turning.page(turning.fieldsPage, 3)]);
  }
  assert.deepEqual(places, [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
    [0, 2],
  ]);
});

test("Many newest ideas do not keep a column on its first page", () => {
  const turning = new Turning();
  const seen = new Set();
  for (let now = 0; now <= 60000; now += 1000) {
    if (now % 6000 === 0) turning.first("a", now, 3);
    turning.step(now, [{ id: "a", count: 3 }], 1);
    seen.add(turning.page("a", 3));
  }
  assert.deepEqual([...seen], [0, 1, 2]);
});

test("Words that fit share a line", () => {
  const width = (text) => text.length * 10;
  assert.equal(lineCount("Rufbus über Gemeindegrenzen", 150, width), 2);
  assert.equal(lineCount("Rufbus", 150, width), 1);
  assert.equal(lineCount("Veranstaltungskalender", 150, width), 2);
});

test("The top three wait, ties land together", () => {
  assert.deepEqual(waiting(rows(46, 38, 31, 31, 27)), [31, 38, 46]);
  assert.deepEqual(waiting(rows(9, 9, 9, 4)), [9]);
  assert.deepEqual(
    [0, 1, 2, 3].map((n) => ceilingAt(rows(46, 38, 31, 31, 27), n)),
    [27, 31, 38, 46],
  );
  assert.deepEqual(
    [0, 1, 2, 3].map((n) => nextStage(rows(9, 9, 7, 5), Math.min(n, 2))),
    [1, 3, 3, 3],
  );
  assert.equal(nextStage(rows(46, 38, 31), 0), 1);
  assert.equal(nextStage(rows(46, 38, 31), 1), 2);
  assert.equal(nextStage(rows(46, 38, 31), 2), 3);
});

test("Bars rise linearly up to rank 4, then wait", () => {
  const reveal = new Reveal();
  const all = rows(40, 30, 20, 10);
  reveal.follow({ revealed: false, stage: 0 }, 0);
  reveal.follow({ revealed: true, stage: 0 }, 1000);
  assert.ok(reveal.at(all, 1100).level > 0);
  assert.deepEqual(reveal.at(all, 1500 + 600).ceiling, 5);
  assert.deepEqual(reveal.at(all, 4000), { ceiling: 10, level: 0, colour: 1, moving: false });
});

test("Each key sends one rank on in 600 ms", () => {
  const reveal = new Reveal();
  const all = rows(40, 30, 20, 10);
  reveal.follow({ revealed: true, stage: 0 }, 0);
  reveal.follow({ revealed: true, stage: 1 }, 1000);
  const half = reveal.at(all, 1300);
  assert.ok(half.moving && half.ceiling > 15 && half.ceiling < 20);
  assert.equal(reveal.at(all, 1600).ceiling, 20);
});

test("Who comes later, goes back or wants no movement sees the end picture", () => {
  const all = rows(40, 30, 20, 10);
  const late = new Reveal();
  late.follow({ revealed: true, stage: 3 }, 0);
  assert.deepEqual(late.at(all, 0), { ceiling: 40, level: 0, colour: 1, moving: false });
  late.follow({ revealed: true, stage: 1 }, 10);
  assert.equal(late.at(all, 11).ceiling, 20);
  const calm = new Reveal();
  calm.follow({ revealed: false, stage: 0 }, 0, true);
  calm.follow({ revealed: true, stage: 0 }, 5, true);
  assert.equal(calm.at(all, 6).moving, false);
});

test("What has landed has its title at once, what is still to come has none", () => {
  const all = rows(40, 30, 20, 10, 5, 0);
  const named = (until) => namedRows(all, { ceiling: ceilingAt(all, until), colour: 1 }).map(({ landed }) => landed);
  assert.deepEqual([0, 1, 2, 3].map(named), [
    [false, false, false, true, true],
    [false, false, true, true, true],
    [false, true, true, true, true],
    [true, true, true, true, true],
  ]);
  assert.deepEqual(
    namedRows(all, { ceiling: 0, colour: 0.5 }).filter(({ landed }) => landed),
    [],
  );
});

test("Who alone has rank 1 is larger; who shares it is like the others, but not before all of them have landed", () => {
  const firsts = (all, until) =>
    namedRows(all, { ceiling: ceilingAt(all, until), colour: 1 }).map(({ first }) => first);
  const [alone, tied] = [
    [30, 20, 10],
    [30, 30, 10],
  ].map((points) => rows(...points).map((row, at) => ({ ...row, rank: 1 + points.indexOf(points[at]) })));
  assert.deepEqual(
    [firsts(alone, 0), firsts(alone, 3)],
    [
      [true, false, false],
      [true, false, false],
    ],
  );
  assert.deepEqual(
    [firsts(tied, 0), firsts(tied, 3)],
    [
      [true, false, false],
      [false, false, false],
    ],
  );
});

test("Where the points of rank 1 come from is said where it is true of everybody who shares it", () => {
  const said = (...breadths) =>
    typeof carried(
      { breadth_of: 3, breadth_name: "Gemeinde" },
      breadths.map((breadth) => ({ rank: 1, points: 5, breadth })),
      byPoints,
    ) === "string";
  assert.deepEqual([said(2), said(2, 2), said(2, 3), said(null)], [true, true, false, false]);
});

const evening = {
  starts: "2026-11-03T16:00:00Z",
  ends: "2026-11-03T18:00:00Z",
  programme: [
    { at: "17:00", title: "Welcome", phase: "welcome" },
    { at: "17:15", title: "Talks", phase: null },
    { at: "17:30", title: "Coffee", phase: null },
    { at: "17:35", title: "Ideas", phase: "collect" },
  ],
  impulses: [
    { at: "17:15", title: "One" },
    { at: "17:22", title: "Two" },
    { at: null, title: "At no time" },
  ],
};
const at = (clock, of = evening) => {
  setTimeZone("Europe/Berlin");
  const { point, impulse } = moment(of, Date.parse(`2026-11-03T${clock}:00+01:00`));
  return [point, impulse?.title ?? null];
};

test("The wall knows which point of the programme and which impulse is on", () => {
  assert.deepEqual(at("16:30"), [-1, null]);
  assert.deepEqual(at("17:00"), [0, null]);
  assert.deepEqual(at("17:15"), [1, "One"]);
  assert.deepEqual(at("17:21"), [1, "One"]);
  assert.deepEqual(at("17:22"), [1, "Two"]);
  assert.deepEqual(at("17:30"), [2, null]);
  assert.deepEqual(at("17:22", { ...evening, programme: [] }), [-1, "Two"]);
});

test("An impulse goes on while the moderators have not opened the next phase yet", () => {
  const late = { ...evening, programme: evening.programme.filter((one) => one.title !== "Coffee") };
  assert.deepEqual(at("17:40", late), [2, "Two"]);
});

test("An evening that goes on after midnight has its later points later", () => {
  const night = { ...evening, starts: "2026-11-03T22:00:00Z", ends: "2026-11-04T01:00:00Z" };
  const points = {
    ...night,
    programme: [
      { at: "23:00", title: "Welcome", phase: "welcome" },
      { at: "00:30", title: "End", phase: null },
    ],
    impulses: [],
  };
  assert.deepEqual(at("23:10", points), [0, null]);
  assert.equal(moment(points, Date.parse("2026-11-04T00:40:00+01:00")).point, 1);
});

test("On another day, and in a workshop of several days, nothing is on", () => {
  assert.equal(moment(evening, Date.parse("2026-11-05T17:20:00+01:00")).impulse, null);
  assert.equal(moment(evening, Date.parse("2026-11-02T17:20:00+01:00")).point, -1);
  assert.deepEqual(at("17:20", { ...evening, ends: "2026-11-05T18:00:00Z" }), [-1, null]);
});
