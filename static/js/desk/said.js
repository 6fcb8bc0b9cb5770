// A row of the journal in a few words.
import { _ } from "../words.js";

const words = {
  add_idea: () => _("Idea added"), edit_idea: () => _("Idea changed"), hide_idea: () => _("Idea hidden"), restore_idea: () => _("Idea shown again"),
  move_idea: () => _("Idea moved"), merge_ideas: () => _("Ideas merged"), unmerge_ideas: () => _("Ideas separated"),
  hide_contribution: () => _("Contribution hidden"), restore_contribution: () => _("Contribution shown again"),
  open_workshop: () => _("Workshop opened"), close_workshop: () => _("Workshop closed"), reopen_workshop: ({ title }) => (title === "retracted" ? _("The protocol is a draft again.") : _("Workshop opened again")),
  release_protocol: () => _("Protocol released"), edit_protocol: () => _("Protocol changed"), answer_correction: () => _("Correction answered"),
  dismiss_correction: () => _("Correction set aside"), publish_result: () => _("Result page changed"), edit_workshop: () => _("Workshop changed"), open_phase: () => _("Phase opened"),
  set_timer: () => _("Time changed"), reveal_weights: ({ title }) => (title === "hidden" ? _("Points hidden") : _("Points revealed")), seal_weighting: () => _("Weighting sealed"),
  show: () => _("Wall changed"), take_late: () => _("Late entry added"), dismiss_late: () => _("Late entry not added"),
  add_field_of_action: () => _("Field of action added"), edit_field_of_action: () => _("Field of action changed"),
  remove_field_of_action: () => _("Field of action removed"), add_measure: () => _("Measure added"), edit_measure: () => _("Measure changed"),
  remove_measure: () => _("Measure removed"), propose_responsibility: () => _("Responsibility proposed"),
  record_responsibility: () => _("Raised hand recorded"), confirm_responsibility: () => _("Answer confirmed"),
  withdraw_responsibility: () => _("Responsibility withdrawn"), undo: () => _("Taken back"), erase_person: () => _("A person's texts erased"),
  remove_participants: () => _("Devices removed"),
  add_picture: () => _("Picture added"), edit_picture: () => _("Picture changed"), remove_picture: () => _("Picture removed"),
};

export const saidOf = (row) => words[row.name]?.(row) ?? _("Changed");
