// Who bears a responsibility, and its state, in words.
import { _ } from "../../core/words.js";
import { groupNames } from "./parts.js";

const anybody = (state) => (state === "accepted" ? _("somebody from the room") : _("open to everybody"));

export const bearerName = (workshop, { bearer, organisation, state }) =>
  bearer?.open
    ? organisation || anybody(state)
    : (bearer?.organisation ?? groupNames(workshop, [bearer?.group])[0] ?? _("(removed group)"));

const states = { proposed: () => _("proposed"), accepted: () => _("accepted") };

export const stateOfResponsibility = (state) => states[state]?.() ?? "";

export const fieldOfMeasure = (app, measure) =>
  app.store.get("field_of_action", app.store.get("idea", measure?.idea)?.field_of_action);
