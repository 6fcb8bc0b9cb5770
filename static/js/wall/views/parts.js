// The small things every scene of the wall is made of.
import { html, nothing, svg } from "../../../vendor.js";
import { _, length, ngettext, time, unbroken } from "../../core/words.js";

export const square = (field, size = "") =>
  field
    ? html`<span class="square ${size} field-${field.color % 12}" aria-hidden="true">${field.letter}</span>`
    : nothing;

export const title = (text) => unbroken(text);

export const codeOf = (app) =>
  html`<span class="code">${app.shell.code.slice(0, 3)}&nbsp;${app.shell.code.slice(3)}</span>`;

const sample = (app) => (app.workshop.sample ? html`<span class="sample">${_("Sample content")}</span>` : nothing);

const staleWord = (app) => _("As of %(time)s", { time: time(app.stale) });

export const qrName = ({ shell }) =>
  _("QR code for %(address)s, code %(code)s", { address: shell.urls.join, code: shell.code });

// for those who come late, where a scene has room for it
export const corner = (app) =>
  app.over || app.workshop.joining === false
    ? nothing
    : html`<div class="corner"><img src=${app.shell.urls.qr} alt=${qrName(app)} /></div>`;

export const topline = (app, text, right = nothing) =>
  html`<div class="topline">
    <div><strong>${text}</strong>${sample(app)}</div>
    <p class="right">${app.stale ? staleWord(app) : right}</p>
  </div>`;

// WebSockets are blocked here: everything works by polling
const sign = ({ live }) =>
  live
    ? nothing
    : html`<i class="sign" role="img" aria-label=${_("New things appear here a few seconds later.")}></i> `;

export const foot = (app, text = nothing) =>
  html`<div class="foot">
    <p>${text}</p>
    <p class="right">${sign(app)}${app.shell.urls.join} ${codeOf(app)}</p>
  </div>`;

// minutes, hours or days, never seconds
export function timeLeft(app) {
  const { phase_ends: ends, paused } = app.workshop;
  const seconds = paused ?? (ends ? (Date.parse(ends) - app.now) / 1000 : 0);
  if (seconds <= 0) return nothing;
  const { unit, n } = length(seconds, Math.ceil);
  const words = {
    minute: () => ngettext("%(n)s minute left", "%(n)s minutes left", n),
    hour: () => ngettext("%(n)s hour left", "%(n)s hours left", n),
    day: () => ngettext("%(n)s day left", "%(n)s days left", n),
  }[unit]();
  return paused === null || paused === undefined ? words : _("%(left)s, paused", { left: words });
}

export const drawing = (app, content, label) => {
  const { wide, high } = app.stage;
  return html`<svg
    class="drawing"
    viewBox="0 0 ${wide} ${high}"
    role=${label ? "img" : "presentation"}
    aria-label=${label ?? nothing}
  >
    ${content}
  </svg>`;
};

export const block = (x, y, width, height, fill, kind = "") =>
  svg`<rect class=${kind} x=${x} y=${y} width=${Math.max(0, width)} height=${Math.max(0, height)} fill=${fill}></rect>`;

// beside the bars, below the meadow: "und 38 weitere Ideen"
export function meadowWord(n, tied) {
  const more = ngettext("and %(n)s more idea", "and %(n)s more ideas", n);
  return html`<p class="meadow-word arrives">${tied ? `${more}, ${_("tied")}` : more}</p>`;
}

export const mist = (text) => html`<p class="empty">${text}</p>`;

const spelled = () => [
  _("two"),
  _("three"),
  _("four"),
  _("five"),
  _("six"),
  _("seven"),
  _("eight"),
  _("nine"),
  _("ten"),
  _("eleven"),
  _("twelve"),
];

// numbers up to twelve as words inside a sentence
export const inWords = (n) => spelled()[n - 2] ?? String(n);

const mostLogosWithNames = 4;

// Logos first, then who has none; beside many logos there is no room for their names.
const bodies = (names, logos) =>
  html`<ul>
    ${logos.map(({ url, alt, name }) => html`<li class="logo"><img src=${url} alt=${alt} />${logos.length <= mostLogosWithNames ? html`<span>${name}</span>` : nothing}</li>`)}
    ${names.filter((name) => !logos.some((logo) => logo.name === name)).map((name) => html`<li>${name}</li>`)}
  </ul>`;

export function strip({ workshop: { organisers, funders }, shell: { logos } }) {
  const [theirs, given] = ["organiser", "funder"].map((sort) => logos.filter((logo) => logo.sort === sort));
  if (!organisers.length && !funders.length && !logos.length) return nothing;
  return html`<footer class="strip">
    ${bodies(organisers, theirs)}
    ${
      funders.length + given.length
        ? html`<div>
            <p>${_("Funded by")}</p>
            ${bodies(funders, given)}
          </div>`
        : nothing
    }
  </footer>`;
}

export function bearerName(app, { bearer, state }) {
  if (bearer.open) return state === "accepted" ? _("somebody from the room") : _("open to everybody");
  if (bearer.organisation) return bearer.organisation;
  const groups = app.workshop.groupings.flatMap((grouping) => grouping.groups);
  return groups.find((group) => group.id === bearer.group)?.name ?? _("(removed group)");
}
