// What every form of the desk is made of; a newer version by somebody else stands beside, what was typed stays.
import { html, nothing } from "../../../vendor.js";
import { newer } from "../forms.js";
import { roomLeft } from "../../shared/letters.js";
import { refusal } from "../refusals.js";
import { _ } from "../../core/words.js";
import { button } from "./parts.js";

export function formRefusal(desk, form) {
  if (!form.refusal) return nothing;
  const why = refusal(form.refusal.code, form.refusal.data, { store: desk.store });
  const words = _("Not accepted. %(why)s", { why });
  return html`<p class="refused" role="alert">${words}</p>`;
}

export const emptyTitle = { code: "bad_shape", data: { field: "title" } };

export function refuse(desk, name) {
  desk.forms.change(name, { refusal: emptyTitle });
  desk.changed();
}

export function leaveForm(desk, name) {
  desk.forms.drop(name);
  desk.changed();
}

// "Inzwischen geändert": the newer words and the two ways on. `words(found)` shows them.
export function newerWords(desk, name, thing, words) {
  const form = desk.forms.get(name);
  const told = form.refusal?.code === "changed_meanwhile" ? form.refusal.data.thing : null;
  const latest = told?.kind === thing.kind && told.seq > thing.seq ? told : thing;
  const found = newer(form, latest);
  if (!found) return nothing;
  const settle = (mine) => {
    const values = mine ? form.values : { ...form.values, ...found };
    desk.forms.change(name, { values, initial: { ...form.initial, ...found }, seen: latest.seq, refusal: null });
    desk.changed();
  };
  return html`<div class="newer" role="status">
    <p><b>${_("Changed in the meantime:")}</b> ${words(found)}</p>
    <p class="actions">
      ${button(_("Take this version"), () => settle(false), "action")}${button(_("Keep mine"), () => settle(true), "action")}
    </p>
  </div>`;
}

const idOf = (name, field) => `${name}-${field}`.replace(/[^\w-]/g, "-");

export function textInput(desk, name, field, label, { max, area = false, note = nothing, rows = 2 } = {}) {
  const form = desk.forms.get(name);
  const id = idOf(name, field);
  const type = (event) => {
    desk.forms.type(name, { [field]: event.target.value });
    desk.changed();
  };
  const input = area
    ? html`<textarea
        id=${id}
        rows=${rows}
        aria-describedby=${`${id}-room`}
        .value=${form.values[field] ?? ""}
        @input=${type}
      ></textarea>`
    : html`<input
        id=${id}
        aria-describedby=${`${id}-room`}
        .value=${form.values[field] ?? ""}
        @input=${type}
        autocomplete="off"
      />`;
  return html`<div class="entry">
    <label for=${id}>${label}${note === nothing ? nothing : html`<span>${note}</span>`}</label>${input}
    <p class="letters" id=${`${id}-room`}>${roomLeft(form.values[field], max)}</p>
  </div>`;
}

export function choice(desk, name, field, label, options) {
  const form = desk.forms.get(name);
  const id = idOf(name, field);
  const change = (event) => {
    desk.forms.type(name, { [field]: options[event.target.selectedIndex].value });
    desk.changed();
  };
  const option = ({ value, text }) => html`<option .selected=${value === form.values[field]}>${text}</option>`;
  return html`<div class="entry">
    <label for=${id}>${label}</label
    ><select id=${id} @change=${change}>
      ${options.map(option)}
    </select>
  </div>`;
}

// Save, cancel, and what is on its way
export const formFoot = (desk, name, save = _("Save"), more = nothing) =>
  html`<div class="buttons">
    <button class="main small">${save}</button>
    ${button(_("Cancel"), () => leaveForm(desk, name), "action")}${desk.forms.get(name).sent ? html`<span class="state wait"><i class="ring"></i>${_("being sent")}</span>` : more}
  </div>`;
