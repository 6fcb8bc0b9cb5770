// The workshop was deleted while something was still on its way: it can be copied before this phone forgets it.
import { html } from "../../../vendor-phone.js";
import { _ } from "../../core/words.js";
import { button, title } from "./parts.js";

export const goneView = (app) =>
  html`<main>
      ${title(_("This workshop has been deleted"))}
      <p class="lead">
        ${_("What you typed last has not arrived any more. It is still on this phone, so that you can copy it.")}
      </p>
      <div class="reading">${app.unsent.map((words) => html`<p class="lines">${words}</p>`)}</div>
    </main>
    <footer class="foot">${button(_("Remove it from this phone"), () => app.gone())}</footer>`;
