// Your points: before the end as a list, afterwards one calm screen.
import { html, nothing } from "../../../vendor-phone.js";
import { _, ngettext, time, unbroken } from "../../core/words.js";
import { finishWeighting } from "../../core/commands.js";
import { may } from "../moment.js";
import { budget, stateOfPoints } from "../points.js";
import { besides } from "./collect.js";
import { button, head, meta, stateWord, title } from "./parts.js";

const yourPoints = (n) => ngettext("Your point", "Your %(n)s points", n);

export function summaryRows(app) {
  const { given, left } = budget(app);
  const rows = Object.entries(given).map(([id, points]) => ({ id, points, idea: app.store.get("idea", id) }));
  rows.sort((a, b) => b.points - a.points || a.id - b.id);
  return html`<ul class="rows">
    ${rows.map(
      ({ id, points, idea }) =>
        html`<li class="sum">
          <div>
            <b>${unbroken(idea?.title ?? app.memory.facts.titles[id] ?? _("An idea you gave points to"))}</b>
            ${idea ? meta(app.store.get("field_of_action", idea.field_of_action)) : nothing}
          </div>
          <span class="figure">${points}</span>
        </li>`,
    )}
    ${left > 0 ? html`<li class="sum"><span class="grey">${_("not given yet")}</span><span class="figure grey">${left}</span></li>` : nothing}
  </ul>`;
}

export function finish(app) {
  app.do(finishWeighting({ done: true }));
  app.memory.set({ finished: true });
  app.home();
}

export function summaryView(app) {
  const { points } = budget(app);
  const state = stateOfPoints(app);
  const counts =
    state?.state === "queued"
      ? _("Not sent yet. This is how your points would count:")
      : _("This is how your points count now:");
  const lead = app.screen.soon ? `${_("The phase ends soon.")} ${counts}` : counts;
  return html`${head(app)}
    <main>${title(yourPoints(points), lead)} ${summaryRows(app)} ${stateWord(state)}</main>
    <footer class="foot">
      ${button(_("Keep it like this"), () => finish(app))}
      <button class="link wide" @click=${() => app.back()}>${_("Keep giving points")}</button>
    </footer>`;
}

const arrived = (n, at) =>
  at
    ? ngettext("Your point has arrived, %(time)s", "Your %(n)s points have arrived, %(time)s", n, { time: time(at) })
    : ngettext("Your point has arrived", "Your %(n)s points have arrived", n);

export function calmView(app) {
  const { spent } = budget(app);
  const state = stateOfPoints(app);
  const sealed = app.workshop.sealed;
  const heading = !spent
    ? _("You have given no points")
    : state?.state === "queued"
      ? yourPoints(spent)
      : arrived(spent, state?.at);
  const change = () => {
    app.memory.set({ finished: false });
    app.do(finishWeighting({ done: false }));
    app.home();
  };
  return html`${head(app)}
    <main class="calm">
      ${title(heading)} ${state?.state === "refused" ? stateWord(state) : nothing}
      <p class="lead">
        ${
          sealed
            ? _("The weighting is sealed. Not even whoever runs the server can find out who gave which points.")
            : _("Points are hidden until they are revealed.")
        }
      </p>
      ${may(app, "set_weight") ? html`<button class="link" @click=${change}>${_("Change")}</button>` : nothing}
      ${
        state?.state === "queued"
          ? html`<p>${stateWord(state)}</p>
              <p class="grey">${_("Kept on this phone. It will be sent as soon as there is a connection.")}</p>`
          : nothing
      }
      ${besides(app)}
    </main>`;
}

export const lookView = (app) =>
  html`${head(app)}
    <main class="calm">
      ${title(_("Please look at the wall"), _("The result is being revealed there. Afterwards it is here too."))}
    </main>`;
