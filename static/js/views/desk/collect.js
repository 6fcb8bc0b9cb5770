// Collect: one thing, the newest row.
import { html, nothing, repeat } from "../../../vendor.js";
import { _, ngettext } from "../../words.js";
import { hide, openMove } from "./idea-acts.js";
import { ideaForm, openIdeaForm, openNewIdea } from "./idea-form.js";
import { ideaRow } from "./idea-row.js";
import { openMerge } from "./merge.js";
import { action, empty, head, quoted, shortName, square } from "./parts.js";
import { phaseName } from "./phases.js";

const newest = (a, b) => (a.at === b.at ? b.id - a.id : a.at < b.at ? 1 : -1);

// `waiting`: what came while a row is in hand
export function listed(desk) {
  const { field, state } = desk.filter;
  const fits = (idea) => idea.state === state && (!field || idea.field_of_action === field);
  const all = desk.store.all("idea").filter((idea) => fits(idea) || idea.id === desk.hand).sort(newest);
  if (!desk.held) return { rows: all, waiting: 0 };
  const rows = all.filter((idea) => desk.held.has(idea.id));
  return { rows, waiting: all.length - rows.length };
}

function choose(desk, filter) {
  desk.filter = { ...desk.filter, ...filter };
  desk.take(null);
}

function filterButton(desk, label, count, field) {
  const wanted = field?.id ?? null;
  const choosing = () => choose(desk, { field: wanted });
  return html`<button type="button" class="filter" aria-pressed=${String(desk.filter.field === wanted)} @click=${choosing}>
    ${square(field)}<span>${label}</span> <span class="count">${count}</span></button>`;
}

function filters(desk) {
  const counted = desk.store.all("idea").filter((idea) => idea.state === desk.filter.state);
  const of = (field) => counted.filter((idea) => idea.field_of_action === field.id).length;
  return html`<div class="filters" role="group" aria-label=${_("By field of action")}>
    ${filterButton(desk, _("All"), counted.length, null)}${desk.fields.map((field) => filterButton(desk, shortName(field), of(field), field))}</div>`;
}

function stateLinks(desk) {
  if (desk.filter.state !== "shown") return action(_("Back to the list"), () => choose(desk, { state: "shown" }));
  const count = (state) => desk.store.all("idea").filter((idea) => idea.state === state).length;
  const link = (state, words) => (count(state) ? action(words(count(state)), () => choose(desk, { state })) : nothing);
  return [
    link("hidden", (n) => ngettext("%(n)s hidden", "%(n)s hidden", n)),
    link("merged", (n) => ngettext("%(n)s merged", "%(n)s merged", n)),
    link("withdrawn", (n) => ngettext("%(n)s withdrawn", "%(n)s withdrawn", n)),
  ];
}

function hint(desk) {
  const pair = desk.filter.state === "shown" ? desk.pairs[0] : null;
  const [a, b] = pair ? [desk.store.get("idea", pair.a), desk.store.get("idea", pair.b)] : [];
  if (!a || !b) return nothing;
  const words = _("Sounds alike: %(a)s and %(b)s", { a: quoted(a.title), b: quoted(b.title) });
  return html`<div class="hint"><span>${words}</span>${action(_("Compare"), () => openMerge(desk, [a.id, b.id]))}</div>`;
}

const titles = { shown: () => _("Collect ideas"), hidden: () => _("Hidden ideas"), merged: () => _("Merged ideas"), withdrawn: () => _("Withdrawn ideas") };

function below(desk) {
  const n = desk.ideas.length;
  const count = desk.filter.state === "shown" ? html`<span>${ngettext("%(n)s project idea. Newest first.", "%(n)s project ideas. Newest first.", n)}</span>` : nothing;
  return html`<span class="below-line">${count}${stateLinks(desk)}</span>`;
}

function ways(desk, elsewhere) {
  const back = _("Back: %(phase)s", { phase: phaseName(desk.workshop.phase) });
  return [
    elsewhere ? action(back, () => desk.go(null)) : nothing,
    action(_("Fields of action"), () => desk.go({ name: "fields", back: desk.page })), action(_("Add an idea"), () => openNewIdea(desk)),
  ];
}

export function collect(desk, { elsewhere = false } = {}) {
  const { rows, waiting } = listed(desk);
  const { state } = desk.filter;
  const title = elsewhere && state === "shown" ? _("All ideas") : titles[state]();
  const nothingYet = empty(state === "shown" ? _("No idea yet.") : _("none"));
  const more = ngettext("Show %(n)s new idea", "Show %(n)s new ideas", waiting);
  return html`${head(title, below(desk), ways(desk, elsewhere))}${filters(desk)}
    ${desk.forms.get("idea:new") ? html`<div class="panel">${ideaForm(desk, null)}</div>` : hint(desk)}
    ${waiting ? html`<button type="button" class="waiting" @click=${() => desk.showNew()}>${more}</button>` : nothing}
    ${rows.length ? html`<ul class="ideas">${repeat(rows, (idea) => idea.id, (idea) => ideaRow(desk, idea))}</ul>` : nothingYet}`;
}

export function step(desk, rows, by) {
  const at = rows.findIndex((idea) => idea.id === desk.hand);
  const to = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by))];
  if (!to) return;
  desk.take(to.id);
  desk.focus = `[data-idea="${to.id}"] .row`;
}

export function hideAndGoOn(desk, rows, idea) {
  const at = rows.indexOf(idea);
  const after = rows[at + 1] ?? rows[at - 1];
  hide(desk, idea);
  desk.take(after?.id ?? null);
  if (after) desk.focus = `[data-idea="${after.id}"] .row`;
}

export function collectKeys(desk) {
  const { rows } = listed(desk);
  const idea = rows.find((one) => one.id === desk.hand);
  const shown = idea?.state === "shown";
  const escape = desk.asking ? () => desk.ask(null) : idea ? () => desk.take(null) : undefined;
  return {
    up: () => step(desk, rows, -1), down: () => step(desk, rows, 1), escape,
    edit: idea && idea.state !== "merged" && (() => openIdeaForm(desk, idea)),
    merge: shown && (() => openMerge(desk, [idea.id])), move: shown && (() => openMove(desk, idea)),
    hide: shown && (() => hideAndGoOn(desk, rows, idea)),
  };
}
