// The next person: first everything is sent, then nothing of the one before is left on this device.
import { html, nothing } from "../../../vendor-phone.js";
import { _ } from "../../core/words.js";
import { backHead, button, title } from "./parts.js";

const begun = (app) =>
  app.drafts.begun ? html`<p><b>${_("What you have typed and not sent is lost then.")}</b></p>` : nothing;

const waiting = (app) =>
  app.outbox.queued.length
    ? _("Not everything has arrived yet. It goes on by itself as soon as there is a connection.")
    : _("One moment please.");

const onTheWay = (app) => html`<main class="calm" role="status">${title(_("The next person"), waiting(app))}</main>`;

export function nextView(app) {
  const { idle, going } = app.screen;
  if (going) return onTheWay(app);
  const heading = idle ? _("Are you still there?") : _("Are you done?");
  const lead = _("Then nothing of you can be seen on this device any more. What you gave and wrote is counted.");
  return html`${backHead(app, _("Back"))}
    <main>
      ${title(heading)}
      <p>${lead}</p>
      ${begun(app)}
    </main>
    <footer class="foot">
      ${idle ? button(_("Yes, I am still here"), () => app.back()) : nothing}
      ${button(_("Next person"), () => app.leave(), idle ? "second" : "main")}
    </footer>`;
}
