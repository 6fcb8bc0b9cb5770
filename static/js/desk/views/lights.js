// People as lights by group. Filled: ready; ring: not yet. They repeat the numbers and are hidden from screen readers.
import { html, nothing } from "../../../vendor.js";
import { mainGrouping } from "../../shared/groups.js";
import { _ } from "../../core/words.js";
import { groupName } from "./parts.js";

const most = 24;

function lights(ready, all) {
  if (all > most) return nothing;
  const light = (_one, i) => html`<i class=${i < ready ? "light" : "light free"}></i>`;
  return html`<span aria-hidden="true">${Array.from({ length: all }, light)}</span>`;
}

// `rows`: {group, joined, ready}, small groups together under null; `words(row)`: the number at the end;
// `filled(row)`: how many lights are filled
export function people(desk, rows, heading, words, filled) {
  const grouping = mainGrouping(desk.workshop);
  if (!grouping || !rows.length) return nothing;
  const others = rows.length > 1 ? _("others") : _("together");
  const row = (one) =>
    html`<tr>
      <th scope="row">${one.group === null ? others : groupName(desk.workshop, one.group)}</th>
      <td class="lights">${lights(filled(one), one.joined)}</td>
      <td class="number">${words(one)}</td>
    </tr>`;
  return html`<table class="people">
    <thead>
      <tr>
        <th scope="col">${grouping.name}</th>
        <th scope="col">${heading}</th>
        <td></td>
      </tr>
    </thead>
    <tbody>
      ${rows.map(row)}
    </tbody>
  </table>`;
}
