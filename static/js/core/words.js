// English sentences are the source; the catalogue brings the other languages.
let locale = "en";
let messages = {};
let zone;
let plural = new Intl.PluralRules("en");
let forms = formsOf(plural);

// the forms that the language has, in the catalogue's order
function formsOf(rules) {
  const has = rules.resolvedOptions().pluralCategories;
  return ["zero", "one", "two", "few", "many", "other"].filter((name) => has.includes(name));
}

export function setCatalogue(catalogue) {
  locale = catalogue.locale || "en";
  messages = catalogue.messages || {};
  plural = new Intl.PluralRules(locale);
  forms = formsOf(plural);
  formats.clear();
}

export function setTimeZone(name) {
  if (name === zone) return;
  zone = name;
  formats.clear();
  try {
    time("2000-01-01");
  } catch {
    zone = undefined;
  }
}

const fill = (text, values) => (values ? text.replace(/%\((\w+)\)s/g, (_all, name) => values[name] ?? "") : text);

export function _(msgid, values) {
  const found = messages[msgid];
  return fill((Array.isArray(found) ? found[0] : found) || msgid, values);
}

export function ngettext(one, many, n, values) {
  const found = messages[one];
  const said = Array.isArray(found) ? found : [one, many];
  const text = said[Math.min(forms.indexOf(plural.select(n)), said.length - 1)] || said[said.length - 1];
  return fill(text, { n: number(n), ...values });
}

const formats = new Map();

function format(name, make) {
  if (!formats.has(name)) formats.set(name, make());
  return formats.get(name);
}

const date = (name, options) =>
  format(name, () => new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, { timeZone: zone, ...options }));

const usable = (iso) => (iso && !Number.isNaN(Date.parse(iso)) ? new Date(iso) : null);

// 18:04
export function time(iso) {
  const when = usable(iso);
  return when ? date("time", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(when) : "";
}

// 17 before "Uhr", 17:00 elsewhere
export const clock = (iso) => (locale.startsWith("de") ? time(iso).replace(/:00$/, "") : time(iso));

// 3. November
export function day(iso) {
  const when = usable(iso);
  return when ? date("day", { day: "numeric", month: "long" }).format(when) : "";
}

// Mittwoch, 3. November 2021
export function longDay(iso) {
  const when = usable(iso);
  return when ? date("long", { weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(when) : "";
}

// 28. Februar 2022; takes a plain YYYY-MM-DD too, which has no time zone
export function fullDate(iso) {
  if (!usable(iso)) return "";
  const plain = /^\d{4}-\d\d-\d\d$/.test(iso);
  const options = { day: "numeric", month: "long", year: "numeric" };
  return plain
    ? date("plain", { ...options, timeZone: "UTC" }).format(usable(iso))
    : date("full", options).format(usable(iso));
}

export const languages = { de: "Deutsch", en: "English" };

// those that the page can be read in
export const offered = ({ languages: codes = Object.keys(languages) } = {}) => codes;

// How long something is, as exact as anybody wants to know it: minutes up to two hours, then hours, then days
export function length(seconds, round = Math.round) {
  const minutes = round(seconds / 60);
  if (minutes < 120) return { unit: "minute", n: minutes };
  const hours = Math.round(seconds / 3600);
  return hours < 48 ? { unit: "hour", n: hours } : { unit: "day", n: Math.round(hours / 24) };
}

export const number = (n) => format("number", () => new Intl.NumberFormat(locale)).format(n);

export const list = (parts) => format("list", () => new Intl.ListFormat(locale, { type: "conjunction" })).format(parts);

export const language = () => locale.slice(0, 2);

export const unbroken = (text) => (text ?? "").replace(/(^|\s)-(?=\p{L})/gu, "$1\u2011");
