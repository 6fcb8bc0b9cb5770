// The house's own catalogue, as a browser gets it.
import { readFileSync } from "node:fs";

const place = new URL("../../../workshop/translations/de/LC_MESSAGES/messages.po", import.meta.url);

function entries(text) {
  const found = [];
  for (const block of text.split("\n\n")) {
    const entry = {};
    let name;
    for (const line of block.split("\n")) {
      const [, keyword, rest] = /^(msg\w+(?:\[\d\])?)? ?(".*")$/.exec(line) ?? [];
      if (!rest) continue;
      name = keyword ?? name;
      entry[name] = (entry[name] ?? "") + JSON.parse(rest);
    }
    if (entry.msgid) found.push(entry);
  }
  return found;
}

const german = () => {
  const messages = {};
  for (const entry of entries(readFileSync(place, "utf8")))
    messages[entry.msgid] = entry.msgid_plural ? [entry["msgstr[0]"], entry["msgstr[1]"]] : entry.msgstr;
  return { locale: "de", messages };
};

export const catalogues = { de: german(), en: { locale: "en", messages: {} } };
