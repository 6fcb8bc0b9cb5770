// People by group of the question that counts: who is here, who is ready. Small groups are counted together, never shown alone.
// Who was there may be named from fewer on where the workshop says so; who is ready never.
export const least = 3;

export function byGroup(people, grouping, fewest = least) {
  const rows = (grouping?.groups ?? []).map(({ id, name }) => ({ id, name, people: 0, ready: 0 }));
  const known = new Map(rows.map((row) => [row.id, row]));
  const rest = { id: null, people: 0, ready: 0 };
  for (const { groups, ready } of people) {
    const row = known.get(groups.find((id) => known.has(id))) ?? rest;
    row.people++;
    row.ready += ready ? 1 : 0;
  }
  const large = rows.filter((row) => row.people >= fewest).sort((a, b) => b.people - a.people || a.id - b.id);
  const small = rows.filter((row) => row.people && row.people < fewest);
  while (large.length && enough(rest, small, fewest)) small.push(large.pop());
  for (const row of small) {
    rest.people += row.people;
    rest.ready += row.ready;
  }
  return { rows: large, rest: rest.people ? rest : null };
}

function enough(rest, small, fewest) {
  const together = rest.people + small.reduce((sum, row) => sum + row.people, 0);
  return together > 0 && together < fewest;
}
