// Write: the sentence first. The field of action is chosen already, everything else comes after saving.
import { html, nothing } from "../../../vendor-phone.js";
import { _, ngettext } from "../../core/words.js";
import { addIdea, editIdea } from "../../core/commands.js";
import { most } from "../../core/limits.js";
import { letters } from "../../shared/wording.js";
import { newKey } from "../../core/outbox.js";
import { ended } from "./band.js";
import { may } from "../moment.js";
import { backHead, button, square, stateWord, title } from "./parts.js";

const shownFields = (app) => app.store.all("field_of_action").filter((field) => field.state === "shown");

export function write(app, { field = null, draft = null, ...facts } = {}) {
  const known = shownFields(app);
  const usual = known.find((one) => one.id === app.memory.facts.lastField) ?? (known.length === 1 ? known[0] : null);
  const id = draft ?? newKey();
  const kept = app.drafts.get(id);
  const initial = facts.title ?? "";
  if (!kept) app.drafts.put(id, { title: "", field: field ?? usual?.id ?? null, at: app.clock.iso, ...facts, initial });
  app[app.screen.name === "after" ? "replace" : "go"]("write", {
    draft: id,
    initial: kept?.title ?? initial,
    choosing: !!facts.choosing,
  });
  app.focusOn("textarea");
}

export const noting = (app) => (app.workshop.phase === "welcome" || app.mine?.muted) && !may(app, "add_idea");

function send(app, draft) {
  const words = { field_of_action: draft.field, title: draft.title.trim().replace(/\s+/g, " ") };
  app.memory.set({ lastField: draft.field });
  app.drafts.drop(draft.id);
  if (draft.retry) app.outbox.remove(draft.retry);
  if (draft.idea) {
    if (!(draft.key && app.outbox.amend(draft.key, words))) app.do(editIdea({ idea: draft.idea, ...words }));
    return app.back();
  }
  const { text, size, groups } = draft;
  const entry = app.do(
    addIdea({ ...words, ...(text ? { text } : {}), ...(size ? { size } : {}), ...(groups?.length ? { groups } : {}) }),
  );
  app.replace("after", { ref: `@${entry.key}`, text: text ?? "", hold: app.behind });
}

function save(app, draft) {
  const words = (draft.title ?? "").trim().replace(/\s+/g, " ");
  const over = letters(words) - most.add_idea.title;
  const wrong = !words
    ? _("Please write a sentence first.")
    : over > 0
      ? ngettext(
          "Please shorten it: %(n)s letter too many. Details can follow afterwards.",
          "Please shorten it: %(n)s letters too many. Details can follow afterwards.",
          over,
        )
      : null;
  if (wrong) return app.note({ hint: wrong });
  if (noting(app) && !draft.idea) return app.back();
  if (!fieldOf(app, draft)) {
    return app.note({ hint: null, choosing: true, sending: true }, { top: 0 });
  }
  send(app, draft);
}

function fieldOf(app, draft) {
  const field = app.store.get("field_of_action", draft.field);
  return field?.state === "shown" ? field : undefined;
}

// what the button does: without a field of action it only leads to the next question
function labelOf(app, draft) {
  if (noting(app) && !draft.idea) return _("Keep on this phone");
  if (!fieldOf(app, draft)) return _("Continue");
  return may(app, "add_idea") ? _("Save") : _("Send to the moderators");
}

const fieldChoice = (app, draft) =>
  html`<ul class="rows">
    ${shownFields(app).map(
      (field) =>
        html`<li>
          <button
            class="row fieldrow"
            aria-pressed=${draft.field === field.id}
            @click=${() => {
              const chosen = app.drafts.put(draft.id, { field: field.id });
              app.note({ choosing: false });
              if (app.screen.sending) send(app, chosen);
            }}
          >
            ${square(field, "big")}<span class="name">${field.name}</span>
          </button>
        </li>`,
    )}
  </ul>`;

const whichField = () => _("Which field of action does your idea belong to?");

// the sentence is written, only its place is missing
function placeView(app, draft) {
  const back = () => app.note({ choosing: false, sending: false, initial: draft.title });
  return html`<header class="head">
      <button class="link quiet" @click=${back}>${_("Back")}</button>${stateWord({ state: "queued" })}
    </header>
    <main>${title(whichField(), draft.title)}${fieldChoice(app, draft)}</main>`;
}

// below the text and not over its title, where a finger or an eye is just now
const hint = (app) => {
  const { hint: wrong } = app.screen;
  if (wrong) return html`<p id="hint" class="hint no" role="alert">${wrong}</p>`;
  return html`<p id="hint" class="grey" role="status">
    ${ended(app) ?? _("Size, places and details can follow afterwards.")}
  </p>`;
};

export function writeView(app) {
  const { screen } = app;
  const draft = app.drafts.get(screen.draft) ?? {};
  if (screen.choosing && screen.sending) return placeView(app, draft);
  const field = app.store.get("field_of_action", draft.field);
  const begun = !!draft.title?.trim();
  const typed = (event) => {
    app.drafts.put(screen.draft, { title: event.target.value });
    app.note({ hint: null });
  };
  const enter = (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    save(app, app.drafts.get(screen.draft));
  };
  return html`${backHead(app, _("Cancel"), begun ? stateWord({ state: "queued" }) : nothing)}
    <main>
      ${title(draft.idea ? _("Change your idea") : _("Your project idea"))}
      ${
        field && !screen.choosing
          ? html`<p class="row chosen">
              ${square(field, "mid")}<b class="name">${field.name}</b>
              <button class="link" @click=${() => app.note({ choosing: true })}>${_("Change")}</button>
            </p>`
          : nothing
      }
      ${
        screen.choosing
          ? html`<h2 class="plain">${whichField()}</h2>
              ${fieldChoice(app, draft)}`
          : nothing
      }
      <label class="label" for="sentence">${_("Your idea in one sentence")}</label>
      <textarea
        id="sentence"
        class="sentence"
        rows="3"
        enterkeyhint="done"
        .value=${screen.initial}
        @input=${typed}
        @keydown=${enter}
        aria-describedby="hint"
      ></textarea>
      ${hint(app)}
    </main>
    <footer class="foot">
      ${
        Number.isInteger(draft.idea) && !may(app, "edit_idea")
          ? button(_("Back"), () => app.back(), "second")
          : button(labelOf(app, draft), () => save(app, app.drafts.get(screen.draft)))
      }
    </footer>`;
}
