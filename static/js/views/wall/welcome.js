// Welcome: one thing, the code.
import { html, nothing, svg } from "../../../vendor.js";
import { _, clock, longDay, ngettext, number } from "../../words.js";
import { block, codeOf, drawing, kicker, qrName, strip, title } from "./parts.js";

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

export function welcome(app) {
  const { workshop, page, people } = app;
  const long = workshop.title.length > 70 ? "long" : "";
  return html`<section class="scene welcome">
    ${kicker(app, when(workshop))}
    <h1 class=${long}>${title(workshop.title)}</h1>
    <p class="place">${workshop.place}</p>
    <div class="join">
      <div class="qr"><img src=${page.urls.qr} alt=${qrName(app)}></div>
      <p class="address">${page.urls.join}</p>
      <p class="code-large">${codeOf(app)}</p>
    </div>
    ${people ? html`<p class="here"><span class="figure">${number(people)}</span> ${ngettext("person is here", "people are here", people)}</p>` : nothing}
    ${drawing(app, lights(app.stage, people))}
    ${strip(app)}
  </section>`;
}
