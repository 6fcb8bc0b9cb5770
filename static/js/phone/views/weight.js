// Weight: shuffled list, − and + with the number between them, the budget always in sight.
import { html, nothing } from "../../../vendor-phone.js";
import { guard } from "../../../vendor/directives/guard.js";
import { _, language, ngettext, number, unbroken } from "../../core/words.js";
import { finishWeighting, setWeight } from "../../core/commands.js";
import { may } from "../moment.js";
import { few } from "../sift.js";
import { mayGive } from "../../weighting/points.js";
import { budget, ideasToWeigh, ready, stateOfPoints } from "../points.js";
import { announce } from "../announce.js";
import { calmView, finish } from "./summary.js";
import { ideaDetail } from "./idea.js";
import { besides } from "./collect.js";
import { siftBar, sifted } from "./sift.js";
import { head, meta, stateWord, timeWords, title } from "./parts.js";

export const leftOver = ({ left, points }) =>
  left > 0
    ? _("%(left)s of %(points)s points left", { left: number(left), points: number(points) })
    : ngettext("Your point is given", "All %(n)s points given", points);

const rule = ({ points, most }) =>
  ngettext(
    "Give %(n)s point to an idea. Nobody sees what you choose.",
    "Spread %(n)s points over at most %(ideas)s ideas. Nobody sees what you choose.",
    points,
    { ideas: most },
  );

const chosen = ({ full, left, chosen: n, most }) =>
  n > most
    ? _("%(n)s of at most %(most)s ideas: first take points back from one", { n, most })
    : full && left
      ? ngettext("%(n)s idea chosen, more is not possible", "%(n)s ideas chosen, more is not possible", most)
      : _("%(n)s of at most %(most)s ideas", { n, most });

// counted from what is given by now: quick fingers tap again before the screen is drawn
function tap(app, id, step, words) {
  const before = budget(app);
  if (step > 0 && !mayGive(before, id)) return;
  const points = Math.max(0, (before.given[id] ?? 0) + step);
  app.touch();
  for (const entry of app.outbox.entries)
    if (entry.name === "set_weight" && entry.state === "refused") app.outbox.remove(entry.key);
  const { titles } = app.memory.facts;
  if (words && titles[id] !== words) app.memory.set({ titles: { ...titles, [id]: words } });
  if (ready(app)) app.do(finishWeighting({ done: false }));
  app.do(setWeight({ idea: id, points }), { soon: 350 });
  const now = budget(app);
  if (!points) app.focusOn(`#more-${id}`);
  else if (!mayGive(now, id)) app.focusOn(`#less-${id}`);
  announce(leftOver(now));
}

function stepper(app, idea, now, words) {
  const given = now.given[idea] ?? 0;
  const about = { title: words ?? _("hidden idea") };
  const names = [_("One point less for %(title)s", about), _("One point more for %(title)s", about)];
  const less =
    given > 0
      ? html`<button class="step" id="less-${idea}" aria-label=${names[0]} @click=${() => tap(app, idea, -1, words)}>
          −
        </button>`
      : html`<span></span>`;
  const more = mayGive(now, idea)
    ? html`<button class="step" id="more-${idea}" aria-label=${names[1]} @click=${() => tap(app, idea, 1, words)}>
        +
      </button>`
    : html`<span></span>`;
  return html`<div class="stepper">${less}<output class=${given ? "given" : ""}>${given}</output>${more}</div>`;
}

const cells = ({ points, spent }) =>
  points <= 30
    ? html`<div class="cells" aria-hidden="true">
        ${[...Array(points).keys()].map((i) => html`<i class=${i < spent ? "on" : ""}></i>`)}
      </div>`
    : nothing;

const drawn = (app, idea, field, now, open) =>
  html`<li class="weigh">
    <div>
      <button class="idea ${now.given[idea.id] ? "has" : ""}" aria-expanded=${open} @click=${() => app.unfold(idea.id)}>
        ${unbroken(idea.title)}</button
      >${meta(field)}
    </div>
    ${stepper(app, idea.id, now, idea.title)} ${open ? ideaDetail(app, idea, "wide") : nothing}
  </li>`;

// of 300 rows a tap changes one: the others are not drawn again
function row(app, idea, now) {
  const field = app.store.get("field_of_action", idea.field_of_action);
  if (app.open.has(idea.id)) return drawn(app, idea, field, now, true);
  const given = now.given[idea.id];
  return guard([idea, field, given, mayGive(now, idea.id), language()], () => drawn(app, idea, field, now, false));
}

const rowsOf = (app, ideas, now) => ideas.map((idea) => row(app, idea, now));

// the moderators took it away, but points of mine still lie on it
const lostRow = (app, idea, now) =>
  html`<li class="weigh">
    <div>
      <p class="idea has">${idea.title ?? _("An idea you gave points to")}</p>
      <p class="meta">${_("The moderators have hidden it. You can take your points back.")}</p>
    </div>
    ${stepper(app, idea.id, { ...now, left: 0 }, idea.title)}
  </li>`;

export function weightView(app) {
  if (!may(app, "set_weight") || (ready(app) && app.memory.facts.finished)) return calmView(app);
  const now = budget(app);
  const { ideas, lost } = ideasToWeigh(app);
  const found = sifted(app, ideas, now.given);
  const state = stateOfPoints(app);
  const long = ideas.length > few;
  return html`${head(app)}
    <main>
      ${title(_("Weigh the ideas"), [rule(now), timeWords(app)].join(" ").trim())}
      ${ideas.length || lost.length ? nothing : html`<p class="grey">${_("There is nothing to weigh yet.")}</p>`}
      ${long ? besides(app) : nothing}${siftBar(app, ideas, found)}
      <ul class="rows">
        ${lost.map((idea) => lostRow(app, idea, now))}${rowsOf(app, found.shown, now)}
      </ul>
      ${
        found.beside.length
          ? html`<h2>${_("Also chosen")}</h2>
              <ul class="rows">
                ${rowsOf(app, found.beside, now)}
              </ul>`
          : nothing
      }
      ${long ? nothing : besides(app)}
    </main>
    <footer class="foot budget">
      <p class="left">
        <span>${leftOver(now)}</span
        ><button class="link" @click=${() => app.go("summary")}>${_("Your points")}</button>${
          now.spent ? html`<button class="done" @click=${() => finish(app)}>${_("Done")}</button>` : nothing
        }
      </p>
      ${cells(now)}
      <p class="small-line"><span>${chosen(now)}</span>${stateWord(state)}</p>
    </footer>`;
}
