// The evening's times: phases with the programme's clock, the end of a phase, what is left of it.
import { phases } from "../core/limits.js";

// Minutes that the clock in `zone` is ahead of UTC at `moment`.
function ahead(moment, zone) {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  }).formatToParts(moment);
  const { year, month, day, hour, minute } = Object.fromEntries(parts.map(({ type, value }) => [type, Number(value)]));
  return { year, month, day, minutes: Math.ceil((Date.UTC(year, month - 1, day, hour, minute) - moment) / 60000) };
}

// "17:35" or "17:35:20" of the day that `now` is in `zone`, in milliseconds
export function today(clock, now, zone) {
  const [hour, minute, second = 0] = clock.split(":").map(Number);
  const { year, month, day, minutes: east } = ahead(now, zone);
  const first = Date.UTC(year, month - 1, day, hour, minute, second) - east * 60000;
  return first + (east - ahead(first, zone).minutes) * 60000;
}

// {phase: "17:35"}; the first point of the programme that names a phase
export function times(programme = []) {
  const found = {};
  for (const { at, phase } of programme) if (phase) found[phase] ??= at;
  return found;
}

export const next = (phase) => phases[phases.indexOf(phase) + 1];
export const before = (phase) => phases[phases.indexOf(phase) - 1];

const clockMinutes = (clock) => clock.split(":").reduce((sum, part) => 60 * sum + Number(part), 0);
const day = 24 * 60;

// Minutes that the programme gives to a phase: until the next one it names, the last one until the end of the workshop.
export function planned(phase, { programme, ends, time_zone: zone }) {
  const at = times(programme);
  const following = phases.slice(phases.indexOf(phase) + 1).find((one) => at[one]);
  const until = following ? at[following] : ends && clockIn(ends, zone);
  return at[phase] && until ? (clockMinutes(until) - clockMinutes(at[phase]) + day) % day || null : null;
}

const clockIn = (moment, zone) =>
  new Intl.DateTimeFormat("en-GB", { timeZone: zone, hourCycle: "h23", hour: "2-digit", minute: "2-digit" }).format(
    new Date(moment),
  );

// The end of a phase that is opened now: an evening that is late, or early, gives each phase the time that was
// planned for it.
export function endsOf(phase, workshop, now) {
  const length = planned(phase, workshop);
  return length ? new Date(Math.ceil(now / 60000 + length) * 60000).toISOString() : null;
}

// Seconds left; below zero once it is over; null without an end
export function left({ phase_ends: ends, paused }, now) {
  if (paused !== null && paused !== undefined) return paused;
  return ends ? Math.ceil((Date.parse(ends) - now) / 1000) : null;
}

// Minutes and seconds; of two hours and more hours and minutes, of two days and more nothing so exact
export function minutes(seconds) {
  const all = Math.max(0, seconds);
  const parts = all < 7200 ? [Math.floor(all / 60), all % 60] : [Math.floor(all / 3600), Math.floor(all / 60) % 60];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}

// What `set_timer` is told
export function longer(workshop, now, seconds = 300) {
  const { paused } = workshop;
  if (paused !== null && paused !== undefined) return { ends: null, paused: Math.min(86400, paused + seconds) };
  const from = Math.max(now, workshop.phase_ends ? Date.parse(workshop.phase_ends) : 0);
  return { ends: new Date(from + seconds * 1000).toISOString(), paused: null };
}

export const held = (workshop, now) => ({ ends: null, paused: Math.max(0, left(workshop, now) ?? 0) });
export const resumed = (workshop, now) => ({
  ends: new Date(now + (workshop.paused ?? 0) * 1000).toISOString(),
  paused: null,
});
