"""From a command to its verb, in a straight line: known key? references, permission, still as seen? verb, journal.

Everything here runs inside the writer's transaction; nobody else calls it.
"""

from contextlib import contextmanager

from sqlalchemy.exc import IntegrityError

from ..errors import Refused
from . import may
from .command import COMMANDS
from .context import Actor, CommandContext
from .journal import Head, record
from .keys import Command, Unfit, id_behind, keep_answer, known_answer
from .kind import KINDS, the
from .receipts import proven, receipt
from .schema import Schema
from .thing import Journaled, Thing

#: Who gets one of them may come again with the same key once they may act: it is no answer to the command
NO_ANSWER = ("not_joined", "not_moderator")


def carry_out(session, workshop: Journaled, head: Head, actor: Actor, command: Command, now) -> dict:
    """The definite answer to `command`, stored in the same transaction: {"key", "status", …}.

    "saved" with "seq", and with "id" if it added something; "refused" with "code" and "data"; or "later": after a
    restore its time has not come yet.
    """
    connection = session.connection()
    try:
        answer = known_answer(connection, workshop.id, actor.person, command)
    except Refused as reused:
        return {"key": command.key} | _refused(reused)
    if answer is None:
        wanted = proven(workshop, actor.person, command.key, command.again)
        answer = _answered(CommandContext(session, workshop, head, actor, now, wanted), command)
        if answer["status"] != "later" and answer.get("code") not in NO_ANSWER:
            keep_answer(connection, workshop.id, actor.person, command, answer)
    told = {"key": command.key} | answer
    if "id" in answer and actor.role == "phone":
        told["receipt"] = receipt(workshop, actor.person, command.key, answer["id"])
    return told


def _answered(context: CommandContext, command: Command) -> dict:
    try:
        if isinstance(command.data, Unfit):
            raise Refused(command.data.code, **command.data.data)
        data = _resolved(context, command.data)
        return _saved(context, command, data)
    except IntegrityError:
        return _refused(Refused("not_allowed"))
    except Refused as refused:
        if command.again and _too_early(context, refused):
            return {"status": "later", "code": refused.code, "data": refused.data}
        return _refused(refused, **(_laid_down(context, command, data) if refused.code == "late" else {}))


def _refused(refused: Refused, **more) -> dict:
    return {"status": "refused", "code": refused.code, "data": refused.data | more}


def _saved(context: CommandContext, command: Command, data: Schema) -> dict:
    with _all_or_nothing(context):
        declared = may.check(context, command.name)
        _check_seen(context, command.seen, data)
        ident = declared.verb(context, data)
        context.session.flush()
        record(context, command.name, _payload(context, declared, data), timed=not declared.nameless)
    return {"status": "saved", "seq": context.seq} | ({"id": ident} if ident else {})


@contextmanager
def _all_or_nothing(context: CommandContext):
    """Every object but the workshop, and what is read with it, is forgotten afterwards.

    A savepoint of the connection costs a tenth of the session's, but the session does not hear of what it takes
    back, nor of what a verb wrote past it: so the next command reads everything anew.
    """
    session = context.session
    try:
        with context.connection.begin_nested():
            yield
    except BaseException:
        _forget(session)
        session.expire(context.workshop)
        raise
    _forget(session, but=_stays)


def _is_the_workshop(thing) -> bool:
    return isinstance(thing, Journaled)


def _stays(thing) -> bool:
    return isinstance(thing, Journaled) or (isinstance(thing, Thing) and thing.stays)


def _forget(session, but=_is_the_workshop):
    for thing in [*session.new, *session.identity_map.values()]:
        if not but(thing):
            session.expunge(thing)


def _too_early(context: CommandContext, refused: Refused) -> bool:
    """After a restore: the phase has not come again, or what the command names is not back. No definite answer."""
    if refused.code == "unknown_thing":
        return refused.data["id"] <= context.lost
    return refused.code in ("wrong_phase", "depends_on_refused") and context.lost > 0


def _laid_down(context: CommandContext, command: Command, data: Schema) -> dict:
    """Is it kept for the moderators, and as what? Only what somebody adds is."""
    what = COMMANDS[command.name].late
    if what is None:
        return {"kept": False}
    again = CommandContext(context.session, context.workshop, context.head, context.actor, context.now)
    with _all_or_nothing(again):
        told = the("keep_late")(again, what, data)
        if told is not None:
            context.session.flush()
            assert again.member is not None
            record(again, "arrive_late", {"what": what, "participant": again.member.id})
    return {"kept": bool(told)} | (told or {})


def _resolved(context: CommandContext, data: Schema) -> Schema:
    """`data` with every "@key" replaced by the id that the key's add was given."""

    def ident(value):
        here, person = context.workshop.id, context.actor.person
        return id_behind(context.connection, here, person, value) if isinstance(value, str) else value

    values = {}
    for name in type(data).references():
        value = getattr(data, name)
        if isinstance(value, str | list):
            values[name] = [ident(item) for item in value] if isinstance(value, list) else ident(value)
    return data.model_copy(update=values) if values else data


def _check_seen(context: CommandContext, seen: int | None, data: Schema):
    """The desk acts on what it saw; the words of what the command names may have changed since.

    Refused("changed_meanwhile", thing=(kind, id)): what it is now is read after the commit (`perform.py`).
    """
    if seen is None or context.actor.role != "desk":
        return
    for kind, ident in _named(data) or [("workshop", 1)]:
        thing = context.thing(kind, ident)
        if (thing.changed if isinstance(thing, Journaled) else thing.edited) > seen:
            raise Refused("changed_meanwhile", thing={"kind": kind, "id": ident})


def _named(data: Schema) -> list[tuple[str, int]]:
    """(kind, id) of every thing that a command names."""
    named = [(kind, getattr(data, name)) for name, kind in type(data).references().items() if kind in KINDS]
    return [
        (kind, ident) for kind, idents in named for ident in (idents if isinstance(idents, list) else [idents]) if ident
    ]


def _payload(context: CommandContext, declared, data: Schema) -> dict:
    """What the journal keeps: persons as numbers; of what is nameless what is declared in place of a person."""
    values = data.model_dump(mode="json", exclude_unset=True) | context.noted
    if declared.instead is not None:
        return values | declared.instead(context)
    if context.member is not None:
        return values | {"participant": context.member.id}
    return values | ({"moderator": context.actor.moderator} if context.actor.moderator else {})
