// Several ideas at once: what is chosen, what can be done with it, and what did not go.
import { html, live, nothing } from "../../../vendor.js";
import { hideIdea, moveIdea, restoreIdea } from "../../core/commands.js";
import { stayed } from "../together.js";
import { most } from "../../core/limits.js";
import { refusal } from "../refusals.js";
import { _, ngettext, number } from "../../core/words.js";
import { openMerge } from "./merge.js";
import { action, button, quoted, shortName, square } from "./parts.js";

const mostMerged = 1 + most.merge_ideas.ideas;

export const chosenIdeas = (desk) => desk.chosen.ids.map((id) => desk.store.get("idea", id)).filter(Boolean);

function act(desk, make, more) {
  desk.take(null);
  desk.focusOn("#choose-all");
  desk.together.do(chosenIdeas(desk), make, more);
  desk.hold();
}

const hideAll = (desk) => act(desk, (idea) => hideIdea({ idea: idea.id }));
const restoreAll = (desk) => act(desk, (idea) => restoreIdea({ idea: idea.id }));
const moveAll = (desk, field) =>
  act(desk, (idea) => moveIdea({ idea: idea.id, field_of_action: field.id }), { field: shortName(field) });

function askWhere(desk) {
  const open = desk.asking?.several === "move";
  desk.focusOn(open ? null : ".several .option");
  desk.ask(open ? null : { several: "move" });
}

function mergeAll(desk) {
  if (desk.chosen.size > mostMerged)
    return desk.say(_("At most %(n)s ideas can be merged at once. Please choose fewer.", { n: mostMerged }), true);
  openMerge(desk, desk.chosen.ids);
}

export const clear = (desk) => desk.choose((chosen) => chosen.clear());

function acts(desk) {
  if (desk.filter.state === "withdrawn" || desk.filter.state === "hidden")
    return action(_("Restore"), () => restoreAll(desk));
  const pressed = desk.asking?.several === "move";
  return [
    action(_("Hide"), () => hideAll(desk), { key: "hide" }),
    action(_("Move"), () => askWhere(desk), { key: "move", pressed }),
    desk.chosen.size > 1 ? action(_("Merge"), () => mergeAll(desk), { key: "merge" }) : nothing,
  ];
}

function whereTo(desk) {
  if (desk.asking?.several !== "move") return nothing;
  const choice = (field) =>
    html`<button type="button" class="option" @click=${() => moveAll(desk, field)}>
      ${square(field)} ${shortName(field)}
    </button>`;
  return html`<div class="menu" role="group" aria-label=${_("Move to")}>
    <span>${_("Move to")}</span>${desk.fields.map(choice)}
  </div>`;
}

// `visible`: the rows in sight
export function severalBar(desk, visible) {
  const n = desk.chosen.size;
  if (!n) return nothing;
  const away = n - visible.filter(({ id }) => desk.chosen.has(id)).length;
  const switchOnly = () => desk.switchOnlyChosen();
  const only = desk.onlyChosen
    ? action(_("Back to the list"), switchOnly)
    : away
      ? action(_("Show what is chosen"), switchOnly)
      : nothing;
  const elsewhere =
    away && !desk.onlyChosen
      ? html`<span class="grey"
          >${ngettext("%(n)s of them is not in this list", "%(n)s of them are not in this list", away)}</span
        >`
      : nothing;
  return html`<div class="several" role="group" aria-label=${_("Chosen ideas")}>
    <p class="actions">
      <b role="status">${ngettext("%(n)s chosen", "%(n)s chosen", n)}</b>${elsewhere}${only} ${acts(desk)}<button
        type="button"
        class="action away"
        @click=${() => clear(desk)}
      >
        ${_("Choose none")}<kbd aria-hidden="true">Esc</kbd>
      </button>
    </p>
    ${whereTo(desk)}
  </div>`;
}

// `rows()`: what is in sight at that moment
export function chooseAll(desk, visible, rows) {
  if (!visible.length || desk.filter.state === "merged") return nothing;
  const chosen = visible.filter(({ id }) => desk.chosen.has(id)).length;
  const all = chosen === visible.length;
  const label = _("Choose all %(n)s", { n: number(visible.length) });
  return html`<label class="all"
    ><input
      type="checkbox"
      id="choose-all"
      class="choose"
      .checked=${live(all)}
      .indeterminate=${chosen > 0 && !all}
      @change=${() => desk.choose((one) => one.put(rows(), !all))}
    /><span>${label}</span></label
  >`;
}

// what did not go, and why
export function stayedBehind(desk) {
  const { report } = desk.together;
  if (!report) return nothing;
  const rows = stayed(report);
  const of = report.rows.length;
  const head = ngettext(
    "%(n)s of %(of)s ideas has stayed as it was:",
    "%(n)s of %(of)s ideas have stayed as they were:",
    rows.length,
    { of: number(of) },
  );
  const line = (row) => {
    const name = quoted(desk.store.get("idea", row.id)?.title ?? row.title);
    const why = refusal(row.code, row.data, { name: report.name, store: desk.store });
    return html`<li>${why.startsWith(name) ? nothing : name} <span class="why">${why}</span></li>`;
  };
  const chosen =
    report.name === "undo"
      ? nothing
      : html`<p>${rows.length > 1 ? _("They are still chosen.") : _("It is still chosen.")}</p>`;
  return html`<div class="panel stayed" role="alert">
    <p><b>${head}</b></p>
    <ul>
      ${rows.map(line)}
    </ul>
    ${chosen}
    <p>${button(_("Understood"), () => desk.together.understood(), "second")}</p>
  </div>`;
}

// The keys of what is chosen; of the row in hand only where nothing is.
export function severalKeys(desk) {
  if (!desk.chosen.size) return null;
  if (desk.filter.state !== "shown") return {};
  return {
    hide: () => hideAll(desk),
    move: () => askWhere(desk),
    merge: desk.chosen.size > 1 ? () => mergeAll(desk) : undefined,
  };
}
