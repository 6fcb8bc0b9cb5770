// Close: one thing, the QR code to the protocol.
import { html, nothing, svg } from "../../../vendor.js";
import { skylineOf } from "../../shared/skyline.js";
import { methodInHand } from "../../shared/weighting.js";
import { _, ngettext, number } from "../../core/words.js";
import { block, codeOf, drawing, inWords, topline, qrName, strip } from "./parts.js";
import { inFieldOrder, rowOfStubs } from "./stubs.js";

function picture(app) {
  const { stage, workshop } = app;
  if (!workshop.revealed) return rowOfStubs({ stage, ideas: inFieldOrder(app.ideas, app.fields), fields: app.fields });
  const { margin, horizon } = stage;
  const drawn = skylineOf(app.store, { width: stage.inner, height: 190, cap: 120, h0: 4, water: 76 });
  const { meadow } = drawn;
  const pair = (bar, tone, mirror) =>
    svg`${block(margin + bar.x, horizon - bar.height, bar.width, bar.height, tone)}${block(margin + bar.x, horizon, bar.width, bar.mirror, mirror)}`;
  return svg`${meadow ? pair(meadow, "#486C79", "#29535F") : nothing}
    ${drawn.bars.map((bar) => svg`<g class="field-${bar.color}">${pair(bar, "var(--tone-night)", "var(--tone-mirror)")}</g>`)}`;
}

const figure = (n, text) =>
  html`<div class="figure-with-rule">
    <b>${number(n)}</b>
    <p>${text}</p>
  </div>`;

function figures(app) {
  const { store, workshop, rows } = app;
  const joined = store.get("progress", 1)?.joined ?? 0;
  const fields = new Set(rows.map((row) => row.idea.field_of_action)).size;
  const points = rows.reduce((sum, row) => sum + row.points, 0);
  const measures = store.all("measure").filter((one) => one.state === "shown");
  const taken = measures.filter((one) =>
    store
      .all("responsibility")
      .some(({ measure, role, state }) => measure === one.id && role === "lead" && state === "accepted"),
  ).length;
  const ideas =
    fields > 1
      ? ngettext(
          "project idea in %(fields)s fields of action",
          "project ideas in %(fields)s fields of action",
          rows.length,
          { fields: inWords(fields) },
        )
      : ngettext("project idea", "project ideas", rows.length);
  const promised =
    taken > 1
      ? ngettext("measure, %(taken)s with a commitment", "measures, %(taken)s with a commitment", measures.length, {
          taken: inWords(taken),
        })
      : ngettext("measure", "measures", measures.length);
  return html`<div class="figures-with-rules">
    ${figure(joined, ngettext("person took part", "people took part", joined))} ${figure(rows.length, ideas)}
    ${workshop.revealed ? figure(points, methodInHand(app.store).given(points)) : nothing}
    ${measures.length ? figure(measures.length, promised) : nothing}
  </div>`;
}

export function close(app) {
  const { workshop, shell } = app;
  const released = workshop.state === "released" || workshop.released;
  const next = released
    ? _("The protocol is ready. You will find it at %(address)s.", { address: shell.urls.join })
    : _("The moderators have not released the protocol yet. As soon as they do, you will find it at %(address)s.", {
        address: shell.urls.join,
      });
  const qr = (released && shell.urls.qr_protocol) || shell.urls.qr;
  return html`<section class="scene close">
    ${workshop.sample ? topline(app, nothing) : nothing}
    <h1>${_("Thank you")}</h1>
    <p class="next">${next.split(/(?<=\.) /).map((sentence) => html`<span>${sentence}</span> `)}</p>
    <div class="join small">
      <div class="qr"><img src=${qr} alt=${qrName(app)} /></div>
      <p class="caption">${released ? _("Protocol as PDF") : nothing} <span>${shell.urls.join}</span> ${codeOf(app)}</p>
    </div>
    ${figures(app)} ${drawing(app, picture(app))} ${strip(app)}
  </section>`;
}
