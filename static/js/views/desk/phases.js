// The names of the phases.
import { _ } from "../../words.js";

const names = {
  welcome: () => _("Welcome"), collect: () => _("Collect"), discuss: () => _("Discuss"),
  weight: () => _("Weigh"), assign: () => _("Responsibilities"), close: () => _("Closing"),
};

export const phaseName = (phase) => names[phase]();
