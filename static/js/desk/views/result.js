// The result as a table: rank, idea, points, people, breadth. Ideas without a point stay in it.
import { html, nothing } from "../../../vendor.js";
import { breadthOf } from "../../shared/phrases.js";
import { _, number, unbroken } from "../../core/words.js";
import { isCandidate, methodInHand, onPaper, weightingInHand } from "../../shared/weighting.js";
import { shortName, square } from "./parts.js";

const breadthWords = ({ breadth }, { breadth_of: of, breadth_name: name }) =>
  breadth === null || !of ? "" : breadthOf(breadth, of, name);

const rowOf = (desk, row, { ofPeople }, field = desk.field(row.idea)) =>
  html`<tr>
    <td class="rank">${row.rank}</td>
    <th scope="row">
      <span class="titled"
        >${square(field)}<span>${unbroken(row.idea.title)}<span class="hidden">, ${shortName(field)}</span></span></span
      >
    </th>
    <td class="number"><b>${number(row.points)}</b></td>
    ${ofPeople ? nothing : html`<td class="number">${number(row.people)}</td>`}
    <td class="grey">${breadthWords(row, desk.workshop)}</td>
  </tr>`;

function rowsInHand(desk) {
  const weighting = weightingInHand(desk.store);
  return desk.rows.filter(({ idea }) => isCandidate(weighting, idea));
}

export function result(desk) {
  const method = methodInHand(desk.store);
  const paper = onPaper(desk.store);
  return html`${paper ? html`<p class="grey">${paper}</p>` : nothing}
    <table class="result">
      <thead>
        <tr>
          <th scope="col">${_("Rank")}</th>
          <th scope="col">${_("Project idea")}</th>
          <th scope="col" class="number">${method.column()}</th>
          ${method.ofPeople ? nothing : html`<th scope="col" class="number">${_("People")}</th>`}
          <th scope="col">${_("Breadth")}</th>
        </tr>
      </thead>
      <tbody>
        ${rowsInHand(desk).map((row) => rowOf(desk, row, method))}
      </tbody>
    </table>`;
}
