// The personal code: one field, what became of it, and whose turn it is when another device uses it.
import { html, nothing } from "../../../vendor-phone.js";
import { phoneRefusal } from "../../core/refusals.js";
import { _ } from "../../core/words.js";
import { sendCode, typedCode } from "../code.js";
import { besides } from "./collect.js";
import { backHead, button, head, stateWord, title } from "./parts.js";

const wrong = (entry) =>
  entry?.state === "refused"
    ? html`<p class="hint no" role="alert" id="code-wrong">${phoneRefusal(entry.code, entry.refusal, entry)}</p>`
    : nothing;

const field = (app, entry, send) =>
  html`<label class="label" for="code">${_("Code on your slip")}</label>
    <input
      id="code"
      class="typed-code"
      autocomplete="off"
      autocapitalize="characters"
      spellcheck="false"
      aria-describedby=${entry?.state === "refused" ? "code-wrong" : nothing}
      .value=${app.joining.typed ?? ""}
      @input=${(event) => app.answering({ typed: event.target.value })}
      @keydown=${(event) => event.key === "Enter" && send()}
    />
    ${wrong(entry)}${entry?.state === "queued" ? html`<p>${stateWord(entry)}</p>` : nothing}`;

function sending(app, groups) {
  const code = app.joining.typed?.trim();
  if (!code) return app.focusOn("#code");
  sendCode(app, code, groups);
  app.answering({ typed: "" });
}

const form = (app, lead, heading, { top = head(app), groups, below = nothing } = {}) => {
  const send = () => sending(app, groups);
  return html`${top}
    <main>${title(heading, lead)} ${field(app, typedCode(app), send)} ${below}</main>
    <footer class="foot">${button(_("Continue"), send)}</footer>`;
};

// in the phase of weighting, before anything can be given
export const codeView = (app) =>
  form(
    app,
    _("Please type the code on your slip, or scan its square. With it everybody gives points once, on whatever phone."),
    _("Your personal code"),
    { below: besides(app) },
  );

// from the display: at any time
export function ownCodeView(app) {
  const top = backHead(app, _("Back"));
  if (app.mine?.code === "own")
    return html`${top}
      <main>${title(_("Your personal code"), _("Your code is used on this phone."))}</main>`;
  return form(app, _("With it everybody gives points once, on whatever phone."), _("Your personal code"), { top });
}

export function movedView(app) {
  const groups = app.memory.facts.groups ?? [];
  const below = html`<p class="actions">
    <button class="link" @click=${() => app.answering({ anew: true })}>${_("Go on without the code")}</button>
  </p>`;
  const lead = _("If you want to go on here, please type it again. What was given with it stays.");
  return form(app, lead, _("This code is now used on another device."), { groups, below });
}
