// People by group of the question that counts. Groups that may not be named are counted together, never shown alone.
import { mainGrouping } from "../shared/groups.js";

// → [{group, joined}], the largest first; group null: all others
export function attendance(people, workshop) {
  const fewest = workshop.group_minimum;
  const rows = (mainGrouping(workshop)?.groups ?? []).map(({ id }) => ({ group: id, joined: 0 }));
  const known = new Map(rows.map((row) => [row.group, row]));
  const rest = { group: null, joined: 0 };
  for (const { groups } of people) (known.get(groups.find((id) => known.has(id))) ?? rest).joined++;
  const large = rows.filter((row) => row.joined >= fewest).sort((a, b) => b.joined - a.joined || a.group - b.group);
  for (const row of rows) if (row.joined < fewest) rest.joined += row.joined;
  while (large.length && rest.joined > 0 && rest.joined < fewest) rest.joined += large.pop().joined;
  return rest.joined ? [...large, rest] : large;
}
