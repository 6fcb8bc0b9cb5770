// Assign: a question to those who are asked, the list of measures for everybody.
import { html, nothing } from "../../../vendor-phone.js";
import { _, fullDate, unbroken } from "../../core/words.js";
import { may } from "../moment.js";
import { answerTo, declined, questionOf } from "../own.js";
import { besides } from "./collect.js";
import { head, shortName, square, stateWord, title } from "./parts.js";
import { askView } from "./ask.js";
import { resultBelow } from "./result.js";
import { bearerName, fieldOfMeasure, stateOfResponsibility } from "./bearers.js";

export function openQuestion(app) {
  if (app.form?.responsibility) return questionOf(app, app.form.responsibility);
  return (app.mine?.asked ?? [])
    .map((id) => app.store.get("responsibility", id))
    .find((one) => one?.state === "proposed" && !answerTo(app, one.id));
}

const answers = { lead: () => _("You take this on."), partner: () => _("You take part."), no: () => _("You said no.") };

// An answer counts once the moderators have confirmed it, and of several they confirm one.
function settled({ state, role }, { answer, state: sent, confirmed }) {
  if (answer === "no" || sent !== "saved") return "";
  if (confirmed === true) return _("The moderators have confirmed it.");
  if (confirmed === false) return _("The moderators have confirmed another answer.");
  return state === "proposed" || role !== answer ? _("The moderators still have to confirm it.") : "";
}

const changeable = (app, one) => may(app, "answer_responsibility") && !one.by_hand;

function ownAnswer(app, one) {
  const answer = answerTo(app, one.id);
  if (!answer) return nothing;
  const change = () => app.openForm({ responsibility: one.id }, { top: 0 });
  return html`<p class="answered">
    ${answers[answer.answer]()} ${settled(one, answer)} ${stateWord({ ...answer, name: "answer_responsibility" })}
    ${changeable(app, one) ? html`<button class="link" @click=${change}>${_("Change")}</button>` : nothing}
  </p>`;
}

function bearers(app, list, name) {
  return html`<dt>${name}</dt>
    <dd>
      ${
        list.length
          ? list.map(
              (one) =>
                html`<div>
                  ${bearerName(app.workshop, one)} <span class="grey">${stateOfResponsibility(one.state)}</span>${
                    one.name
                      ? html`<br /><span class="grey">${[one.name, one.organisation].filter(Boolean).join(", ")}</span>`
                      : nothing
                  }${ownAnswer(app, one)}
                </div>`,
            )
          : html`<span class="grey">${_("open")}</span>`
      }
    </dd>`;
}

const onlyMine = (app, measure) => declined(app).filter((one) => one.measure === measure.id);

function measureRow(app, measure) {
  const field = fieldOfMeasure(app, measure);
  const all = app.store.all("responsibility").filter((one) => one.measure === measure.id);
  const partners = all.filter((one) => one.role === "partner");
  const { shown } = app.workshop;
  return html`<li
    class="measure ${app.moment === "assign" && shown?.kind === "measure" && shown.id === measure.id ? "on-wall" : ""}"
  >
    <h2 class="measure-title">
      ${square(field, "mid")}<span>${unbroken(measure.title)}<span class="hidden">, ${shortName(field)}</span></span>
    </h2>
    <dl>
      ${bearers(
        app,
        all.filter((one) => one.role === "lead"),
        _("Lead"),
      )}
      ${partners.length ? bearers(app, partners, _("Partners")) : nothing}
      ${onlyMine(app, measure).map(
        (one) =>
          html`<dt>${_("Only you see this")}</dt>
            <dd>${bearerName(app.workshop, one)}${ownAnswer(app, one)}</dd>`,
      )}
      ${
        measure.first_step
          ? html`<dt>${_("First step")}</dt>
              <dd>${measure.first_step}</dd>`
          : nothing
      }
      ${
        measure.due
          ? html`<dt>${_("By when")}</dt>
              <dd>${fullDate(measure.due)}</dd>`
          : nothing
      }
    </dl>
  </li>`;
}

export function measureRows(app) {
  const { shown } = app.workshop;
  const measures = app.store.all("measure").filter((one) => one.state !== "removed");
  const onWall = (one) => shown?.kind === "measure" && one.id === shown.id;
  measures.sort((a, b) => onWall(b) - onWall(a) || a.id - b.id);
  return measures.length
    ? html`<ul class="rows">
        ${measures.map((one) => measureRow(app, one))}
      </ul>`
    : nothing;
}

export function assignView(app) {
  const asked = openQuestion(app);
  if (asked) return askView(app, asked);
  const rows = measureRows(app);
  const lead =
    rows === nothing
      ? _("No measure yet. The moderators choose an idea.")
      : _("If your group is asked, the question appears here.");
  return html`${head(app)}
    <main>${title(_("Who takes on what?"), lead)} ${rows}${besides(app)}${resultBelow(app)}</main>`;
}
