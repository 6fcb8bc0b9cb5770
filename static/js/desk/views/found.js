// Searching at the desk: the field, and how much it found.
import { html, live, nothing } from "../../../vendor.js";
import { keyOf } from "../keys.js";
import { _, number } from "../../core/words.js";

// at once: the next letters belong to the search
export function beginSearch() {
  const field = document.getElementById("find-ideas");
  field?.focus();
  field?.select();
}

// Escape takes the search back first, then leaves the field; the arrow and Enter lead to the rows.
function keys(desk, event, onward) {
  if (event.isComposing) return;
  if (event.key === "Escape") {
    if (desk.search.words) desk.find("");
    else event.target.blur();
  } else if ((event.key === "ArrowDown" || event.key === "Enter") && onward) onward();
  else return;
  event.preventDefault();
}

// `onward()` goes to the first row
export function searchField(desk, onward) {
  const type = (event) => desk.find(event.target.value);
  const hint = _("title, text, number, group");
  return html`<div class="search" role="search">
    <label for="find-ideas"
      >${_("Search")}${desk.keysOn ? html`<kbd aria-hidden="true">${keyOf("search")}</kbd>` : nothing}</label
    >
    <input
      id="find-ideas"
      type="search"
      autocomplete="off"
      enterkeyhint="search"
      placeholder=${hint}
      aria-keyshortcuts=${keyOf("search")}
      .value=${live(desk.search.words)}
      @input=${type}
      @keydown=${(event) => keys(desk, event, onward)}
    />
  </div>`;
}

export const foundWords = (n, all) => _("%(n)s of %(all)s ideas", { n: number(n), all: number(all) });
