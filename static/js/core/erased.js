// What somebody has had erased has no words any more. Every screen shows it as such, in the reader's language.
import { _ } from "./words.js";

const words = { idea: "title", measure: "title", contribution: "text" };

export function shown(thing) {
  const name = words[thing.kind];
  if (name && thing[name] === "") return { ...thing, [name]: _("(erased)"), erased: true };
  if (thing.bearer?.organisation === "") return { ...thing, bearer: { organisation: _("(erased)") } };
  return thing;
}
