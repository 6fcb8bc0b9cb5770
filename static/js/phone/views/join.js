// Join: who is here, the one question that counts, into the evening.
import { html, nothing } from "../../../vendor-phone.js";
import { mainGrouping } from "../../shared/groups.js";
import { _, clock, day, language, languages, longDay, offered, unbroken } from "../../core/words.js";
import { lights, peopleHere } from "./lights.js";

const municipality = /^(gemeinde|municipality|kommune)$/i;
const role = /^(rolle|role)$/i;

export function question(grouping) {
  const name = grouping.name.trim();
  if (name.endsWith("?")) return name;
  if (municipality.test(name)) return _("Which municipality are you from?");
  if (role.test(name)) return _("In which role are you here?");
  return _("%(name)s: which applies to you?", { name });
}

export const choices = (grouping, chosen, pick, heading = "question") =>
  html`<fieldset class="choices" aria-labelledby=${heading}>
    ${grouping.groups.map(
      (group) =>
        html`<label class="choice"
          ><input
            type="radio"
            name="group-${grouping.id}"
            id="group-${group.id}"
            .checked=${chosen === group.id}
            @change=${() => pick(group.id)}
          /><span>${group.name}</span></label
        >`,
    )}
  </fieldset>`;

export const mayBeNamed = (workshop) =>
  workshop.group_minimum === 1
    ? html`<p class="grey">
        ${_("Your group may be named on the wall and in the protocol, even if you are its only one here.")}
      </p>`
    : nothing;

export const kicker = ({ starts }) =>
  starts ? _("%(day)s, %(time)s", { day: longDay(starts), time: clock(starts) }) : nothing;

const otherLanguage = ({ shell }) => {
  const code = language() === "de" ? "en" : "de";
  if (!offered(shell).includes(code)) return nothing;
  return html`<a href="?lang=${code}" lang=${code} hreflang=${code}>${languages[code]}</a>`;
};

const nightHead = (app) =>
  html`<header class="night">
    <p class="kicker">
      <span>${kicker(app.workshop)}${app.workshop.sample ? html` · ${_("Sample content")}` : nothing}</span
      >${otherLanguage(app)}
    </p>
    <h1 tabindex="-1">${unbroken(app.workshop.title)}</h1>
    <p class="mist">${app.workshop.place}</p>
    ${lights(peopleHere(app))}
  </header>`;

function removed({ mine, workshop }) {
  if (!mine?.removed) return nothing;
  const again = workshop.joining
    ? _("You can join again: what you wrote stays hidden, and your points begin anew.")
    : nothing;
  const number = _("It was number %(n)s.", { n: mine.removed });
  return html`<p class="lead"><b>${_("The moderators have removed this device.")}</b> ${again}</p>
    <p class="grey">${number}</p>`;
}

const shut = (app) =>
  html`${nightHead(app)}
    <main class="below-night">
      ${removed(app)}
      <h2 class="question">${_("No new devices are let in at the moment.")}</h2>
      <p class="lead">${_("Please talk to the moderators.")}</p>
      ${app.law}
    </main>`;

export function joinView(app) {
  if (app.workshop.joining === false) return shut(app);
  const grouping = mainGrouping(app.workshop);
  const asks = !!grouping?.groups.length;
  const { id: chosen, missing } = app.joining;
  const needed = asks && app.workshop.groups_required;
  // what is chosen by then: a slow phone has not drawn it yet
  const onward = () => {
    const { id } = app.joining;
    if (id || !asks) return app.join(id ? [id] : []);
    app.answering({ missing: true });
  };
  const pick = (id) => app.answering({ id, missing: false });
  return html`${nightHead(app)}
    <main class="below-night">
      ${removed(app)}${
        asks
          ? html`<h2 id="question" class="question">${question(grouping)}</h2>
              ${mayBeNamed(app.workshop)}${choices(grouping, chosen, pick)}`
          : nothing
      }${app.law}
    </main>
    <footer class="foot">
      ${missing ? html`<p class="hint no" role="alert">${_("Please choose an answer first.")}</p>` : nothing}
      <button class="main" id="go" @click=${onward}>${_("Continue")}</button>
      ${
        asks && !needed
          ? html`<button class="link wide" id="pass" @click=${() => app.join([])}>
              ${_("Continue without an answer")}
            </button>`
          : html`<p class="small">${_("No account, no app, no name")}</p>`
      }
    </footer>`;
}

const startsOn = ({ starts }) =>
  _("The workshop starts on %(day)s at %(time)s.", { day: day(starts), time: clock(starts) });

export const beforeView = (app) =>
  html`${nightHead(app)}
    <main class="below-night">
      <p class="lead">${startsOn(app.workshop)}</p>
      ${app.law}
    </main>`;
