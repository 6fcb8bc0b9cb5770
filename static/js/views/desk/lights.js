// People as lights by group. Filled: ready; ring: not yet. They repeat the numbers and are hidden from screen readers.
import { html, nothing } from "../../../vendor.js";
import { byGroup } from "../../desk/groups.js";
import { mainGrouping } from "../../groups.js";
import { _ } from "../../words.js";

const most = 24;

function lights(ready, all) {
  if (all > most) return nothing;
  const light = (_one, i) => html`<i class=${i < ready ? "light" : "light free"}></i>`;
  return html`<span aria-hidden="true">${Array.from({ length: all }, light)}</span>`;
}

// `words(row)`: the number at the end; `filled(row)`: how many lights are filled
export function people(desk, heading, words, filled, fewest) {
  const grouping = mainGrouping(desk.workshop);
  if (!grouping || !desk.people.length) return nothing;
  const { rows, rest } = byGroup(desk.people, grouping, fewest);
  const row = (name, one) => html`<tr><th scope="row">${name}</th><td class="lights">${lights(filled(one), one.people)}</td><td class="number">${words(one)}</td></tr>`;
  return html`<table class="people"><thead><tr><th scope="col">${grouping.name}</th><th scope="col">${heading}</th><td></td></tr></thead>
    <tbody>${rows.map((one) => row(one.name, one))}${rest ? row(rows.length ? _("others") : _("together"), rest) : nothing}</tbody></table>`;
}
