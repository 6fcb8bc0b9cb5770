// A measure: what is done, what comes first, by when.
import { html, nothing } from "../../../vendor.js";
import { addMeasure, editMeasure } from "../../core/commands.js";
import { most } from "../../core/limits.js";
import { _, fullDate } from "../../core/words.js";
import { changes } from "../forms.js";
import { formFoot, formRefusal, leaveForm, newerWords, refuse, textInput } from "./entries.js";
import { quoted } from "./parts.js";

export const formName = (measure) => (measure ? `measure:${measure.id}` : "measure:new");

export function openMeasure(desk, measure, idea) {
  const { title = idea?.title ?? "", first_step = "", due = "" } = measure ?? {};
  if (!measure) desk.forms.drop("measure:new");
  desk.forms.open(formName(measure), { title, first_step, due: due ?? "" }, measure);
  if (idea) desk.forms.change("measure:new", { idea: idea.id });
  desk.focusOn(`#measure-${measure?.id ?? "new"}-title`);
  desk.changed();
}

function send(desk, measure) {
  const name = formName(measure);
  const form = desk.forms.get(name);
  if (form.sent) return;
  const { due } = form.values;
  const given = { title: form.values.title.trim(), first_step: form.values.first_step.trim(), due: due || null };
  if (!given.title) return refuse(desk, name);
  if (!measure)
    return desk.do(addMeasure({ idea: form.idea, ...given }), {
      form: name,
      said: _("%(title)s is now a measure.", { title: quoted(given.title) }),
    });
  const changed = changes(given, form.initial);
  if (!changed) return leaveForm(desk, name);
  desk.do(editMeasure({ measure: measure.id, ...changed }), {
    on: measure,
    seen: form.seen,
    form: name,
    said: _("%(title)s has been changed.", { title: quoted(given.title) }),
  });
}

export function measureForm(desk, measure) {
  const name = formName(measure);
  const form = desk.forms.get(name);
  const submit = (event) => {
    event.preventDefault();
    send(desk, measure);
  };
  const due = (event) => {
    desk.forms.type(name, { due: event.target.value });
    desk.changed();
  };
  const step = { max: most.add_measure.first_step, note: _("optional") };
  const id = `measure-${measure?.id ?? "new"}-due`;
  return html`<form
    class="form"
    novalidate
    @submit=${submit}
    aria-label=${measure ? _("Edit the measure") : _("Add a measure")}
  >
    ${textInput(desk, name, "title", _("Measure"), { max: most.add_measure.title })}
    <div class="two">
      ${textInput(desk, name, "first_step", _("First step"), step)}
      <div class="entry">
        <label for=${id}>${_("By when")}<span>${_("optional")}</span></label
        ><input id=${id} type="date" min="2000-01-01" max="2200-12-31" .value=${form.values.due ?? ""} @change=${due} />
      </div>
    </div>
    ${measure ? newerWords(desk, name, measure, (found) => html`${quoted(found.title)} ${found.first_step} ${fullDate(found.due)}`) : nothing}${formRefusal(desk, form)}
    ${formFoot(desk, name)}
  </form>`;
}
