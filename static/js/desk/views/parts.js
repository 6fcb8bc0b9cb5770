// The small things every room of the desk is made of.
import { html, nothing } from "../../../vendor.js";
import { keyOf } from "../keys.js";
import { _, list, ngettext, unbroken } from "../../core/words.js";

export const square = (field) =>
  field ? html`<span class="square field-${field.color % 12}" aria-hidden="true">${field.letter}</span>` : nothing;

export const shortName = (field) => field?.short_name || field?.name || "";

export const quoted = (text) => _("“%(text)s”", { text: unbroken(text) });

export const head = (title, below = nothing, right = nothing) =>
  html`<header class="head">
    <div class="head-line">
      <h1 tabindex="-1">${unbroken(title)}</h1>
      ${right === nothing ? nothing : html`<div class="actions">${right}</div>`}
    </div>
    ${below === nothing ? nothing : html`<div class="below">${below}</div>`}
  </header>`;

// an action is a word; the small framed letter beside it is its key
export const action = (label, act, { key, about, pressed } = {}) =>
  html`<button
    type="button"
    class="action"
    aria-label=${about ? `${label}: ${about}` : nothing}
    aria-expanded=${pressed === undefined ? nothing : String(pressed)}
    aria-keyshortcuts=${key ? keyOf(key) : nothing}
    @click=${act}
  >
    ${label}${key ? html`<kbd aria-hidden="true">${keyOf(key)}</kbd>` : nothing}
  </button>`;

export const button = (label, act, kind = "main") =>
  html`<button type="button" class=${kind} @click=${act}>${label}</button>`;

const shapes = {
  saved: "dot",
  accepted: "dot",
  connected: "dot",
  proposed: "ring",
  waiting: "ring",
  declined: "dash",
  refused: "dash",
};
const tones = { proposed: "wait", waiting: "wait", declined: "no", refused: "no" };

export const state = (kind, word) =>
  html`<span class="state ${tones[kind] ?? ""}"><i class=${shapes[kind] ?? "none"}></i>${word}</span>`;

export const allGroups = (workshop) => workshop.groupings.flatMap((grouping) => grouping.groups);

export const groupName = (workshop, id) => allGroups(workshop).find((group) => group.id === id)?.name ?? "";

export const groupNames = (workshop, ids = []) => list(ids.map((id) => groupName(workshop, id)).filter(Boolean));

export const sizeWord = (size) => (size === "small" ? _("small") : size === "large" ? _("large") : "");

export const joinedWords = (...words) => words.filter(Boolean).join(", ");

export const from = (desk, idea) => groupName(desk.workshop, idea.group) || (idea.by === "desk" ? _("desk") : "");

export const empty = (text) => html`<p class="empty">${text}</p>`;

export const codeWords = (code) => `${code.slice(0, 3)}\u00a0${code.slice(3)}`;

export function contributionsWord(desk, idea) {
  const n = desk.contributions(idea).filter((one) => one.state === "shown").length;
  return n ? ngettext("%(n)s contribution", "%(n)s contributions", n) : "";
}
