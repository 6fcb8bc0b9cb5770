// Close: end the evening, release the protocol, take it along in every form.
import { html, nothing } from "../../../vendor.js";
import { closeWorkshop, releaseProtocol, reopenWorkshop, show } from "../../core/commands.js";
import { rows, sums } from "../plan.js";
import { methodInHand } from "../../shared/weighting.js";
import { _, ngettext, number, time } from "../../core/words.js";
import { withheld } from "../withheld.js";
import { action, button, head } from "./parts.js";
import { openWithheld } from "./withheld.js";

function figures(desk) {
  const points = desk.workshop.revealed ? desk.rows.reduce((sum, row) => sum + row.points, 0) : null;
  const { all } = sums(rows(desk.store));
  const people = desk.store.get("progress", 1)?.joined ?? 0;
  const figure = (n, word) => html`<li><b>${number(n)}</b> ${word}</li>`;
  return html`<ul class="figures">
    ${figure(people, ngettext("person", "people", people))}${figure(desk.ideas.length, ngettext("project idea", "project ideas", desk.ideas.length))}
    ${points === null ? nothing : figure(points, methodInHand(desk.store).given(points))}${figure(all, ngettext("measure", "measures", all))}
  </ul>`;
}

// only what this release does: a second one finds a sealed weighting and a closed workshop
function meaningOfRelease({ store, workshop: { revealed, state } }) {
  const open = store.all("weighting").filter((one) => one.state === "shown" && !one.sealed).length;
  return [
    _("Then everybody with the code can read it."),
    revealed ? "" : _("The result in hand is revealed."),
    open ? ngettext("The weighting is sealed for good.", "All %(n)s weightings are sealed for good.", open) : "",
    state === "open" ? _("That closes the workshop.") : "",
  ]
    .filter(Boolean)
    .join(" ");
}

const releasing = (desk) => ({
  name: _("Release the protocol"),
  question: _("Release the protocol?"),
  meaning: meaningOfRelease(desk),
  verb: _("Release"),
  act: () => desk.do(releaseProtocol(), { on: desk.workshop, then: () => desk.say(_("The protocol is released.")) }),
});

const takingBack = (desk) => ({
  name: _("Take the protocol back"),
  question: _("Take the protocol back?"),
  meaning: _(
    "Then nobody can download it until you release it again, and the next release is a new version. What somebody has downloaded already stays with them.",
  ),
  verb: _("Take it back"),
  act: () =>
    desk.do(reopenWorkshop(), { on: desk.workshop, then: () => desk.say(_("The protocol is a draft again.")) }),
});

function asked(desk, { name, question, meaning, verb, act }) {
  const send = () => {
    if (!desk.asking?.release) return;
    desk.ask(null);
    act();
  };
  return html`<div class="panel asked" role="group" aria-label=${name}>
    <p><b>${question}</b> ${meaning}</p>
    <div class="buttons">${button(verb, send, "main small")}${button(_("Cancel"), () => desk.ask(null), "action")}</div>
  </div>`;
}

function stillWaiting(desk) {
  const n = withheld(desk).length;
  if (!n) return nothing;
  const words = ngettext(
    "%(n)s entry still waits for you. It will not be in the protocol.",
    "%(n)s entries still wait for you. They will not be in the protocol.",
    n,
  );
  return html`<p class="wait-words standing">${words} ${action(_("Look at it"), () => openWithheld(desk))}</p>`;
}

function ways(desk) {
  const { workshop } = desk;
  const released = workshop.state === "released";
  if (desk.asking?.release) return asked(desk, (released ? takingBack : releasing)(desk));
  const ask = () => {
    desk.focusOn(".asked .main");
    desk.ask({ release: true });
  };
  if (released) {
    const since = _("The protocol was released at %(time)s.", { time: time(workshop.released) });
    return html`<p class="standing">${since}</p>
      <p class="ways">${button(_("Take the protocol back"), ask, "second")}</p>`;
  }
  const open = workshop.state === "open";
  const end = () => desk.do(closeWorkshop(), { on: workshop, said: _("The workshop is closed.") });
  const release = button(_("Release the protocol"), ask, open ? "second" : "main");
  const again = () =>
    desk.do(reopenWorkshop(), { on: workshop, then: () => desk.say(_("The workshop is open again.")) });
  return html`<p class="ways">
    ${open ? [button(_("Close the workshop"), end), release] : [release, button(_("Open the workshop again"), again, "second")]}
  </p>`;
}

const below = {
  open: () => _("Closing ends all input on the phones. You can open it again at any time."),
  closed: () =>
    _("The workshop is closed. You can still change ideas, measures and late entries until the protocol is released."),
  released: () => _("The protocol is public."),
  draft: () => _("This workshop is a draft."),
};

function downloads(desk) {
  const { protocol, archive } = desk.urls;
  const draft = desk.workshop.state !== "released";
  const names = ["pdf", ...Object.keys(protocol).filter((name) => name !== "page" && name !== "pdf")];
  const waiting = desk.store.all("correction").filter((one) => one.state === "waiting").length;
  const here = desk.workshop.shown?.kind === "protocol";
  const showIt = () =>
    desk.do(show(here ? { kind: null, id: null } : { kind: "protocol", id: null }), {
      said: here ? _("The wall goes on.") : _("The wall shows the protocol."),
    });
  const link = (name) =>
    html`<a class="action" href=${protocol[name]} target="_blank" rel="noopener">${name.toUpperCase()}</a>`;
  return html`<section class="downloads">
    <h2>${draft ? _("Protocol as a draft") : _("Protocol")}</h2>
    <p class="grey">
      ${draft ? _("You can print it at any moment. It says “draft” on the cover.") : _("This is the version everybody can read.")}
    </p>
    <p class="actions">
      <a class="action" href=${protocol.page} target="_blank" rel="noopener"
        >${draft ? _("Read and edit") : _("Read")}</a
      >
      ${action(here ? _("Take it off the wall") : _("Show it on the wall"), showIt)}
    </p>
    ${waiting ? html`<p><b>${ngettext("%(n)s correction waits for an answer.", "%(n)s corrections wait for an answer.", waiting)}</b> <a class="action" href=${`${protocol.page}#corrections`} target="_blank" rel="noopener">${_("Answer")}</a></p>` : nothing}
    <p class="actions">
      ${names.map(link)}
      ${archive ? html`<a class="action" href=${archive} target="_blank" rel="noopener">${_("Download the archive")}</a>` : nothing}
    </p>
  </section>`;
}

export function close(desk) {
  const { state } = desk.workshop;
  const right = action(_("All ideas"), () => desk.go({ name: "ideas" }));
  return html`${head(_("Closing"), below[state](), right)}${figures(desk)}${state === "released" ? nothing : stillWaiting(desk)}${state === "draft" ? nothing : ways(desk)}${downloads(desk)}`;
}
