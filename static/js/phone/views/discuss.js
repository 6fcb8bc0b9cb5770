// Discuss: the idea that is on the wall, on every phone.
import { html, nothing } from "../../../vendor-phone.js";
import { _, unbroken } from "../../core/words.js";
import { may } from "../moment.js";
import { contributionsTo, root } from "../own.js";
import { contributions, ideaText } from "./idea.js";
import { ways } from "./collect.js";
import { noted } from "./mine.js";
import { contribute, formFor, supportAction } from "./contribute.js";
import { button, head, meta, quoted, title } from "./parts.js";

const onTheWall = (app) => {
  const { shown } = app.workshop;
  return shown?.kind === "idea" ? root(app.store, shown.id) : undefined;
};

export function discussView(app) {
  const current = onTheWall(app);
  const held = app.form?.ideaId ? app.store.get("idea", app.form.ideaId) : undefined;
  const idea = held ?? current;
  if (!idea)
    return html`${head(app)}
      <main>
        ${title(_("We are talking about this"), _("One moment. The moderators are choosing an idea."))}${noted(app)}${ways(app)}
      </main>`;
  const field = app.store.get("field_of_action", idea.field_of_action);
  const form = formFor(app, idea.id);
  const left = held && current?.id !== held.id;
  return html`${head(app)}
    <main>
      ${title(_("We are talking about this"))}
      ${left ? html`<p class="hint" role="status">${_("Another idea is on the wall now. Your text belongs to %(title)s.", { title: quoted(idea.title) })}</p>` : nothing}
      <section class="talk" aria-labelledby="talk">
        ${meta(field)}
        <h2 id="talk">${unbroken(idea.title)}</h2>
        ${ideaText(app, idea)}
        ${contributionsTo(app, idea.id).length ? contributions(app, idea) : html`<p class="grey">${_("No contribution yet. What is missing?")}</p>`}
        ${form ?? nothing}
      </section>
      ${form ? nothing : [noted(app), ways(app)]}
    </main>
    ${form ? nothing : answers(app, idea)}`;
}

// the same ways to answer as below an idea in the lists
function answers(app, { id }) {
  if (!may(app, "add_contribution")) return nothing;
  const way = (label, sort, kind) => button(label, () => contribute(app, id, sort), kind);
  return html`<footer class="foot">
    <div class="pair">${way(_("Add to it"), "addition", "main")}${way(_("Question"), "question", "second")}</div>
    <div class="pair">${way(_("Concern"), "concern", "second")}${supportAction(app, id, "second")}</div>
  </footer>`;
}
