// A contribution in its own words; the desk can hide it and bring it back.
import { html } from "../../../vendor.js";
import { hideContribution, restoreContribution } from "../../core/commands.js";
import { _, time } from "../../core/words.js";
import { action, groupName, joinedWords } from "./parts.js";

const kinds = { addition: () => _("Addition"), question: () => _("Question"), concern: () => _("Concern") };

export function contribution(desk, one) {
  const hidden = one.state === "hidden";
  const said = hidden ? _("The contribution is shown again.") : _("The contribution is hidden.");
  const command = hidden ? restoreContribution : hideContribution;
  const change = () => desk.do(command({ contribution: one.id }), { on: one, said });
  const whose = joinedWords(
    kinds[one.sort]?.(),
    groupName(desk.workshop, one.group),
    time(one.at),
    hidden && _("hidden"),
  );
  return html`<li class="contribution ${hidden ? "hidden-one" : ""}">
    <p>${one.text}</p>
    <p class="meta"><span>${whose}</span>${action(hidden ? _("Restore") : _("Hide"), change, { about: one.text })}</p>
  </li>`;
}

export const contributions = (desk, list) =>
  html`<ul class="contributions">
    ${list.map((one) => contribution(desk, one))}
  </ul>`;
