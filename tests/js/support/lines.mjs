// What somebody reads on a screen: the lines of text of a template, without its tags and attributes.
const inline = /^<\/?(?:b|i|small)\b/;

function textOf(value) {
  if (value === null || value === undefined || typeof value === "symbol") return "";
  if (Array.isArray(value)) return value.map(textOf).join("");
  if (!value.strings) return String(value);
  const joined = value.strings.reduce((sum, string, i) => `${sum}\ue000${i - 1}\ue001${string}`);
  const bare = joined.replace(/<[^>]*>/g, (tag) => (inline.test(tag) ? "" : "\n"));
  return bare.replace(/\ue000(\d+)\ue001/g, (_all, i) => textOf(value.values[i]));
}

export const linesOf = (template) =>
  textOf(template)
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter(Boolean);
