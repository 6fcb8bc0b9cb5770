// Your points: before the end as a list, afterwards one calm screen.
import { html, nothing } from "../../../vendor-phone.js";
import { _, time, unbroken } from "../../core/words.js";
import { finishWeighting } from "../../core/commands.js";
import { may } from "../moment.js";
import { budget, stateOfPoints } from "../points.js";
import { besides } from "./collect.js";
import { receipts } from "./receipt.js";
import { button, head, meta, stateWord, title } from "./parts.js";

export function summaryRows(app) {
  const { given, left, method } = budget(app);
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
          <span class="figure">${method.mark(points)}</span>
        </li>`,
    )}
    ${left > 0 ? html`<li class="sum"><span class="grey">${_("not given yet")}</span><span class="figure grey">${left}</span></li>` : nothing}
  </ul>`;
}

export function finish(app) {
  app.do(finishWeighting({ weighting: app.workshop.weighting, done: true }));
  app.memory.set({ finished: app.workshop.weighting });
  app.home();
}

export function summaryView(app) {
  const { method, settings } = budget(app);
  const state = stateOfPoints(app);
  const counts = method.counts(state?.state !== "queued");
  const lead = app.screen.soon ? `${_("The phase ends soon.")} ${counts}` : counts;
  return html`${head(app)}
    <main>${title(method.yours(method.budget(settings)), lead)} ${summaryRows(app)} ${stateWord(state)}</main>
    <footer class="foot">
      ${button(_("Keep it like this"), () => finish(app))}
      <button class="link wide" @click=${() => app.back()}>${method.more()}</button>
    </footer>`;
}

export function calmView(app) {
  const { method, spent } = budget(app);
  const state = stateOfPoints(app);
  const sealed = app.workshop.sealed;
  const heading = !spent
    ? method.none()
    : state?.state === "queued"
      ? method.yours(spent)
      : method.saved(spent, state?.at && time(state.at));
  const change = () => {
    app.memory.set({ finished: null });
    app.do(finishWeighting({ weighting: app.workshop.weighting, done: false }));
    app.home();
  };
  return html`${head(app)}
    <main class="calm">
      ${title(heading)} ${state?.state === "refused" ? stateWord(state) : nothing}
      <p class="lead">${sealed ? method.sealed() : method.hidden()}</p>
      ${may(app, "set_weight") ? html`<button class="link" @click=${change}>${_("Change")}</button>` : nothing}
      ${
        state?.state === "queued"
          ? html`<p>${stateWord(state)}</p>
              <p class="grey">${_("Kept on this phone. It will be sent as soon as there is a connection.")}</p>`
          : nothing
      }
      ${sealed ? receipts(app) : nothing} ${besides(app)}
    </main>`;
}

export const lookView = (app) =>
  html`${head(app)}
    <main class="calm">
      ${title(_("Please look at the wall"), _("The result is being revealed there. Afterwards it is here too."))}
    </main>`;
