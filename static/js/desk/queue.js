// The order in which ideas are talked about: by field of action, alike ones side by side and first, else in the order
// of entry.
export function queue(ideas, fields, pairs) {
  const partner = new Map();
  for (const { a, b } of pairs) {
    if (!partner.has(a)) partner.set(a, b);
    if (!partner.has(b)) partner.set(b, a);
  }
  return fields
    .map((field) => ({
      field,
      ideas: ordered(
        ideas.filter((idea) => idea.field_of_action === field.id),
        partner,
      ),
    }))
    .filter(({ ideas: inside }) => inside.length);
}

function ordered(inside, partner) {
  const byId = new Map(inside.map((idea) => [idea.id, idea]));
  const paired = [];
  const seen = new Set();
  for (const idea of [...inside].sort((a, b) => a.id - b.id)) {
    if (!partner.has(idea.id) || seen.has(idea.id)) continue;
    for (const id of [idea.id, partner.get(idea.id)]) {
      if (!byId.has(id) || seen.has(id)) continue;
      seen.add(id);
      paired.push(byId.get(id));
    }
  }
  return [...paired, ...inside.filter((idea) => !seen.has(idea.id)).sort((a, b) => a.id - b.id)];
}
