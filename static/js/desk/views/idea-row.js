// One idea in the list; the row in hand unfolds its actions, contributions and what was merged into it.
import { guard, html, live, nothing } from "../../../vendor.js";
import { below } from "../../shared/wording.js";
import { _, ngettext, time, unbroken } from "../../core/words.js";
import { contributions } from "./contribution.js";
import { hide, mergedInto, moveMenu, openMove, restore, separate } from "./idea-acts.js";
import { ideaForm, openIdeaForm } from "./idea-form.js";
import { openMerge } from "./merge.js";
import { muteWay } from "./muted.js";
import { onWall, putOnWall, takeFromWall } from "./on-wall.js";
import {
  action,
  contributionsWord,
  from,
  groupNames,
  joinedWords,
  quoted,
  shortName,
  sizeWord,
  square,
} from "./parts.js";
import { askWhy, asksWhy, whyNot } from "./reasons.js";

const hiddenWord = ({ declined, reason }) =>
  joinedWords(declined ? _("not released") : _("hidden"), reason && quoted(reason));

const stateWords = { hidden: hiddenWord, withdrawn: () => _("withdrawn") };

function hideAway(desk, idea, reason) {
  hide(desk, idea, reason);
  desk.take(null);
}

function actions(desk, idea) {
  const key = (name) => (desk.chosen.size ? undefined : name);
  const edit = action(_("Edit"), () => openIdeaForm(desk, idea), { key: "edit" });
  if (idea.state === "merged") return action(_("Separate"), () => separate(desk, idea));
  if (idea.state !== "shown") return [action(_("Restore"), () => restore(desk, idea)), edit];
  const pressed = desk.asking?.move === idea.id;
  return [
    edit,
    action(_("Merge"), () => openMerge(desk, [idea.id]), { key: key("merge") }),
    action(_("Move"), () => openMove(desk, idea), { key: key("move"), pressed }),
    action(_("Hide"), () => hideAway(desk, idea), { key: key("hide") }),
    action(_("Hide, and say why …"), () => askWhy(desk, `idea:${idea.id}`), {
      pressed: asksWhy(desk, `idea:${idea.id}`),
    }),
    muteWay(desk, idea),
    wallWay(desk, idea),
  ];
}

// where the wall can show an idea: while ideas are collected and talked about
export const showable = ({ workshop }) => workshop.phase === "collect" || workshop.phase === "discuss";

function wallWay(desk, idea) {
  if (onWall(desk, idea)) return action(_("Take off the wall"), () => takeFromWall(desk), { key: "wall" });
  return showable(desk) ? action(_("Put on the wall"), () => putOnWall(desk, idea), { key: "wall" }) : nothing;
}

function facts(desk, idea) {
  const groups = groupNames(desk.workshop, idea.groups);
  const told = [
    groups && _("Concerns: %(groups)s", { groups }),
    idea.support && ngettext("%(n)s person takes part", "%(n)s people take part", idea.support),
  ].filter(Boolean);
  return told.length ? html`<p class="meta sought">${told.join(". ")}</p>` : nothing;
}

function unfolded(desk, idea) {
  if (desk.forms.get(`idea:${idea.id}`)) return ideaForm(desk, idea);
  const own = desk.contributions(idea);
  return html`<div class="inside">
    ${facts(desk, idea)}${mergedInto(desk, idea)} ${own.length ? contributions(desk, own) : nothing}
    <p class="actions">${actions(desk, idea)}</p>
    ${moveMenu(desk, idea)}${idea.state !== "shown" ? nothing : whyNot(desk, `idea:${idea.id}`, _("Hide"), (reason) => hideAway(desk, idea, reason))}
  </div>`;
}

function stateOf(desk, idea) {
  if (idea.state === "shown") return nothing;
  const into = idea.state === "merged" ? desk.store.get("idea", idea.merged_into) : null;
  const word = into ? _("merged into %(title)s", { title: quoted(into.title) }) : stateWords[idea.state]?.(idea);
  return html`<span class="word">${word}</span>`;
}

const fresh = 4000;

// The number is what people can call out.
function right(desk, idea, said) {
  const about = joinedWords(from(desk, idea), sizeWord(idea.size));
  const no = _("No. %(number)s", { number: idea.id });
  return html`<span class="right"
    >${about ? html`<span class="sought">${about}</span>, ` : nothing}<span class="no" data-number=${idea.id}
      >${no}</span
    >${said ? html`<br />${said}` : nothing}</span
  >`;
}

function words(desk, idea, said) {
  const field = desk.field(idea);
  const text = below(idea);
  return html`<span class="time">${time(idea.at)}</span>${square(field)}
    <span class="words"
      ><span class="hidden">${shortName(field)}: </span
      ><b class="sought">${unbroken(idea.title)}</b
      >${text ? html`<span class="text sought">${text}</span>` : nothing}${stateOf(desk, idea)}</span
    >
    ${right(desk, idea, said)}`;
}

function box(desk, idea, rows, chosen) {
  const name = _("Choose %(title)s", { title: quoted(idea.title) });
  const choose = (event) => desk.choose((all) => all.toggle(idea, rows(), event.shiftKey));
  return html`<label class="box"
    ><input type="checkbox" class="choose" aria-label=${name} .checked=${live(chosen)} @click=${choose}
  /></label>`;
}

// Of three hundred rows only those are drawn anew in which something else is to be read. `rows()`: those in sight.
export function ideaRow(desk, idea, { rows, visible, now }) {
  const open = desk.hand === idea.id;
  const chosen = desk.chosen.has(idea.id);
  const said = idea.state === "shown" ? contributionsWord(desk, idea) : "";
  const into = idea.merged_into && desk.store.get("idea", idea.merged_into);
  const arrives = now - Date.parse(idea.at) < fresh;
  const unfolds = open || desk.forms.get(`idea:${idea.id}`);
  return html`<li
    class="idea ${open ? "in-hand" : ""} ${chosen ? "chosen" : ""} ${arrives ? "arrives" : ""}"
    data-idea=${idea.id}
    ?hidden=${!visible}
  >
    ${idea.state === "merged" ? nothing : guard([idea, chosen], () => box(desk, idea, rows, chosen))}
    <button type="button" class="row" aria-expanded=${String(open)} @click=${() => desk.take(open ? null : idea.id)}>
      ${guard([idea, desk.field(idea), desk.workshop, said, into], () => words(desk, idea, said))}
    </button>
    ${unfolds ? unfolded(desk, idea) : nothing}
  </li>`;
}
