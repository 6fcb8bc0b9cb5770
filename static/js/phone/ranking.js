// Ideas with their points, in order; same points, same rank, the next rank is skipped.
export function ranking(store) {
  const rows = store
    .all("idea")
    .filter((idea) => idea.state === "shown")
    .map((idea) => ({ idea, ...{ points: 0, breadth: null, people: 0 }, ...pick(store.get("tally", idea.id)) }))
    .sort((a, b) => b.points - a.points || a.idea.id - b.idea.id);
  rows.forEach((row, i) => {
    row.rank = i && rows[i - 1].points === row.points ? rows[i - 1].rank : i + 1;
  });
  return rows;
}

const pick = (tally) => (tally ? { points: tally.points, breadth: tally.breadth, people: tally.people } : {});
