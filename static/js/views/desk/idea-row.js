// One idea in the list; the row in hand unfolds its actions, contributions and what was merged into it.
import { html, nothing } from "../../../vendor.js";
import { below } from "../../wording.js";
import { _, ngettext, time, unbroken } from "../../words.js";
import { contributions } from "./contribution.js";
import { hide, mergedInto, moveMenu, openMove, restore, separate } from "./idea-acts.js";
import { ideaForm, openIdeaForm } from "./idea-form.js";
import { openMerge } from "./merge.js";
import { action, contributionsWord, from, groupNames, joinedWords, quoted, shortName, sizeWord, square } from "./parts.js";

const stateWords = { hidden: () => _("hidden"), withdrawn: () => _("withdrawn") };

function hideAway(desk, idea) {
  hide(desk, idea);
  desk.take(null);
}

function actions(desk, idea) {
  const edit = action(_("Edit"), () => openIdeaForm(desk, idea), { key: "edit" });
  if (idea.state === "merged") return action(_("Separate"), () => separate(desk, idea));
  if (idea.state !== "shown") return [action(_("Restore"), () => restore(desk, idea)), edit];
  const pressed = desk.asking?.move === idea.id;
  return [
    edit, action(_("Merge"), () => openMerge(desk, [idea.id]), { key: "merge" }),
    action(_("Move"), () => openMove(desk, idea), { key: "move", pressed }), action(_("Hide"), () => hideAway(desk, idea), { key: "hide" }),
  ];
}

function facts(desk, idea) {
  const groups = groupNames(desk.workshop, idea.groups);
  const words = [
    groups && _("Concerns: %(groups)s", { groups }),
    idea.support && ngettext("%(n)s person takes part", "%(n)s people take part", idea.support),
  ].filter(Boolean);
  return words.length ? html`<p class="meta">${words.join(". ")}</p>` : nothing;
}

function unfolded(desk, idea) {
  if (desk.forms.get(`idea:${idea.id}`)) return ideaForm(desk, idea);
  const own = desk.contributions(idea);
  return html`<div class="inside">${facts(desk, idea)}${mergedInto(desk, idea)}
    ${own.length ? contributions(desk, own) : nothing}
    <p class="actions">${actions(desk, idea)}</p>${moveMenu(desk, idea)}</div>`;
}

function stateOf(desk, idea) {
  if (idea.state === "shown") return nothing;
  const into = idea.state === "merged" ? desk.store.get("idea", idea.merged_into) : null;
  const word = into ? _("merged into %(title)s", { title: quoted(into.title) }) : stateWords[idea.state]?.();
  return html`<span class="word">${word}</span>`;
}

export function ideaRow(desk, idea) {
  const open = desk.hand === idea.id;
  const said = idea.state === "shown" ? contributionsWord(desk, idea) : "";
  const field = desk.field(idea);
  return html`<li class="idea ${open ? "in-hand" : ""}" data-idea=${idea.id}>
    <button type="button" class="row" aria-expanded=${String(open)} @click=${() => desk.take(open ? null : idea.id)}>
      <span class="time">${time(idea.at)}</span>${square(field)}
      <span class="words"><span class="hidden">${shortName(field)}: </span><b>${unbroken(idea.title)}</b>${below(idea) ? html`<span class="text">${below(idea)}</span>` : nothing}${stateOf(desk, idea)}</span>
      <span class="right">${joinedWords(from(desk, idea), sizeWord(idea.size))}${said ? html`<br>${said}` : nothing}</span></button>
    ${open || desk.forms.get(`idea:${idea.id}`) ? unfolded(desk, idea) : nothing}</li>`;
}
