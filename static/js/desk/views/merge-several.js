// More than two ideas become one: which of them stays in front is asked for.
import { html } from "../../../vendor.js";
import { most } from "../../core/limits.js";
import { below } from "../../shared/wording.js";
import { _, ngettext, time, unbroken } from "../../core/words.js";
import { formRefusal, textInput } from "./entries.js";
import { button, contributionsWord, from, head, joinedWords, square } from "./parts.js";

// `front(idea)` puts it in front, `send(front, rest)` merges
export function mergeSeveral(desk, ideas, { front, send, leave }) {
  const form = desk.forms.get("merge");
  const chosen = ideas.find((idea) => idea.id === form.values.front);
  const row = (idea) =>
    html`<li>
      <label class="pick front"
        ><input
          type="radio"
          name="front"
          .checked=${idea === chosen}
          @change=${() => front(idea)}
        />${square(desk.field(idea))} <span><b>${unbroken(idea.title)}</b><span class="text">${below(idea)}</span></span
        ><span class="right"
          >${joinedWords(time(idea.at), from(desk, idea), contributionsWord(desk, idea))}</span
        ></label
      >
    </li>`;
  const merge = () => {
    if (chosen)
      return send(
        chosen,
        ideas.filter((idea) => idea !== chosen),
      );
    desk.note({ unanswered: true });
  };
  const missing =
    !chosen && desk.page.unanswered
      ? html`<p class="refused" role="alert">${_("Choose first which idea stays in front.")}</p>`
      : "";
  const title = ngettext(
    "Which of these %(n)s ideas stays in front?",
    "Which of these %(n)s ideas stays in front?",
    ideas.length,
  );
  const label = ngettext("Merge %(n)s idea", "Merge %(n)s ideas", ideas.length);
  return html`<div class="merge">
    ${head(title, _("Wording, contributions and authors are kept. You can separate them again at any time."))}
    <fieldset class="fronts">
      <legend class="hidden">${title}</legend>
      <ul class="choices">
        ${ideas.map(row)}
      </ul>
    </fieldset>
    <div class="foot">
      ${chosen ? textInput(desk, "merge", "title", _("Title of the common idea"), { max: most.merge_ideas.title }) : ""}${missing}${formRefusal(desk, form)}
      <p class="ways">
        ${button(label, merge)}<button type="button" class="action" @click=${leave}>
          ${_("Cancel")}<kbd aria-hidden="true">Esc</kbd>
        </button>
      </p>
    </div>
  </div>`;
}
