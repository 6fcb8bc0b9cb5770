// Where the evening stands, as the phone sees it, and what may be done there.
const talking = ["collect", "discuss"];

const phases = {
  add_idea: talking,
  edit_idea: talking,
  withdraw_idea: talking,
  add_contribution: talking,
  edit_contribution: talking,
  withdraw_contribution: talking,
  support_idea: talking,
  set_weight: ["weight"],
  answer_responsibility: ["assign", "close"],
};

export function moment(workshop) {
  if (workshop.state === "draft") return "before";
  if (workshop.state !== "open") return "close";
  if (workshop.phase === "weight" && workshop.revealed) return workshop.stage < 3 ? "look" : "result";
  return workshop.phase;
}

// Who has not joined still can, even when the evening is about to end.
export const over = (workshop) => moment(workshop) === "close" && !(workshop.state === "open" && workshop.joining);

export function may(workshop, command) {
  if (workshop.state !== "open") return false;
  if (command === "set_weight" && (workshop.revealed || workshop.sealed)) return false;
  return phases[command].includes(workshop.phase) || !!workshop.also_allowed?.[workshop.phase]?.includes(command);
}

// How the time of the current phase stands, as desk and wall show it: "held", "over", the moment of its end, or null without a timer.
export function timer({ phase_ends: ends, paused }, now) {
  if (paused !== null && paused !== undefined) return "held";
  return ends && (Date.parse(ends) > now ? ends : "over");
}

export const beginOf = (workshop, phase) => (workshop.programme ?? []).find((row) => row.phase === phase)?.at;
