// Discuss: one thing, the sentence. A changed wording is exchanged in place.
import { html, nothing, repeat } from "../../../vendor.js";
import { below } from "../../shared/wording.js";
import { _, ngettext } from "../../core/words.js";
import { corner, drawing, foot, topline, mist, square, timeLeft, title } from "./parts.js";
import { inFieldOrder, rowOfStubs } from "./stubs.js";

const kindOf = (sort) => ({ addition: _("Addition"), question: _("Question"), concern: _("Concern") })[sort];

function contributions(app, idea) {
  const family = new Set([
    idea.id,
    ...app.store
      .all("idea")
      .filter((one) => one.merged_into === idea.id)
      .map((one) => one.id),
  ]);
  const newest = app.store
    .all("contribution")
    .filter((one) => family.has(one.idea) && one.state === "shown")
    .reverse()
    .slice(0, 3);
  if (!newest.length)
    return app.over ? nothing : html`<p class="empty small">${_("No contribution yet. What is missing?")}</p>`;
  return html`<ul class="contributions">
    ${repeat(
      newest,
      (one) => one.id,
      (one) =>
        html`<li class="arrives">
          <p class=${one.text.length > 110 ? "long" : ""}>${_("“%(text)s”", { text: one.text })}</p>
          <p class="sort">${kindOf(one.sort)}</p>
        </li>`,
    )}
  </ul>`;
}

// Groups of few people are not named, so the number stands below the names.
function supporters(app, idea) {
  const groups = app.workshop.groupings.flatMap((grouping) => grouping.groups);
  const names = idea.supporters.map((id) => groups.find((group) => group.id === id)?.name).filter(Boolean);
  if (!idea.support) return nothing;
  const people = ngettext("%(n)s person", "%(n)s people", idea.support);
  const shown = names.length > 5 ? names.slice(0, 4) : names;
  return html`<aside class="supporters">
    <h2>${_("Taking part")}</h2>
    ${
      names.length
        ? html`<ul>
            ${repeat(
              shown,
              (name) => name,
              (name) => html`<li class="arrives">${name}</li>`,
            )}
            ${shown.length < names.length ? html`<li class="more">${_("and %(n)s more", { n: names.length - shown.length })}</li>` : nothing}
            <li class="more">${people}</li>
          </ul>`
        : html`<p>${people}</p>`
    }
  </aside>`;
}

export function discuss(app) {
  const { stage, fields } = app;
  const ideas = inFieldOrder(app.ideas, fields);
  const idea = app.shown?.kind === "idea" ? app.shown : undefined;
  const place = ideas.findIndex((one) => one.id === idea?.id);
  const right = place >= 0 ? _("Idea %(n)s of %(of)s", { n: place + 1, of: ideas.length }) : timeLeft(app);
  return html`<section class="scene discuss">
    ${topline(app, app.over || app.workshop.phase === "collect" ? _("Project idea") : _("Discuss"), right)}
    ${
      idea
        ? html`<div class="in-hand">
            <div class="heading ${idea.title.length > 60 ? "long" : ""}">
              ${square(app.field(idea), "large")}
              <h1>${title(idea.title)}</h1>
            </div>
            ${below(idea) ? html`<p class="text ${below(idea).length > 200 ? "long" : ""}">${below(idea)}</p>` : nothing}
            <div class="voices">${contributions(app, idea)}${supporters(app, idea)}</div>
          </div>`
        : html`<h1 class="hidden">${_("Discuss")}</h1>
            ${mist(_("One moment. The moderators are choosing an idea."))}`
    }
    ${drawing(app, rowOfStubs({ stage, ideas, fields, lit: idea ? idea.id : undefined }))} ${corner(app)}
    ${foot(app, app.over ? nothing : _("Join in on your phone"))}
  </section>`;
}
