// One idea in hand while it is talked about: its words, who takes part, what was contributed.
import { html, nothing } from "../../../vendor.js";
import { below } from "../../shared/wording.js";
import { _, ngettext, time, unbroken } from "../../core/words.js";
import { contributions } from "./contribution.js";
import { mergedInto, moveMenu, openMove } from "./idea-acts.js";
import { ideaForm, openIdeaForm } from "./idea-form.js";
import { openMerge } from "./merge.js";
import { muteWay } from "./muted.js";
import { onWall, putOnWall, takeFromWall } from "./on-wall.js";
import { action, from, groupNames, joinedWords, quoted, sizeWord, square, state } from "./parts.js";
import { askWhy, asksWhy, whyNot } from "./reasons.js";

function wallWay(desk, idea) {
  if (onWall(desk, idea))
    return html`${state("connected", _("on the wall"))}${action(_("Take off the wall"), () => takeFromWall(desk))}`;
  return html`<button type="button" class="main" aria-keyshortcuts="Enter" @click=${() => putOnWall(desk, idea)}>
    ${_("Put on the wall")}<kbd aria-hidden="true">↵</kbd>
  </button>`;
}

const actions = (desk, idea, leave, pressed = desk.asking?.move === idea.id) => [
  action(_("Edit the wording"), () => openIdeaForm(desk, idea), { key: "edit" }),
  action(_("Merge"), () => openMerge(desk, [idea.id]), { key: "merge" }),
  action(_("Move"), () => openMove(desk, idea), { key: "move", pressed }),
  action(_("Hide"), leave, { key: "hide" }),
  action(_("Hide, and say why …"), () => askWhy(desk, `idea:${idea.id}`), {
    pressed: asksWhy(desk, `idea:${idea.id}`),
  }),
  muteWay(desk, idea),
];

function words(desk, idea, leave) {
  const meta = joinedWords(time(idea.at), from(desk, idea), sizeWord(idea.size));
  return html`<h2>${unbroken(idea.title)}</h2>
    ${below(idea) ? html`<p class="said">${below(idea)}</p>` : nothing}
    <p class="meta">${meta}</p>
    ${concerns(desk, idea)}
    <p class="wall-way">${wallWay(desk, idea)}</p>
    <p class="actions">${actions(desk, idea, leave)}</p>
    ${moveMenu(desk, idea)}${whyNot(desk, `idea:${idea.id}`, _("Hide"), leave)}`;
}

function alike(desk, idea) {
  const pair = desk.pairs.find(({ a, b }) => a === idea.id || b === idea.id);
  const other = pair && desk.store.get("idea", pair.a === idea.id ? pair.b : pair.a);
  if (!other) return nothing;
  const sentence = _("Sounds alike: %(title)s", { title: quoted(other.title) });
  return html`<div class="suggestion">
    <span>${sentence}</span>${action(_("Compare"), () => openMerge(desk, [idea.id, other.id]))}
  </div>`;
}

function concerns(desk, idea) {
  const groups = groupNames(desk.workshop, idea.groups);
  const said = groups && _("Concerns: %(groups)s", { groups });
  return said ? html`<p class="meta">${said}</p>` : nothing;
}

function takingPart(desk, idea) {
  if (!idea.support) return html`<p class="grey">${_("nobody yet")}</p>`;
  return html`<p>
    ${joinedWords(ngettext("%(n)s person", "%(n)s people", idea.support), groupNames(desk.workshop, idea.supporters))}
  </p>`;
}

export function detail(desk, idea, leave) {
  const field = desk.field(idea);
  const said = [...desk.contributions(idea)].sort((a, b) => (a.at === b.at ? b.id - a.id : a.at < b.at ? 1 : -1));
  const editing = desk.forms.get(`idea:${idea.id}`);
  return html`<article class="detail" aria-label=${idea.title}>
    <p class="of">${square(field)} ${field?.name}</p>
    ${editing ? ideaForm(desk, idea) : words(desk, idea, leave)}${alike(desk, idea)}${mergedInto(desk, idea)}
    <h3>${_("Taking part")}</h3>
    ${takingPart(desk, idea)}
    <h3>${_("Contributions")}</h3>
    ${said.length ? contributions(desk, said) : html`<p class="grey">${_("No contribution yet.")}</p>`}
  </article>`;
}
