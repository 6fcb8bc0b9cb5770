// Letters as the server counts them: composed, trimmed, by character. No field cuts what is pasted into it; it says
// what is too much.
import { ngettext } from "../core/words.js";

const nothingToSee = /^[\p{Z}\p{C}\p{Mn}\s\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0]*$/u;
const near = 0.1;

export const blank = (text) => nothingToSee.test(text ?? "");

export const letters = (text) => [...(text ?? "").trim().normalize("NFC")].length;

// what to do about a text that is too long, or null
export function tooLong(text, most) {
  const over = letters(text) - most;
  return over > 0
    ? ngettext("Please shorten it: %(n)s letter too many.", "Please shorten it: %(n)s letters too many.", over)
    : null;
}

// told while somebody types, once it matters
export function roomLeft(text, most) {
  const left = most - letters(text);
  if (left < 0) return tooLong(text, most);
  return left <= most * near ? ngettext("%(n)s letter left", "%(n)s letters left", left) : "";
}
