// Single letters act on the row in hand, or on the rows that are chosen, and one begins to search; never while
// somebody types, and they can be switched off.
import { language } from "../core/words.js";

const letters = {
  de: {
    edit: "E",
    merge: "Z",
    move: "V",
    hide: "A",
    wall: "L",
    choose: "X",
    search: "S",
    yes: "J",
    no: "N",
    dark: "B",
  },
  en: {
    edit: "E",
    merge: "M",
    move: "V",
    hide: "H",
    wall: "W",
    choose: "X",
    search: "S",
    yes: "Y",
    no: "N",
    dark: "B",
  },
};

// what needs no row in hand
const always = new Set(["search", "yes", "no", "dark"]);

export const keyOf = (name) => (letters[language()] ?? letters.en)[name];

const typing = (target) => target?.closest?.("input:not(.choose), textarea, select, [contenteditable]");

// `handlers()` gives the room's {edit, merge, …, search, up, down, enter, escape, onward}
export function listen(handlers, desk) {
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    const hands = handlers();
    if (event.key === "Escape") return act(event, hands.escape);
    if (typing(event.target)) return;
    if (event.key === "ArrowUp") return act(event, hands.up);
    if (event.key === "ArrowDown") return act(event, hands.down);
    if (event.key === "PageDown" || event.key === "ArrowRight") return act(event, hands.onward);
    if (event.key === "Enter" && event.target.closest?.("[data-idea] .row")) return act(event, hands.rowEnter);
    if (event.key === "Enter" && !event.target.closest?.("button, a, summary, label")) return act(event, hands.enter);
    if (!desk.keysOn || event.repeat || event.key.length !== 1) return;
    const meant = Object.keys(letters.en).filter((one) => keyOf(one) === event.key.toUpperCase());
    const held = desk.hand !== null || desk.chosen.size > 0;
    const name = meant.find((one) => hands[one] && (held || always.has(one)));
    act(event, hands[name]);
  });
}

function act(event, hand) {
  if (!hand) return;
  event.preventDefault();
  hand(event);
}
