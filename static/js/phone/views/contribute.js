// Ergänzen, Frage, Bedenken, Wir machen mit: in place, one text field.
import { html, nothing } from "../../../vendor-phone.js";
import { _ } from "../../core/words.js";
import { blank, roomLeft, tooLong } from "../../shared/letters.js";
import { mainGrouping } from "../../shared/groups.js";
import { most } from "../../core/limits.js";
import { addContribution, editContribution, supportIdea } from "../../core/commands.js";
import { may } from "../moment.js";
import { answered, supports, withAnswer } from "../own.js";
import { choices, mayBeNamed, question } from "./join.js";
import { button } from "./parts.js";

const labels = {
  addition: () => _("Your addition"),
  question: () => _("Your question"),
  concern: () => _("Your concern"),
};

function openForm(app, facts, text) {
  const draft = facts.draft && app.drafts.get(facts.draft);
  const initial = draft?.text ?? text;
  app.openForm({ ...facts, initial, text: initial, open: true }, { focus: "#contribution" });
}

export const contribute = (app, idea, sort) => openForm(app, { ideaId: idea, sort, draft: `contribution:${idea}` }, "");

export const contributeAgain = (app, idea, { key, sort, text }) =>
  openForm(app, { ideaId: idea, sort, retry: key, draft: `again:${key}` }, text);

export const editContributionOf = (app, { id, sort, text }) => openForm(app, { contribution: id, sort }, text);

function save(app) {
  const { form } = app;
  const text = form.text.trim();
  const hint = blank(text) ? _("Please write a sentence first.") : tooLong(text, most.add_contribution.text);
  if (hint) return app.fill({ hint });
  if (form.contribution) app.do(editContribution({ contribution: form.contribution, text }));
  else {
    if (form.retry) app.outbox.remove(form.retry);
    app.do(addContribution({ idea: form.ideaId, kind: form.sort, text }));
  }
  if (form.draft) app.drafts.drop(form.draft);
  app.closeForm();
}

export function contributionForm(app) {
  const { form } = app;
  const typed = (event) => {
    const text = event.target.value;
    if (form.draft) app.drafts.put(form.draft, { ideaId: form.ideaId, sort: form.sort, text });
    app.fill({ text, hint: null });
  };
  return html`<div class="form">
    <label class="label" for="contribution">${labels[form.sort]()}</label>
    <textarea id="contribution" rows="3" aria-describedby="room" .value=${form.initial} @input=${typed}></textarea>
    <p class="letters" id="room">${form.hint ? "" : roomLeft(form.text, most.add_contribution.text)}</p>
    ${form.hint ? html`<p class="hint no" role="alert">${form.hint}</p>` : nothing}
    ${
      form.contribution && !may(app, "edit_contribution")
        ? html`<p class="hint">${_("Only the moderators can change it now.")}</p>`
        : button(may(app, "add_contribution") || app.mine?.muted ? _("Save") : _("Send to the moderators"), () =>
            save(app),
          )
    }
    <button class="link wide" @click=${() => app.closeForm()}>${_("Cancel")}</button>
  </div>`;
}

export function takePart(app, idea, on = true) {
  const grouping = mainGrouping(app.workshop);
  if (on && grouping?.groups.length && !answered(app, grouping)) {
    return app.openForm({ ideaId: idea, joins: true, open: true }, { focus: "#which" });
  }
  app.do(supportIdea({ idea, supports: on }));
}

export function groupForm(app) {
  const { form } = app;
  const grouping = mainGrouping(app.workshop);
  const finish = () => {
    if (form.group) app.regroup(withAnswer(app, grouping, form.group));
    app.do(supportIdea({ idea: form.ideaId, supports: true }));
    app.closeForm();
  };
  return html`<div class="form">
    <h2 id="which" tabindex="-1" class="plain">${question(grouping)}</h2>
    ${mayBeNamed(app.workshop)} ${choices(grouping, form.group, (group) => app.fill({ group }), "which")}
    ${button(form.group ? _("We take part") : _("Take part without an answer"), finish)}
    <button class="link wide" @click=${() => app.closeForm()}>${_("Cancel")}</button>
  </div>`;
}

export const formFor = (app, idea) =>
  app.form && app.form.ideaId === idea ? (app.form.joins ? groupForm(app) : contributionForm(app)) : null;

export function supportAction(app, idea, kind) {
  const { on } = supports(app, idea);
  return on
    ? button(_("No longer take part"), () => takePart(app, idea, false), kind)
    : button(_("We take part"), () => takePart(app, idea), kind);
}
