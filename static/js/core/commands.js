// One line per command of docs/wire.md.
const command =
  (name) =>
  (data = {}) => ({ name, data });

// phone
export const joinWorkshop = command("join_workshop");
export const useCode = command("use_code");
export const addIdea = command("add_idea");
export const editIdea = command("edit_idea");
export const withdrawIdea = command("withdraw_idea");
export const addContribution = command("add_contribution");
export const editContribution = command("edit_contribution");
export const withdrawContribution = command("withdraw_contribution");
export const supportIdea = command("support_idea");
export const setWeight = command("set_weight");
export const finishWeighting = command("finish_weighting");
export const answerResponsibility = command("answer_responsibility");
export const sendCorrection = command("send_correction");
export const erasePerson = command("erase_person");

// desk
export const openWorkshop = command("open_workshop");
export const editWorkshop = command("edit_workshop");
export const openPhase = command("open_phase");
export const addWeighting = command("add_weighting");
export const editWeighting = command("edit_weighting");
export const removeWeighting = command("remove_weighting");
export const setCodes = command("set_codes");
export const setTimer = command("set_timer");
export const revealWeights = command("reveal_weights");
export const sealWeighting = command("seal_weighting");
export const blackOut = command("black_out");
export const show = command("show");
export const addFieldOfAction = command("add_field_of_action");
export const editFieldOfAction = command("edit_field_of_action");
export const removeFieldOfAction = command("remove_field_of_action");
export const hideIdea = command("hide_idea");
export const restoreIdea = command("restore_idea");
export const moveIdea = command("move_idea");
export const mergeIdeas = command("merge_ideas");
export const unmergeIdeas = command("unmerge_ideas");
export const hideContribution = command("hide_contribution");
export const restoreContribution = command("restore_contribution");
export const releaseWaiting = command("release_waiting");
export const declineWaiting = command("decline_waiting");
export const muteParticipant = command("mute_participant");
export const takeLate = command("take_late");
export const dismissLate = command("dismiss_late");
export const addMeasure = command("add_measure");
export const editMeasure = command("edit_measure");
export const removeMeasure = command("remove_measure");
export const proposeResponsibility = command("propose_responsibility");
export const recordResponsibility = command("record_responsibility");
export const confirmResponsibility = command("confirm_responsibility");
export const withdrawResponsibility = command("withdraw_responsibility");
export const undo = command("undo");
export const closeWorkshop = command("close_workshop");
export const reopenWorkshop = command("reopen_workshop");
export const editProtocol = command("edit_protocol");
export const answerCorrection = command("answer_correction");
export const dismissCorrection = command("dismiss_correction");
export const removeParticipants = command("remove_participants");
export const publishResult = command("publish_result");
export const releaseProtocol = command("release_protocol");
