// Collect: one thing, the newest row.
import { html, nothing, repeat } from "../../../vendor.js";
import { _, ngettext } from "../../core/words.js";
import { beginSearch, foundWords, searchField } from "./found.js";
import { hide, openMove } from "./idea-acts.js";
import { ideaForm, openIdeaForm, openNewIdea } from "./idea-form.js";
import { ideaRow, showable } from "./idea-row.js";
import { leaving } from "./leaving.js";
import { openMerge } from "./merge.js";
import { onWall, putOnWall, takeFromWall } from "./on-wall.js";
import { action, empty, head, quoted, shortName, square } from "./parts.js";
import { chooseAll, clear, severalBar, severalKeys, stayedBehind } from "./several.js";

const newest = (a, b) => (a.at === b.at ? b.id - a.id : a.at < b.at ? 1 : -1);

// `rows`: all of this list; `visible`: those that are found among them; `waiting`: what came while a row is in hand
// or some are chosen
export function listed(desk) {
  const { field, state } = desk.filter;
  const own = (idea) => idea.state === state && (!field || idea.field_of_action === field);
  const all = desk.store
    .all("idea")
    .filter((idea) => own(idea) || idea.id === desk.hand || desk.chosen.has(idea.id))
    .sort(newest);
  const here = (idea) =>
    idea.id === desk.hand || (desk.onlyChosen ? desk.chosen.has(idea.id) : own(idea) && desk.finds(idea));
  const rows = desk.held ? all.filter((idea) => desk.held.has(idea.id)) : all;
  const came = desk.held ? all.filter((idea) => !desk.held.has(idea.id)) : [];
  return { rows, visible: rows.filter(here), waiting: came.filter(here).length, all: all.filter(own).length };
}

function filterButton(desk, label, count, field) {
  const wanted = field?.id ?? null;
  const choosing = () => desk.list({ field: wanted });
  return html`<button
    type="button"
    class="filter"
    aria-pressed=${String(desk.filter.field === wanted)}
    @click=${choosing}
  >
    ${square(field)}<span>${label}</span> <span class="count">${count}</span>
  </button>`;
}

function filters(desk) {
  const counted = desk.store.all("idea").filter((idea) => idea.state === desk.filter.state);
  const of = (field) => counted.filter((idea) => idea.field_of_action === field.id).length;
  return html`<div class="filters" role="group" aria-label=${_("By field of action")}>
    ${filterButton(desk, _("All"), counted.length, null)}${desk.fields.map((field) => filterButton(desk, shortName(field), of(field), field))}
  </div>`;
}

function stateLinks(desk) {
  if (desk.filter.state !== "shown") return action(_("Back to the list"), () => desk.list({ state: "shown" }));
  const count = (state) => desk.store.all("idea").filter((idea) => idea.state === state).length;
  const link = (state, words) => (count(state) ? action(words(count(state)), () => desk.list({ state })) : nothing);
  return [
    link("hidden", (n) => ngettext("%(n)s hidden", "%(n)s hidden", n)),
    link("merged", (n) => ngettext("%(n)s merged", "%(n)s merged", n)),
    link("withdrawn", (n) => ngettext("%(n)s withdrawn", "%(n)s withdrawn", n)),
  ];
}

function hint(desk) {
  const busy = desk.filter.state !== "shown" || desk.search.words || desk.chosen.size;
  const pair = busy ? null : desk.pairs[0];
  const [a, b] = pair ? [desk.store.get("idea", pair.a), desk.store.get("idea", pair.b)] : [];
  if (!a || !b) return nothing;
  const words = _("Sounds alike: %(a)s and %(b)s", { a: quoted(a.title), b: quoted(b.title) });
  return html`<div class="suggestion">
    <span>${words}</span>${action(_("Compare"), () => openMerge(desk, [a.id, b.id]))}
  </div>`;
}

const titles = {
  shown: () => _("Collect ideas"),
  hidden: () => _("Hidden ideas"),
  merged: () => _("Merged ideas"),
  withdrawn: () => _("Withdrawn ideas"),
};

// What has been found, and what has come since without being found: it is there once the search is taken back.
function found(desk, { visible, all }) {
  const { words, terms, known } = desk.search;
  const sought = terms.length > 0 && !desk.onlyChosen;
  const away = sought ? desk.ideas.filter((idea) => !known.has(idea.id) && !desk.finds(idea)).length : 0;
  const count = visible.length ? foundWords(visible.length, all) : _("No idea matches.");
  const more = away ? ngettext("%(n)s new one does not match.", "%(n)s new ones do not match.", away) : "";
  return html`<p class="found">
    <span role="status">${sought ? count : nothing}</span>${more ? html`<span class="grey">${more}</span>` : nothing}
    ${words ? html`<button type="button" class="action" @click=${() => desk.find("")}>${_("Clear")}<kbd aria-hidden="true">Esc</kbd></button>` : nothing}
  </p>`;
}

const few = 2;

// A key may be faster than the next drawing, so what is in sight is asked for when it is pressed.
function tools(desk, list, inOrder) {
  if (list.rows.length < few && !desk.search.words) return nothing;
  return html`<div class="sift">
    <div class="line">
      ${chooseAll(desk, list.visible, inOrder)}${searchField(desk, () => step(desk, inOrder(), 1))}${found(desk, list)}
    </div>
    ${severalBar(desk, list.visible)}
  </div>`;
}

function below(desk) {
  const n = desk.ideas.length;
  const count =
    desk.filter.state === "shown"
      ? html`<span>${ngettext("%(n)s project idea. Newest first.", "%(n)s project ideas. Newest first.", n)}</span>`
      : nothing;
  return html`<span class="below-line">${count}${stateLinks(desk)}</span>`;
}

function ways(desk, elsewhere) {
  return [
    elsewhere ? leaving(desk) : nothing,
    action(_("Fields of action"), () => desk.go({ name: "fields", back: desk.page })),
    action(_("Add an idea"), () => openNewIdea(desk)),
  ];
}

export function collect(desk, { elsewhere = false } = {}) {
  const list = listed(desk);
  const { rows, visible, waiting } = list;
  const { state } = desk.filter;
  const inSight = new Set(visible);
  const inOrder = () => listed(desk).visible;
  const { now } = desk;
  const title = elsewhere && state === "shown" ? _("All ideas") : titles[state]();
  const nothingYet = empty(state === "shown" ? _("No idea yet.") : _("none"));
  const more = ngettext("Show %(n)s new idea", "Show %(n)s new ideas", waiting);
  return html`${head(title, below(desk), ways(desk, elsewhere))}${filters(desk)}${tools(desk, list, inOrder)}${stayedBehind(desk)}
  ${desk.forms.get("idea:new") ? html`<div class="panel">${ideaForm(desk, null)}</div>` : hint(desk)}
  ${waiting ? html`<button type="button" class="waiting" @click=${() => desk.showNew()}>${more}</button>` : nothing}
  ${
    rows.length
      ? html`<ul class="ideas">
          ${repeat(
            rows,
            (idea) => idea.id,
            (idea) => ideaRow(desk, idea, { rows: inOrder, visible: inSight.has(idea), now }),
          )}
        </ul>`
      : nothingYet
  }`;
}

// `along`: the rows that are passed are chosen; `from`: the row in hand
export function step(desk, rows, by, { along = false, from = desk.hand } = {}) {
  const at = rows.findIndex((idea) => idea.id === from);
  const to = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by))];
  if (!to) return;
  if (along) desk.choose((chosen) => chosen.put([rows[at] ?? to, to]));
  desk.take(to.id);
  desk.focusOn(`[data-idea="${to.id}"] .row`);
}

export function hideAndGoOn(desk, rows, idea, reason) {
  const at = rows.indexOf(idea);
  const after = rows[at + 1] ?? rows[at - 1];
  hide(desk, idea, reason);
  desk.take(after?.id ?? null);
  if (after) desk.focusOn(`[data-idea="${after.id}"] .row`);
}

// Escape takes back one thing after the other: a question, the row in hand, the choice, the search.
function back(desk, idea) {
  if (desk.asking) return () => desk.ask(null);
  if (idea) return () => desk.take(null);
  if (desk.chosen.size) return () => clear(desk);
  return desk.search.words ? () => desk.find("") : undefined;
}

export function collectKeys(desk) {
  const { visible: rows } = listed(desk);
  const idea = rows.find((one) => one.id === desk.hand);
  const shown = idea?.state === "shown";
  const can = idea && idea.state !== "merged";
  const wall =
    shown && onWall(desk, idea)
      ? () => takeFromWall(desk)
      : shown && showable(desk)
        ? () => putOnWall(desk, idea)
        : undefined;
  const single = {
    merge: shown && (() => openMerge(desk, [idea.id])),
    move: shown && (() => openMove(desk, idea)),
    hide: shown && (() => hideAndGoOn(desk, rows, idea)),
  };
  return {
    up: (event) => step(desk, rows, -1, { along: event?.shiftKey && can }),
    down: (event) => step(desk, rows, 1, { along: event?.shiftKey && can }),
    escape: back(desk, idea),
    search: beginSearch,
    edit: can && (() => openIdeaForm(desk, idea)),
    wall,
    choose: can && ((event) => desk.choose((chosen) => chosen.toggle(idea, rows, event?.shiftKey))),
    ...(severalKeys(desk) ?? single),
  };
}
