// One cell of the action plan: who was asked, what they said, what the desk can do about it.
import { html, nothing } from "../../../vendor.js";
import { confirmResponsibility, withdrawResponsibility } from "../../core/commands.js";
import { _, time } from "../../core/words.js";
import { openBearer } from "./bearer-form.js";
import { action, groupName, joinedWords, quoted, state } from "./parts.js";

const anybody = (at) => (at === "accepted" ? _("somebody from the room") : _("open to everybody"));

export const bearerName = (desk, { bearer: whom, organisation, state: at }) =>
  whom.organisation ??
  (whom.open ? organisation || anybody(at) : groupName(desk.workshop, whom.group) || _("(removed group)"));

const words = { proposed: () => _("proposed"), accepted: () => _("accepted"), declined: () => _("declined") };

const answers = { lead: () => _("takes the lead"), partner: () => _("takes part"), no: () => _("says no") };

export function answer(desk, one, given) {
  const who = joinedWords(given.name, given.organisation, groupName(desk.workshop, given.group)) || _("somebody");
  const label =
    given.answer === "no"
      ? _("Record the no")
      : one.state === "accepted" && given.answer === "lead"
        ? _("Take this one instead")
        : _("Confirm");
  const said = given.answer === "no" ? _("The no is recorded.") : _("%(who)s is confirmed.", { who });
  const confirm = () => desk.do(confirmResponsibility({ responsibility: one.id, answer: given.id }), { on: one, said });
  const sentence = _("%(who)s %(answer)s", { who, answer: answers[given.answer]() });
  const asked = joinedWords(bearerName(desk, one), one.role === "lead" ? _("Lead") : _("Partners"));
  return html`<div class="answer">
    <span
      ><span class="grey">${asked}:</span>
      ${sentence}${given.print_name || !given.name ? nothing : html` <span class="grey">(${_("without a name in the protocol")})</span>`}</span
    >
    ${action(label, confirm, { about: who })}
  </div>`;
}

const withdraw = (desk, one) =>
  desk.do(withdrawResponsibility({ responsibility: one.id }), {
    on: one,
    said: _("%(who)s is no longer asked.", { who: bearerName(desk, one) }),
  });

function bearer(desk, one, open) {
  const word =
    joinedWords(words[one.state]()) + (one.role === "lead" || one.state !== "accepted" ? ` ${time(one.at)}` : "");
  return html`<div class="bearer">
    <p>${bearerName(desk, one)}${one.name ? html`<span class="grey">, ${one.name}</span>` : nothing}</p>
    ${state(one.state, word)}${open && one.by_hand ? html` <span class="grey small">${_("by raised hand")}</span>` : nothing}
    ${open ? html`<p>${action(_("Withdraw"), () => withdraw(desk, one), { about: bearerName(desk, one) })}</p>` : nothing}
  </div>`;
}

export function leadCell(desk, row, open) {
  const [first] = row.leads;
  const propose = (label) =>
    action(label, () => openBearer(desk, "propose", row.measure, "lead"), { about: quoted(row.measure.title) });
  if (!first)
    return html`<p class="grey">${_("open")}</p>
      ${propose(_("Propose"))}`;
  const shown =
    first.state === "declined" ? row.leads.slice(0, 1) : row.leads.filter((one) => one.state !== "declined");
  return html`${shown.map((one) => bearer(desk, one, open))}${first.state === "declined" ? propose(_("Propose somebody else")) : nothing}`;
}

export function partnerCell(desk, row, open) {
  if (!row.partners.length) return html`<p class="grey">${_("nobody")}</p>`;
  if (open) return row.partners.map((one) => bearer(desk, one, true));
  return ["accepted", "proposed", "declined"].map((name) => {
    const same = row.partners.filter((one) => one.state === name);
    if (!same.length) return nothing;
    return html`<div class="bearer">
      <p>${same.map((one) => bearerName(desk, one)).join(", ")}</p>
      ${state(name, words[name]())}
    </div>`;
  });
}
