// Fields of action: add, change, remove, also while the evening runs.
import { html, nothing } from "../../../vendor.js";
import { addFieldOfAction, editFieldOfAction, removeFieldOfAction } from "../../core/commands.js";
import { changes } from "../forms.js";
import { most } from "../../core/limits.js";
import { _, ngettext } from "../../core/words.js";
import { formFoot, formRefusal, leaveForm, newerWords, refuse, textInput } from "./entries.js";
import { leaving } from "./leaving.js";
import { action, head, quoted, square } from "./parts.js";

const formName = (field) => (field ? `field:${field.id}` : "field:new");

function open(desk, field) {
  const { letter = "", name = "", short_name = "", impulse = "" } = field ?? {};
  desk.forms.open(formName(field), { letter, name, short_name, impulse }, field);
  desk.focusOn(`#field-${field?.id ?? "new"}-name`);
  desk.changed();
}

function send(desk, field) {
  const name = formName(field);
  const { values, initial, seen, sent } = desk.forms.get(name);
  if (sent) return;
  const { letter, ...rest } = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value.trim()]));
  if (!rest.name) return refuse(desk, name);
  const given = { ...rest, ...(letter ? { letter } : {}) };
  const title = quoted(rest.name);
  if (!field) return desk.do(addFieldOfAction(given), { form: name, said: _("%(title)s has been added.", { title }) });
  const changed = changes(given, initial);
  if (!changed) return leaveForm(desk, name);
  desk.do(editFieldOfAction({ field_of_action: field.id, ...changed }), {
    on: field,
    seen,
    form: name,
    said: _("%(title)s has been changed.", { title }),
  });
}

function form(desk, field) {
  const name = formName(field);
  const submit = (event) => {
    event.preventDefault();
    send(desk, field);
  };
  const { letter, name: called, short_name: short, impulse } = most.add_field_of_action;
  const limits = {
    letter: { max: letter },
    name: { max: called },
    impulse: { max: impulse, area: true, note: _("optional") },
    short: { max: short, note: _("at most %(n)s letters", { n: short }) },
  };
  return html`<form class="form" novalidate @submit=${submit} aria-label=${_("Field of action")}>
    <div class="three">
      ${textInput(desk, name, "letter", _("Letter"), limits.letter)}${textInput(desk, name, "name", _("Name"), limits.name)}
      ${textInput(desk, name, "short_name", _("Short name"), limits.short)}
    </div>
    ${textInput(desk, name, "impulse", _("Guiding question"), limits.impulse)}
    ${field ? newerWords(desk, name, field, (found) => html`${quoted(found.name)} ${found.impulse}`) : nothing}${formRefusal(desk, desk.forms.get(name))}${formFoot(desk, name)}
  </form>`;
}

function row(desk, field) {
  if (desk.forms.get(formName(field))) return html`<li class="panel">${form(desk, field)}</li>`;
  const n = desk.ideas.filter((idea) => idea.field_of_action === field.id).length;
  const said = _("%(title)s has been removed.", { title: quoted(field.name) });
  const remove = () => desk.do(removeFieldOfAction({ field_of_action: field.id }), { on: field, said });
  const about = field.name;
  return html`<li class="field-row">
    ${square(field)}
    <p>
      <b>${field.name}</b>
      <span class="grey">${field.short_name}</span>
      ${field.impulse ? html`<span class="text">${field.impulse}</span>` : nothing}
    </p>
    <span class="grey">${ngettext("%(n)s idea", "%(n)s ideas", n)}</span>
    <span class="actions"
      >${action(_("Edit"), () => open(desk, field), { about })}${n ? nothing : action(_("Remove"), remove, { about })}</span
    >
  </li>`;
}

export function fields(desk) {
  return html`${head(_("Fields of action"), _("Changes are seen by everybody at once."), leaving(desk, desk.page.back))}
    <ul class="field-rows">
      ${desk.fields.map((field) => row(desk, field))}
    </ul>
    ${desk.forms.get("field:new") ? html`<div class="panel">${form(desk, null)}</div>` : html`<p class="actions">${action(_("Add a field of action"), () => open(desk, null))}</p>`}`;
}
