// Why something is hidden or declined: a ready sentence, own words, or nothing. Only its author reads it.
import { html, nothing } from "../../../vendor.js";
import { most } from "../../core/limits.js";
import { _ } from "../../core/words.js";
import { roomLeft, tooLong } from "../../shared/letters.js";
import { action } from "./parts.js";

const ready = () => [
  _("It stands there already."),
  _("It is about a person."),
  _("Please say it without offending anybody."),
  _("It does not belong to this workshop."),
  _("It is advertising."),
];

export const asksWhy = (desk, about) => desk.asking?.why === about;

export function askWhy(desk, about) {
  desk.focusOn(".why-not .option");
  desk.ask({ why: about, text: "" });
}

// `act(reason)` once somebody has decided; `verb`: what that does
export function whyNot(desk, about, verb, act) {
  if (!asksWhy(desk, about)) return nothing;
  const { text } = desk.asking;
  const wrong = tooLong(text, most.hide_idea.reason);
  const send = (reason) => {
    desk.ask(null);
    act(reason.trim());
  };
  const submit = (event) => {
    event.preventDefault();
    if (!wrong) send(text);
  };
  const option = (words) => html`<button type="button" class="option" @click=${() => send(words)}>${words}</button>`;
  return html`<form class="panel why-not" aria-label=${_("Why?")} @submit=${submit}>
    <p><b>${_("Why?")}</b> <span class="grey">${_("Only the author reads it.")}</span></p>
    <div class="menu">${ready().map(option)}</div>
    <div class="entry">
      <label for="why">${_("In other words")}<span>${_("optional")}</span></label>
      <input
        id="why"
        autocomplete="off"
        .value=${text}
        @input=${(event) => desk.ask({ ...desk.asking, text: event.target.value })}
      />
      <p class="letters">${wrong || roomLeft(text, most.hide_idea.reason)}</p>
    </div>
    <div class="buttons"><button class="main small">${verb}</button>${action(_("Cancel"), () => desk.ask(null))}</div>
  </form>`;
}
