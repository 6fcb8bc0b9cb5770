// Anzeige: larger type, contrast, light or dark, language.
import { html, nothing } from "../../../vendor-phone.js";
import { _, language, languages, offered } from "../../core/words.js";
import { choose, display } from "../display.js";
import { ownGroups } from "../own.js";
import { backHead, groupNames, title } from "./parts.js";

function options(app, name, legend, values) {
  const chosen = display()[name] ?? "";
  const pick = (value) => {
    choose({ [name]: value });
    app.changed();
  };
  return html`<fieldset>
    <legend>${legend}</legend>
    <div class="frames">
      ${values.map(
        ([value, label]) =>
          html`<button class="frame" aria-pressed=${chosen === value} @click=${() => pick(value)}>${label}</button>`,
      )}
    </div>
  </fieldset>`;
}

// what was answered at the door, and the way to correct it
export const mayRegroup = ({ joined, workshop }) =>
  joined && workshop.state === "open" && workshop.groupings.some(({ groups }) => groups.length);

function ownPlace(app) {
  if (!mayRegroup(app)) return nothing;
  const names = groupNames(app.workshop, ownGroups(app));
  return html`<h2 class="plain">${_("Where you belong")}</h2>
    <p>${names.length ? names.join(", ") : html`<span class="grey">${_("no answer")}</span>`}</p>
    <p class="actions"><button class="link" @click=${() => app.go("belong")}>${_("Change")}</button></p>`;
}

function choiceOfLanguage(codes) {
  if (codes.length < 2) return nothing;
  const frame = (code) =>
    html`<a
      class="frame"
      href="?lang=${code}"
      lang=${code}
      hreflang=${code}
      aria-current=${language() === code ? "true" : "false"}
      >${languages[code]}</a
    >`;
  return html`<h2 class="plain">${_("Language")}</h2>
    <p class="frames">${codes.map(frame)}</p>`;
}

const codeState = ({ mine }) =>
  mine?.code === "own" ? _("typed on this phone") : html`<span class="grey">${_("not typed yet")}</span>`;

const ownCode = (app) =>
  app.joined && app.workshop.codes && app.workshop.state === "open"
    ? html`<h2 class="plain">${_("Your personal code")}</h2>
        <p>${codeState(app)}</p>
        <p class="actions"><button class="link" @click=${() => app.go("code")}>${_("Type a code")}</button></p>`
    : nothing;

export const displayView = (app) =>
  html`${backHead(app, _("Back"))}
    <main>
      ${title(_("Display"))}
      ${options(app, "type", _("Text size"), [
        ["", _("normal")],
        ["large", _("large")],
      ])}
      ${options(app, "contrast", _("Contrast"), [
        ["", _("normal")],
        ["more", _("strong")],
      ])}
      ${options(app, "theme", _("Colours"), [
        ["", _("same as the phone")],
        ["light", _("light")],
        ["dark", _("dark")],
      ])}
      ${choiceOfLanguage(offered(app.shell))} ${ownPlace(app)} ${ownCode(app)}
      <p class="actions"><a class="link" href=${app.shell.urls.plain}>${_("Simple view without scripts")}</a></p>
      ${
        app.joined
          ? html`<h2 class="plain">${_("What I wrote")}</h2>
              <p class="actions">
                <a class="link" href=${`/w/${app.shell.code}/my-data`}>${_("My data")}</a>
                <button class="link" @click=${() => app.go("erasing")}>${_("Erase my texts")}</button>
              </p>`
          : nothing
      }
      ${app.law}
    </main>`;
