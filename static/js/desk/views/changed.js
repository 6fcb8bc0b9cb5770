// "Zuletzt geändert": the desk's own acts, each with its way back as long as there is one.
import { html, nothing } from "../../../vendor.js";
import { told } from "../history_labels.js";
import { _, time } from "../../core/words.js";
import { action } from "./parts.js";

const most = 12;

function row(desk, one) {
  const { said, about, back } = told(one, desk.history.rows);
  const word = back ? _("Redo") : _("Undo");
  return html`<li>
    <p>
      <span class="grey">${time(one.at)}</span>
      ${said}${about ? html`<span class="grey about">${about}</span>` : nothing}
    </p>
    ${one.undoable ? action(word, () => desk.takeBack(one), { about: `${said} ${about}` }) : nothing}
  </li>`;
}

export function changed(desk) {
  const { history } = desk;
  const rows = history.rows && desk.together.folded(history.rows).slice(0, most);
  return html`<section>
    <details .open=${history.open} @toggle=${(event) => history.toggle(event.target.open)}>
      <summary><h2>${_("Last changed")}</h2></summary>
      ${
        !rows
          ? html`<p class="grey">${_("Loading …")}</p>`
          : rows.length
            ? html`<ul class="changed">
                ${rows.map((one) => row(desk, one))}
              </ul>`
            : html`<p class="grey">${_("nothing yet")}</p>`
      }
    </details>
  </section>`;
}
