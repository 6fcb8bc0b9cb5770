// Weight: who is missing; then the reveal, rank by rank, and the result.
import { html } from "../../../vendor.js";
import { revealWeights } from "../../core/commands.js";
import { _, ngettext, number } from "../../core/words.js";
import { nextStage, waiting } from "../../shared/reveal_animation.js";
import { methodInHand } from "../../shared/weighting.js";
import { people } from "./lights.js";
import { action, button, head } from "./parts.js";
import { phaseName } from "../phases.js";
import { openNow } from "./programme.js";
import { result } from "./result.js";
import { sealing } from "./sealing.js";
import { questionInHand } from "./weightings.js";

const reveal = (desk, stage, said) => desk.do(revealWeights({ revealed: true, stage }), { on: desk.workshop, said });

const share = ({ ready, joined }) => _("%(n)s of %(of)s", { n: number(ready), of: number(joined) });

function missingWords(joined, missing) {
  if (!joined) return _("Nobody has joined yet.");
  return missing
    ? ngettext("%(n)s person is not done yet.", "%(n)s people are not done yet.", missing)
    : _("Everybody is done.");
}

function hidden(desk) {
  const { joined = 0, ready = 0, groups = [] } = desk.here ?? {};
  const act = () => reveal(desk, 0, _("The result is revealed."));
  return html`<p class="ready">
      <b>${number(ready)}</b> <span class="of">${_("of")}</span> <b>${number(joined)}</b>
      <span class="what">${ngettext("is done", "are done", ready)}</span>
    </p>
    ${people(desk, groups, _("done"), share, (one) => one.ready)}
    <div class="way">
      ${button(_("Reveal"), act, "main tall")}
      <p class="grey">
        ${missingWords(joined, Math.max(0, joined - ready))}<br />
        ${_("Until then the wall shows no result; afterwards nobody can change anything, unless you hide it again.")}
      </p>
    </div>`;
}

// With ties fewer keys are needed: the last of them always shows rank 1.
export function nextRank(rows, stage) {
  const tops = waiting(rows);
  const points = tops[Math.min(stage, tops.length - 1)];
  return rows.find((row) => row.points === points)?.rank ?? 1;
}

function onwards(desk) {
  const { rows, workshop } = desk;
  reveal(desk, nextStage(rows, workshop.stage), _("Rank %(n)s is shown.", { n: nextRank(rows, workshop.stage) }));
}

function staged(desk) {
  const label = _("Show rank %(n)s", { n: nextRank(desk.rows, desk.workshop.stage) });
  return html`<div class="way">
    <button type="button" class="main tall" aria-keyshortcuts="ArrowRight" @click=${() => onwards(desk)}>
      ${label}<kbd aria-hidden="true">→</kbd>
    </button>
    <p class="grey">${_("The wall waits with the first three.")}<br />${_("Only you see the list below.")}</p>
  </div>`;
}

function skipping(desk) {
  const { revealed } = desk.workshop;
  const phase = desk.asking.skip;
  const on = () => {
    desk.ask(null);
    openNow(desk, phase);
  };
  const without = _("Go on without: %(phase)s", { phase: phaseName(phase) });
  const meaning = revealed
    ? _("The wall has not shown the first ranks yet. You can do that now, or come back to it later.")
    : _("The room has not seen the result yet. You can reveal it now, or come back to it later.");
  return html`<div class="panel asked" role="group" aria-label=${_("Without the reveal")}>
    <p><b>${_("Go on without the reveal?")}</b> ${meaning}</p>
    <div class="buttons">
      ${button(_("Stay here"), () => desk.ask(null), "main small")}${button(without, on, "action")}
    </div>
  </div>`;
}

export function weight(desk) {
  const { revealed, stage } = desk.workshop;
  const below = !revealed
    ? methodInHand(desk.store).hidden()
    : stage < 3
      ? _("Revealed up to the first three")
      : _("Revealed");
  const { title, ways } = questionInHand(desk);
  const all = action(_("All ideas"), () => desk.go({ name: "ideas" }));
  const paper = html`<a class="action" href=${desk.urls.sheets}>${_("On paper")}</a>`;
  return html`${head(title, below, html`${ways}${all}${paper}`)} ${desk.asking?.skip ? skipping(desk) : ""}
  ${revealed ? [stage < 3 ? staged(desk) : "", sealing(desk, stage === 3), result(desk)] : hidden(desk)}`;
}

export const weightKeys = (desk) => ({
  onward: desk.workshop.revealed && desk.workshop.stage < 3 ? () => onwards(desk) : undefined,
  escape: desk.asking ? () => desk.ask(null) : undefined,
});
