// Out of a list that is looked at beside. It does not say "Back": that turns the hall back.
import { _ } from "../../core/words.js";
import { action } from "./parts.js";
import { phaseName, roomOf } from "../phases.js";

export function leaving(desk, to = null) {
  const phase = phaseName(roomOf({ page: to, workshop: desk.workshop }));
  const words = to?.name === "ideas" ? _("To all ideas") : _("To the phase “%(phase)s”", { phase });
  return action(words, () => desk.go(to));
}
