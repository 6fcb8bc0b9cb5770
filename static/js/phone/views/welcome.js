// Welcome: you are in, nothing to do. An idea can be noted and stays on this phone.
import { html, nothing } from "../../../vendor-phone.js";
import { linked } from "../../shared/links.js";
import { _, ngettext, time } from "../../core/words.js";
import { beginOf, timer } from "../timer.js";
import { ownGroups } from "../own.js";
import { besides } from "./collect.js";
import { lights, peopleHere } from "./lights.js";
import { draftRows } from "./mine.js";
import { clockOf, groupNames, head, title } from "./parts.js";
import { noting, write } from "./write.js";

export function hereFoot(app) {
  const count = peopleHere(app);
  const groups = groupNames(app.workshop, ownGroups(app));
  return html`<footer class="foot night-foot">
    <p class="here">
      <span
        >${Number.isInteger(count) ? html`<b>${count}</b> ${ngettext("person is here", "people are here", count)}` : nothing}</span
      >
      ${groups.length ? html`<button class="mist" @click=${() => app.go("belong")}>${_("You: %(group)s", { group: groups.join(", ") })}</button>` : nothing}
    </p>
    ${lights(count)}
  </footer>`;
}

const impulse = (one) =>
  html`<li class="impulse">
    <span class="at">${clockOf(one.at)}</span>
    <div>
      <h3>${one.title}</h3>
      <p>${linked(one.text)}</p>
    </div>
  </li>`;

const youAreIn = (at) =>
  at
    ? _("You are in. At %(time)s we collect ideas. This page then moves on by itself.", { time: at })
    : _("You are in. This page moves on by itself.");

// The timer is what counts, as on the wall; the programme's time only as long as no timer runs and it is still to come.
function collectAt(app) {
  const state = timer(app.workshop, app.now);
  if (state) return state === "held" || state === "over" ? "" : time(state);
  const planned = clockOf(beginOf(app.workshop, "collect"));
  return planned > time(app.clock.iso) ? planned : "";
}

export function welcomeView(app) {
  const at = collectAt(app);
  const impulses = app.workshop.impulses ?? [];
  return html`${head(app)}
    <main>
      ${title(_("Welcome"), youAreIn(at))}${app.workshop.place ? html`<p class="grey">${linked(app.workshop.place)}</p>` : nothing}
      ${
        impulses.length
          ? html`<h2>${ngettext("A short talk to start with", "Short talks to start with", impulses.length)}</h2>
              <ul class="rows">
                ${impulses.map(impulse)}
              </ul>`
          : nothing
      }
      <h2 class="plain">${_("Do you already have an idea?")}</h2>
      <p class="grey">
        ${noting(app) ? _("Write it down. It stays on this phone; as soon as ideas are collected you can send it from here.") : _("You can already write it down and save it.")}
      </p>
      ${draftRows(app)}
      <button class="link" @click=${() => write(app)}>${_("Write down an idea")}</button>
      ${besides(app, nothing)}
    </main>
    ${hereFoot(app)}`;
}
