// Who may write nothing more: muted by what they wrote, known by their number, let back in with one tap.
import { html, nothing } from "../../../vendor.js";
import { muteParticipant } from "../../core/commands.js";
import { _ } from "../../core/words.js";
import { action, quoted } from "./parts.js";

// the author of an idea or of a contribution
export function mute(desk, one) {
  const title = quoted(one.title ?? one.text);
  desk.do(muteParticipant({ [one.kind]: one.id, muted: true }), {
    said: _("Whoever wrote %(title)s can write nothing more.", { title }),
  });
}

export const muteWay = (desk, one) =>
  one.by === "desk" ? nothing : action(_("Mute its author"), () => mute(desk, one), { about: one.text });

export function muted(desk) {
  const people = desk.people.filter((one) => one.muted);
  if (!people.length) return nothing;
  const back = ({ number }) => {
    const said = _("No. %(number)s can write again.", { number });
    desk.do(muteParticipant({ participant: number, muted: false }), { said });
  };
  const row = (one) => {
    const name = _("No. %(number)s", { number: one.number });
    return html`<li class="line">${name} ${action(_("Let them write"), () => back(one), { about: name })}</li>`;
  };
  return html`<section>
    <h2>${_("Muted")}</h2>
    <ul>
      ${people.map(row)}
    </ul>
  </section>`;
}
