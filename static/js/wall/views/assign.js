// Assign: one thing, who leads.
import { html, nothing, svg } from "../../../vendor.js";
import { breadthOf } from "../../shared/phrases.js";
import { skylineOf } from "../../shared/skyline.js";
import { methodInHand } from "../../shared/weighting.js";
import { _, fullDate } from "../../core/words.js";
import { bearerName, block, corner, drawing, foot, inWords, topline, mist, square, title } from "./parts.js";
import { inFieldOrder, rowOfStubs } from "./stubs.js";

const high = 150;

const stateWord = ({ state }) =>
  state === "accepted"
    ? html`<span class="state yes"><i class="dot"></i>${_("accepted")}</span>`
    : html`<span class="state"><i class="ring"></i>${_("proposed")}</span>`;

function lead(app, all) {
  const one =
    all.find(({ role, state }) => role === "lead" && state === "accepted") ??
    all.find(({ role, state }) => role === "lead" && state === "proposed");
  return html`<section class="lead">
    <h2>${_("Lead")}</h2>
    ${
      one
        ? html`<p class="name ${one.state}">${bearerName(app, one)}</p>
            ${stateWord(one)}`
        : html`<p class="nobody">${_("open")}</p>`
    }
  </section>`;
}

function partners(app, all) {
  const found = all.filter(({ role, state }) => role === "partner" && (state === "accepted" || state === "proposed"));
  const sorted = [...found].sort((a, b) => (a.state > b.state) - (a.state < b.state) || a.id - b.id);
  const most = sorted.length > 4 ? 3 : 4;
  return html`<section class="partners">
    <h2>${_("Partners")}</h2>
    ${found.length ? nothing : html`<p class="nobody">${_("nobody yet")}</p>`}
    <ul>
      ${sorted.slice(0, most).map((one) => html`<li class=${one.state}><span>${bearerName(app, one)}</span>${stateWord(one)}</li>`)}
      ${sorted.length > most ? html`<li class="more">${_("and %(n)s more", { n: sorted.length - most })}</li>` : nothing}
    </ul>
  </section>`;
}

function picture(app, lit) {
  const { stage, workshop } = app;
  if (!workshop.revealed)
    return rowOfStubs({ stage, ideas: inFieldOrder(app.ideas, app.fields), fields: app.fields, lit });
  const drawn = skylineOf(app.store, { width: stage.inner, height: high, cap: 120, h0: 4, water: stage.water });
  const { margin, horizon } = stage;
  const inMeadow = lit !== undefined && !drawn.bars.some((bar) => bar.id === lit);
  return svg`${drawn.meadow ? block(margin + drawn.meadow.x, horizon - drawn.meadow.height, drawn.meadow.width, drawn.meadow.height, inMeadow ? "#8FB9C4" : "#25495A") : nothing}
    ${drawn.bars.map((bar) => {
      const own = lit === undefined || bar.id === lit;
      return svg`<g class="field-${bar.color}">${block(margin + bar.x, horizon - bar.height, bar.width, bar.height, own ? "var(--tone-night)" : "var(--tone-dim)")}
        ${own ? block(margin + bar.x, horizon, bar.width, bar.mirror, "var(--tone-mirror)") : nothing}</g>`;
    })}`;
}

function sums(app, row) {
  const { breadth_of: of, breadth_name: name } = app.workshop;
  if (!app.workshop.revealed || !row?.points) return nothing;
  const points = methodInHand(app.store).told(row.points);
  if (!of || row.breadth == null) return points;
  if (row.breadth === of && of > 1 && breadthOf(1, of, name) === breadthOf(1, of, "Gemeinde"))
    return _("%(points)s from all %(n)s municipalities", { points, n: inWords(of) });
  return `${points}, ${breadthOf(row.breadth, of, name)}`;
}

export function assign(app) {
  const measure = app.shown?.kind === "measure" ? app.shown : undefined;
  const measures = app.store.all("measure").filter((one) => one.state === "shown");
  const order = app.rows.map((row) => row.id);
  measures.sort((a, b) => order.indexOf(a.idea) - order.indexOf(b.idea) || a.id - b.id);
  const place = measures.findIndex((one) => one.id === measure?.id);
  const right = place >= 0 ? _("Measure %(n)s of %(of)s", { n: place + 1, of: measures.length }) : nothing;
  const idea = app.store.get("idea", measure?.idea);
  const all = app.store.all("responsibility").filter((one) => one.measure === measure?.id);
  return html`<section class="scene assign">
    ${topline(app, _("Responsibilities"), right)}
    ${
      measure
        ? html`<div class="heading ${measure.title.length > 60 ? "long" : ""}">
              ${square(app.field(idea), "large")}
              <h1>${title(measure.title)}</h1>
            </div>
            <div class="who">
              ${lead(app, all)}${partners(app, all)}
              <section class="due">
                <h2>${_("By when")}</h2>
                <p class=${measure.due ? "" : "nobody"}>${measure.due ? fullDate(measure.due) : _("open")}</p>
              </section>
            </div>`
        : html`<h1 class="hidden">${_("Responsibilities")}</h1>
            ${mist(_("One moment. The moderators are choosing a measure."))}`
    }
    ${drawing(app, picture(app, measure ? idea?.id : undefined))} ${corner(app)}
    ${foot(
      app,
      sums(
        app,
        app.rows.find((row) => row.id === idea?.id),
      ),
    )}
  </section>`;
}
