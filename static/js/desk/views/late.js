// The late tray: what came after the end of its phase is not lost; the moderators decide.
import { html, nothing } from "../../../vendor.js";
import { dismissLate, takeLate } from "../../core/commands.js";
import { _, ngettext, time, unbroken } from "../../core/words.js";
import { action, groupName, joinedWords, quoted, square } from "./parts.js";

function words(desk, one) {
  if (one.what === "weights") {
    const n = one.people ?? 0;
    return html`<p>
      ${ngettext("%(n)s person gave points too late. They do not count.", "%(n)s people gave points too late. They do not count.", n)}
    </p>`;
  }
  const idea = one.what === "contribution" ? desk.store.get("idea", one.idea) : null;
  const field = desk.store.get("field_of_action", one.field_of_action ?? idea?.field_of_action);
  const to = idea && _("to %(title)s", { title: quoted(idea.title) });
  return html`<div class="late-words">
    ${square(field)}
    <p>
      <b>${unbroken(one.title || one.text)}</b>${to ? html`<span class="grey">${to}</span>` : nothing}
      <span class="grey">${joinedWords(time(one.at), groupName(desk.workshop, one.group))}</span>
    </p>
  </div>`;
}

function row(desk, one) {
  const about = one.title || one.text || "";
  const take = () =>
    desk.do(takeLate({ late: one.id }), { on: one, said: _("%(title)s has been added.", { title: quoted(about) }) });
  const leave = () => desk.do(dismissLate({ late: one.id }), { on: one, said: _("Not added.") });
  const ways =
    one.what === "weights"
      ? action(_("Understood"), leave)
      : [action(_("Add it"), take, { about }), action(_("Do not add"), leave, { about })];
  return html`<li>
    ${words(desk, one)}
    <p class="actions">${ways}</p>
  </li>`;
}

export function late(desk) {
  const { waiting } = desk;
  if (!waiting.length)
    return html`<section class="line">
      <h2>${_("Late entries")}</h2>
      <span class="grey">${_("none")}</span>
    </section>`;
  return html`<section>
    <div class="line">
      <h2>${_("Late entries")}</h2>
      <b class="number">${waiting.length}</b>
    </div>
    <p class="grey">${_("This arrived after its phase had ended.")}</p>
    <ul class="late">
      ${waiting.map((one) => row(desk, one))}
    </ul>
  </section>`;
}
