import assert from "node:assert/strict";
import { test } from "node:test";
import { edge, ranked, revealHeight, skyline } from "../../static/js/shared/skyline.js";

const model = [46, 38, 31, 31, 27, 22, 19, 18, 16, 15, 12, 12, 10, 9, 8, 7, 5, 0];
const fields = [{ id: 1, letter: "A", color: 0 }];
const room = (points) => ({
  ideas: points.map((_points, i) => ({ id: i + 1, field_of_action: 1, title: `Idea ${i + 1}`, state: "shown" })),
  tallies: points.map((given, i) => ({
    idea: i + 1,
    points: given,
    people: 1,
    breadth: 1,
    rank: 1 + points.filter((other) => other > given).length,
  })),
  fields,
});
const wall = (points, more) =>
  skyline({ ...room(points), width: 1680, height: 640, cap: 120, h0: 6, water: 192, ...more });
const falling = (n) => Array.from({ length: n }, (_x, i) => n - i);
const near = (found, wanted) => assert.ok(Math.abs(found - wanted) < 0.06, `${found} is not ${wanted}`);

test("Pitch and width are those of the table", () => {
  const table = [
    [5, 187.5, 120],
    [10, 174.3, 111.5],
    [18, 95.2, 60.9],
    [24, 71.1, 45.5],
    [50, 63.1, 40.4],
    [500, 63.1, 40.4],
  ];
  for (const [n, pitch, bar] of table) {
    const drawn = wall(falling(n));
    near(drawn.pitch, pitch);
    near(drawn.bar, bar);
    assert.equal(drawn.bars.length, Math.min(n, 24));
  }
});

test("The last bar ends flush with the right margin", () => {
  for (const n of [10, 17, 18, 24]) {
    const last = wall(falling(n)).bars.at(-1);
    assert.equal(last.x + last.width, 1680);
  }
});

test("Five ideas stand from the left and are not wider than allowed", () => {
  const { bars } = wall(falling(5));
  assert.deepEqual(
    bars.map((bar) => [bar.x, bar.width]),
    [
      [0, 120],
      [188, 120],
      [375, 120],
      [563, 120],
      [750, 120],
    ],
  );
});

test("Edges are whole pixels", () => {
  for (const bar of wall(model).bars) assert.ok(Number.isInteger(bar.x) && Number.isInteger(bar.width));
});

test("The picture with fifty ideas has its meadow where the drawing has it", () => {
  const { bars, meadow } = skyline({ ...room(falling(50)), width: 1080, height: 160, cap: 90, water: 44 });
  assert.equal(bars[1].x, 41);
  assert.equal(bars[0].width, 26);
  assert.deepEqual([meadow.x, meadow.x + meadow.width, meadow.count], [973, 1080, 26]);
});

test("Heights are linear from the foot that even an idea without points keeps", () => {
  const { bars } = wall([40, 20, 0], { h0: 4, height: 164 });
  assert.deepEqual(
    bars.map((bar) => bar.height),
    [164, 84, 4],
  );
});

test("Without any points all bars stand at the foot", () => {
  assert.deepEqual(
    wall([0, 0, 0], { h0: 4 }).bars.map((bar) => bar.height),
    [4, 4, 4],
  );
});

test("No ideas, no bars", () => {
  const { bars, meadow, brackets } = wall([]);
  assert.deepEqual([bars, meadow, brackets], [[], null, []]);
});

test("The mirror never reaches the text in the water", () => {
  assert.equal(wall(model).mirror, 88 / 640);
  assert.equal(wall(model, { height: 160, water: 44 }).mirror, (0.8 * 44) / 160);
  assert.equal(wall(model, { height: 160, water: 192 }).mirror, 0.28);
});

test("Same points, same rank, and the next rank is skipped", () => {
  assert.deepEqual(
    wall([9, 8, 7, 7, 6]).bars.map((bar) => bar.rank),
    [1, 2, 3, 3, 5],
  );
});

test("Inside a tie the order of entry holds", () => {
  assert.deepEqual(
    wall([7, 9, 7, 7]).bars.map((bar) => bar.id),
    [2, 1, 3, 4],
  );
});

test("A bracket joins the bars of a tie and carries one number", () => {
  const { brackets, bars } = wall(model);
  assert.deepEqual(
    brackets.map(({ rank, from, to }) => [rank, from, to]),
    [
      [3, 2, 4],
      [11, 10, 12],
    ],
  );
  assert.equal(brackets[0].x, bars[2].x);
  assert.equal(brackets[0].x + brackets[0].width, bars[3].x + bars[3].width);
});

test("There are at most twenty-four bars, the rest is a meadow as high as its mean", () => {
  const { bars, meadow, rise } = wall(falling(62));
  assert.equal(bars.length, 24);
  assert.equal(meadow.count, 38);
  assert.equal(meadow.height, rise(19.5));
  assert.equal(meadow.tied, false);
});

test("A tie across the edge goes into the meadow whole", () => {
  const points = [...falling(22).map((n) => n + 10), 5, 5, 5, 1];
  const { bars, meadow } = wall(points);
  assert.deepEqual([bars.length, meadow.count, meadow.tied], [22, 4, false]);
});

test("Only if fewer than ten bars would be left is a tie cut in the order of entry", () => {
  const { bars, meadow } = wall([9, 8, ...Array(28).fill(3)]);
  assert.deepEqual([bars.length, meadow.count, meadow.tied], [24, 6, true]);
  assert.deepEqual(edge(ranked(room(Array(30).fill(0)).ideas, [])), { shown: 24, torn: true });
});

test("Hidden, withdrawn and merged ideas are no bars", () => {
  const given = room([3, 2, 1]);
  given.ideas[0].state = "merged";
  given.ideas[1].state = "hidden";
  assert.deepEqual(
    skyline({ ...given, width: 350, height: 160, cap: 60, water: 36 }).bars.map((bar) => bar.id),
    [3],
  );
});

test("An idea without a tally has neither points nor a rank", () => {
  const { bars } = skyline({ ...room([3]), tallies: [], width: 350, height: 160, cap: 60, water: 36 });
  assert.deepEqual([bars[0].points, bars[0].rank], [0, null]);
});

test("The ranks are the server's, and nobody counts them anew", () => {
  const { ideas } = room([5, 5, 5]);
  const tallies = [
    [1, 3],
    [2, 1],
    [3, 1],
  ].map(([idea, rank]) => ({ idea, points: 5, people: 1, breadth: 1, rank }));
  assert.deepEqual(
    ranked(ideas, tallies).map(({ id, rank }) => [id, rank]),
    [
      [2, 1],
      [3, 1],
      [1, 3],
    ],
  );
});

test("On the reveal a flat field leaves the list its room", () => {
  const rows = (points) => ranked(room(points).ideas, room(points).tallies);
  assert.equal(revealHeight(rows(model), 1680), 640);
  assert.equal(revealHeight(rows(Array(24).fill(5)), 1680), 290);
  assert.equal(revealHeight(rows([40, ...Array(23).fill(20)]), 1680), 580);
  assert.equal(revealHeight(rows([4, 3]), 1680), 640);
});

test("A bar that reaches under the list is one of those it lies over", () => {
  const { ideas, tallies } = room([4, 4, 3, 3, 0]);
  assert.equal(Math.round(revealHeight(ranked(ideas, tallies), 1680)), 387);
});
