// What counts of one's own, from this phone's own memory: once it is sealed nobody else can tell.
import { html, nothing } from "../../../vendor-phone.js";
import { _, ngettext, unbroken } from "../../core/words.js";
import { isCandidate, methodOf } from "../../shared/weighting.js";

const over = ({ workshop }, { sealed }) => sealed || workshop.state !== "open";

// {method, rows} of a weighting in which something of mine counts
function countedIn(app, weighting) {
  const given = app.memory.facts.given[weighting.id] ?? {};
  const ideas = Object.keys(given).map((id) => app.store.get("idea", id));
  const rows = ideas
    .filter((idea) => idea?.state === "shown" && isCandidate(weighting, idea))
    .map((idea) => ({ idea, value: given[idea.id] }))
    .sort((a, b) => b.value - a.value || a.idea.id - b.idea.id);
  return { weighting, method: methodOf(weighting), rows };
}

const heading = ({ method, rows }) => {
  if (method.name !== "points") return _("Your answer is counted:");
  const n = rows.reduce((sum, { value }) => sum + value, 0);
  return ngettext("Your point is counted:", "Your %(n)s points are counted:", n);
};

const receipt = (one) =>
  html`<h2>${heading(one)}</h2>
    ${one.weighting.title ? html`<p class="grey">${one.weighting.title}</p>` : nothing}
    <ul class="rows">
      ${one.rows.map(
        ({ idea, value }) =>
          html`<li class="sum">
            <b>${unbroken(idea.title)}</b><span class="figure">${one.method.mark(value)}</span>
          </li>`,
      )}
    </ul>
    <p class="grey">${_("Only this phone still knows it.")}</p>`;

export function receipts(app) {
  if (app.mine?.person == null) return nothing;
  const all = app.store.all("weighting").filter((one) => one.state === "shown" && over(app, one));
  return all
    .map((weighting) => countedIn(app, weighting))
    .filter(({ rows }) => rows.length)
    .map(receipt);
}
