// The names of the phases.
import { phases } from "../../limits.js";
import { isOver } from "../../scene.js";
import { _ } from "../../words.js";

const names = {
  welcome: () => _("Welcome"), collect: () => _("Collect"), discuss: () => _("Discuss"),
  weight: () => _("Weigh"), assign: () => _("Responsibilities"), close: () => _("Closing"),
};

export const phaseName = (phase) => names[phase]();

// Which phase the left column marks: the one of the room, after the evening the one that is looked at.
export function roomOf({ page, workshop }) {
  if (!isOver(workshop)) return workshop.phase;
  return phases.includes(page?.name) ? page.name : "close";
}
