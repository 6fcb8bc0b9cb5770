// The names of the phases.
import { phases } from "../core/limits.js";
import { isOver } from "../shared/scene.js";
import { _ } from "../core/words.js";

const names = {
  welcome: () => _("Welcome"),
  collect: () => _("Collect"),
  discuss: () => _("Discuss"),
  weight: () => _("Weigh"),
  assign: () => _("Responsibilities"),
  close: () => _("Closing"),
};

export const phaseName = (phase) => names[phase]();

// Where the desk is when it looks nowhere else.
export const restsIn = (workshop) => (isOver(workshop) ? "close" : workshop.phase);

// Which phase the left column marks: the one of the room, before and after the evening the one that is looked at.
export function roomOf({ page, workshop }) {
  return workshop.state !== "open" && phases.includes(page?.name) ? page.name : restsIn(workshop);
}
