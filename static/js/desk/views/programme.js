// Left: the workshop, its phases with their times, the time left, one way on and one way back.
import { html, nothing } from "../../../vendor.js";
import { openPhase, setTimer } from "../../core/commands.js";
import { before, endsOf, held, left, longer, minutes, next, resumed, times } from "../clock.js";
import { phases } from "../../core/limits.js";
import { isOver } from "../../shared/scene.js";
import { _, fullDate, length, ngettext, time, unbroken } from "../../core/words.js";
import { button, codeWords } from "./parts.js";
import { phaseName, restsIn, roomOf } from "../phases.js";

function openPhaseAt(desk, phase) {
  desk.leave();
  if (skips(desk, phase)) return question(desk, { skip: phase });
  openNow(desk, phase);
}

function question(desk, asking) {
  desk.focusOn(".asked .main");
  desk.ask(asking);
}

// The list of phases looks like a way to look at them, so it moves nobody unasked; where no phase can be opened it is
// one.
function look(desk, phase) {
  const { workshop } = desk;
  desk.leave();
  if (phase === restsIn(workshop)) return desk.go(null);
  if (workshop.state !== "open") return desk.go({ name: phase });
  question(desk, skips(desk, phase) ? { skip: phase } : { open: phase });
}

export function openingPhase(desk) {
  const { open: phase } = desk.asking ?? {};
  if (!phase) return nothing;
  const on = () => {
    desk.ask(null);
    openNow(desk, phase);
  };
  const asked = _("Open the phase “%(phase)s” for everybody?", { phase: phaseName(phase) });
  return html`<div class="panel asked" role="group" aria-label=${asked}>
    <p><b>${asked}</b> ${_("All phones and the wall go there.")}</p>
    <div class="buttons">
      ${button(_("Open the phase"), on, "main small")}${button(_("Stay here"), () => desk.ask(null), "action")}
    </div>
  </div>`;
}

export function openNow(desk, phase) {
  const said = _("The phase “%(phase)s” is open.", { phase: phaseName(phase) });
  desk.do(openPhase({ phase, ends: endsOf(phase, desk.workshop, desk.now), kept: true }), {
    on: desk.workshop,
    said,
    then: () => desk.go(null),
  });
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
    <button type="button" aria-current=${here ? "step" : nothing} @click=${() => look(desk, phase)}>
      <span class="at">${at ?? ""}</span>${phaseName(phase)}
    </button>
  </li>`;
}

function below(desk, seconds) {
  const { paused, phase_ends: ends } = desk.timed;
  const isLong = seconds >= 7200;
  if (paused !== null) return isLong ? _("Hours, paused") : _("Minutes, paused");
  if (isLong) return _("Hours, until %(day)s, %(time)s", { day: fullDate(ends), time: time(ends) });
  if (seconds > 0) return _("Minutes, until %(time)s", { time: time(ends) });
  return over(-seconds);
}

function over(seconds) {
  const { unit, n } = length(seconds, Math.floor);
  if (!n) return _("The time is over");
  if (unit === "minute") return ngettext("over for %(n)s minute", "over for %(n)s minutes", n);
  if (unit === "hour") return ngettext("over for %(n)s hour", "over for %(n)s hours", n);
  return ngettext("over for %(n)s day", "over for %(n)s days", n);
}

// once it is over there is no time left to change
function timer(desk) {
  const { timed: workshop, now } = desk;
  if (isOver(workshop)) return html`<div class="timer"><p class="none">${_("The workshop is over")}</p></div>`;
  const seconds = left(workshop, now);
  const set = (change) =>
    desk.do(setTimer(change(desk.timed, desk.now)), { on: desk.workshop, said: _("The time has been changed.") });
  const plus = html`<button type="button" class="night-action" @click=${() => set(longer)}>${_("+ 5 min")}</button>`;
  if (seconds === null)
    return html`<div class="timer">
      <p class="none">${_("No end set")}</p>
      <p class="tools">${plus}</p>
    </div>`;
  const other =
    workshop.paused !== null
      ? html`<button type="button" class="night-action" @click=${() => set(resumed)}>${_("Resume")}</button>`
      : seconds > 0
        ? html`<button type="button" class="night-action" @click=${() => set(held)}>${_("Pause")}</button>`
        : nothing;
  return html`<div class="timer">
    <p class="clock ${seconds <= 0 ? "over" : ""}" role="timer">${minutes(seconds)}</p>
    <p class="until">${below(desk, seconds)}</p>
    <p class="tools">${plus}${other}</p>
  </div>`;
}

const onTo = (phase) => _("Next: %(phase)s", { phase });
const backTo = (phase) => _("Back: %(phase)s", { phase });

function way(desk, kind, phase, words) {
  if (!phase) return html`<div class="${kind} none"></div>`;
  return html`<button type="button" class=${kind} @click=${() => openPhaseAt(desk, phase)}>
    ${words(phaseName(phase))}
  </button>`;
}

export function programme(desk) {
  const { workshop, code } = desk;
  const at = times(workshop.programme);
  const [on, back] = [next(workshop.phase), before(workshop.phase)];
  const words = _("Code %(code)s", { code: codeWords(code) });
  return html`<section class="left" aria-label=${_("Programme and time")}>
    <div class="who">
      <p class="name">${unbroken(workshop.short_title || workshop.title)}</p>
      <p class="code">${words}</p>
      ${workshop.sample ? html`<p class="sample">${_("Sample content")}</p>` : nothing}
    </div>
    <nav aria-label=${_("Phases")}>
      <ol>
        ${phases.map((phase) => phaseRow(desk, phase, at[phase]))}
      </ol>
    </nav>
    <div class="below">
      ${workshop.state === "draft" ? nothing : timer(desk)}
      ${workshop.state === "open" ? [way(desk, "onward", on, onTo), way(desk, "backward", back, backTo)] : nothing}
      ${workshop.state === "draft" ? html`<a class="onward" href=${desk.urls.open}>${_("Open the workshop")}</a>` : nothing}
    </div>
  </section>`;
}
