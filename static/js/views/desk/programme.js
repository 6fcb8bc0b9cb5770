// Left: the workshop, its phases with their times, the time left, one way on and one way back.
import { html, nothing } from "../../../vendor.js";
import { openPhase, setTimer } from "../../commands.js";
import { before, endsOf, held, left, longer, minutes, next, resumed, times } from "../../desk/clock.js";
import { phases } from "../../limits.js";
import { isOver } from "../../scene.js";
import { _, ngettext, time, unbroken } from "../../words.js";
import { codeWords } from "./parts.js";
import { phaseName, roomOf } from "./phases.js";

export function openPhaseAt(desk, phase) {
  const { workshop } = desk;
  desk.page = null;
  desk.take(null);
  if (isOver(workshop)) return desk.go(phase === "close" ? null : { name: phase });
  if (phase === workshop.phase) return desk.go(null);
  if (skips(desk, phase)) {
    desk.focus = ".asked .main";
    return desk.ask({ skip: phase });
  }
  openNow(desk, phase);
}

export function openNow(desk, phase) {
  const said = _("The phase “%(phase)s” is open.", { phase: phaseName(phase) });
  desk.do(openPhase({ phase, ends: endsOf(phase, desk.workshop, desk.now), kept: true }), { on: desk.workshop, said, then: () => desk.go(null) });
}

// Whoever goes on from the weighting leaves the reveal out, or its first ranks: the room waits for that.
function skips({ workshop, ideas }, phase) {
  const onward = phases.indexOf(phase) > phases.indexOf("weight");
  return workshop.phase === "weight" && onward && ideas.length > 0 && (!workshop.revealed || workshop.stage < 3);
}

function phaseRow(desk, phase, at) {
  const now = roomOf(desk);
  const here = phase === now;
  const past = phases.indexOf(phase) < phases.indexOf(now);
  return html`<li class=${here ? "here" : past ? "past" : ""}>
    <button type="button" aria-current=${here ? "step" : nothing} @click=${() => openPhaseAt(desk, phase)}>
      <span class="at">${at ?? ""}</span>${phaseName(phase)}</button></li>`;
}

function below(desk, seconds) {
  const { paused, phase_ends: ends } = desk.timed;
  if (paused !== null) return _("Minutes, paused");
  if (seconds > 0) return _("Minutes, until %(time)s", { time: time(ends) });
  const over = Math.floor(-seconds / 60);
  return over ? ngettext("over for %(n)s minute", "over for %(n)s minutes", over) : _("The time is over");
}

// once it is over there is no time left to change
function timer(desk) {
  const { timed: workshop, now } = desk;
  if (isOver(workshop)) return html`<div class="timer"><p class="none">${_("The workshop is over")}</p></div>`;
  const seconds = left(workshop, now);
  const set = (change) => desk.do(setTimer(change(desk.timed, desk.now)), { on: desk.workshop, said: _("The time has been changed.") });
  const plus = html`<button type="button" class="night-action" @click=${() => set(longer)}>${_("+ 5 min")}</button>`;
  if (seconds === null) return html`<div class="timer"><p class="none">${_("No end set")}</p><p class="tools">${plus}</p></div>`;
  const other =
    workshop.paused !== null
      ? html`<button type="button" class="night-action" @click=${() => set(resumed)}>${_("Resume")}</button>`
      : seconds > 0
        ? html`<button type="button" class="night-action" @click=${() => set(held)}>${_("Pause")}</button>`
        : nothing;
  return html`<div class="timer"><p class="clock ${seconds <= 0 ? "over" : ""}" role="timer">${minutes(seconds)}</p>
    <p class="until">${below(desk, seconds)}</p><p class="tools">${plus}${other}</p></div>`;
}

const onTo = (phase) => _("Next: %(phase)s", { phase });
const backTo = (phase) => _("Back: %(phase)s", { phase });

function way(desk, kind, phase, words) {
  if (!phase) return html`<div class="${kind} none"></div>`;
  return html`<button type="button" class=${kind} @click=${() => openPhaseAt(desk, phase)}>${words(phaseName(phase))}</button>`;
}

export function programme(desk) {
  const { workshop, code } = desk;
  const at = times(workshop.programme);
  const [on, back] = [next(workshop.phase), before(workshop.phase)];
  const live = workshop.state === "open" || workshop.state === "draft";
  const words = _("Code %(code)s", { code: codeWords(code) });
  return html`<section class="left" aria-label=${_("Programme and time")}>
    <div class="who"><p class="name">${unbroken(workshop.short_title || workshop.title)}</p><p class="code">${words}</p>
      ${workshop.sample ? html`<p class="sample">${_("Sample content")}</p>` : nothing}</div>
    <nav aria-label=${_("Phases")}><ol>${phases.map((phase) => phaseRow(desk, phase, at[phase]))}</ol></nav>
    <div class="below">${timer(desk)}
      ${live ? [way(desk, "onward", on, onTo), way(desk, "backward", back, backTo)] : nothing}
    </div></section>`;
}
