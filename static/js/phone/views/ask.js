// A proposed responsibility: what it is about, who answers, a separate tick, three answers of falling weight.
import { html, nothing } from "../../../vendor-phone.js";
import { _, fullDate, unbroken } from "../../core/words.js";
import { answerResponsibility } from "../../core/commands.js";
import { roomLeft, tooLong } from "../../shared/letters.js";
import { most } from "../../core/limits.js";
import { answerTo } from "../own.js";
import { bearerName, fieldOfMeasure, stateOfResponsibility } from "./bearers.js";
import { button, head, quoted, square, title } from "./parts.js";
import { resultBelow } from "./result.js";

function proposal(app, one) {
  if (one.bearer.open)
    return one.role === "lead"
      ? _("The moderators ask: who takes the lead?")
      : _("The moderators ask: who takes part?");
  const name = bearerName(app.workshop, one);
  return one.role === "lead"
    ? _("The moderators propose: %(name)s takes the lead.", { name })
    : _("The moderators propose: %(name)s takes part.", { name });
}

function others(app, one) {
  const list = app.store
    .all("responsibility")
    .filter(
      (other) => other.measure === one.measure && other.id !== one.id && ["proposed", "accepted"].includes(other.state),
    );
  return list.map(
    (other) =>
      html`<div>
        ${bearerName(app.workshop, other)} <span class="grey">${stateOfResponsibility(other.state)}</span>
      </div>`,
  );
}

const fact = (name, value) =>
  value && value.length !== 0
    ? html`<dt>${name}</dt>
        <dd>${value}</dd>`
    : nothing;

const withoutTick = (name) =>
  name ? _("Without the tick it only says %(name)s.", { name: quoted(name) }) : _("Without the tick it is left out.");

const given = (app, one) => {
  const before = answerTo(app, one.id) ?? {};
  const { me } = app.memory.facts;
  return {
    name: before.name ?? me.name ?? "",
    organisation: before.organisation ?? me.organisation ?? "",
    print: !!before.print_name,
  };
};

export function askView(app, one) {
  const measure = app.store.get("measure", one.measure);
  const asking = app.answerOf(one.id, () => given(app, one));
  const name = one.bearer.open ? asking.organisation : bearerName(app.workshop, one);
  const typed = (what) => (event) => {
    app.writeAnswer({ [what]: event.target.value, hint: null });
    app.memory.set({ me: { name: asking.name, organisation: asking.organisation } });
  };
  const entry = (id, label, what, complete) =>
    html`<label class="label" for=${id}>${label}<span>${_("optional")}</span></label>
      <input
        id=${id}
        autocomplete=${complete}
        aria-describedby="${id}-room"
        .value=${asking.initial[what]}
        @input=${typed(what)}
      />
      <p class="letters" id="${id}-room">${roomLeft(asking[what], most.answer_responsibility[what])}</p>`;
  const tick = (event) => app.writeAnswer({ print: event.target.checked });
  const answer = (word) => {
    const who = { name: asking.name.trim(), organisation: asking.organisation.trim() };
    const wrong = Object.keys(who).find((each) => tooLong(who[each], most.answer_responsibility[each]));
    if (wrong) {
      app.focusOn(wrong === "name" ? "#who" : "#body");
      return app.writeAnswer({ hint: tooLong(who[wrong], most.answer_responsibility[wrong]) });
    }
    app.do(
      answerResponsibility({
        responsibility: one.id,
        answer: word,
        ...(who.name ? { name: who.name } : {}),
        ...(who.organisation ? { organisation: who.organisation } : {}),
        print_name: asking.print && word !== "no",
      }),
    );
    document.activeElement?.blur();
    app.closeAnswer();
  };
  const lead = (kind) => button(_("I take this on"), () => answer("lead"), kind);
  const partner = (kind) => button(_("We take part"), () => answer("partner"), kind);
  return html`${head(app)}
    <main>
      ${title(one.role === "lead" ? _("Will you take this on?") : _("Will you take part?"), proposal(app, one))}
      <h2 class="measure-title ruled">
        ${square(fieldOfMeasure(app, measure), "mid")}<span>${unbroken(measure?.title)}</span>
      </h2>
      <dl>
        ${fact(_("First step"), measure?.first_step)}${fact(_("By when"), fullDate(measure?.due))}${fact(_("With whom"), others(app, one))}
      </dl>
      <h2 class="plain">${_("Who answers?")}</h2>
      ${entry("who", _("Your name"), "name", "name")}${entry("body", _("Organisation or office"), "organisation", "organization")}
      ${asking.hint ? html`<p class="hint no" role="alert">${asking.hint}</p>` : nothing}
      <label class="tick"
        ><input type="checkbox" .checked=${asking.print} @change=${tick} /><span
          >${_("My name may appear in the protocol.")} <small>${withoutTick(name)}</small></span
        ></label
      >
      ${resultBelow(app)}
    </main>
    <footer class="foot answers">
      ${one.role === "lead" ? [lead("main"), partner("second")] : [partner("main"), lead("second")]}
      <button class="link wide" @click=${() => answer("no")}>${_("No")}</button>
    </footer>`;
}
