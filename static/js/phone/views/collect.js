// Collect: fields with counts and what is new since the last look; then the ideas of one field.
import { html, nothing } from "../../../vendor-phone.js";
import { _, ngettext, unbroken } from "../../core/words.js";
import { may } from "../moment.js";
import { ownContributions, ownIdeas } from "../own.js";
import { ideaDetail } from "./idea.js";
import { noted, openDrafts, ownRows } from "./mine.js";
import { backHead, button, head, square, timeWords, title } from "./parts.js";
import { write } from "./write.js";

const ideasOf = (app, field) =>
  app.store.all("idea").filter((idea) => idea.state === "shown" && idea.field_of_action === field);

const newest = (ideas) => Math.max(0, ...ideas.map((idea) => idea.id));

const fresh = (app, field) => {
  const { seen } = app.memory.facts;
  return ideasOf(app, field).filter(
    (idea) => idea.id > (seen[field] ?? seen.start ?? 0) && !app.mine?.ideas?.includes(idea.id),
  );
};

const countOfNew = (n) => _("%(n)s new", { n });

export const look = (app, field) =>
  app.memory.set({ seen: { ...app.memory.facts.seen, [field]: newest(app.store.all("idea")) } });

function openField(app, id) {
  app.go("field", { id, known: ideasOf(app, id).map((idea) => idea.id) });
  look(app, id);
}

export function fieldRows(app) {
  const fields = app.store.all("field_of_action").filter((field) => field.state === "shown");
  fields.sort((a, b) => (a.position ?? a.id) - (b.position ?? b.id));
  return html`<ul class="rows">
    ${fields.map((field) => {
      const count = ideasOf(app, field.id).length;
      const added = fresh(app, field.id).length;
      return html`<li>
        <button class="row fieldrow" @click=${() => openField(app, field.id)}>
          ${square(field, "big")}
          <span class="name"
            ><b>${field.name}</b>${field.impulse ? html`<small>${field.impulse}</small>` : nothing}</span
          >
          <span class="count"
            >${count ? ngettext("%(n)s idea", "%(n)s ideas", count) : nothing}
            ${added ? html`<b>${countOfNew(added)}</b>` : nothing}</span
          >
        </button>
      </li>`;
    })}
  </ul>`;
}

export const ownPart = (app) =>
  ownIdeas(app).length
    ? html`<h2>${_("Your ideas")}</h2>
        ${ownRows(app)}`
    : html`<h2>${_("Your ideas")}</h2>
        <p class="grey">${_("Your ideas will be listed here.")}</p>`;

export const ownLink = (app) =>
  ownIdeas(app).length || ownContributions(app).length || openDrafts(app).length
    ? html`<p class="actions"><button class="link" @click=${() => app.go("mine")}>${_("Your ideas")}</button></p>`
    : nothing;

export const addFoot = (app, field) =>
  may(app, "add_idea")
    ? html`<footer class="foot">${button(_("Add an idea"), () => write(app, { field }))}</footer>`
    : nothing;

const addLink = (app) =>
  may(app, "add_idea") ? html`<button class="link" @click=${() => write(app)}>${_("Add an idea")}</button>` : nothing;

export const ways = (app, more = addLink(app)) =>
  html`<p class="actions"><button class="link" @click=${() => app.go("ideas")}>${_("All ideas")}</button> ${more}</p>
    ${ownLink(app)}`;

// in a phase with a screen of its own: the way to what the moderators allow in it besides
export const besides = (app, more) =>
  ["add_idea", "add_contribution", "support_idea"].some((command) => may(app, command))
    ? ways(app, more)
    : ownLink(app);

export function collectView(app) {
  const lead = [_("What should we take on together?"), timeWords(app)].join(" ").trim();
  return html`${head(app)}
    <main>${title(_("Collect ideas"), lead)} ${noted(app)}${fieldRows(app)}${ownPart(app)}</main>
    ${addFoot(app)}`;
}

export const ideasView = (app) =>
  html`${backHead(app, _("Back"))}
    <main>${title(_("All ideas"))}${fieldRows(app)}</main>
    ${addFoot(app)}`;

export function fieldView(app) {
  const { screen } = app;
  const field = app.store.get("field_of_action", screen.id);
  if (!field)
    return html`${backHead(app, _("Back"))}
      <main>${title(_("This field of action no longer exists."))}</main>`;
  const all = ideasOf(app, field.id);
  const waiting = all.filter((idea) => !screen.known.includes(idea.id) && !app.mine?.ideas?.includes(idea.id));
  const shown = all.filter((idea) => !waiting.includes(idea)).reverse();
  const showNew = () => {
    look(app, field.id);
    app.note({ known: all.map((idea) => idea.id) });
  };
  return html`${backHead(app, _("Back"))}
    <main>
      ${square(field, "big")}${title(field.name, field.impulse)}
      ${waiting.length ? html`<button class="link" @click=${showNew}>${ngettext("Show %(n)s new idea", "Show %(n)s new ideas", waiting.length)}</button>` : nothing}
      ${all.length ? nothing : html`<p class="grey">${_("No idea yet. Be the first.")}</p>`}
      <ul class="rows">
        ${shown.map(
          (idea) =>
            html`<li>
              <button class="row idearow" aria-expanded=${app.open.has(idea.id)} @click=${() => app.unfold(idea.id)}>
                <span class="name">${unbroken(idea.title)}</span>${
                  idea.contributions
                    ? html`<span class="count"
                        >${ngettext("%(n)s contribution", "%(n)s contributions", idea.contributions)}</span
                      >`
                    : nothing
                }</button
              >${app.open.has(idea.id) ? ideaDetail(app, idea) : nothing}
            </li>`,
        )}
      </ul>
    </main>
    ${app.form ? nothing : addFoot(app, field.id)}`;
}
