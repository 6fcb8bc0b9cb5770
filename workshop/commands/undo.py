"""Undo: what a journal row found is written back as a new command, unless somebody changed it since."""

from ..engine.command import COMMANDS, command
from ..engine.kind import KINDS, model_of
from ..engine.schema import Id, Schema
from ..errors import Refused
from ..models import Change, Idea, Workshop
from ..queries.changes import thing_for
from . import tallies
from .act import plain, restored
from .fields_of_action import check_removal
from .groups import regrouped
from .merging import give_back
from .removing import bring_back
from .weights import raise_budget


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
def undo(act, data: Undo):
    row = act.session.get(Change, (act.workshop.id, data.seq))
    if row is None or not undoable(row) or not COMMANDS[row.name].undo(act.workshop):
        raise Refused("cannot_undo")
    if not _leaves_the_result(row, act.workshop):
        raise Refused("not_open", state=act.workshop.state)
    if row.before[0]["kind"] == "removal":
        bring_back(act, row.before[0])
        return
    found = [(entry, _thing(act, entry)) for entry in reversed(row.before)]
    for entry, thing in found:
        became = entry["became"] or {}
        if set(became) - set(thing.__table__.c.keys()):  # an older version wrote it, and this one has no such column
            raise Refused("cannot_undo")
        edited_since = entry["was"] is None and thing.edited != row.seq
        if edited_since or plain({name: getattr(thing, name) for name in became}) != became:
            _refuse(act, entry)
        if act.workshop.sealed and ("merged_into" in became or "revealed" in became):
            raise Refused("sealed")
    groups = act.workshop.groupings, act.workshop.group_minimum
    for entry, thing in found:
        _write_back(act, entry, thing)
    act.session.flush()
    regrouped(act, *groups)
    for entry, thing in found:
        if entry["kind"] == "field_of_action" and thing.state == "removed":
            check_removal(act, thing)
    for entry, thing in found:
        if entry["kind"] == "idea" and (entry["was"] or {}).get("merged_into") and _tangled(act, thing):
            _refuse(act, entry)
    _recount(act, found)


def _refuse(act, entry):
    shown = thing_for(act.session, act.workshop, entry["kind"], entry["id"], "desk")
    raise Refused("changed_meanwhile", thing=shown)


def _tangled(act, idea) -> bool:
    """Does a part hang on what is not to be seen, or has it parts itself? Its survivor may have changed since."""
    return act.find("idea", idea.merged_into).state != "shown" or bool(act.all(Idea, Idea.merged_into == idea.id))


def _thing(act, entry):
    return act.workshop if entry["kind"] == "workshop" else act.find(entry["kind"], entry["id"])


def _write_back(act, entry, thing):
    if entry["was"] is None:
        act.set(thing, state=KINDS[entry["kind"]].gone)
        return
    if entry["kind"] == "idea" and entry["became"].get("merged_into"):
        give_back(act, act.find("idea", thing.merged_into), thing)
    if entry["kind"] == "workshop" and "points" in entry["was"]:
        raise_budget(act, entry["was"]["points"])
    act.set(thing, **restored(model_of(entry["kind"]), entry["was"]))


def _recount(act, found):
    ideas = {thing.id for entry, thing in found if entry["kind"] == "idea"}
    ideas |= {
        entry[side]["merged_into"]
        for entry, _ in found
        for side in ("was", "became")
        if entry["kind"] == "idea" and entry[side] and entry[side].get("merged_into")
    }
    ideas |= {thing.idea for entry, thing in found if entry["kind"] == "contribution"}
    for ident in sorted(ideas):
        idea = act.find("idea", ident)
        act.touch(idea)
        tallies.recount(act, idea)
    if any(entry["kind"] == "workshop" and "revealed" in (entry["was"] or {}) for entry, _ in found):
        tallies.touch_all(act)
