// The small things every screen of the phone is made of.
import { html, nothing } from "../../../vendor-phone.js";
import { _, time, unbroken } from "../../core/words.js";
import { timer } from "../timer.js";
import { phoneRefusal, withTheModerators } from "../../core/refusals.js";

export const head = (app) =>
  html`<header class="head">
    <p>
      ${app.workshop.short_title || app.workshop.title}${app.workshop.sample ? html` <span class="sample">${_("Sample content")}</span>` : nothing}
    </p>
    ${app.shell.table ? html`<button class="link" @click=${() => app.go("next", { hold: true })}>${_("Next person")}</button>` : nothing}
    <button class="link" @click=${() => app.go("display")}>${_("Display")}</button>
  </header>`;

export const backHead = (app, label, right = nothing) =>
  html`<header class="head"><button class="link quiet" @click=${() => app.back()}>${label}</button>${right}</header>`;

export const title = (text, below = nothing) =>
  html`<h1 tabindex="-1">${unbroken(text)}</h1>
    ${below ? html`<p class="lead">${below}</p>` : nothing}`;

export const square = (field, size = "") =>
  field
    ? html`<span class="square ${size} field-${field.color % 12}" aria-hidden="true">${field.letter}</span>`
    : nothing;

export const shortName = (field) => field?.short_name || field?.name || "";

export const meta = (field) =>
  html`<span class="meta">${square(field, "small")}<span>${shortName(field)}</span></span>`;

// what the moderators have made of one's own words that nobody sees any more, or never saw
export function awayWords({ declined, reason: why }) {
  if (declined)
    return why
      ? _("Not released by the moderators: %(why)s", { why })
      : _("Not released by the moderators. Please talk to them.");
  return why ? _("Hidden by the moderators: %(why)s", { why }) : _("Hidden by the moderators. Please talk to them.");
}

// gespeichert 18:04 · auf diesem Handy · Nicht angenommen. …
export function stateWord(about) {
  if (!about) return nothing;
  const { state, at, code, refusal, fate } = about;
  if (state === "queued") return html`<span class="state wait"><i class="ring"></i>${_("on this phone")}</span>`;
  if (state === "draft") return html`<span class="state wait"><i class="ring"></i>${_("draft, on this phone")}</span>`;
  if (state === "refused" && withTheModerators(about))
    return fate === "dismissed"
      ? html`<span class="state no"><i class="dash"></i>${_("The moderators have not added it.")}</span>`
      : html`<span class="state wait"><i class="ring"></i><span>${phoneRefusal(code, refusal, about)}</span></span>`;
  if (state === "refused") {
    const why = _("Not accepted. %(why)s", { why: phoneRefusal(code, refusal, about) });
    return html`<span class="state no"><i class="dash"></i><span>${why}</span></span>`;
  }
  if (about.waiting) return html`<span class="state wait"><i class="ring"></i>${_("with the moderators")}</span>`;
  if (about.away) return html`<span class="state no"><i class="dash"></i><span>${awayWords(about)}</span></span>`;
  const saved = at ? _("saved %(time)s", { time: time(at) }) : _("saved");
  return html`<span class="state"><i class="dot"></i>${saved}</span>`;
}

export const button = (label, act, kind = "main") => html`<button class=${kind} @click=${act}>${label}</button>`;

export const action = (label, act, more = nothing) =>
  html`<button class="link" aria-label=${more} @click=${act}>${label}</button>`;

export const quoted = (text) => _("“%(text)s”", { text });

export const allGroups = (workshop) => workshop.groupings.flatMap((grouping) => grouping.groups);

export const groupNames = (workshop, ids) =>
  ids.map((id) => allGroups(workshop).find((group) => group.id === id)?.name).filter(Boolean);

// a value of the form "17:35" or an ISO time, as the clock shows it
export const clockOf = (at) => (/^\d\d?:\d\d$/.test(at ?? "") ? at : time(at));

// how long this phase lasts; where no timer runs nothing is promised
export function timeWords(app) {
  const state = timer(app.workshop, app.now);
  if (!state) return "";
  if (state === "held") return _("Time paused.");
  return state === "over" ? _("The time is over.") : _("Until %(time)s.", { time: time(state) });
}
