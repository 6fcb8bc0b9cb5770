// What the desk does with one idea, each with its sentence for the undo bar.
import { html, nothing } from "../../../vendor.js";
import { hideIdea, moveIdea, restoreIdea, unmergeIdeas } from "../../core/commands.js";
import { _ } from "../../core/words.js";
import { action, quoted, shortName, square } from "./parts.js";

export const hide = (desk, idea, reason) =>
  desk.do(hideIdea({ idea: idea.id, ...(reason ? { reason } : {}) }), {
    on: idea,
    said: _("%(title)s is hidden.", { title: quoted(idea.title) }),
  });

export const restore = (desk, idea) =>
  desk.do(restoreIdea({ idea: idea.id }), {
    on: idea,
    said: _("%(title)s is shown again.", { title: quoted(idea.title) }),
  });

export const separate = (desk, idea) =>
  desk.do(unmergeIdeas({ idea: idea.id }), {
    on: idea,
    said: _("%(title)s stands on its own again.", { title: quoted(idea.title) }),
  });

function moveTo(desk, idea, field) {
  desk.ask(null);
  const said = _("%(title)s now belongs to %(field)s.", { title: quoted(idea.title), field: shortName(field) });
  desk.do(moveIdea({ idea: idea.id, field_of_action: field.id }), { on: idea, said });
}

export function openMove(desk, idea) {
  const open = desk.asking?.move === idea.id;
  desk.take(idea.id);
  desk.focusOn(open ? null : ".menu .option");
  desk.ask(open ? null : { move: idea.id });
}

export function moveMenu(desk, idea) {
  if (desk.asking?.move !== idea.id) return nothing;
  const others = desk.fields.filter((field) => field.id !== idea.field_of_action);
  const choice = (field) =>
    html`<button type="button" class="option" @click=${() => moveTo(desk, idea, field)}>
      ${square(field)} ${shortName(field)}
    </button>`;
  return html`<div class="menu" role="group" aria-label=${_("Move to")}>
    <span>${_("Move to")}</span>${others.map(choice)}
  </div>`;
}

function part(desk, one) {
  const words = _("Merged into it: %(title)s", { title: quoted(one.title) });
  return html`<p class="part">${words} ${action(_("Separate"), () => separate(desk, one), { about: one.title })}</p>`;
}

export const mergedInto = (desk, idea) => desk.parts(idea).map((one) => part(desk, one));
