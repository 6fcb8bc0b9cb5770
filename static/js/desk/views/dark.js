// The wall goes dark: its title alone, until it is shown again.
import { html, nothing } from "../../../vendor.js";
import { blackOut } from "../../core/commands.js";
import { _ } from "../../core/words.js";
import { action } from "./parts.js";

export function turnDark(desk) {
  const { dark } = desk.workshop;
  const said = dark ? _("The wall goes on.") : _("The wall shows the title alone.");
  desk.do(blackOut({ dark: !dark }), { said });
}

export const darkness = (desk) =>
  html`${desk.workshop.dark ? html`<p class="wait-words">${_("Dark: the title alone.")}</p>` : nothing}
    <p class="actions">
      ${action(desk.workshop.dark ? _("Show the wall again") : _("Make the wall dark"), () => turnDark(desk), { key: "dark" })}
    </p>`;
