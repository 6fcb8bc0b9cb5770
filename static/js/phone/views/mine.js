// My ideas and contributions, each with its state and its way out.
import { html, nothing } from "../../../vendor-phone.js";
import { _, ngettext } from "../../core/words.js";
import { withdrawContribution, withdrawIdea } from "../../core/commands.js";
import { may } from "../moment.js";
import { ownContributions, ownContributionsTo, ownIdeas, root } from "../own.js";
import { withTheModerators } from "../../core/refusals.js";
import { added, sentence } from "../../shared/wording.js";
import { action, awayWords, backHead, button, quoted, square, stateWord, title } from "./parts.js";
import { noting, write } from "./write.js";
import { contributeAgain, contributionForm, editContributionOf } from "./contribute.js";

const fieldOf = (app, idea) => app.store.get("field_of_action", idea.field);

// what was refused and is being written anew stands where it was refused
export const openDrafts = ({ drafts, outbox }) => drafts.ideas.filter(({ retry }) => !retry || !outbox.find(retry));

export const draftRows = (app) =>
  openDrafts(app).length
    ? html`<ul class="rows">
        ${openDrafts(app).map(
          (draft) =>
            html`<li class="own">
              ${square(app.store.get("field_of_action", draft.field), "mid")}
              <div>
                <p>${draft.title}</p>
                ${stateWord({ state: "draft" })}
                <p class="actions">
                  ${action(noting(app) ? _("Edit") : _("Go on"), () => write(app, { draft: draft.id }))}
                  ${action(_("Delete"), () => {
                    app.drafts.drop(draft.id);
                    app.changed();
                  })}
                </p>
              </div>
            </li>`,
        )}
      </ul>`
    : nothing;

// Nothing is sent by itself: once ideas are collected, what was noted asks to be finished.
export function noted(app) {
  const n = openDrafts(app).length;
  if (!n || !may(app, "add_idea")) return nothing;
  const words = ngettext(
    "You have noted an idea. It has not been sent yet.",
    "You have noted %(n)s ideas. They have not been sent yet.",
    n,
  );
  return html`<section class="noted" aria-label=${_("Noted")}>
    <p class="hint">${words}</p>
    ${draftRows(app)}
  </section>`;
}

// what the moderators have made of it
const fateOf = (idea) => {
  const { hidden, mergedInto } = idea;
  if (hidden && !idea.declined && !idea.reason) return _("The moderators have hidden this idea. Please talk to them.");
  if (hidden) return awayWords(idea);
  return mergedInto
    ? _("Your idea is now part of “%(title)s”. Its wording is kept.", { title: mergedInto.title })
    : null;
};

export const toldOf = (idea) => (fateOf(idea) ? html`<p class="hint">${fateOf(idea)}</p>` : nothing);

// why something may be hidden
export const rulesLink = ({ shell }) => html`<a class="link" href=${shell.urls.rules}>${_("Rules")}</a>`;

const shortWord = (idea) => {
  const told = idea.state === "saved" && fateOf(idea);
  if (!told) return stateWord(idea);
  return idea.hidden
    ? html`<span class="state no"><i class="dash"></i><span>${told}</span></span>`
    : html`<span class="state"><i class="dot"></i><span>${told}</span></span>`;
};

// the short list under the fields; a tap leads to the long one
export function ownRows(app) {
  const ideas = ownIdeas(app);
  if (!ideas.length) return nothing;
  return html`<ul class="rows">
    ${ideas.map(
      (idea) =>
        html`<li>
          <button class="row ownrow" @click=${() => app.go("mine")}>
            ${square(fieldOf(app, idea), "small")}<span><span>${idea.title}</span>${shortWord(idea)}</span>
          </button>
        </li>`,
    )}
  </ul>`;
}

function remove(app, idea) {
  if (idea.key && app.outbox.remove(idea.key)) return;
  app.do(withdrawIdea({ idea: idea.ref }));
}

// a refused idea is written anew, a refused change is made once more
function again(app, idea) {
  const { size, groups, refusedKey: retry, wanted, added: state, ref, key } = idea;
  const choosing = idea.code === "field_removed";
  const facts = state === "refused" ? { text: added(idea), size, groups } : { idea: ref, key };
  write(app, {
    draft: `again:${retry}`,
    title: wanted?.title ?? sentence(idea),
    field: choosing ? null : idea.field,
    retry,
    choosing,
    ...facts,
  });
}

const worthAgain = ({ added: state, code, wanted }) =>
  state === "refused"
    ? code !== "late"
    : code === "field_removed" || (code === "bad_shape" && wanted.title !== undefined);

// what was to be changed, so that its author can still show it
function notSaved(one) {
  const words = [one.wanted?.title, one.wanted?.text].filter((text) => text && text !== one.title && text !== one.text);
  if (!withTheModerators(one)) return words.map((text) => html`<blockquote><p>${quoted(text)}</p></blockquote>`);
  const told = (text) => _("They do not have your later change: “%(words)s”. Please tell them.", { words: text });
  return words.map((text) => html`<p class="hint">${told(text)}</p>`);
}

export function wayOut(app, idea) {
  const drop = () => {
    app.drafts.drop(`again:${idea.refusedKey}`);
    app.outbox.remove(idea.refusedKey);
  };
  const about = { title: idea.title };
  const other =
    idea.code === "field_removed"
      ? action(
          _("Choose a field of action"),
          () => again(app, idea),
          _("Choose a field of action for “%(title)s”", about),
        )
      : action(_("Edit"), () => again(app, idea), _("Edit “%(title)s”", about));
  return html`${notSaved(idea)}
    <p class="actions">
      ${worthAgain(idea) ? other : nothing}${
        idea.added === "refused" && idea.code !== "late"
          ? action(_("Delete"), drop, _("Delete “%(title)s”", about))
          : action(_("Understood"), drop)
      }
    </p>`;
}

const edit = (app, idea) =>
  write(app, {
    draft: `edit:${idea.key ?? idea.id}`,
    idea: idea.ref,
    key: idea.key,
    title: sentence(idea),
    field: idea.field,
  });

// what has not left the phone yet can be changed at any time
const mayStill = (app, idea, command) => !idea.id || may(app, command);

function actionsOf(app, idea) {
  if (idea.state === "refused") return wayOut(app, idea);
  if (idea.hidden) return html`<p class="actions">${rulesLink(app)}</p>`;
  if (idea.mergedInto) return nothing;
  if (idea.settled)
    return html`<p class="grey small-left">
      ${_("Others have already built on it. Only the moderators can change it now.")}
    </p>`;
  const { ref } = idea;
  const about = { title: idea.title };
  const changing = mayStill(app, idea, "edit_idea");
  const removing = mayStill(app, idea, "withdraw_idea");
  if (!changing && !removing)
    return html`<p class="grey small-left">${_("Only the moderators can change it now.")}</p>`;
  const names = [_("Edit “%(title)s”", about), _("Add more to “%(title)s”", about), _("Delete “%(title)s”", about)];
  const changes = html`${action(_("Edit"), () => edit(app, idea), names[0])}
  ${action(_("Add more"), () => app.go("after", { ref, text: added(idea) }), names[1])}`;
  return html`<p class="actions">
    ${changing ? changes : nothing}${removing ? action(_("Delete"), () => remove(app, idea), names[2]) : nothing}
  </p>`;
}

// a refused contribution can be sent anew as long as its idea, or what it became a part of, is to be seen
function anew(app, one) {
  const idea = root(app.store, one.idea);
  if (one.code === "late" || idea?.state !== "shown" || !may(app, "add_contribution")) return nothing;
  return action(_("Edit"), () => contributeAgain(app, idea.id, one));
}

function ownContribution(app, one) {
  const { form } = app;
  if ((form?.contribution && form.contribution === one.id) || (form?.retry && form.retry === one.key))
    return contributionForm(app);
  const words = html`<blockquote>
    <p class="grey">${_("Your contribution")}</p>
    <p>${quoted(one.text)}</p>
    ${stateWord(one)}${notSaved(one)}
  </blockquote>`;
  if (one.away)
    return html`${words}
      <p class="actions">${rulesLink(app)}</p>`;
  const understood = () => app.outbox.remove(one.refusedKey ?? one.key);
  const withdraw = () =>
    (one.key && app.outbox.remove(one.key)) || app.do(withdrawContribution({ contribution: one.id ?? `@${one.key}` }));
  const change =
    one.id && may(app, "edit_contribution") ? action(_("Edit"), () => editContributionOf(app, one)) : nothing;
  const drop = action(one.id || one.code === "late" ? _("Understood") : _("Delete"), understood);
  const removing = mayStill(app, one, "withdraw_contribution") ? action(_("Withdraw"), withdraw) : nothing;
  return html`${words}
    <p class="actions">${change}${one.state === "refused" ? [one.id ? nothing : anew(app, one), drop] : removing}</p>`;
}

function ownRow(app, idea) {
  const mine = idea.id ? ownContributionsTo(app, idea.id) : [];
  return html`<li class="own">
    ${square(fieldOf(app, idea), "mid")}
    <div>
      <h2 class="plain">${idea.title}</h2>
      ${idea.rest ? html`<p class="grey lines">${idea.rest}</p>` : nothing}${idea.hidden && idea.state === "saved" ? shortWord(idea) : [stateWord(idea), toldOf(idea)]}
      ${mine.map((one) => ownContribution(app, one))}${actionsOf(app, idea)}
    </div>
  </li>`;
}

export function mineView(app) {
  const ideas = ownIdeas(app);
  const ids = ideas.map((idea) => idea.id);
  const elsewhere = ownContributions(app).filter(([idea]) => !ids.includes(idea));
  const lead =
    app.connection === "offline"
      ? _("Just keep writing. As soon as there is a connection, everything is sent by itself.")
      : nothing;
  return html`${backHead(app, _("Back"))}
    <main>
      ${title(_("Your ideas"), lead)}
      ${ideas.length || openDrafts(app).length ? nothing : html`<p class="grey">${_("Your ideas will be listed here.")}</p>`}
      ${
        ideas.length
          ? html`<ul class="rows">
              ${ideas.map((idea) => ownRow(app, idea))}
            </ul>`
          : nothing
      }${draftRows(app)}
      ${
        elsewhere.length
          ? html`<h2>${_("Your contributions")}</h2>
              <ul class="rows">
                ${elsewhere.map(
                  ([id, list]) =>
                    html`<li class="own">
                      <div>
                        <h3>${app.store.get("idea", id)?.title ?? app.memory.facts.titles[id] ?? _("hidden idea")}</h3>
                        ${list.map((one) => ownContribution(app, one))}
                      </div>
                    </li>`,
                )}
              </ul>`
          : nothing
      }
    </main>
    ${may(app, "add_idea") ? html`<footer class="foot">${button(_("Add an idea"), () => write(app))}</footer>` : nothing}`;
}
