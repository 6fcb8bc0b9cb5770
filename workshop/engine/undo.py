"""Undo: what a row of the desk's found is written back as a new command, unless somebody changed it since.

So an undo can be undone. A kind that brings whole acts back looks itself at what has changed (`Kind.bring_back`).
"""

from ..errors import Refused
from .command import COMMANDS, command
from .context import CommandContext, plain, restored
from .kind import KINDS, model_of
from .models import Change
from .schema import Id, Schema
from .thing import Journaled


def undoable(row: Change) -> bool:
    """Can this row of the journal be taken back by the desk?"""
    return row.name in COMMANDS and row.actor == "desk" and bool(row.before) and all(map(_is_known, row.before or ()))


def undoable_now(row: Change, workshop: Journaled) -> bool:
    """The same now: what its command allows, and the result of a released workshop stays."""
    return undoable(row) and COMMANDS[row.name].undo(workshop) and _leaves_the_result(row, workshop)


def _leaves_the_result(row, workshop) -> bool:
    return workshop.state != "released" or COMMANDS[row.name].in_the_room


def _is_known(entry) -> bool:
    """Can it be written back? An older version may have written of what this one has no column for."""
    kind = KINDS.get(entry["kind"])
    if kind is None or (entry["was"] is None and not kind.gone):
        return False
    return kind.model is None or not set(entry["became"] or {}) - set(kind.model.__table__.c.keys())


class Undo(Schema):
    seq: Id


@command(desk=True, released=True)
def undo(context: CommandContext, data: Undo):
    row = context.session.get(Change, (context.workshop.id, data.seq))
    if row is None or not row.before or not undoable(row) or not COMMANDS[row.name].undo(context.workshop):
        raise Refused("cannot_undo")
    if not _leaves_the_result(row, context.workshop):
        raise Refused("not_open", state=context.workshop.state)
    bring_back = KINDS[row.before[0]["kind"]].bring_back
    if bring_back is not None:
        bring_back(context, row.before[0])
        return
    entries = [(entry, context.thing(entry["kind"], entry["id"])) for entry in reversed(row.before)]
    for entry, thing in entries:
        _check_unchanged(entry, thing, row.seq)
    for entry, thing in entries:
        _write_back(context, entry, thing)
    context.session.flush()
    for kind in KINDS.values():
        own = [(thing, *_sides(entry)) for entry, thing in entries if entry["kind"] == kind.name]
        if own:
            kind.undone(context, own)


def _sides(entry) -> tuple[dict, dict]:
    return entry["was"] or {}, entry["became"] or {}


def _check_unchanged(entry, thing, seq):
    became = entry["became"] or {}
    edited_since = entry["was"] is None and thing.edited != seq
    if edited_since or plain({name: getattr(thing, name) for name in became}) != became:
        raise Refused("changed_meanwhile", thing={"kind": entry["kind"], "id": entry["id"]})


def _write_back(context: CommandContext, entry, thing):
    if entry["was"] is None:
        context.set(thing, state=KINDS[entry["kind"]].gone)
        return
    KINDS[entry["kind"]].undoing(context, thing, *_sides(entry))
    context.set(thing, **restored(model_of(entry["kind"]), entry["was"]))
