// After saving: the state first, then three questions that nobody has to answer. Each is saved by itself.
import { html, nothing } from "../../../vendor-phone.js";
import { _ } from "../../core/words.js";
import { roomLeft, tooLong } from "../../shared/letters.js";
import { mainGrouping } from "../../shared/groups.js";
import { longest } from "../../core/limits.js";
import { editIdea } from "../../core/commands.js";
import { may } from "../moment.js";
import { ownIdea, takenWords } from "../own.js";
import { withTheModerators } from "../../core/refusals.js";
import { added, sentence, withAdded } from "../../shared/wording.js";
import { othersToAsk, questionsBeside } from "./belong.js";
import { button, head, square, stateWord, title } from "./parts.js";
import { toldOf, wayOut } from "./mine.js";

// what the server has not got yet takes the words as they are: it puts the sentence before them itself
export function changeIdea(app, idea, changes) {
  if (idea.key && app.outbox.amend(idea.key, changes)) return;
  const text = "text" in changes ? { text: withAdded(idea, changes.text) } : {};
  app.do(editIdea({ idea: idea.ref, ...changes, ...text }));
}

const isLate = (idea) => idea.added === "refused" && withTheModerators(idea) && idea.fate !== "dismissed";

function titleOf(idea) {
  if (idea.added === "queued") return _("Your idea is noted");
  if (idea.added === "refused")
    return isLate(idea) ? _("The moderators have your idea") : _("Your idea was not accepted");
  if (idea.waiting) return _("The moderators have your idea");
  return idea.state === "refused" ? _("Your change was not accepted") : _("Your idea has arrived");
}

const lateSentence = () =>
  _("The phase was already over. Your idea is now with the moderators, who decide whether to add it.");

const keptHere = () => _("Kept on this phone. It will be sent as soon as there is a connection.");
const changeKeptHere = () => _("Your change is kept on this phone. It will be sent as soon as there is a connection.");

function sentenceOf(idea) {
  if (idea.state === "queued") return idea.added === "queued" ? keptHere() : changeKeptHere();
  if (idea.waiting) return _("They look at it first. Until then nobody else can read it.");
  return idea.state === "saved" && !idea.hidden ? _("Everybody in the room can read it.") : "";
}

// The longest of these sentences keeps its room: when an answer comes nothing moves under the finger.
const stateOf = (idea) =>
  isLate(idea)
    ? html`<p class="lead">${lateSentence()}</p>`
    : html`<div class="statement" data-room=${idea.state === "refused" ? nothing : changeKeptHere()}>
          ${stateWord(idea)}
          <p class="grey">${sentenceOf(idea)}</p>
        </div>
        ${toldOf(idea)}`;

function sizeQuestion(app, idea) {
  const choice = (size, name, about) =>
    html`<button
      class="frame"
      aria-pressed=${idea.size === size}
      @click=${() => changeIdea(app, idea, { size: idea.size === size ? null : size })}
    >
      <b>${name}</b><small>${about}</small>
    </button>`;
  return html`<fieldset>
    <legend>${_("How large is it?")}</legend>
    <div class="pair">
      ${choice("small", _("small"), _("can be done soon"))}${choice("large", _("large"), _("needs time and money"))}
    </div>
  </fieldset>`;
}

function groupQuestion(app, idea) {
  const grouping = mainGrouping(app.workshop);
  if (!grouping?.groups.length) return nothing;
  const flip = (id) =>
    changeIdea(app, idea, {
      groups: idea.groups.includes(id) ? idea.groups.filter((one) => one !== id) : [...idea.groups, id],
    });
  return html`<fieldset>
    <legend>${_("Who does it concern?")}</legend>
    <div class="frames">
      ${grouping.groups.map(
        (group) =>
          html`<button class="frame" aria-pressed=${idea.groups.includes(group.id)} @click=${() => flip(group.id)}>
            ${group.name}
          </button>`,
      )}
    </div>
  </fieldset>`;
}

const draftOf = (idea) => `text:${idea.key ?? idea.id}`;

function textQuestion(app, idea) {
  const { screen } = app;
  const draft = draftOf(idea);
  const typed = (event) => {
    app.drafts.put(draft, { ref: idea.ref, text: event.target.value });
    app.note({ hint: null });
  };
  const save = (event) => {
    const text = event.target.value.trim();
    if (tooLong(text, longest.text)) return;
    app.drafts.drop(draft);
    if (text !== added(idea)) changeIdea(app, idea, { text });
  };
  return html`<label class="label" for="more">${_("What else is important?")}</label>
    <textarea
      id="more"
      rows="3"
      aria-describedby="room"
      .value=${screen.text ?? ""}
      @input=${typed}
      @change=${save}
    ></textarea>
    <p class="letters" id="room">${screen.hint ? "" : roomLeft(app.drafts.get(draft)?.text, longest.text)}</p>
    ${screen.hint ? html`<p class="hint no" role="alert">${screen.hint}</p>` : nothing}`;
}

function withoutIdea(app) {
  const words = takenWords(app, app.screen.ref);
  return html`${head(app)}
    <main>${title(words ? _("Your idea has arrived") : _("This idea no longer exists"), words)}</main>
    <footer class="foot">${button(_("Done"), () => app.back())}</footer>`;
}

export function afterView(app) {
  const idea = ownIdea(app, app.screen.ref);
  if (!idea) return withoutIdea(app);
  const field = app.store.get("field_of_action", idea.field);
  const done = () => {
    const hint = tooLong(app.drafts.get(draftOf(idea))?.text, longest.text);
    if (hint) {
      app.focusOn("#more");
      return app.note({ hint });
    }
    if (idea.state !== "refused" && othersToAsk(app).length) app.memory.set({ asked: true });
    if (idea.refusedKey) app.outbox.note(idea.refusedKey, { seen: true });
    app.back();
  };
  return html`${head(app)}
    <main>
      <h1 tabindex="-1" data-room=${idea.state === "refused" ? nothing : _("Your idea is noted")}>
        <span>${titleOf(idea)}</span>
      </h1>
      ${stateOf(idea)}
      <p class="row chosen">${square(field, "mid")}<b class="name">${sentence(idea)}</b></p>
      ${
        idea.state === "refused"
          ? isLate(idea)
            ? nothing
            : wayOut(app, idea)
          : idea.cameLate && !may(app, "edit_idea")
            ? nothing
            : html`<p class="grey">${_("Would you like to add something?")}</p>
                ${sizeQuestion(app, idea)}${groupQuestion(app, idea)}${textQuestion(app, idea)}${questionsBeside(app)}`
      }
    </main>
    <footer class="foot ends">${button(_("Done"), done)}</footer>`;
}
