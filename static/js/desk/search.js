// Finding an idea by words of its title or text, by its number, by a group. Strasse finds Straße, buro finds Büro.
const bare = (text) => (text ?? "").toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("ß", "ss");

// "Nr. 17" and "#17" mean the number alone
export const terms = (words) =>
  bare(words)
    .replace(/(^|\s)(?:nr|no)\.?\s*(?=\d)/g, "$1#")
    .split(/\s+/)
    .filter(Boolean);

const known = new WeakMap();

function textOf(idea, groups) {
  const had = known.get(idea);
  if (had?.groups === groups) return had.text;
  const text = bare([idea.title, idea.text, groups].join("\n"));
  known.set(idea, { groups, text });
  return text;
}

// `groups`: the names of its groups, in one text
export function fits(idea, groups, wanted) {
  return wanted.every(
    (term) => term === `#${idea.id}` || term === String(idea.id) || textOf(idea, groups).includes(term),
  );
}

// the text as it is looked through, and where each of its letters stands in what is to be read
function laid(text) {
  const plain = bare(text);
  if (plain.length === text.length && !text.includes("ß") && text.normalize("NFC") === text)
    return { plain, place: (at) => at };
  const places = [];
  let whole = "";
  let place = 0;
  for (const letter of text) {
    for (const one of bare(letter)) {
      whole += one;
      places.push(place);
    }
    place += letter.length;
  }
  return { plain: whole, place: (at) => places[at] ?? text.length };
}

const laidOut = new Map();

function lie(text) {
  if (laidOut.size > 5000) laidOut.clear();
  if (!laidOut.has(text)) laidOut.set(text, laid(text));
  return laidOut.get(text);
}

// → [[from, to]…] of what was looked for in a text, in order; what overlaps is one
export function spans(text, wanted) {
  const { plain, place } = lie(text);
  const found = [];
  for (const term of wanted) {
    for (let at = plain.indexOf(term); at >= 0; at = plain.indexOf(term, at + term.length))
      found.push([place(at), place(at + term.length)]);
  }
  const joined = [];
  for (const [from, to] of found.sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}
