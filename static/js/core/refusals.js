// Every "no" a phone can hear, as a sentence. Made late, in the reader's language.
import { _, ngettext, time } from "./words.js";

// Only what somebody adds lies with the moderators when it comes late, as long as there is room for it.
export const withTheModerators = ({ code, refusal, name }) =>
  code === "late" && refusal?.kept !== false && ["add_idea", "add_contribution"].includes(name);

const change = ({ ended }) =>
  _("This phase ended at %(time)s. Your change was not saved: only the moderators can make it now.", {
    time: time(ended),
  });

const late = {
  add_idea: ({ ended, kept }) =>
    kept === false
      ? _("Collecting ended at %(time)s. Your idea was not saved: please tell it to the moderators.", {
          time: time(ended),
        })
      : _("Collecting ended at %(time)s. The moderators have your idea.", { time: time(ended) }),
  add_contribution: ({ ended, kept }) =>
    kept === false
      ? _("This phase ended at %(time)s. Your text was not saved: please tell it to the moderators.", {
          time: time(ended),
        })
      : _("This phase ended at %(time)s. The moderators have your text.", { time: time(ended) }),
  edit_idea: change,
  withdraw_idea: change,
  edit_contribution: change,
  withdraw_contribution: change,
  support_idea: ({ ended }) =>
    _("This phase ended at %(time)s. Whether you take part was not saved: please tell the moderators.", {
      time: time(ended),
    }),
  answer_responsibility: ({ ended }) =>
    _("This phase ended at %(time)s. Your answer was not saved: please tell the moderators.", { time: time(ended) }),
  set_weight: ({ ended }, { savedAt }) =>
    savedAt
      ? _("Weighting ended at %(time)s. Your points of %(saved)s count.", { time: time(ended), saved: time(savedAt) })
      : _("Weighting ended at %(time)s. These points do not count.", { time: time(ended) }),
  finish_weighting: ({ ended }) =>
    _("Weighting ended at %(time)s. Your points count as they are.", { time: time(ended) }),
};

const notSaved = ({ ended }) =>
  _("This phase ended at %(time)s. It was not saved: please tell the moderators.", { time: time(ended) });

const gone = () => _("The moderators have taken this idea away.");
const notNow = () => _("This is not possible in the current phase.");
const over = () => _("The workshop is closed.");

export const phoneRefusals = {
  late: (data, about) => (late[about.name] ?? notSaved)(data, about),
  budget_spent: ({ points }) =>
    ngettext(
      "Your point is given. Take it back first.",
      "All %(n)s points are given. Take one back first.",
      points ?? 10,
    ),
  no_candidate: () => _("This weighting does not ask about this idea."),
  too_many_ideas: ({ ideas_max: n }) =>
    ngettext("You have already chosen %(n)s idea.", "You have already chosen %(n)s ideas.", n ?? 5),
  field_removed: () => _("This field of action no longer exists. Please choose another one."),
  idea_hidden: (_data, { name }) =>
    name === "add_contribution" ? _("The moderators have hidden this idea. Please talk to them.") : gone(),
  idea_merged: () => _("This idea is now part of another one."),
  idea_in_use: () => _("Others have already built on it. Only the moderators can change it now."),
  muted: () => _("Writing is switched off on this phone. Please talk to the moderators."),
  not_yours: () => _("Only its author can change this."),
  wrong_phase: notNow,
  not_allowed: notNow,
  not_open: over,
  revealed: () => _("The points have been revealed. They cannot be changed now, nor for which group they count."),
  sealed: () => _("The weighting is sealed. Points can no longer be changed."),
  unknown_thing: gone,
  depends_on_refused: () => _("The idea it belongs to was not accepted."),
  group_unknown: () => _("This group no longer exists. Please choose again."),
  groups_missing: () => _("Please choose an answer first."),
  not_asked: () => _("This question has been withdrawn."),
  already_answered: () => _("Somebody else has already taken this on."),
  code_needed: () => _("Please type your personal code first: with it everybody gives points once."),
  code_unknown: () =>
    _("This personal code does not exist. Please look at the 8 characters on your slip again, or ask the moderators."),
  not_joined: () => _("Please reload this page and join again."),
  bad_shape: ({ field }) =>
    field === "title" || field === "text"
      ? _("The text is empty or too long. Please change it.")
      : _("This could not be read. Please try again."),
  too_many: ({ limit: n, full }) =>
    full
      ? _("There is very much already. Whoever has written %(n)s has to wait for the moderators.", { n })
      : ngettext("More than %(n)s is not possible.", "More than %(n)s are not possible.", n ?? 0),
  joining_closed: () => _("No new devices are let in at the moment. Please talk to the moderators."),
};

export const phoneRefusal = (code, data = {}, about = {}) =>
  phoneRefusals[code]?.(data ?? {}, about) ?? _("This could not be saved. Please talk to the moderators.");
