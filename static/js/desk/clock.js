// The evening's times: phases with the programme's clock, the end of a phase, what is left of it.
export const phases = ["welcome", "collect", "discuss", "weight", "assign", "close"];

// Minutes that the clock in `zone` is ahead of UTC at `moment`.
function ahead(moment, zone) {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric",
  }).formatToParts(moment);
  const { year, month, day, hour, minute } = Object.fromEntries(parts.map(({ type, value }) => [type, Number(value)]));
  return { year, month, day, minutes: Math.round((Date.UTC(year, month - 1, day, hour, minute) - moment) / 60000) };
}

// "17:35" or "17:35:20" of the day that `now` is in `zone`, in milliseconds
export function today(clock, now, zone) {
  const [hour, minute, second = 0] = clock.split(":").map(Number);
  const { year, month, day, minutes } = ahead(now, zone);
  const first = Date.UTC(year, month - 1, day, hour, minute, second) - minutes * 60000;
  return first + (minutes - ahead(first, zone).minutes) * 60000;
}

// {phase: "17:35"}; the first point of the programme that names a phase
export function times(programme = []) {
  const found = {};
  for (const { at, phase } of programme) if (phase) found[phase] ??= at;
  return found;
}

export const next = (phase) => phases[phases.indexOf(phase) + 1];
export const before = (phase) => phases[phases.indexOf(phase) - 1];

// The end of a phase that is opened now: when the next one begins, if that is still to come today.
export function endsOf(phase, { programme, time_zone: zone }, now) {
  const begins = times(programme)[next(phase)];
  const moment = begins ? today(begins, now, zone) : 0;
  return moment > now ? new Date(moment).toISOString() : null;
}

// Seconds left; below zero once it is over; null without an end
export function left({ phase_ends: ends, paused }, now) {
  if (paused !== null && paused !== undefined) return paused;
  return ends ? Math.ceil((Date.parse(ends) - now) / 1000) : null;
}

export function minutes(seconds) {
  const all = Math.max(0, seconds);
  return [Math.floor(all / 60), all % 60].map((part) => String(part).padStart(2, "0")).join(":");
}

// What `set_timer` is told
export function longer(workshop, now, seconds = 300) {
  const { paused } = workshop;
  if (paused !== null && paused !== undefined) return { ends: null, paused: Math.min(86400, paused + seconds) };
  const from = Math.max(now, workshop.phase_ends ? Date.parse(workshop.phase_ends) : 0);
  return { ends: new Date(from + seconds * 1000).toISOString(), paused: null };
}

export const held = (workshop, now) => ({ ends: null, paused: Math.max(0, left(workshop, now) ?? 0) });
export const resumed = (workshop, now) => ({ ends: new Date(now + (workshop.paused ?? 0) * 1000).toISOString(), paused: null });
