// The thin line at the top: connection first, then a phase that has moved on while somebody writes.
import { html, nothing } from "../../../vendor-phone.js";
import { _ } from "../../core/words.js";
import { stateOfPoints } from "../points.js";
import { fate, taken } from "../own.js";
import { withTheModerators } from "../../core/refusals.js";
import { may, moment } from "../moment.js";
import { action, stateWord } from "./parts.js";

const connections = {
  offline: () => _("No connection – everything stays on this phone"),
  portal: () => _("This Wi-Fi asks you to log in. Your entries stay here."),
  busy: () => _("It is busy right now. We keep trying."),
};

const phases = {
  welcome: () => _("Welcome"),
  collect: () => _("Collect ideas"),
  discuss: () => _("Discuss"),
  weight: () => _("Weigh the ideas"),
  look: () => _("The result"),
  result: () => _("The result"),
  assign: () => _("Responsibilities"),
  close: () => _("Close"),
};

const itGoesOn = (workshop) => _("Now: %(phase)s.", { phase: phases[moment(workshop)]?.() ?? "" });

// An idea is being written for which it is too late by now: the screen says so itself, below the text.
export function ended(app) {
  const { screen } = app;
  if (!app.behind || !app.joined || screen.name !== "write" || app.moment === "welcome") return null;
  const changes = Number.isInteger(app.drafts.get(screen.draft)?.idea);
  if (may(app, changes ? "edit_idea" : "add_idea")) return null;
  const text = changes
    ? _("Only the moderators can change your idea now. Your text stays here: please show it to them.")
    : _("Your text stays here. You can still send it to the moderators.");
  return html`<b>${_("Collecting has ended.")}</b> ${text}`;
}

function movedOn(app) {
  if (!app.behind || !app.joined || ended(app)) return nothing;
  const { screen, workshop } = app;
  const changes = Number.isInteger(app.drafts.get(screen.draft)?.idea);
  if (screen.name === "write" && may(app, changes ? "edit_idea" : "add_idea")) return nothing;
  return html`<p class="band wait-band">
    <b>${itGoesOn(workshop)}</b> ${screen.hold ? nothing : _("Your text stays here.")}
  </p>`;
}

const ofMine = /^(add|edit|withdraw)_/;

const shownHere = ({ screen, moment: here }, { name }) => {
  if (/^(add|edit)_/.test(name))
    return (
      screen.name === "mine" ||
      (name.endsWith("idea") && (screen.name === "after" || (screen.name === "home" && here === "collect")))
    );
  return (
    screen.name === "home" &&
    ((name === "set_weight" && here === "weight") || (name === "answer_responsibility" && here === "assign"))
  );
};

// a refusal is never silent: what the screen in hand does not show stands here until it was read
function refused(app) {
  const open = app.outbox.entries.filter(
    (entry) =>
      entry.state === "refused" &&
      !entry.seen &&
      entry.code !== "depends_on_refused" &&
      !taken(app, entry) &&
      !shownHere(app, entry),
  );
  const last = open[open.length - 1];
  if (!last || ["join_workshop", "use_code"].includes(last.name)) return nothing;
  const read = (then) => () => {
    for (const { key } of open) app.outbox.note(key, { seen: true });
    then?.();
  };
  const savedAt = stateOfPoints(app)?.savedAt;
  return html`<div class="band told ${withTheModerators(last) ? "wait-band" : "no-band"}">
    ${stateWord({ ...last, savedAt, fate: fate(app, last) })}
    <p class="actions">
      ${
        ofMine.test(last.name)
          ? action(
              _("Your ideas"),
              read(() => app.go("mine")),
            )
          : nothing
      }${action(_("Understood"), read())}
    </p>
  </div>`;
}

// WebSockets are blocked here: everything works, so it is only mentioned
const sign = ({ live, connection }) =>
  live || connection !== "connected"
    ? nothing
    : html`<p class="sign">${_("New things appear here a few seconds later.")}</p>`;

export function band(app) {
  const line = connections[app.connection]?.();
  return html`<div role="status">
      ${
        app.keep.kind === "memory"
          ? html`<p class="band wait-band">${_("This phone cannot store anything. Please keep this page open.")}</p>`
          : nothing
      }
      ${app.mine?.muted ? html`<p class="band">${_("Writing is switched off on this phone. Please talk to the moderators.")}</p>` : nothing}
      ${line ? html`<p class="band wait-band">${line}</p>` : app.backAgain ? html`<p class="band">${_("Connected. Everything is saved.")}</p>` : nothing}
      ${movedOn(app)}
    </div>
    ${sign(app)}${app.joined ? refused(app) : nothing}`;
}
