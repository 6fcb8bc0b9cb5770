// Discuss: a queue on the left, one idea in hand on the right; Enter puts it on the wall.
import { html, nothing } from "../../../vendor.js";
import { queue } from "../queue.js";
import { _, ngettext, unbroken } from "../../core/words.js";
import { hideAndGoOn, step } from "./collect.js";
import { detail } from "./detail.js";
import { beginSearch, foundWords, searchField } from "./found.js";
import { openMove } from "./idea-acts.js";
import { ideaForm, openIdeaForm, openNewIdea } from "./idea-form.js";
import { openMerge } from "./merge.js";
import { onWall, putOnWall } from "./on-wall.js";
import { action, contributionsWord, empty, head, joinedWords, shortName, square, state } from "./parts.js";

const order = (desk) => queue(desk.ideas, desk.fields, desk.pairs);

// what the search leaves of it
const sought = (desk, groups) =>
  desk.search.terms.length
    ? groups
        .map((group) => ({ ...group, ideas: group.ideas.filter((idea) => desk.finds(idea)) }))
        .filter(({ ideas }) => ideas.length)
    : groups;

const inHand = (desk, rows) =>
  rows.find((idea) => idea.id === desk.hand) ?? rows.find((idea) => onWall(desk, idea)) ?? rows[0];

function row(desk, idea, chosen) {
  const support = idea.support ? ngettext("%(n)s takes part", "%(n)s take part", idea.support) : "";
  return html`<li data-idea=${idea.id}>
    <button
      type="button"
      class="row ${chosen ? "chosen" : ""}"
      aria-current=${chosen ? "true" : nothing}
      @click=${() => desk.take(idea.id)}
    >
      <b class="sought">${unbroken(idea.title)}</b
      ><span class="meta">${joinedWords(contributionsWord(desk, idea), support)}</span>
      ${onWall(desk, idea) ? html`<span class="meta">${state("connected", _("on the wall"))}</span>` : nothing}
    </button>
  </li>`;
}

const part = (desk, { field, ideas }, idea) =>
  html`<h2>${square(field)} ${shortName(field)}</h2>
    <ol>
      ${ideas.map((one) => row(desk, one, one === idea))}
    </ol>`;

export function discuss(desk) {
  const groups = order(desk);
  const rows = groups.flatMap((group) => group.ideas);
  const idea = inHand(desk, rows);
  const below = ngettext(
    "%(n)s project idea. Alike ones first.",
    "%(n)s project ideas by field of action. Alike ones first.",
    rows.length,
  );
  const right = [
    action(_("All ideas"), () => desk.go({ name: "ideas" })),
    action(_("Add an idea"), () => openNewIdea(desk)),
  ];
  const nothingYet = empty(_("No idea yet."));
  const found = sought(desk, groups);
  const left = found.flatMap((group) => group.ideas);
  const first = () =>
    step(
      desk,
      sought(desk, order(desk)).flatMap((group) => group.ideas),
      1,
    );
  const count = desk.search.terms.length
    ? left.length
      ? foundWords(left.length, rows.length)
      : _("No idea matches.")
    : nothing;
  return html`${head(_("Discuss"), below, right)}
  ${desk.forms.get("idea:new") ? html`<div class="panel">${ideaForm(desk, null)}</div>` : nothing}
  ${
    idea
      ? html`<div class="discussing">
          <div class="queueing">
            ${searchField(desk, first)}
            <p class="found" role="status">${count}</p>
            <div class="queue">${found.map((group) => part(desk, group, idea))}</div>
          </div>
          ${detail(desk, idea, (reason) => hideAndGoOn(desk, rows, idea, typeof reason === "string" ? reason : undefined))}
        </div>`
      : nothingYet
  }`;
}

export function discussKeys(desk) {
  const rows = order(desk).flatMap((group) => group.ideas);
  const idea = inHand(desk, rows);
  if (!idea) return {};
  const left = sought(desk, order(desk)).flatMap((group) => group.ideas);
  const move = (by) => step(desk, left, by, { from: desk.hand ?? idea.id });
  return {
    up: () => move(-1),
    down: () => move(1),
    enter: () => putOnWall(desk, idea),
    rowEnter: () => putOnWall(desk, idea),
    escape: desk.asking ? () => desk.ask(null) : desk.search.words ? () => desk.find("") : undefined,
    search: beginSearch,
    edit: () => openIdeaForm(desk, idea),
    merge: () => openMerge(desk, [idea.id]),
    move: () => openMove(desk, idea),
    hide: () => hideAndGoOn(desk, rows, idea),
    wall: () => putOnWall(desk, idea),
  };
}
