// Assign: the action plan as it will be printed. One thing: the gaps.
import { html, nothing, repeat } from "../../../vendor.js";
import { removeMeasure } from "../../core/commands.js";
import { rows, sums, waiting } from "../plan.js";
import { methodInHand } from "../../shared/weighting.js";
import { _, language, ngettext, unbroken } from "../../core/words.js";
import { bearerForms, openBearer } from "./bearer-form.js";
import { answer, leadCell, partnerCell } from "./bearers.js";
import { measureForm, openMeasure } from "./measure-form.js";
import { onWall, putOnWall, takeFromWall } from "./on-wall.js";
import { action, empty, head, quoted, shortName, square } from "./parts.js";

// 05/03/2027 is another day in London and in New York
const dateParts = () =>
  language() === "en" ? { day: "numeric", month: "short" } : { day: "2-digit", month: "2-digit" };

const dated = (due) =>
  new Intl.DateTimeFormat(language() === "en" ? "en-GB" : language(), {
    ...dateParts(),
    year: "numeric",
    timeZone: "UTC",
  }).format(new Date(due));

function ways(desk, { measure }) {
  const { title } = measure;
  const remove = () =>
    desk.do(removeMeasure({ measure: measure.id }), {
      on: measure,
      said: _("%(title)s has been removed.", { title: quoted(title) }),
    });
  return html`<p class="actions">
    ${onWall(desk, measure) ? action(_("Take off the wall"), () => takeFromWall(desk), { key: "wall" }) : action(_("Put on the wall"), () => putOnWall(desk, measure), { key: "wall" })}
    ${action(_("Edit"), () => openMeasure(desk, measure), { key: "edit" })}
    ${action(_("Propose the lead"), () => openBearer(desk, "propose", measure, "lead"))}
    ${action(_("Propose a partner"), () => openBearer(desk, "propose", measure, "partner"))}
    ${action(_("Record a raised hand"), () => openBearer(desk, "record", measure, "lead"))}
    ${action(_("Remove"), remove, { about: title })}
  </p>`;
}

function below(desk, row, open) {
  const { measure } = row;
  const editing = desk.forms.get(`measure:${measure.id}`);
  const forms = bearerForms(desk, measure);
  const answers = row.own.flatMap((one) => waiting(one).map((given) => answer(desk, one, given)));
  const incoming = answers.length
    ? html`<tr class="ways-row">
        <td></td>
        <td colspan="4">${answers}</td>
      </tr>`
    : nothing;
  if (!open && !editing && !forms.length) return incoming;
  return html`${incoming}
    <tr class="ways-row in-hand">
      <td></td>
      <td colspan="4">
        ${editing ? measureForm(desk, measure) : nothing}${forms}${!editing && !forms.length ? ways(desk, row) : nothing}
      </td>
    </tr>`;
}

function planRow(desk, row) {
  const { measure, idea } = row;
  const hand = `m${measure.id}`;
  const open = desk.hand === hand;
  const wall = onWall(desk, measure);
  const due = measure.due
    ? dated(measure.due)
    : action(_("Date"), () => openMeasure(desk, measure), { about: measure.title });
  return html`<tbody class=${wall ? "on-wall" : ""} data-idea=${hand}>
    <tr class=${open ? "in-hand" : ""}>
      <td class="rank">${row.rank ?? ""}</td>
      <th scope="row">
        <button
          type="button"
          class="row titled"
          aria-expanded=${String(open)}
          @click=${() => desk.take(open ? null : hand)}
        >
          ${square(desk.field(idea))}
          <span
            ><b>${unbroken(measure.title)}</b
            >${measure.first_step ? html`<span class="text">${measure.first_step}</span>` : nothing}
            ${wall ? html`<span class="hidden">, ${_("on the wall")}</span>` : nothing}</span
          >
        </button>
      </th>
      <td>${leadCell(desk, row, open)}</td>
      <td>${partnerCell(desk, row, open)}</td>
      <td class="due">${due}</td>
    </tr>
    ${below(desk, row, open)}
  </tbody>`;
}

const most = 6;

function choices(desk, plan) {
  const taken = new Set(plan.map((row) => row.measure.idea));
  const { revealed } = desk.workshop;
  const free = (revealed ? desk.rows : desk.ideas.map((idea) => ({ idea, id: idea.id }))).filter(
    (row) => !taken.has(row.id),
  );
  if (!free.length) return nothing;
  const shown = desk.asking?.everything ? free : free.slice(0, most);
  return html`<section class="from-ranking">
    <h2>${revealed ? _("From the ranking, without a measure yet") : _("Ideas without a measure yet")}</h2>
    <ul class="choices">
      ${shown.map(
        (row) =>
          html`<li>
            <span class="rank">${row.rank ?? ""}</span>${square(desk.field(row.idea))}
            <p>${unbroken(row.idea.title)}<span class="hidden">, ${shortName(desk.field(row.idea))}</span></p>
            <span class="grey">${revealed ? methodInHand(desk.store).told(row.points) : nothing}</span>
            ${action(_("Make it a measure"), () => openMeasure(desk, null, row.idea), { about: row.idea.title })}
          </li>`,
      )}
    </ul>
    ${free.length > shown.length ? action(ngettext("and %(n)s more idea", "and %(n)s more ideas", free.length - shown.length), () => desk.ask({ everything: true })) : nothing}
  </section>`;
}

const sumWords = ({ all, taken, asked, open }) => {
  const parts = [
    taken && ngettext("%(n)s accepted", "%(n)s accepted", taken),
    asked && ngettext("%(n)s proposed", "%(n)s proposed", asked),
    open && ngettext("%(n)s still needs somebody", "%(n)s still need somebody", open),
  ]
    .filter(Boolean)
    .join(", ");
  return ngettext("%(n)s measure: %(parts)s.", "%(n)s measures: %(parts)s.", all, { parts });
};

export function assign(desk) {
  const plan = rows(desk.store);
  const idea = desk.store.get("idea", desk.forms.get("measure:new")?.idea);
  const source = idea && _("From the idea %(title)s", { title: quoted(idea.title) });
  const nothingYet = idea ? nothing : empty(_("No measure yet. Choose an idea from the list."));
  return html`${head(
    _("Who takes on what?"),
    plan.length ? sumWords(sums(plan)) : nothing,
    action(_("All ideas"), () => desk.go({ name: "ideas" })),
  )}
  ${
    plan.length
      ? html`<table class="plan">
          <thead>
            <tr>
              <th scope="col">${_("Rank")}</th>
              <th scope="col">${_("Measure")}</th>
              <th scope="col">${_("Lead")}</th>
              <th scope="col">${_("Partners")}</th>
              <th scope="col">${_("By when")}</th>
            </tr>
          </thead>
          ${repeat(
            plan,
            (row) => row.measure.id,
            (row) => planRow(desk, row),
          )}
        </table>`
      : nothingYet
  }
  ${
    idea
      ? html`<div class="panel">
          <p class="meta">${source}</p>
          ${measureForm(desk, null)}
        </div>`
      : nothing
  }
  ${choices(desk, plan)}`;
}

export function assignKeys(desk) {
  const plan = rows(desk.store);
  const row = plan.find(({ measure }) => desk.hand === `m${measure.id}`);
  const step = (by) => {
    const at = plan.indexOf(row);
    const to = plan[at < 0 ? (by > 0 ? 0 : plan.length - 1) : Math.min(plan.length - 1, Math.max(0, at + by))];
    if (!to) return;
    desk.take(`m${to.measure.id}`);
    desk.focusOn(`[data-idea="m${to.measure.id}"] .row`);
  };
  const wall = () => (onWall(desk, row.measure) ? takeFromWall(desk) : putOnWall(desk, row.measure));
  return {
    up: () => step(-1),
    down: () => step(1),
    escape: row ? () => desk.take(null) : undefined,
    ...(row ? { edit: () => openMeasure(desk, row.measure), wall, enter: wall } : {}),
  };
}
