// Two ideas or one? Which stays in front, the common title, a preview, three ways out.
import { html } from "../../../vendor.js";
import { mergeIdeas } from "../../core/commands.js";
import { most } from "../../core/limits.js";
import { below } from "../../shared/wording.js";
import { _, list, ngettext, time, unbroken } from "../../core/words.js";
import { formRefusal, textInput } from "./entries.js";
import { mergeSeveral } from "./merge-several.js";
import { button, contributionsWord, from, groupName, head, joinedWords, quoted, square } from "./parts.js";
import { partner } from "./partner.js";

export function openMerge(desk, ids) {
  desk.forms.drop("merge");
  const first = ids.length > 2 ? undefined : desk.store.get("idea", ids[0]);
  desk.forms.open("merge", { title: first?.title ?? "", front: first?.id ?? null });
  desk.go({ name: "merge", ids, back: desk.page });
}

export function leaveMerge(desk) {
  desk.forms.drop("merge");
  desk.go(desk.page?.back ?? null);
}

function keepInFront(desk, idea) {
  const { values } = desk.forms.get("merge");
  const untouched = values.title === (desk.store.get("idea", values.front)?.title ?? "");
  desk.forms.type("merge", { front: idea.id, ...(untouched ? { title: idea.title } : {}) });
  desk.changed();
}

function side(desk, idea, front) {
  const field = desk.field(idea);
  const meta = joinedWords(time(idea.at), from(desk, idea), contributionsWord(desk, idea));
  return html`<article class="side field-${(field?.color ?? 0) % 12}">
    <p class="of">${square(field)} ${field?.name}</p>
    <h2>${unbroken(idea.title)}</h2>
    <p class="said">${below(idea)}</p>
    <p class="meta">${meta}</p>
    <label class="radio"
      ><input type="radio" name="front" .checked=${front} @change=${() => keepInFront(desk, idea)} /><span
        >${_("This idea stays in front")}</span
      ></label
    >
  </article>`;
}

function send(desk, front, rest) {
  const title = desk.forms.get("merge").values.title.trim();
  const given = title && title !== front.title ? { title } : {};
  const back = desk.page.back ?? null;
  const then = () => {
    desk.chosen.put([front, ...rest], false);
    desk.take(null);
    desk.go(back);
  };
  const into = quoted(title || front.title);
  const [one] = rest;
  const said =
    rest.length === 1
      ? _("%(title)s is now part of %(into)s.", { title: quoted(one.title), into })
      : ngettext("%(n)s idea is now part of %(into)s.", "%(n)s ideas are now part of %(into)s.", rest.length, { into });
  desk.do(mergeIdeas({ into: front.id, ideas: rest.map(({ id }) => id), ...given }), {
    on: [front, ...rest],
    form: "merge",
    said,
    then,
  });
}

function preview(desk, ideas, front, rest) {
  const { title } = desk.forms.get("merge").values;
  const places = [...new Set(ideas.map((idea) => groupName(desk.workshop, idea.group)).filter(Boolean))];
  const n = ideas.flatMap((idea) => desk.contributions(idea)).filter((one) => one.state === "shown").length;
  const meta = joinedWords(list(places), n && ngettext("%(n)s contribution", "%(n)s contributions", n));
  const words = _("Merged into it: %(title)s", { title: quoted(rest.title) });
  return html`<div class="preview" aria-label=${_("Preview")} role="group">
    ${square(desk.field(front))}
    <p><b>${unbroken(title || front.title)}</b> <span>${words}</span><span class="meta">${meta}</span></p>
  </div>`;
}

export function merge(desk) {
  const ideas = desk.page.ids.map((id) => desk.store.get("idea", id)).filter(Boolean);
  const form = desk.forms.open("merge", { title: ideas[0]?.title ?? "", front: ideas[0]?.id });
  const leave = () => leaveMerge(desk);
  if (ideas.length === 1) return partner(desk, ideas[0], leave);
  if (ideas.length > 2)
    return mergeSeveral(desk, ideas, {
      front: (idea) => keepInFront(desk, idea),
      send: (front, rest) => send(desk, front, rest),
      leave,
    });
  const front = ideas.find((idea) => idea.id === form.values.front) ?? ideas[0];
  const rest = ideas.find((idea) => idea !== front);
  const apart = () => {
    desk.keepApart(ideas.map((idea) => idea.id));
    leaveMerge(desk);
  };
  return html`<div class="merge">
    ${head(_("Are these two ideas or one?"), _("Wording, contributions and authors are kept. You can separate them again at any time."))}
    <div class="sides">${ideas.map((idea) => side(desk, idea, idea === front))}</div>
    ${textInput(desk, "merge", "title", _("Title of the common idea"), { max: most.merge_ideas.title })}${preview(desk, ideas, front, rest)}${formRefusal(desk, form)}
    <p class="ways">
      ${button(_("Merge"), () => send(desk, front, [rest]))}${button(_("Leave apart"), apart, "second")}
      <button type="button" class="action" @click=${leave}>${_("Cancel")}<kbd aria-hidden="true">Esc</kbd></button>
    </p>
  </div>`;
}

export const mergeKeys = (desk) => ({ escape: () => leaveMerge(desk) });
