// Every "no" of docs/wire.md as a sentence, for the desk too.
import { meanwhile } from "./meanwhile.js";
import { _, ngettext } from "../core/words.js";
import { phoneRefusals } from "../core/refusals.js";

const reload = () => _("This could not be read. Please reload this page.");

const reasons = {
  too_long: () => _("This text is too long. Please shorten it."),
  same_name: () => _("There is this name already. Please choose another one, so that nobody mistakes them."),
  no_date: () => _("Please enter a date, for example 2026-11-22."),
  no_year: () => _("Please enter a year between 2000 and 2200, with four digits."),
};

export const refusals = {
  ...phoneRefusals,
  bad_shape: (data) => reasons[data.reason]?.() ?? phoneRefusals.bad_shape(data),
  unknown_command: reload,
  key_reused: reload,
  bad_request: reload,
  too_large: () => _("This is too much at once. Please shorten it."),
  unknown_thing: () => _("This no longer exists."),
  deleted: () => _("This workshop has been deleted, and everything that was said in it."),
  unknown_workshop: () => _("This workshop no longer exists."),
  not_moderator: () => _("You are no longer signed in. Please sign in again."),
  not_allowed: () => _("You may not do this."),
  not_open: ({ state }) =>
    state === "draft"
      ? _("The workshop is not open yet.")
      : state === "open"
        ? _("The workshop is still open.")
        : _("The workshop is closed."),
  not_revealed: () => _("Reveal the points first."),
  weighting_begun: () => _("Somebody has answered this weighting already: it stays as it is. You can add another one."),
  codes_used: ({ least: n }) => _("Codes up to number %(n)s are in use already.", { n }),
  card_taken: ({ card, title }) =>
    _("Card %(card)s is there already: “%(title)s”. Please look at the number again.", { card, title }),
  weighting_in_hand: () => _("The room is being asked this right now. Please open another weighting first."),
  points_given: ({ least: n }) =>
    ngettext(
      "Points have already been given. It must be %(n)s point or more.",
      "Points have already been given. It must be %(n)s points or more.",
      n ?? 0,
    ),
  idea_hidden: () => _("This idea is hidden. Restore it first."),
  not_waiting: () => _("This no longer waits for the moderators."),
  no_author: () => _("The moderators wrote this."),
  merge_cycle: () => _("These ideas are already part of each other."),
  nothing_to_merge: () => _("Choose at least two different ideas."),
  changed_meanwhile: meanwhile,
  cannot_undo: () => _("This can no longer be undone."),
  letter_taken: ({ letter }) => _("The letter %(letter)s is already taken.", { letter }),
  too_fast: () => _("That was very fast. Please wait a moment."),
  last_moderator: () => _("A workshop needs at least one moderator."),
  no_fields: () => _("A workshop needs a field of action: phones put every idea into one. Please add one first."),
  field_in_use: ({ ideas: n }) =>
    ngettext(
      "There is still %(n)s idea in this field of action. Move it first.",
      "There are still %(n)s ideas in this field of action. Move them first.",
      n ?? 0,
    ),
  people_joined: () =>
    _("Somebody has joined already. From how many people on a group is named cannot be changed any more."),
  group_in_use: () =>
    _("Somebody belongs to this group, or it is named somewhere. It can be renamed, but not removed."),
  no_devices: () => _("No device has joined since then."),
  too_few_count: ({ least: n }) =>
    _(
      "Points have been given already. For fewer than %(n)s people what counts cannot be changed: it would show which ideas they chose.",
      { n },
    ),
  too_few: ({ least: n }) =>
    _(
      "Once points can be given, fewer than %(n)s devices cannot be removed, brought back or left over: it would show what each of them gave.",
      { n },
    ),
};

export const refusal = (code, data = {}, about = {}) =>
  refusals[code]?.(data ?? {}, about) ?? _("This could not be saved. Please try again.");
