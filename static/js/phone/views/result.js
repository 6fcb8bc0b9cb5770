// Result: the skyline, then the same as a list.
import { html, nothing } from "../../../vendor-phone.js";
import { _, ngettext, unbroken } from "../../core/words.js";
import { breadthOf, counted } from "../../shared/phrases.js";
import { edge, ranked } from "../../shared/skyline.js";
import { skylinePicture } from "../../shared/skyline-picture.js";
import { candidatesInHand, methodInHand, onPaper, talliesInHand, weightingInHand } from "../../shared/weighting.js";
import { weights } from "../points.js";
import { few } from "../sift.js";
import { besides } from "./collect.js";
import { head, square } from "./parts.js";

const measures = { width: 350, height: 160, water: 38, cap: 60, margin: 20 };

export const ranking = (store) => ranked(candidatesInHand(store), talliesInHand(store));

function picture(app, rows) {
  const more = rows.length - edge(rows).shown;
  return html`<div class="skyline">
    ${skylinePicture(app.store, measures)}
    ${more ? html`<p class="mist">${ngettext("and %(n)s more idea", "and %(n)s more ideas", more)}</p>` : nothing}
  </div>`;
}

const sums = (app, rows) => {
  const points = rows.reduce((sum, row) => sum + row.points, 0);
  const people = app.store.get("progress", 1)?.weighted;
  const found = [ngettext("%(n)s idea", "%(n)s ideas", rows.length), methodInHand(app.store).total(points)];
  const given = people ? [ngettext("%(n)s person", "%(n)s people", people)] : [];
  return [...found, ...given, onPaper(app.store), counted(app.workshop, onPaper(app.store))].filter(Boolean).join(", ");
};

function rankRow(app, row, own) {
  const { breadth_of: of, breadth_name: name } = app.workshop;
  const breadth = row.breadth == null || !of ? "" : `, ${breadthOf(row.breadth, of, name)}`;
  return html`<li class="ranked">
    <span class="figure">${row.rank}</span>${square(app.store.get("field_of_action", row.idea.field_of_action), "mid")}
    <div>
      <h3>${unbroken(row.idea.title)}</h3>
      <p class="grey">${methodInHand(app.store).told(row.points)}${breadth}</p>
      ${own ? html`<p class="own-points">${methodInHand(app.store).fromYou(own)}</p>` : nothing}
    </div>
  </li>`;
}

export function ranks(app, rows) {
  const own = weights(app);
  return html`<ol class="rows">
    ${rows.map((row) => rankRow(app, row, own[row.idea.id]))}
  </ol>`;
}

export const revealed = (app) =>
  app.workshop.revealed && app.workshop.stage >= 3 && talliesInHand(app.store).length > 0;

// below what there is to do: what the room has decided stays in reach
export const resultBelow = (app, rows = revealed(app) ? ranking(app.store) : []) =>
  rows.length
    ? html`<h2>${_("The result")}</h2>
        ${ranks(app, rows)}`
    : nothing;

export const nightResult = (app, heading, rows, below) =>
  html`<div class="night result">${head(app)}</div>
    <main class="full">
      <div class="night result">
        <h1 tabindex="-1">${heading}</h1>
        ${
          rows.length
            ? html`<p class="mist">${sums(app, rows)}</p>
                ${picture(app, rows)}`
            : nothing
        }
      </div>
      <div class="below-night">${below}</div>
    </main>`;

export function resultView(app) {
  const rows = ranking(app.store);
  const long = rows.length > few;
  const list = html`<h2 class="hidden">${_("All ideas")}</h2>
    ${ranks(app, rows)}`;
  const heading = weightingInHand(app.store)?.title || _("The result");
  return nightResult(app, heading, rows, long ? html`${besides(app)}${list}` : html`${list}${besides(app)}`);
}
