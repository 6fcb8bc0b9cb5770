// A stranger's flood: said in one calm line, shut out with one tap, taken back in one act whose figures stand there
// first.
import { html, nothing } from "../../../vendor.js";
import { editWorkshop, removeParticipants } from "../../core/commands.js";
import { clockOf } from "../removal.js";
import { refusal } from "../refusals.js";
import { _, list, ngettext, number, time } from "../../core/words.js";
import { leaving } from "./leaving.js";
import { action, button, head } from "./parts.js";

// nothing is chosen before somebody has said since when: at the start of an evening every moment means the whole hall
export function openDevices(desk, since = null) {
  desk.focusOn("#since");
  const clock = since === null ? "" : clockOf(since, desk.workshop.time_zone);
  desk.removal.change({ clock, least: "" }, desk.now, desk.workshop.time_zone, 0);
  desk.go({ name: "devices" });
}

function figures({ devices: came, ideas }) {
  const words = [
    came && ngettext("%(n)s new device", "%(n)s new devices", came),
    ideas && ngettext("%(n)s idea", "%(n)s ideas", ideas),
  ];
  return list(words.filter(Boolean));
}

export function floodLine(desk) {
  const { flood } = desk;
  if (!flood) return nothing;
  const what = figures(flood);
  const said = flood.fresh
    ? _("In the last minute: %(what)s. Are these your guests?", { what })
    : _("From %(time)s on: %(what)s within a minute. Are these your guests?", {
        what,
        time: time(new Date(flood.since).toISOString()),
      });
  return html`<div class="flood" role="status">
    <p>${said}</p>
    <p class="actions">
      ${action(_("Yes, our guests"), () => desk.theyAreGuests())}${action(_("Remove devices …"), () => openDevices(desk, flood.since))}
    </p>
  </div>`;
}

// one tap, and one tap back
export function door(desk) {
  const { workshop } = desk;
  const turn = () => {
    const said = workshop.joining ? _("No new devices are let in any more.") : _("New devices are let in again.");
    desk.do(editWorkshop({ joining: !workshop.joining }), { on: workshop, said });
  };
  return html`${workshop.joining ? nothing : html`<p class="wait-words">${_("No new devices are let in.")}</p>`}
    <p class="actions">
      ${action(workshop.joining ? _("Let no new devices in") : _("Let new devices in again"), turn)}
    </p>`;
}

function outcome(desk) {
  const { told } = desk.removal;
  if (!told)
    return html`<p class="grey" role="status">
      ${desk.removal.data(desk.now, desk.workshop.time_zone) ? _("Loading …") : nothing}
    </p>`;
  if (told.failed)
    return html`<p class="refused" role="alert">${_("The figures could not be loaded. Please try again.")}</p>`;
  if (!told.devices) return html`<p class="grey" role="status">${_("No device has joined since then.")}</p>`;
  const said = ngettext("%(n)s device is removed.", "%(n)s devices are removed.", told.devices);
  const act = () => desk.do(removeParticipants(told.data), { said, then: () => desk.go(null) });
  const figure = (n, words) => html`<li><b>${number(n)}</b> ${words}</li>`;
  return html`<ul class="figures" role="status">
      ${figure(told.devices, ngettext("device", "devices", told.devices))}
      ${figure(told.ideas, ngettext("idea", "ideas", told.ideas))}
      ${figure(told.contributions, ngettext("contribution", "contributions", told.contributions))}
    </ul>
    <p>
      ${told.weighted ? ngettext("At least %(n)s of them gave points.", "At least %(n)s of them gave points.", told.weighted) : nothing}
      ${_("What they wrote is hidden, and their points, answers and “We will take part” no longer count.")}
      ${desk.workshop.sealed ? nothing : _("It can be taken back until the weighting is sealed.")}
    </p>
    ${told.too_few ? html`<p class="refused">${refusal("too_few", { least: told.too_few })}</p>` : nothing}
    <div class="buttons">
      ${told.too_few ? nothing : button(ngettext("Remove %(n)s device", "Remove %(n)s devices", told.devices), act, "main small")}
      ${button(_("Cancel"), () => desk.go(null), "action")}
    </div>`;
}

const newDevices = (desk) =>
  html`<h2>${_("New devices")}</h2>
    <p>
      ${desk.workshop.joining ? _("Everybody who has the code can join.") : _("Whoever has joined goes on; nobody new gets in.")}
    </p>
    ${door(desk)}`;

export function devices(desk) {
  const { removal, workshop } = desk;
  const change = (name) => (event) => removal.change({ [name]: event.target.value }, desk.now, workshop.time_zone);
  const below = _("For uninvited visitors: everything that came from their devices goes in one act.");
  return html`${head(_("Remove devices"), below, leaving(desk))}
    <form class="panel removing" @submit=${(event) => event.preventDefault()}>
      <div class="two">
        <div class="entry">
          <label for="since">${_("Joined since")}</label>
          <input id="since" type="time" step="1" required .value=${removal.clock} @input=${change("clock")} />
        </div>
        <div class="entry">
          <label for="least">${_("Ideas and contributions, at least")}<span>${_("optional")}</span></label>
          <input id="least" inputmode="numeric" pattern="[0-9]*" .value=${removal.least} @input=${change("least")} />
        </div>
      </div>
      ${outcome(desk)}
    </form>
    ${workshop.state === "open" ? newDevices(desk) : nothing}`;
}
