// One idea with what others added.
import { html, nothing } from "../../../vendor-phone.js";
import { below } from "../../shared/wording.js";
import { _, list, ngettext, time, unbroken } from "../../core/words.js";
import { may } from "../moment.js";
import { contributionsTo, supports } from "../own.js";
import { contribute, formFor, supportAction } from "./contribute.js";
import { action, groupNames, quoted, stateWord } from "./parts.js";

const sorts = {
  addition: (t) => _("Addition %(time)s", { time: t }),
  question: (t) => _("Question %(time)s", { time: t }),
  concern: (t) => _("Concern %(time)s", { time: t }),
};

const sizes = { small: () => _("small"), large: () => _("large") };

// what its author has named; who takes part says so for themselves
function concerns(app, idea) {
  const names = groupNames(app.workshop, idea.groups ?? []);
  if (!names.length) return nothing;
  const words = _("Concerns: %(groups)s", { groups: list(names) });
  return html`<p class="grey">${words}</p>`;
}

function whoTakesPart(app, idea) {
  const { on, state } = supports(app, idea.id);
  const names = groupNames(app.workshop, idea.supporters ?? []);
  const people = Math.max(idea.support ?? 0, on ? 1 : 0);
  if (!names.length && !people) return nothing;
  const who = names.length
    ? _("Taking part: %(names)s", { names: list(names) })
    : ngettext("%(n)s person takes part", "%(n)s people take part", people);
  const own = on ? html`<p><span class="grey">${_("You take part")}</span> ${stateWord({ state })}</p>` : nothing;
  return html`<p class="grey">${who}</p>
    ${own}`;
}

export const contributions = (app, idea) =>
  contributionsTo(app, idea.id).map(
    (one) =>
      html`<blockquote>
        <p>${quoted(unbroken(one.text))}</p>
        ${one.own && (one.state !== "saved" || one.waiting || one.away) ? stateWord(one) : html`<p class="grey small-left">${sorts[one.sort](time(one.at))}</p>`}
      </blockquote>`,
  );

export const ideaText = (app, idea) =>
  html`${below(idea) ? html`<p class="lines">${unbroken(below(idea))}</p>` : nothing}
  ${idea.size ? html`<p class="grey">${_("Size: %(size)s", { size: sizes[idea.size]() })}</p>` : nothing}${concerns(app, idea)}${whoTakesPart(app, idea)}`;

function answers(app, idea) {
  const ways = [
    may(app, "add_contribution")
      ? html`${action(_("Add to it"), () => contribute(app, idea.id, "addition"))}${action(_("Ask"), () => contribute(app, idea.id, "question"))}
        ${action(_("Raise a concern"), () => contribute(app, idea.id, "concern"))}`
      : null,
    may(app, "support_idea") ? supportAction(app, idea.id, "link") : null,
  ].filter(Boolean);
  return ways.length ? (formFor(app, idea.id) ?? html`<p class="actions">${ways}</p>`) : nothing;
}

export const ideaDetail = (app, idea, wide = "") =>
  html`<div class="detail ${wide}">${ideaText(app, idea)}${contributions(app, idea)}${answers(app, idea)}</div>`;
