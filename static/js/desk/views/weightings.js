// Weightings: what the room is asked, one after the other. A second one is two taps.
import { html, nothing } from "../../../vendor.js";
import { addWeighting, editWeighting, openPhase, removeWeighting } from "../../core/commands.js";
import { most } from "../../core/limits.js";
import { _, ngettext } from "../../core/words.js";
import { methodOf, weightingInHand } from "../../shared/weighting.js";
import * as methods from "../../weighting/methods.js";
import { choice, formFoot, formRefusal, leaveForm, newerWords, textInput } from "./entries.js";
import { action, button, head, quoted } from "./parts.js";

const usual = "points";
const formName = (weighting) => (weighting ? `weighting:${weighting.id}` : "weighting:new");

export const calledOf = (weighting) => weighting.title || methodOf(weighting).called();

const settingsOf = (method, values) =>
  Object.fromEntries(methods[method].settings().map(({ name }) => [name, Number(values[name])]));

function open(desk, weighting) {
  const method = weighting?.method ?? usual;
  const settings = Object.fromEntries(
    methods[method].settings().map(({ name, usual: value }) => [name, `${weighting?.settings[name] ?? value}`]),
  );
  desk.forms.open(formName(weighting), { title: weighting?.title ?? "", method, about: "all", ...settings }, weighting);
  desk.focusOn(`#${formName(weighting).replace(":", "-")}-title`);
  desk.changed();
}

// what the question is about: all ideas, the first of the result that stands, or one field of action
function candidates(desk, about) {
  if (about === "all") return { all: true };
  const [kind, n] = about.split(":");
  return kind === "field" ? { fields: [Number(n)] } : { ideas: best(desk, Number(n)).map(({ id }) => id) };
}

const best = (desk, n) => desk.rows.filter(({ rank, points }) => rank && rank <= n && points);

const counts = [3, 5, 10];

function abouts(desk) {
  const enough = counts.filter((n) => best(desk, n).length && desk.rows.length > n);
  return [
    { value: "all", text: _("all ideas") },
    ...enough.map((n) => ({ value: `best:${n}`, text: _("the first %(n)s of this result", { n }) })),
    ...desk.fields.map(({ id, name }) => ({ value: `field:${id}`, text: quoted(name) })),
  ];
}

function aboutWords({ candidates: { ideas, fields } }) {
  if (ideas) return ngettext("%(n)s idea", "%(n)s ideas", ideas.length);
  return fields ? ngettext("%(n)s field of action", "%(n)s fields of action", fields.length) : _("all ideas");
}

const ask = (desk, id, called, on) =>
  desk.do(openPhase({ phase: "weight", weighting: id, kept: true }), {
    on,
    said: _("Now in hand: %(title)s", { title: quoted(called) }),
    then: () => desk.go(null),
  });

function send(desk, weighting, { now = false } = {}) {
  const name = formName(weighting);
  const { values, seen, sent } = desk.forms.get(name);
  if (sent) return;
  const given = { title: values.title.trim(), settings: settingsOf(values.method, values) };
  if (weighting)
    return desk.do(editWeighting({ weighting: weighting.id, ...given }), {
      on: weighting,
      seen,
      form: name,
      said: _("The weighting has been changed."),
    });
  const called = given.title || methods[values.method].called();
  desk.do(addWeighting({ ...given, method: values.method, candidates: candidates(desk, values.about) }), {
    form: name,
    said: _("%(title)s has been added.", { title: quoted(called) }),
    then: ({ id }) => now && ask(desk, id, called),
  });
}

function methodChoice(desk, name, weighting) {
  const options = Object.values(methods).map((one) => ({ value: one.name, text: one.called() }));
  if (weighting || options.length < 2) return nothing;
  return choice(desk, name, "method", _("How it is answered"), options);
}

// another method has other settings: they begin as usual
const valueOf = (values, { name, usual: value }) => values[name] ?? `${value}`;

function numberInput(desk, name, setting) {
  const { values } = desk.forms.get(name);
  const id = `${name}-${setting.name}`.replace(":", "-");
  const type = (event) => {
    desk.forms.type(name, { [setting.name]: event.target.value });
    desk.changed();
  };
  return html`<div class="entry">
    <label for=${id}>${setting.label}</label
    ><input
      id=${id}
      type="number"
      inputmode="numeric"
      min=${setting.least}
      max=${setting.most}
      required
      .value=${valueOf(values, setting)}
      @input=${type}
    />
  </div>`;
}

function form(desk, weighting) {
  const name = formName(weighting);
  const { values } = desk.forms.get(name);
  const submit = (event) => {
    event.preventDefault();
    for (const setting of methods[values.method].settings())
      desk.forms.type(name, { [setting.name]: valueOf(values, setting) });
    if (event.target.reportValidity()) send(desk, weighting, { now: event.submitter?.value === "now" });
  };
  const question = { max: most.add_weighting.title, note: _("optional") };
  return html`<form
    class="form"
    @submit=${submit}
    aria-label=${weighting ? _("Edit the weighting") : _("Add a weighting")}
  >
    ${textInput(desk, name, "title", _("Question to the room"), question)}
    <div class="two">
      ${methodChoice(desk, name, weighting)}
      ${weighting ? nothing : choice(desk, name, "about", _("It asks about"), abouts(desk))}
      ${methods[values.method].settings().map((setting) => numberInput(desk, name, setting))}
    </div>
    ${weighting ? newerWords(desk, name, weighting, (found) => quoted(found.title)) : nothing}${formRefusal(desk, desk.forms.get(name))}
    ${weighting ? formFoot(desk, name) : footOfNew(desk, name)}
  </form>`;
}

const footOfNew = (desk, name) =>
  html`<div class="buttons">
    <button class="main small" value="now">${_("Ask the room now")}</button
    ><button class="action" value="later">${_("Only add it")}</button
    >${button(_("Cancel"), () => leaveForm(desk, name), "action")}
  </div>`;

const stateWords = ({ asked, revealed, sealed }) =>
  sealed
    ? _("sealed")
    : revealed
      ? _("revealed")
      : asked
        ? _("hidden until it is revealed")
        : _("the room was not asked yet");

function row(desk, weighting) {
  if (desk.forms.get(formName(weighting))) return html`<li class="panel">${form(desk, weighting)}</li>`;
  const inHand = weighting.id === desk.workshop.weighting;
  const over = weighting.revealed || weighting.sealed;
  const state = stateWords(weighting);
  const stands = inHand ? _("in hand, %(state)s", { state }) : state;
  const called = calledOf(weighting);
  const method = methodOf(weighting);
  const about = _("It asks about: %(about)s.", { about: aboutWords(weighting) });
  const remove = () =>
    desk.do(removeWeighting({ weighting: weighting.id }), {
      on: weighting,
      said: _("%(title)s has been removed.", { title: quoted(called) }),
    });
  return html`<li class="field-row weighting-row">
    <p>
      <b>${called}</b>
      <span class="text">${method.rule(weighting.settings)} ${about}</span>
    </p>
    <span class="grey">${stands}</span>
    <span class="actions"
      >${inHand ? nothing : action(over ? _("Show this result") : _("Ask the room"), () => ask(desk, weighting.id, called, [desk.workshop, weighting]), { about: called })}${
        weighting.sealed ? nothing : action(_("Edit"), () => open(desk, weighting), { about: called })
      }${inHand || weighting.sealed || weighting.revealed ? nothing : action(_("Remove"), remove, { about: called })}</span
    >
  </li>`;
}

export function weightings(desk) {
  const all = desk.store.all("weighting").filter(({ state }) => state === "shown");
  const name = formName();
  return html`${head(
      _("Weightings"),
      _("The room answers one question at a time; what came out of the others stays."),
      action(_("Back"), () => desk.go(null)),
    )}
    <ul class="field-rows">
      ${all.map((one) => row(desk, one))}
    </ul>
    ${
      desk.forms.get(name)
        ? html`<div class="panel">${form(desk)}</div>`
        : html`<p class="actions">${action(_("Add a weighting"), () => open(desk))}</p>`
    }`;
}

// beside the head of the phase: which question it is, and the way to another one
export function questionInHand(desk) {
  const weighting = weightingInHand(desk.store);
  const ways = action(_("Weightings"), () => desk.go({ name: "weightings" }));
  return { title: weighting?.title || _("Weigh the ideas"), ways };
}
