// Where somebody belongs: beside the first idea the questions that could wait, under "Display" all of them.
import { html, nothing } from "../../../vendor-phone.js";
import { otherGroupings } from "../../shared/groups.js";
import { answered, withAnswer } from "../own.js";
import { _ } from "../../core/words.js";
import { mayBeNamed, question } from "./join.js";
import { backHead, button, stateWord, title } from "./parts.js";

function belonging(app, grouping) {
  const mine = answered(app, grouping);
  const needed = app.workshop.groups_required && grouping.id === app.workshop.main_grouping;
  const flip = (id) => (id !== mine || !needed) && app.regroup(withAnswer(app, grouping, id === mine ? undefined : id));
  return html`<fieldset>
    <legend>${question(grouping)}</legend>
    <div class="frames">
      ${grouping.groups.map(
        (group) =>
          html`<button class="frame" aria-pressed=${mine === group.id} @click=${() => flip(group.id)}>
            ${group.name}
          </button>`,
      )}
    </div>
  </fieldset>`;
}

// once, beside the first idea
export const othersToAsk = (app) => (app.memory.facts.asked ? [] : otherGroupings(app.workshop));

export const questionsBeside = (app) =>
  othersToAsk(app).length
    ? html`<h2>${_("About you")} <span class="optional">${_("optional")}</span></h2>
        ${othersToAsk(app).map((one) => belonging(app, one))}`
    : nothing;

const lastAnswer = ({ outbox }) => outbox.entries.filter(({ name }) => name === "join_workshop").pop();

export function belongView(app) {
  const last = lastAnswer(app);
  const all = app.workshop.groupings.filter(({ groups }) => groups.length);
  return html`${backHead(app, _("Back"))}
    <main>
      ${title(_("Where you belong"), _("This is counted. Moderators also see it beside what you write, but not who you are."))}${mayBeNamed(app.workshop)}
      ${all.map((grouping) => belonging(app, grouping))}
      <p class="statement">${last ? stateWord({ ...last, at: last.answered }) : nothing}</p>
    </main>
    <footer class="foot">${button(_("Done"), () => app.back())}</footer>`;
}
