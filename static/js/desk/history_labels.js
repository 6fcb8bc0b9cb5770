// A row of the journal in a few words.
import { phaseName } from "./phases.js";
import { _ } from "../core/words.js";

const words = {
  add_idea: () => _("Idea added"),
  edit_idea: () => _("Idea changed"),
  hide_idea: () => _("Idea hidden"),
  restore_idea: () => _("Idea shown again"),
  move_idea: () => _("Idea moved"),
  merge_ideas: () => _("Ideas merged"),
  unmerge_ideas: () => _("Ideas separated"),
  release_waiting: () => _("Released"),
  decline_waiting: () => _("Not released"),
  mute_participant: ({ title }) => (title === "muted" ? _("Somebody muted") : _("Somebody heard again")),
  black_out: ({ title }) => (title === "dark" ? _("Wall made dark") : _("Wall shown again")),
  hide_contribution: () => _("Contribution hidden"),
  restore_contribution: () => _("Contribution shown again"),
  open_workshop: () => _("Workshop opened"),
  close_workshop: () => _("Workshop closed"),
  reopen_workshop: ({ title }) => (title === "retracted" ? _("Protocol taken back") : _("Workshop opened again")),
  release_protocol: () => _("Protocol released"),
  edit_protocol: () => _("Protocol changed"),
  answer_correction: () => _("Correction answered"),
  dismiss_correction: () => _("Correction set aside"),
  publish_result: () => _("Result page changed"),
  edit_workshop: ({ title }) =>
    title === "joining"
      ? _("New devices let in")
      : title === "not_joining"
        ? _("No new devices let in")
        : title === "hold"
          ? _("New entries wait")
          : title === "no_hold"
            ? _("New entries shown at once")
            : _("Workshop changed"),
  edit_invitation: () => _("Invitation changed"),
  set_retention: () => _("Day of deletion changed"),
  add_moderator: () => _("Moderator added"),
  remove_moderator: () => _("Moderator removed"),
  open_phase: () => _("Phase opened"),
  set_codes: () => _("Number of personal codes changed"),
  set_timer: () => _("Time changed"),
  reveal_weights: ({ title }) => (title === "hidden" ? _("Result hidden") : _("Result revealed")),
  seal_weighting: () => _("Weighting sealed"),
  add_weighting: () => _("Weighting added"),
  edit_weighting: () => _("Weighting changed"),
  remove_weighting: () => _("Weighting removed"),
  print_sheets: () => _("Sheets of paper printed"),
  count_sheet: () => _("Sheet of paper counted"),
  remove_sheet: () => _("Sheet of paper taken out"),
  show: ({ title }) =>
    title === "protocol" ? _("Protocol shown on the wall") : title ? _("Shown on the wall") : _("Taken off the wall"),
  take_late: () => _("Late entry added"),
  dismiss_late: () => _("Late entry not added"),
  add_field_of_action: () => _("Field of action added"),
  edit_field_of_action: () => _("Field of action changed"),
  remove_field_of_action: () => _("Field of action removed"),
  add_measure: () => _("Measure added"),
  edit_measure: () => _("Measure changed"),
  remove_measure: () => _("Measure removed"),
  propose_responsibility: () => _("Responsibility proposed"),
  record_responsibility: () => _("Raised hand recorded"),
  confirm_responsibility: () => _("Answer confirmed"),
  withdraw_responsibility: () => _("Responsibility withdrawn"),
  undo: () => _("Taken back"),
  erase_person: () => _("A person's texts erased"),
  remove_participants: () => _("Devices removed"),
  add_picture: () => _("Picture added"),
  edit_picture: () => _("Picture changed"),
  remove_picture: () => _("Picture removed"),
};

// where the title only says which of the words above it is
const coded = {
  reveal_weights: ["revealed", "hidden"],
  reopen_workshop: ["retracted"],
  edit_workshop: ["joining", "not_joining", "hold", "no_hold"],
  mute_participant: ["muted", "heard"],
  black_out: ["dark", "light"],
  show: ["protocol"],
};

const about = ({ name, title }) =>
  name === "open_phase" ? phaseName(title) : coded[name]?.includes(title) ? "" : title;

// {said, about, back}; of what was taken back, too, as far as it is among `rows`. Taken back twice is done again.
export function told(row, rows) {
  const undone = row.name === "undo" && rows.find(({ seq }) => seq === row.undone);
  if (!undone)
    return { what: row, said: words[row.name]?.(row) ?? _("Changed"), about: about(row), back: row.name === "undo" };
  const { what, about: before, back } = told(undone, rows);
  const named = words[what.name]?.(what) ?? _("Changed");
  const said = back ? _("Done again: %(what)s", { what: named }) : _("Taken back: %(what)s", { what: named });
  return { what, said, about: row.act ? row.title : before, back: !back };
}
