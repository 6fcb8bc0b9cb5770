// Who shall bear it: proposed to phones, or a raised hand that is recorded.
import { html, nothing } from "../../../vendor.js";
import { proposeResponsibility, recordResponsibility, show } from "../../core/commands.js";
import { bearerOf } from "../plan.js";
import { most } from "../../core/limits.js";
import { _ } from "../../core/words.js";
import { choice, formFoot, formRefusal, refuse, textInput } from "./entries.js";
import { onWall } from "./on-wall.js";

const nameOf = (way, measure) => `${way}:${measure.id}`;

export function openBearer(desk, way, measure, role) {
  const other = way === "propose" ? "record" : "propose";
  desk.forms.drop(nameOf(other, measure));
  desk.forms.drop(nameOf(way, measure));
  const led = desk.store
    .all("responsibility")
    .some((one) => one.measure === measure.id && one.role === "lead" && one.state === "accepted");
  desk.forms.open(nameOf(way, measure), {
    role: way === "record" && led ? "partner" : role,
    kind: "",
    organisation: "",
    name: "",
    print: false,
  });
  desk.take(`m${measure.id}`);
  desk.focusOn(`#${way}-${measure.id}-kind`);
  desk.changed();
}

export const bearerForms = (desk, measure) =>
  ["propose", "record"]
    .filter((way) => desk.forms.get(nameOf(way, measure)))
    .map((way) => bearerForm(desk, way, measure));

const bearers = (desk) => [
  { value: "", text: _("Please choose") },
  ...desk.workshop.groupings.flatMap((grouping) =>
    grouping.groups.map(({ id, name }) => ({ value: `g${id}`, text: `${grouping.name}: ${name}` })),
  ),
  { value: "organisation", text: _("An organisation …") },
  { value: "open", text: _("Open to everybody") },
];

// who is asked must see what it is about; once the workshop is over nobody is asked
const shows = (desk, way, measure) => way === "propose" && desk.workshop.state === "open" && !onWall(desk, measure);

function hint(desk, way, measure) {
  if (way !== "propose") return nothing;
  if (desk.workshop.state === "closed")
    return html`<span class="grey">${_("The workshop is closed: phones are not asked any more.")}</span>`;
  if (!shows(desk, way, measure)) return nothing;
  return html`<span class="grey">${_("The wall then shows this measure, and the phones are asked.")}</span>`;
}

const roles = () => [
  { value: "lead", text: _("Lead") },
  { value: "partner", text: _("Partners") },
];

function send(desk, way, measure) {
  const name = nameOf(way, measure);
  const { values } = desk.forms.get(name);
  if (desk.forms.get(name).sent) return;
  if (!values.kind || (values.kind === "organisation" && !values.organisation.trim())) return refuse(desk, name);
  const base = { measure: measure.id, role: values.role, bearer: bearerOf(values) };
  if (shows(desk, way, measure)) desk.do(show({ kind: "measure", id: measure.id }), { on: desk.workshop });
  const command =
    way === "propose"
      ? proposeResponsibility(base)
      : recordResponsibility({
          ...base,
          ...(values.name.trim() ? { name: values.name.trim() } : {}),
          print_name: values.print && !!values.name.trim(),
        });
  desk.do(command, {
    on: measure,
    form: name,
    said: way === "propose" ? _("The responsibility is proposed.") : _("The raised hand is recorded."),
  });
}

function bearerForm(desk, way, measure) {
  const name = nameOf(way, measure);
  const form = desk.forms.get(name);
  const submit = (event) => {
    event.preventDefault();
    send(desk, way, measure);
  };
  const tick = (event) => {
    desk.forms.type(name, { print: event.target.checked });
    desk.changed();
  };
  const word = way === "record" ? _("Record it") : shows(desk, way, measure) ? _("Show and propose") : _("Propose");
  const long = { max: most.record_responsibility.bearer.organisation };
  const free = { max: most.record_responsibility.name, note: _("optional") };
  return html`<form
    class="form"
    novalidate
    @submit=${submit}
    aria-label=${way === "record" ? _("Record a raised hand") : _("Propose a responsibility")}
  >
    <div class="two">
      ${choice(desk, name, "kind", way === "record" ? _("Who takes it on?") : _("Who is asked?"), bearers(desk))}${choice(desk, name, "role", _("As"), roles())}
    </div>
    ${form.values.kind === "organisation" ? textInput(desk, name, "organisation", _("Name of the organisation"), long) : nothing}
    ${
      way === "record"
        ? html`${textInput(desk, name, "name", _("Name of the person"), free)}
            <label class="tick"
              ><input type="checkbox" .checked=${form.values.print} @change=${tick} /><span
                >${_("The person agrees: the name may appear in the protocol.")}</span
              ></label
            >`
        : nothing
    }
    ${formRefusal(desk, form)}${formFoot(desk, name, word, hint(desk, way, measure))}
  </form>`;
}
