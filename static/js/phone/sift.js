// Many ideas: a phone may look at one field of action, and search. It only leaves out; the order of the ideas stays.
export const few = 12;

const plain = (text) => (text ?? "").toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

export const chosenSift = ({ memory }) => ({ field: null, words: "", ...memory.facts.sift });

// `shown`: what fits. `beside`: what does not, but holds points of mine or did so since the choice: it stays in reach.
export function sift(ideas, { field, words }, given, held = new Set()) {
  if (ideas.length <= few) return { shown: ideas, beside: [], sifted: false };
  const known = ideas.some((idea) => idea.field_of_action === field) ? field : null;
  const parts = plain(words).split(/\s+/).filter(Boolean);
  const fits = (idea) => {
    if (known !== null && idea.field_of_action !== known) return false;
    const text = plain(`${idea.title} ${idea.text ?? ""}`);
    return parts.every((part) => text.includes(part));
  };
  const shown = ideas.filter(fits);
  for (const idea of ideas) if (given[idea.id]) held.add(idea.id);
  const beside = ideas.filter((idea) => held.has(idea.id) && !shown.includes(idea));
  return { shown, beside, sifted: known !== null || parts.length > 0 };
}
