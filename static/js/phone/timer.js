// How the time of the current phase stands, as desk and wall show it: "held", "over", the moment of its end, or null
// without a timer.
export function timer({ phase_ends: ends, paused }, now) {
  if (paused !== null && paused !== undefined) return "held";
  return ends && (Date.parse(ends) > now ? ends : "over");
}

export const beginOf = (workshop, phase) => (workshop.programme ?? []).find((row) => row.phase === phase)?.at;
