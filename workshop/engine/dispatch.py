"""From a command to its verb: has it been answered, may this actor, carry out, write down.

Everything here runs inside the writer's transaction; nobody else calls it.
"""

import hashlib
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import bindparam, insert, select
from sqlalchemy.exc import IntegrityError

from ..domain.contributions import commands as contributions  # noqa: F401 - importing a room registers its verbs
from ..domain.corrections import commands as corrections  # noqa: F401 - importing a room registers its verbs
from ..domain.fields_of_action import commands as fields_of_action  # noqa: F401 - importing a room registers its verbs
from ..domain.ideas import commands as ideas  # noqa: F401 - importing a room registers its verbs
from ..domain.ideas import merging
from ..domain.late_tray import commands as late  # noqa: F401 - importing a room registers its verbs
from ..domain.measures import commands as measures  # noqa: F401 - importing a room registers its verbs
from ..domain.people import commands as people  # noqa: F401 - importing a room registers its verbs
from ..domain.people import removing
from ..domain.pictures import commands as pictures  # noqa: F401 - importing a room registers its verbs
from ..domain.responsibilities import commands as responsibilities  # noqa: F401 - importing a room registers its verbs
from ..domain.weightings import commands as weights  # noqa: F401 - importing a room registers its verbs
from ..domain.workshops import commands as workshops  # noqa: F401 - importing a room registers its verbs
from ..domain.workshops.models import Membership, Workshop
from ..errors import Refused
from ..protocol import commands as protocols  # noqa: F401 - importing a room registers its verbs
from . import erasing, may, undo  # noqa: F401 - importing a room registers its verbs
from .changes import thing_for
from .command import COMMANDS, is_a
from .context import Actor, CommandContext
from .journal import Head, canonical, record
from .kind import KINDS
from .models import Key
from .receipts import Again, proven, receipt
from .schema import Schema

#: Fields that hold a reference, and the kind they refer to
REFERENCES = {"into": "idea", "ideas": "idea"} | {kind: kind for kind, one in KINDS.items() if one.model}

STORED = select(Key.fingerprint, Key.answer).where(
    Key.workshop_id == bindparam("here"), Key.person == bindparam("who"), Key.key == bindparam("given")
)
STORE = insert(Key.__table__)


@dataclass(frozen=True)
class Unfit:
    """Data in no shape that their command knows: refused, and the answer is kept under the key like any other.

    `code` and `data` are those of the refusal; an exception that is kept keeps all that its traceback leads to.
    """

    sent: object
    code: str
    data: dict


@dataclass(frozen=True)
class Command:
    """`key`: 32 hex digits made by the client; `seen`: the number of the thing as the desk showed it.

    `again`: it was answered before a restore, and what it had got then.
    """

    key: str
    name: str
    data: Schema | Unfit
    seen: int | None = None
    again: Again | None = None

    @property
    def known(self) -> bool:
        """Is there such a command? Its data may be unfit all the same."""
        return isinstance(self.name, str) and self.name in COMMANDS

    @cached_property
    def fingerprint(self) -> bytes:
        """What makes two commands with one key the same."""
        data = self.data.sent if isinstance(self.data, Unfit) else self.data.model_dump(mode="json")
        return hashlib.sha256(canonical([self.name, data, self.seen]).encode("utf-8", "surrogatepass")).digest()


def made_before(session, actor: Actor, command: Command) -> int | None:
    """The workshop that `actor` has made by the same command: a form sent twice makes one workshop."""
    query = (
        select(Key.workshop_id, Key.fingerprint)
        .join(Membership, Membership.workshop_id == Key.workshop_id)
        .where(Membership.moderator == actor.moderator, Key.person == actor.person, Key.name == command.name)
        .where(Key.key == bytes.fromhex(command.key))
    )
    found = {row.fingerprint: row.workshop_id for row in session.execute(query)}
    return found.get(command.fingerprint)


def carry_out(session, workshop: Workshop, head: Head, actor: Actor, command: Command, now) -> dict:
    """The definite answer to `command`, stored in the same transaction: {"key", "status", …}."""
    connection = session.connection()
    own = {"here": workshop.id, "who": actor.person, "given": bytes.fromhex(command.key)}
    stored = connection.execute(STORED, own).first()
    if stored is not None:
        if stored.fingerprint != command.fingerprint:
            return {"key": command.key, "status": "refused", "code": "key_reused", "data": {}}
        return _told(workshop, actor, command, stored.answer)
    wanted = proven(workshop, actor.person, command.key, command.again)
    answer = _attempt(CommandContext(session, workshop, head, actor, now, wanted), command)
    if answer["status"] != "later" and answer.get("code") not in ("not_joined", "not_moderator"):
        row = {
            "workshop_id": workshop.id,
            "person": actor.person,
            "key": own["given"],
            "name": command.name if command.known else "",
            "fingerprint": command.fingerprint,
            "answer": answer,
        }
        connection.execute(STORE, row)
    return _told(workshop, actor, command, answer)


def _told(workshop, actor, command, answer):
    """The answer as it goes out: a phone that was given an id gets a receipt for it."""
    told = {"key": command.key} | answer
    if "id" in answer and actor.role == "phone":
        told["receipt"] = receipt(workshop, actor.person, command.key, answer["id"])
    return told


def _attempt(context, command):
    data = command.data
    try:
        if isinstance(data, Unfit):
            raise Refused(data.code, **data.data)
        data = _resolved(context, command)
        with _savepoint(context):
            may.check(context, command.name)
            _not_newer(context, command, data)
            ident = COMMANDS[command.name].verb(context, data)
            context.session.flush()
            record(context, command.name, _payload(context, command, data), timed=not is_a(command.name, "nameless"))
    except IntegrityError:
        return {"status": "refused", "code": "not_allowed", "data": {}}
    except Refused as refused:
        if command.again and _too_early(context, refused):
            return {"status": "later", "code": refused.code, "data": refused.data}
        told = refused.data
        if refused.code == "late":
            told = told | _into_tray(context, command, data)
        return {"status": "refused", "code": refused.code, "data": told}
    return {"status": "saved", "seq": context.seq} | ({"id": ident} if ident else {})


@contextmanager
def _savepoint(context):
    """All of a command or nothing. Afterwards every object but the workshop is forgotten.

    A savepoint of the connection costs a tenth of the session's, but the session does not hear of what it takes
    back, nor of what a verb wrote past it: so the next command reads everything anew.
    """
    session = context.session
    try:
        with context.connection.begin_nested():
            yield
    except BaseException:
        session.expire(context.workshop)
        raise
    finally:
        for thing in [*session.new, *session.identity_map.values()]:
            if not isinstance(thing, Workshop):
                session.expunge(thing)


def _too_early(context, refused) -> bool:
    """After a restore: the phase has not come again, or what the command names is not back. No definite answer."""
    if refused.code == "unknown_thing":
        return refused.data["id"] <= context.lost
    return refused.code in ("wrong_phase", "depends_on_refused") and context.lost > 0


def _into_tray(context, command, data) -> dict:
    """Does it lie with the moderators now, and as what? Only what somebody adds does; of points they get how many."""
    what = COMMANDS[command.name].late
    if what is None:
        return {"kept": False}
    again = CommandContext(context.session, context.workshop, context.head, context.actor, context.now)
    with _savepoint(again):
        laid = late.put(again, what, data)
        if laid:
            context.session.flush()
            record(again, "arrive_late", {"what": what, "participant": again.member.id})
        kept = laid is not None and what != "weights"
        return {"kept": kept} | ({"late": laid.id} if kept else {})


def _resolved(context, command):
    """`command.data` with every "@key" replaced by the id that the key's add was given."""
    values = {}
    for name, value in command.data:
        if name in (*REFERENCES, "id") and isinstance(value, str) and value.startswith("@"):
            values[name] = _by_key(context, value)
        elif name == "ideas":
            values[name] = [_by_key(context, item) if isinstance(item, str) else item for item in value]
    return command.data.model_copy(update=values) if values else command.data


def _by_key(context, reference):
    own = {"here": context.workshop.id, "who": context.actor.person, "given": bytes.fromhex(reference[1:])}
    stored = context.connection.execute(STORED, own).first()
    if stored is None or "id" not in stored.answer:
        raise Refused("depends_on_refused")
    return stored.answer["id"]


def _not_newer(context, command, data):
    """The desk acts on what it saw; the words of what the command names may have changed since."""
    if command.seen is None or context.actor.role != "desk":
        return
    for kind, ident in _named(data) or [("workshop", 1)]:
        thing = context.workshop if kind == "workshop" else context.find(kind, ident)
        if (thing.changed if kind == "workshop" else thing.edited) > command.seen:
            raise Refused("changed_meanwhile", thing=thing_for(context.session, context.workshop, kind, ident, "desk"))


def _named(data) -> list[tuple[str, int]]:
    """(kind, id) of every thing that a command names."""
    named = [(kind, getattr(data, name)) for name, kind in REFERENCES.items() if name in type(data).model_fields]
    return [
        (kind, ident) for kind, idents in named for ident in (idents if isinstance(idents, list) else [idents]) if ident
    ]


def _payload(context, command, data):
    """What the journal keeps: persons as numbers; of a weight the ballot instead of a person."""
    values = data.model_dump(mode="json", exclude_unset=True) | context.noted
    if is_a(command.name, "nameless"):
        return values | {"ballot": weights.ballot_of(context).id}
    if context.member is not None:
        return values | {"participant": context.member.id}
    return values | ({"moderator": context.actor.moderator} if context.actor.moderator else {})


__all__ = ["Actor", "Command", "Unfit", "carry_out", "made_before"]
