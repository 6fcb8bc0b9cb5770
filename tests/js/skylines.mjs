// Draws every case of skylines.json with the skyline of live screens and prints what it has drawn.
import { readFileSync } from "node:fs";
import { skyline } from "../../static/js/shared/skyline.js";

const { boxes, points } = JSON.parse(readFileSync(new URL("skylines.json", import.meta.url), "utf8"));
const block = ({ x, width, height, mirror }) => ({ x, width, height, mirror });

function drawn(given, { least, ...box }) {
  const ideas = given.map((_points, place) => ({ id: place + 1, field_of_action: 1 }));
  const tallies = given.map((value, place) => ({
    idea: place + 1,
    points: value,
    rank: 1 + given.filter((other) => other > value).length,
  }));
  const { bars, meadow } = skyline({ ideas, tallies, fields: [], h0: least, ...box });
  return { bars: bars.map(block), meadow: meadow && { ...block(meadow), count: meadow.count, tied: meadow.tied } };
}

const all = Object.entries(points).flatMap(([name, given]) =>
  Object.entries(boxes).map(([box, size]) => [`${name}, ${box}`, drawn(given, size)]),
);
console.log(JSON.stringify(Object.fromEntries(all)));
