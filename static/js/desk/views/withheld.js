// Release first: what phones have written waits here. J releases the one in hand, N does not; the next one follows.
import { html, live, nothing, repeat } from "../../../vendor.js";
import { phases } from "../../core/limits.js";
import { _, ngettext, time, unbroken } from "../../core/words.js";
import { isOver } from "../../shared/scene.js";
import { below } from "../../shared/wording.js";
import { phaseName } from "../phases.js";
import { decline, everyPhase, hold, holds, nameOf, release, withheld } from "../withheld.js";
import { leaving } from "./leaving.js";
import { action, button, empty, groupName, head, joinedWords, quoted, square } from "./parts.js";
import { askWhy, asksWhy, whyNot } from "./reasons.js";

const kinds = { addition: () => _("Addition"), question: () => _("Question"), concern: () => _("Concern") };

export const openWithheld = (desk) => desk.go({ name: "withheld", hand: null, chosen: [] });

const rowInHand = (desk, rows) => rows.find((one) => nameOf(one) === desk.page.hand) ?? rows[0];

// decided about the one in hand: the next one is in hand
function goOn(desk, rows, one) {
  const at = rows.indexOf(one);
  const after = rows[at + 1] ?? rows[at - 1];
  desk.note({ hand: after ? nameOf(after) : null, chosen: desk.page.chosen.filter((name) => name !== nameOf(one)) });
  if (after) desk.focusOn(`[data-withheld="${nameOf(after)}"] .row`);
}

function letIt(desk, one) {
  goOn(desk, withheld(desk), one);
  release(desk, [one]);
}

function notIt(desk, one, reason) {
  goOn(desk, withheld(desk), one);
  decline(desk, [one], reason);
}

const isOrphan = (desk, one) => one.kind === "contribution" && desk.store.get("idea", one.idea)?.state !== "shown";

function words(desk, one) {
  const idea = one.kind === "contribution" ? desk.store.get("idea", one.idea) : null;
  const field = desk.field(idea ?? one);
  const meta = joinedWords(
    idea && kinds[one.sort]?.(),
    idea && _("to %(title)s", { title: quoted(idea.title) }),
    groupName(desk.workshop, one.group),
  );
  const text = idea ? "" : below(one);
  return html`<span class="time">${time(one.at)}</span>${square(field)}
    <span class="words"
      ><b>${unbroken(one.title ?? one.text)}</b
      >${text ? html`<span class="text">${text}</span>` : nothing}${meta ? html`<span class="meta">${meta}</span>` : nothing}</span
    >`;
}

function decisions(desk, one) {
  const orphan = isOrphan(desk, one);
  const name = nameOf(one);
  return html`<div class="inside">
    ${orphan ? html`<p class="grey">${_("Its idea is not released yet.")}</p>` : nothing}
    <p class="actions">
      ${orphan ? nothing : action(_("Release"), () => letIt(desk, one), { key: "yes" })}
      ${action(_("Do not release"), () => notIt(desk, one), { key: "no" })}
      ${action(_("Do not release, and say why …"), () => askWhy(desk, name), { pressed: asksWhy(desk, name) })}
    </p>
    ${whyNot(desk, name, _("Do not release"), (reason) => notIt(desk, one, reason))}
  </div>`;
}

function row(desk, one, hand) {
  const name = nameOf(one);
  const { chosen } = desk.page;
  const on = chosen.includes(name);
  const choose = () => desk.note({ chosen: on ? chosen.filter((other) => other !== name) : [...chosen, name] });
  const label = _("Choose %(title)s", { title: quoted(one.title ?? one.text) });
  const open = one === hand;
  return html`<li class="idea ${open ? "in-hand" : ""}" data-withheld=${name}>
    <label class="box"
      ><input type="checkbox" class="choose" aria-label=${label} .checked=${live(on)} @click=${choose}
    /></label>
    <button
      type="button"
      class="row"
      aria-expanded=${String(open)}
      @click=${() => {
        desk.ask(null);
        desk.note({ hand: name });
      }}
    >
      ${words(desk, one)}
    </button>
    ${open ? decisions(desk, one) : nothing}
  </li>`;
}

function together(desk, rows) {
  const chosen = rows.filter((one) => desk.page.chosen.includes(nameOf(one)));
  const all = !chosen.length;
  const some = (all ? rows : chosen).filter((one) => !isOrphan(desk, one) || rows.some(({ id }) => id === one.idea));
  if (rows.length < 2) return nothing;
  const done = (act) => () => {
    act();
    desk.note({ chosen: [] });
  };
  const label = all
    ? _("Release all %(n)s", { n: rows.length })
    : ngettext("Release %(n)s chosen", "Release %(n)s chosen", chosen.length);
  return html`<div class="buttons together">
    ${button(
      label,
      done(() => release(desk, some)),
      "second",
    )}
    ${
      all
        ? nothing
        : action(
            ngettext("Do not release %(n)s chosen", "Do not release %(n)s chosen", chosen.length),
            done(() => decline(desk, chosen)),
          )
    }
  </div>`;
}

function where(desk) {
  const { hold: chosen } = desk.workshop;
  const tick = (phase) => {
    const on = chosen.includes(phase);
    const turn = () =>
      hold(
        desk,
        everyPhase.filter((one) => (one === phase ? !on : chosen.includes(one))),
      );
    return html`<label class="radio"
      ><input type="checkbox" .checked=${live(on)} @click=${turn} /><span>${phaseName(phase)}</span></label
    >`;
  };
  return html`<fieldset class="where">
    <legend>${_("In these phases what phones write waits until you release it")}</legend>
    ${phases.map(tick)}
  </fieldset>`;
}

export function withheldPage(desk) {
  const rows = withheld(desk);
  const hand = rowInHand(desk, rows);
  const n = rows.length;
  const count = n ? ngettext("%(n)s waits. The oldest first.", "%(n)s wait. The oldest first.", n) : nothing;
  const nothingYet = empty(_("Nothing waits."));
  return html`${head(_("Release first"), count, leaving(desk))}
  ${
    n
      ? html`${together(desk, rows)}
          <ul class="ideas">
            ${repeat(rows, nameOf, (one) => row(desk, one, hand))}
          </ul>`
      : nothingYet
  }
  ${desk.workshop.state === "released" ? nothing : where(desk)}`;
}

export function withheldKeys(desk) {
  const rows = withheld(desk);
  const one = rowInHand(desk, rows);
  if (!one) return {};
  const move = (by) => () => {
    const to = rows[Math.min(rows.length - 1, Math.max(0, rows.indexOf(one) + by))];
    desk.note({ hand: nameOf(to) });
    desk.focusOn(`[data-withheld="${nameOf(to)}"] .row`);
  };
  return {
    up: move(-1),
    down: move(1),
    yes: isOrphan(desk, one) ? undefined : () => letIt(desk, one),
    no: () => notIt(desk, one),
    escape: desk.asking ? () => desk.ask(null) : undefined,
  };
}

// Across the whole desk as long as it holds or something waits
export function holdLine(desk) {
  const n = withheld(desk).length;
  const on = holds(desk);
  if (!n && !on) return nothing;
  const waits = n ? ngettext("%(n)s waits.", "%(n)s wait.", n) : "";
  const said = on
    ? _("What phones write waits until you release it.")
    : isOver(desk.workshop)
      ? ""
      : _("What is new is shown at once.");
  const left = desk.asking?.left && n > 0 && !on;
  const look = desk.page?.name === "withheld" ? nothing : action(_("Look at it"), () => openWithheld(desk));
  const ways = left
    ? [
        action(_("Release all %(n)s", { n }), () => {
          desk.ask(null);
          release(desk, withheld(desk));
        }),
        action(_("Let them wait"), () => desk.ask(null)),
      ]
    : nothing;
  return html`<div class="flood holding">
    <p role="status">
      ${said}
      ${left ? ngettext("%(n)s still waits. Release it, too?", "%(n)s still wait. Release them, too?", n) : waits}
    </p>
    <p class="actions">${ways}${n ? look : nothing}</p>
  </div>`;
}

// in the right column: one tap, and one tap back
export function holding(desk) {
  const { workshop } = desk;
  const on = workshop.hold.length > 0;
  const n = withheld(desk).length;
  return html`<section>
    <div class="line">
      <h2>${_("Release first")}</h2>
      ${n ? html`<b class="number">${n}</b>` : html`<span class="grey">${on ? _("on") : _("off")}</span>`}
    </div>
    ${on && !holds(desk) ? html`<p class="grey">${_("Not in this phase.")}</p>` : nothing}
    <p class="actions">
      ${action(on ? _("Show at once again") : _("Look at new entries first"), () => hold(desk, on ? [] : everyPhase))}
      ${on || n ? action(n ? _("Look at it") : _("Phases"), () => openWithheld(desk)) : nothing}
    </p>
  </section>`;
}
