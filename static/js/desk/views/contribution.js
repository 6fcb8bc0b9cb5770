// A contribution in its own words; the desk can hide it and bring it back.
import { html, nothing } from "../../../vendor.js";
import { hideContribution, restoreContribution } from "../../core/commands.js";
import { _, time } from "../../core/words.js";
import { decline, release } from "../withheld.js";
import { muteWay } from "./muted.js";
import { action, groupName, joinedWords, quoted, state } from "./parts.js";
import { askWhy, asksWhy, whyNot } from "./reasons.js";

const kinds = { addition: () => _("Addition"), question: () => _("Question"), concern: () => _("Concern") };

const waiting = (desk, one) =>
  html`<li class="contribution">
    <p>${one.text}</p>
    <p class="meta">
      ${state("waiting", _("waits"))}${action(_("Release"), () => release(desk, [one]), { about: one.text })}${action(_("Do not release"), () => decline(desk, [one]), { about: one.text })}
    </p>
  </li>`;

export function contribution(desk, one) {
  const hidden = one.state === "hidden";
  const said = hidden ? _("The contribution is shown again.") : _("The contribution is hidden.");
  const command = hidden ? restoreContribution : hideContribution;
  const change = (reason) =>
    desk.do(command({ contribution: one.id, ...(reason ? { reason } : {}) }), { on: one, said });
  if (one.state === "waiting") return waiting(desk, one);
  const about = `contribution:${one.id}`;
  const why = action(_("Hide, and say why …"), () => askWhy(desk, about), {
    about: one.text,
    pressed: asksWhy(desk, about),
  });
  const whose = joinedWords(
    kinds[one.sort]?.(),
    groupName(desk.workshop, one.group),
    time(one.at),
    hidden && (one.declined ? _("not released") : _("hidden")),
    hidden && one.reason && quoted(one.reason),
  );
  return html`<li class="contribution ${hidden ? "hidden-one" : ""}">
    <p>${one.text}</p>
    <p class="meta">
      <span>${whose}</span
      >${action(hidden ? _("Restore") : _("Hide"), () => change(), { about: one.text })}${hidden ? nothing : [why, muteWay(desk, one)]}
    </p>
    ${whyNot(desk, about, _("Hide"), change)}
  </li>`;
}

export const contributions = (desk, list) =>
  html`<ul class="contributions">
    ${list.map((one) => contribution(desk, one))}
  </ul>`;
