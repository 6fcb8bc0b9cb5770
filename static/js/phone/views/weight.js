// Weight: shuffled list, − and + with the number between them, the budget always in sight.
import { html, nothing } from "../../../vendor-phone.js";
import { guard } from "../../../vendor/directives/guard.js";
import { _, language, unbroken } from "../../core/words.js";
import { finishWeighting, setWeight } from "../../core/commands.js";
import { may } from "../moment.js";
import { few } from "../sift.js";
import { budget, ideasToWeigh, mayGive, ready, stateOfPoints } from "../points.js";
import { announce } from "../announce.js";
import { needsCode } from "../code.js";
import { codeView } from "./code.js";
import { calmView, finish } from "./summary.js";
import { controls } from "./controls.js";
import { ideaDetail } from "./idea.js";
import { besides } from "./collect.js";
import { siftBar, sifted } from "./sift.js";
import { head, meta, stateWord, timeWords, title } from "./parts.js";

export const leftOver = ({ method, settings, given }) => method.leftOver(settings, given);

// counted from what is given by now: quick fingers tap again before the screen is drawn
function say(app, id, value, words) {
  const { weighting } = app.workshop;
  app.touch();
  for (const entry of app.outbox.entries)
    if (entry.name === "set_weight" && entry.state === "refused") app.outbox.remove(entry.key);
  const { titles } = app.memory.facts;
  if (words && titles[id] !== words) app.memory.set({ titles: { ...titles, [id]: words } });
  if (ready(app)) app.do(finishWeighting({ weighting, done: false }));
  app.do(setWeight({ weighting, idea: id, value }), { soon: 350 });
  announce(leftOver(budget(app)));
}

function tap(app, id, step, words) {
  const before = budget(app);
  if (step > 0 && !mayGive(before, id)) return;
  const value = Math.max(0, (before.given[id] ?? 0) + step);
  say(app, id, value, words);
  if (!value) app.focusOn(`#more-${id}`);
  else if (!mayGive(budget(app), id)) app.focusOn(`#less-${id}`);
}

// how a method lets something be said about an idea
const control = (app, idea, now, words) =>
  controls[now.method.control](idea, now, words, {
    step: (by) => tap(app, idea, by, words),
    say: (value) => say(app, idea, value, words),
  });

const cells = ({ budget: most, spent }) =>
  most && most <= 30
    ? html`<div class="cells" aria-hidden="true">
        ${[...Array(most).keys()].map((i) => html`<i class=${i < spent ? "on" : ""}></i>`)}
      </div>`
    : nothing;

const drawn = (app, idea, field, now, open) =>
  html`<li class="weigh">
    <div>
      <button
        class="weighed ${now.given[idea.id] ? "has" : ""}"
        aria-expanded=${open}
        @click=${() => app.unfold(idea.id)}
      >
        ${unbroken(idea.title)}</button
      >${meta(field)}
    </div>
    ${control(app, idea.id, now, idea.title)} ${open ? ideaDetail(app, idea, "wide") : nothing}
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
      <p class="weighed has">${idea.title ?? _("An idea you gave points to")}</p>
      <p class="meta">${_("The moderators have hidden it. You can take your points back.")}</p>
    </div>
    ${control(app, idea.id, { ...now, gone: true }, idea.title)}
  </li>`;

export function weightView(app) {
  if (needsCode(app) && app.workshop.may.includes("set_weight")) return codeView(app);
  if (!may(app, "set_weight") || (ready(app) && app.memory.facts.finished === app.workshop.weighting))
    return calmView(app);
  const now = budget(app);
  const { ideas, lost } = ideasToWeigh(app);
  const found = sifted(app, ideas, now.given);
  const state = stateOfPoints(app);
  const long = ideas.length > few;
  return html`${head(app)}
    <main>
      ${title(now.weighting?.title || _("Weigh the ideas"), [now.method.rule(now.settings), timeWords(app)].join(" ").trim())}
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
        ><button class="link" @click=${() => app.go("summary")}>${now.method.own()}</button>${
          now.spent ? html`<button class="done" @click=${() => finish(app)}>${_("Done")}</button>` : nothing
        }
      </p>
      ${cells(now)}
      <p class="small-line"><span>${now.method.chosen(now.settings, now.given)}</span>${stateWord(state)}</p>
    </footer>`;
}
