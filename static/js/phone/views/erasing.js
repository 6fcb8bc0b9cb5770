// Erase my texts: what goes, what stays, asked twice.
import { html, nothing } from "../../../vendor-phone.js";
import { erasePerson } from "../../core/commands.js";
import { erasing } from "../erase.js";
import { _ } from "../../core/words.js";
import { backHead, button, stateWord, title } from "./parts.js";

const done = (app, entry) =>
  html`${backHead(app, _("Back"))}
    <main>
      ${title(entry.state === "saved" ? _("Your texts are erased") : _("Erase my texts"))}
      ${entry.state === "saved" ? html`<p class="lead">${_("In their place everybody now reads “(erased)”.")}</p>` : stateWord(entry)}
      ${entry.state === "queued" ? html`<p class="lead">${_("Kept on this phone. It will be sent as soon as there is a connection.")}</p>` : nothing}
    </main>`;

export function erasingView(app) {
  const { screen } = app;
  const entry = erasing(app);
  if (screen.asked && entry?.key === screen.asked) return done(app, entry);
  const number = app.mine?.person;
  const ask = () => app.replace("erasing", { sure: true });
  const erase = () => app.replace("erasing", { asked: app.do(erasePerson()).key });
  return html`${backHead(app, _("Back"))}
    <main>
      ${title(screen.sure ? _("Erase your texts for good?") : _("Erase my texts"), _("This cannot be undone."))}
      <div class="reading">
        <p>
          ${_("What you wrote is erased in this workshop: ideas, contributions, and the name you gave when you took something on.")}
        </p>
        <p>
          ${_("What is counted stays, without words: your ideas as such, your points, your groups, your yes or no.")}
        </p>
        ${number ? html`<p class="grey">${_("Here you are number %(n)s. The moderators can erase your texts, too, if you tell them this number.", { n: number })}</p>` : nothing}
      </div>
    </main>
    <footer class="foot">
      ${
        screen.sure
          ? html`${button(_("Erase for good"), erase)}<button class="link wide" @click=${() => app.back()}>
                ${_("Cancel")}
              </button>`
          : button(_("Erase my texts"), ask, "second")
      }
    </footer>`;
}
