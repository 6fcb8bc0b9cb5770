// Welcome: one thing, the code; beside it what the evening brings, and while somebody speaks, what about.
import { html, nothing, svg } from "../../../vendor.js";
import { _, clock, longDay, ngettext, number } from "../../core/words.js";
import { moment } from "../moment.js";
import { block, codeOf, drawing, topline, qrName, strip, title } from "./parts.js";

const mostLights = 200;

function lights({ margin, inner, horizon }, people) {
  if (!people || people > mostLights) return nothing;
  const pitch = Math.min(32, inner / people);
  const r = Math.min(7, pitch * 0.32);
  return Array.from({ length: people }, (_x, i) => {
    const x = margin + 7 + i * pitch;
    return svg`<circle class="arrives" cx=${x} cy=${horizon - 15} r=${r} fill="var(--sand)"></circle>${block(x - 1.5, horizon + 8, 3, 19, "#536F69")}`;
  });
}

const when = ({ starts, ends }) =>
  ends
    ? _("%(day)s, %(from)s to %(to)s", { day: longDay(starts), from: clock(starts), to: clock(ends) })
    : _("%(day)s, %(time)s", { day: longDay(starts), time: clock(starts) });

const point = ({ at, title: text }, on) =>
  html`<li class=${on ? "on" : ""} aria-current=${on ? "time" : nothing}>
    <span>${at}</span><span>${title(text)}</span>
  </li>`;

// What is over makes room for what is to come.
const programme = ({ programme: points }, at) =>
  points.length
    ? html`<ol class="programme" aria-label=${_("Programme")}>
        ${points.slice(Math.max(at, 0)).map((one, i) => point(one, at >= 0 && i === 0))}
      </ol>`
    : nothing;

const evening = (app, at) =>
  html`${topline(app, when(app.workshop))}
    <h1 class=${app.workshop.title.length > 70 ? "long" : ""}>${title(app.workshop.title)}</h1>
    <p class="place">${app.workshop.place}</p>
    ${programme(app.workshop, at)}`;

const talk = (app, { title: text, text: about }) =>
  html`${topline(app, _("Short talk"))}
    <h1 class="talk ${text.length > 40 ? "long" : ""}">${title(text)}</h1>
    <p class="about">${about}</p>`;

const door = (app) =>
  html`<div class="qr"><img src=${app.shell.urls.qr} alt=${qrName(app)} /></div>
    <p class="how">${_("Scan it with the camera, or type it in:")}</p>
    <p class="address">${app.shell.urls.join}</p>
    <p class="code-large">${codeOf(app)}</p>`;

// whoever scans the code of a draft is told that there is no such workshop
const closedDoor = () =>
  html`<p class="how">${_("This workshop is not open yet. The code for phones will stand here.")}</p>`;

export function welcome(app) {
  const { workshop, people } = app;
  const { point: at, impulse } = moment(workshop, app.now);
  return html`<section class="scene welcome">
    ${impulse ? talk(app, impulse) : evening(app, at)}
    <div class="join">${workshop.state === "draft" ? closedDoor() : door(app)}</div>
    ${people ? html`<p class="here"><span class="figure">${number(people)}</span> ${ngettext("person is here", "people are here", people)}</p>` : nothing}
    ${drawing(app, lights(app.stage, people))} ${strip(app)}
  </section>`;
}
