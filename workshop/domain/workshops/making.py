"""A new workshop: a draft, and what else shall be in it from the beginning."""

import secrets
import uuid

from sqlalchemy import func, select, union_all

from ...clock import now
from ...engine.command import data_for
from ...engine.context import Actor
from ...engine.journal import first_link
from ...engine.keys import Command
from ...engine.models import Key
from ...engine.perform import hand_in
from ...engine.writer import Job
from ..weightings.settling import first_weighting
from .models import DeletedWorkshop, Membership, Workshop

CODE_LETTERS = "BCDFGHJKMNPQRTVWXY2346789"
DEFAULTS = {
    "subtitle": "", "short_title": "", "place": "", "time_zone": "Europe/Berlin", "language": "de", "summary": "",
    "organisers": [], "funders": [], "contacts": [], "programme": [], "impulses": [], "groupings": [],
    "groups_required": False, "group_minimum": 3, "also_allowed": {}, "sample": False,
    "hold": [], "dark": False, "rules": "",
}  # fmt: skip


def new_code() -> str:
    """Seven letters and digits that cannot be mistaken for each other when called out."""
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(7))


def free_id(session) -> int | None:
    """The number of a new workshop: never that of one that was deleted, whose phones may still be listening.

    None where the database sees to that itself.
    """
    if session.get_bind().dialect.name != "sqlite":
        return None
    numbers = union_all(select(func.max(Workshop.id)), select(func.max(DeletedWorkshop.id)))
    return max((number or 0 for number in session.scalars(numbers)), default=0) + 1


def create_workshop(moderator: int | None, key: str, data: dict, more=()) -> int:
    """A new draft with `data` of `create_workshop` and what `more` commands make of it; its id.

    The same key and data make one workshop, however often they are handed in. Raises Refused.
    """
    actor = Actor("system", b"moderator:%d" % (moderator or 0), moderator)
    command = Command(key, "create_workshop", data_for("create_workshop", data, wire=False))
    workshop = hand_in(Job(actor, [command, *more], make=_made)).workshop
    assert workshop is not None
    return workshop


def _made(session, job: Job) -> Workshop | int:
    command = job.commands[0]
    return _made_before(session, job.actor, command) or create(session, job.actor.moderator, command.data, now())


def _made_before(session, actor: Actor, command: Command) -> int | None:
    """The workshop that `actor` has made by the same command: a form sent twice makes one workshop."""
    query = (
        select(Key.workshop_id, Key.fingerprint)
        .join(Membership, Membership.workshop_id == Key.workshop_id)
        .where(Membership.moderator == actor.moderator, Key.person == actor.person, Key.name == command.name)
        .where(Key.key == bytes.fromhex(command.key))
    )
    return next((row.workshop_id for row in session.execute(query) if command.is_as(row.fingerprint)), None)


def create(session, moderator: int | None, data, now) -> Workshop:
    """A draft with its first number still to be given: the command writes the journal's first row."""
    uid = uuid.uuid4().hex
    workshop = Workshop(
        id=free_id(session),
        uid=uid, code=new_code(), epoch=secrets.token_hex(8), seq=0, changed=1, chain=first_link(uid), created=now,
        title=data.title, starts=data.starts, ends=data.ends, state="draft", phase="welcome", phase_since=now,
        phases_seen=["welcome"], weighting=1, ready=0, joined=0, progressed=1, release=0, joining=True,
        **DEFAULTS,
    )  # fmt: skip
    session.add(workshop)
    session.flush()
    session.add(first_weighting(workshop.id))
    session.flush()
    if moderator is not None:
        session.add(Membership(workshop_id=workshop.id, moderator=moderator))
    return workshop
