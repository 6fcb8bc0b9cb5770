"""Refusal codes as sentences, in the reader's language and as late as possible."""

from datetime import date

from flask_babel import format_date, ngettext
from flask_babel import gettext as _

REASONS = {
    "empty": lambda data: _("Please fill this in."),
    "too_long": lambda data: _("This text is too long. Please shorten it."),
    "no_year": lambda data: _("Please enter a year between 2000 and 2200, with four digits."),
    "no_date": lambda data: _("Please enter a date, for example 2026-11-22."),
    "no_time": lambda data: _("Please enter date and time."),
    "no_time_zone": lambda data: _("This time zone is not known."),
    "before_start_here": lambda data: _(
        "The end must be after the start. It may be after midnight; more days can be entered once the workshop is made."
    ),
    "before_start": lambda data: _("The end must be after the start. If it is on a later day, please enter its date."),
    "no_such_time": lambda data: _(
        "The clocks are put forward and do not show this time on that day. Please choose another one."
    ),
    "unseen_character": lambda data: _(
        "There is a character in this text that cannot be printed. Please type it again."
    ),
    "missing": lambda data: _("Please fill this in."),
    "no_file": lambda data: _("Please choose a file."),
    "empty_file": lambda data: _("This file is empty. Please choose another one."),
    "too_many_bytes": lambda data: _("This file has more than 10 MB. Please send a smaller one."),
    "too_many_pixels": lambda data: _("This picture has more than 40 million pixels. Please send a smaller one."),
    "too_much_work": lambda data: _(
        "Reading this picture would take too long or too much memory. Please save it as a smaller PNG or JPEG."
    ),
    "broken_picture": lambda data: _(
        "This file is damaged or incomplete. Please save the picture again and send that."
    ),
    "no_picture": lambda data: _(
        "This file cannot be read as a picture. Please send a PNG or a JPEG; "
        "drawings (SVG), PDFs and HEIC photos must be saved as one of them first."
    ),
    "too_short": lambda data: _("Please choose at least %(least)s characters.", least=data.get("least")),
    "easily_guessed": lambda data: _(
        "This password is easily guessed. Please choose another one: a sentence of four words is hard to guess."
    ),
    "same_name": lambda data: _("There is this name already. Please choose another one, so that nobody mistakes them."),
    "no_mail": lambda data: _("Please enter an e-mail address, for example name@example.org."),
    "no_phone": lambda data: _("Please enter a telephone number or an e-mail address, for example name@example.org."),
    "no_colour": lambda data: _("Please enter a colour as six digits after #, for example #0E4A5C."),
    "too_light": lambda data: _(
        "This colour is too light: what is written in it could not be read. Please choose a darker one."
    ),
    "no_link": lambda data: _("Please enter an address that begins with https://."),
    "no_number": lambda data: _("Please enter a whole number."),
    "no_consent": lambda data: _("Please tick that you agree: without it we may not keep what you need."),
    "opens_late": lambda data: _("Registration must begin before the workshop has ended."),
    "closes_early": lambda data: _("Registration must end after it begins."),
    "no_day_between": lambda data: _(
        "Please choose a day from %(first)s to %(last)s.",
        first=format_date(date.fromisoformat(data["first"]), "long"),
        last=format_date(date.fromisoformat(data["last"]), "long"),
    ),
    "one_bearer": lambda data: _("Please choose a group, name an organisation, or leave it open."),
}

SENTENCES = {
    "bad_shape": lambda data: REASONS.get(data.get("reason"), lambda data: _("This entry cannot be used. Please check it."))(data),
    "unknown_command": lambda data: _("This page is out of date. Please load it again."),
    "key_reused": lambda data: _("This has been sent already. Please load the page again."),
    "depends_on_refused": lambda data: _("What this belongs to was not accepted."),
    "not_joined": lambda data: _("Please join the workshop first."),
    "not_moderator": lambda data: _("Only moderators of this workshop may do that. Please sign in."),
    "not_allowed": lambda data: _("This is not possible."),
    "unknown_thing": lambda data: _("This does not exist any more."),
    "wrong_phase": lambda data: _("This is not possible in the present phase. Please wait for the moderators."),
    "late": lambda data: _(
        "The phase was already over. Your entry is now with the moderators, who decide whether to add it."
    ) if data.get("kept", True) else _(
        "The phase was already over: this was not saved, and what was saved before still holds. "
        "If it matters, please tell the moderators."
    ),
    "not_open": lambda data: _("The workshop is not open. Please ask the moderators."),
    "revealed": lambda data: _("The points have been revealed. They cannot be changed now, nor for which group they count."),
    "sealed": lambda data: _("The weighting is sealed. Not even whoever runs the server can find out who gave which points."),
    "budget_spent": lambda data: _("You have no points left. Take some back from another idea first."),
    "too_many_ideas": lambda data: ngettext(
        "You have already chosen %(num)s idea.", "You have already chosen %(num)s ideas.", data.get("ideas_max", 0)
    ),
    "points_given": lambda data: ngettext(
        "Points have already been given. It must be %(num)s point or more.",
        "Points have already been given. It must be %(num)s points or more.", data.get("least", 0),
    ),
    "weighting_begun": lambda data: _("Somebody has answered this weighting already: it stays as it is. You can add another one."),
    "weighting_in_hand": lambda data: _("The room is being asked this right now. Please open another weighting first."),
    "unknown_sheet": lambda data: _(
        "There is no sheet with this number: they are numbered from 1 to %(most)s.", most=data.get("most", 0)
    ) if data.get("most") else _("No sheets have been printed yet."),
    "sheet_counted": lambda data: _("Sheet %(number)s has been counted already. A sheet counts once.", number=data.get("sheet", "")),
    "sheet_spoiled": lambda data: _(
        "This is more than a sheet may say (%(points)s points on at most %(ideas)s ideas). Please compare it with the "
        "paper; if that says the same, the sheet is void.", points=data["points"], ideas=data["ideas"]
    ) if "points" in data else _(
        "This is more than a sheet may say. Please compare it with the paper; if that says the same, the sheet is void."
    ),
    "sheets_counted": lambda data: _(
        "Sheet %(number)s has been counted already. There must be at least so many.", number=data.get("least", "")
    ),
    "code_needed": lambda data: _("Please type your personal code first: with it everybody gives points once."),
    "code_unknown": lambda data: _(
        "This personal code does not exist. Please look at the 8 characters on your slip again, or ask the moderators."
    ),
    "codes_fixed": lambda data: _("Somebody has given points already: with codes or without, it stays so. There can be more codes."),
    "codes_used": lambda data: _("Codes up to number %(n)s are in use already.", n=data.get("least")),
    "card_taken": lambda data: _(
        "Card %(card)s is there already: “%(title)s”. Please look at the number again.",
        card=data.get("card"), title=data.get("title") or _("(erased)"),
    ),
    "no_candidate": lambda data: _("This weighting does not ask about this idea."),
    "field_removed": lambda data: _("This field of action no longer exists. Please choose another one."),
    "idea_hidden": lambda data: _("This idea cannot be seen at the moment."),
    "idea_merged": lambda data: _("This idea has become part of another one."),
    "idea_in_use": lambda data: _("Others have already answered this idea. Please ask the moderators to change it."),
    "not_waiting": lambda data: _("This no longer waits for the moderators."),
    "muted": lambda data: _("Writing is switched off on this phone. Please talk to the moderators."),
    "no_author": lambda data: _("The moderators wrote this."),
    "not_yours": lambda data: _("Only its author can change this."),
    "group_unknown": lambda data: _("There is no group “%(name)s” here.", name=data["name"]) if data.get("name") else _(
        "This group does not exist any more. Please choose again."
    ),
    "groups_missing": lambda data: _("Please choose where you belong."),
    "people_joined": lambda data: _("Somebody has joined already. From how many people on a group is named cannot be changed any more."),
    "group_in_use": lambda data: _("Somebody belongs to this group, or it is named somewhere. It can be renamed, but not removed."),
    "not_asked": lambda data: _("This has been settled in the meantime."),
    "already_answered": lambda data: _("This has been settled in the meantime."),
    "merge_cycle": lambda data: _("An idea cannot become part of itself."),
    "nothing_to_merge": lambda data: _("There is nothing to separate."),
    "changed_meanwhile": lambda data: _("Somebody else has changed this meanwhile. Please look at it again."),
    "cannot_undo": lambda data: _("This cannot be undone."),
    "letter_taken": lambda data: _("Another field of action has this letter already."),
    "no_fields": lambda data: _("A workshop needs a field of action: phones put every idea into one. Please add one first."),
    "field_in_use": lambda data: ngettext(
        "There is %(num)s idea in this field. Move it first.", "There are %(num)s ideas in this field. Move them first.",
        data.get("ideas", 0),
    ),
    "too_many": lambda data: _(
        "There is very much already. Whoever has written %(limit)s has to wait for the moderators.", limit=data["limit"]
    ) if data.get("full") else _("There are too many already. The limit is %(limit)s.", limit=data.get("limit")),
    "joining_closed": lambda data: _("No new devices are let in at the moment. Please talk to the moderators."),
    "no_devices": lambda data: _("No device has joined since then."),
    "too_few": lambda data: _(
        "Once points can be given, fewer than %(num)s devices cannot be removed, brought back or left over: "
        "it would show what each of them gave.", num=data.get("least")
    ),
    "too_few_count": lambda data: _(
        "Points have been given already. For fewer than %(num)s people what counts cannot be changed: it would show "
        "which ideas they chose.", num=data.get("least")
    ),
    "last_moderator": lambda data: _("A workshop needs at least one moderator."),
    "account_closed": lambda data: _("This account is closed. Please ask an administrator to open it again."),
    "mail_taken": lambda data: _("There is an account with this e-mail address already."),
    "list_gone": lambda data: _("This list has been taken in or put away already. Please send it again if it is missing."),
    "list_unreadable": lambda data: _(
        "This file cannot be read. Please save the list as CSV or XLSX and send that."
    ),
    "list_only_headings": lambda data: _("This list holds its headings and nothing below them."),
    "list_same_heading": lambda data: _(
        "Two columns are called “%(name)s”. Please name them differently, or take one out, and send the list again.",
        name=data.get("name", ""),
    ),
    "list_open_quote": lambda data: _(
        "In row %(row)s a quotation mark is not closed, or stands in the wrong place. Please mend it and send the list "
        "again.", row=data.get("row")
    ),
    "lists_wait": lambda data: _(
        "%(limit)s lists wait to be looked at. Please take them in or put them away first.", limit=data.get("limit")
    ),
    "nobody_from_there": lambda data: _("There are no places for people from there. Please ask the contact persons."),
    "list_too_long": lambda data: _("This list has more than %(limit)s rows. Please send it in parts.", limit=data.get("limit")),
    "list_too_large": lambda data: _("This file has more than 4 MB. Please send the list in parts."),
    "list_without_name": lambda data: _(
        "The first row must hold the headings, one of them “Name”. This list has: %(found)s", found=data.get("found", "")
    ),
    "registration_off": lambda data: _("One cannot register here."),
    "registration_early": lambda data: _("Registration is not open yet."),
    "registration_over": lambda data: _("Registration is closed. Please ask the contact persons whether there is still room."),
    "registration_gone": lambda data: _("This registration has been deleted."),
    "registration_lost": lambda data: _("This registration no longer holds a place. Please register again."),
    "registered_already": lambda data: _("Somebody of this name with this address or number is registered already."),
    "no_contact": lambda data: _("Please enter an e-mail address or a telephone number, so that we can reach you."),
    "no_places": lambda data: _("There are not so many places left."),
    "too_many_people": lambda data: ngettext(
        "At most %(num)s person can come with one registration.", "At most %(num)s people can come with one registration.",
        data.get("limit", 0),
    ),
    "deleted": lambda data: _("This workshop has been deleted, and everything that was said in it."),
    "not_due": lambda data: _("Its day of deletion has not come."),
    "no_protocol": lambda data: _("No protocol has been released, so there is none that could be kept."),
    "unknown_workshop": lambda data: _(
        "This code does not exist or the workshop is not open yet. Please check the 7 characters on the screen."
    ),
}  # fmt: skip


def sentence(code: str, data: dict) -> str:
    """What to tell the reader about refusal `code` with its `data`."""
    return SENTENCES.get(code, lambda data: _("This is not possible."))(data)
