"""Undo: what a journal row found is written back as a new command, unless somebody changed it since."""

from ..domain.fields_of_action.commands import check_removal
from ..domain.groups.rules import regrouped
from ..domain.ideas.merging import give_back
from ..domain.ideas.models import Idea
from ..domain.people.removing import bring_back
from ..domain.weightings import tallies
from ..domain.weightings.commands import raise_budget
from ..domain.workshops.models import Workshop
from ..errors import Refused
from .changes import thing_for
from .command import COMMANDS, command
from .context import plain, restored
from .kind import KINDS, model_of
from .models import Change
from .schema import Id, Schema


def undoable(row: Change) -> bool:
    """Can this row of the journal be taken back by the desk?"""
    return row.name in COMMANDS and row.actor == "desk" and bool(row.before) and all(map(_known, row.before))


def undoable_now(row: Change, workshop: Workshop) -> bool:
    """The same now: what its command allows, and the result of a released workshop stays."""
    return undoable(row) and COMMANDS[row.name].undo(workshop) and _leaves_the_result(row, workshop)


def _leaves_the_result(row, workshop) -> bool:
    return workshop.state != "released" or COMMANDS[row.name].in_the_room


def _known(entry):
    return entry["was"] is not None or bool(entry["kind"] in KINDS and KINDS[entry["kind"]].gone)


class Undo(Schema):
    seq: Id


@command(desk=True, released=True)
def undo(context, data: Undo):
    row = context.session.get(Change, (context.workshop.id, data.seq))
    if row is None or not undoable(row) or not COMMANDS[row.name].undo(context.workshop):
        raise Refused("cannot_undo")
    if not _leaves_the_result(row, context.workshop):
        raise Refused("not_open", state=context.workshop.state)
    if row.before[0]["kind"] == "removal":
        bring_back(context, row.before[0])
        return
    found = [(entry, _thing(context, entry)) for entry in reversed(row.before)]
    for entry, thing in found:
        became = entry["became"] or {}
        if set(became) - set(thing.__table__.c.keys()):  # an older version wrote it, and this one has no such column
            raise Refused("cannot_undo")
        edited_since = entry["was"] is None and thing.edited != row.seq
        if edited_since or plain({name: getattr(thing, name) for name in became}) != became:
            _refuse(context, entry)
        if context.workshop.sealed and ("merged_into" in became or "revealed" in became):
            raise Refused("sealed")
    groups = context.workshop.groupings, context.workshop.group_minimum
    for entry, thing in found:
        _write_back(context, entry, thing)
    context.session.flush()
    regrouped(context, *groups)
    for entry, thing in found:
        if entry["kind"] == "field_of_action" and thing.state == "removed":
            check_removal(context, thing)
    for entry, thing in found:
        if entry["kind"] == "idea" and (entry["was"] or {}).get("merged_into") and _tangled(context, thing):
            _refuse(context, entry)
    _recount(context, found)


def _refuse(context, entry):
    shown = thing_for(context.session, context.workshop, entry["kind"], entry["id"], "desk")
    raise Refused("changed_meanwhile", thing=shown)


def _tangled(context, idea) -> bool:
    """Does a part hang on what is not to be seen, or has it parts itself? Its survivor may have changed since."""
    return context.find("idea", idea.merged_into).state != "shown" or bool(
        context.all(Idea, Idea.merged_into == idea.id)
    )


def _thing(context, entry):
    return context.workshop if entry["kind"] == "workshop" else context.find(entry["kind"], entry["id"])


def _write_back(context, entry, thing):
    if entry["was"] is None:
        context.set(thing, state=KINDS[entry["kind"]].gone)
        return
    if entry["kind"] == "idea" and entry["became"].get("merged_into"):
        give_back(context, context.find("idea", thing.merged_into), thing)
    if entry["kind"] == "workshop" and "points" in entry["was"]:
        raise_budget(context, entry["was"]["points"])
    context.set(thing, **restored(model_of(entry["kind"]), entry["was"]))


def _recount(context, found):
    ideas = {thing.id for entry, thing in found if entry["kind"] == "idea"}
    ideas |= {
        entry[side]["merged_into"]
        for entry, _ in found
        for side in ("was", "became")
        if entry["kind"] == "idea" and entry[side] and entry[side].get("merged_into")
    }
    ideas |= {thing.idea for entry, thing in found if entry["kind"] == "contribution"}
    for ident in sorted(ideas):
        idea = context.find("idea", ident)
        context.touch(idea)
        tallies.recount(context, idea)
    if any(entry["kind"] == "workshop" and "revealed" in (entry["was"] or {}) for entry, _ in found):
        tallies.touch_all(context)
