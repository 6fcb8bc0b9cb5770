// The geometry of the skyline: an idea is a bar, its height is its weight. Pure numbers; y = 0 is the horizon.
import { candidatesInHand, talliesInHand } from "./weighting.js";

export const mostBars = 24;
const leastBars = 10;
const meadowPitches = 3;
const gap = 0.36;
const last = Number.MAX_SAFE_INTEGER;

// Ideas with their points in the order of the ranks the server gives; inside a tie, and before the reveal, in the
// order of entry.
export function ranked(ideas, tallies) {
  const tally = new Map(tallies.map((one) => [one.idea, one]));
  return ideas
    .filter((idea) => !idea.state || idea.state === "shown")
    .map((idea) => {
      const { points = 0, people = 0, breadth = null, rank = null } = tally.get(idea.id) ?? {};
      return { id: idea.id, idea, points, people, breadth, rank };
    })
    .sort((a, b) => (a.rank ?? last) - (b.rank ?? last) || a.id - b.id);
}

// How many become bars. A tie across the edge goes into the meadow whole, unless fewer than ten bars would be left.
export function edge(rows) {
  if (rows.length <= mostBars) return { shown: rows.length, torn: false };
  const tied = rows[mostBars].points;
  let shown = mostBars;
  while (shown && rows[shown - 1].points === tied) shown--;
  return shown >= leastBars ? { shown, torn: false } : { shown: mostBars, torn: rows[mostBars - 1].points === tied };
}

// Pitch and width of `count` places over `width`, none wider than `cap`.
export function pitchOf(width, count, cap) {
  const pitch = width / (count - gap);
  const bar = (1 - gap) * pitch;
  return bar > cap ? { pitch: cap / (1 - gap), bar: cap } : { pitch, bar };
}

// The part of its height that a bar is mirrored with; it never reaches the text in the water.
export const mirrorOf = (height, water) => Math.min(0.28, 88 / height, (0.8 * water) / height);

// Brackets over neighbours of one rank: {x, width, rank, from, to}
export function tieBrackets(bars) {
  const brackets = [];
  for (let from = 0, to = 0; from < bars.length; from = to) {
    for (to = from + 1; to < bars.length && bars[to].rank === bars[from].rank;) to++;
    if (to - from < 2) continue;
    const end = bars[to - 1];
    brackets.push({ x: bars[from].x, width: end.x + end.width - bars[from].x, rank: bars[from].rank, from, to });
  }
  return brackets;
}

function meadowOf(rest, { torn, x, width, rise, mirror }) {
  const mean = rest.reduce((sum, row) => sum + row.points, 0) / rest.length;
  const height = rise(mean);
  return { count: rest.length, x, width, height, mirror: height * mirror, tied: torn, points: mean };
}

export function skyline({ tallies, ideas, fields, width, height, cap, h0 = 4, water }) {
  const rows = ranked(ideas, tallies);
  const { shown, torn } = edge(rows);
  const rest = rows.slice(shown);
  const { pitch, bar } = pitchOf(width, shown + (rest.length ? meadowPitches : 0), cap);
  const max = rows[0]?.points ?? 0;
  const mirror = mirrorOf(height, water);
  const rise = (points) => (max ? h0 + ((height - h0) * points) / max : h0);
  const field = new Map(fields.map((one) => [one.id, one]));
  const bars = rows.slice(0, shown).map((row, i) => {
    const x = Math.round(i * pitch);
    const tall = rise(row.points);
    const own = field.get(row.idea.field_of_action);
    return {
      ...row,
      x,
      width: Math.round(i * pitch + bar) - x,
      height: tall,
      mirror: tall * mirror,
      field: own,
      color: (own?.color ?? 0) % 12,
    };
  });
  const start = Math.round(shown * pitch);
  const meadow = rest.length
    ? meadowOf(rest, { torn, x: start, width: Math.round((shown + meadowPitches - gap) * pitch) - start, rise, mirror })
    : null;
  return { bars, meadow, brackets: tieBrackets(bars), rows, pitch, bar, max, mirror, width, height, water, rise };
}

// The same from what the store holds.
export const skylineOf = (store, measures) =>
  skyline({
    tallies: talliesInHand(store),
    ideas: candidatesInHand(store),
    fields: store.all("field_of_action"),
    ...measures,
  });

// On the reveal the list lies over the bars right of x = 700: the field must leave it its room.
export function revealHeight(rows, width, cap = 120, from = 580) {
  const { shown } = edge(rows);
  const { pitch, bar } = pitchOf(width, shown + (rows.length > shown ? meadowPitches : 0), cap);
  const first = rows.find((_row, i) => i * pitch + bar > from);
  const max = rows[0]?.points ?? 0;
  if (!first?.points || !max) return 640;
  return Math.max(290, Math.min(640, (290 * max) / first.points));
}
