"""The one way in for whoever wants something written: hand in commands, wait, get definite answers."""

from collections.abc import Callable
from typing import TypeVar

from flask import current_app
from sqlalchemy.orm import Session

from ..errors import Refused
from ..extensions import db
from ..signals import changed, erased, tell
from .changes import thing_for
from .context import Actor
from .keys import Command
from .kind import journaled
from .writer import BatchingWriter, Job, Writer

T = TypeVar("T")


def init_app(app):
    """Give `app` its writer: a direct one; a server changes it for the batching one."""
    settings = app.extensions["settings"]
    app.extensions["writer"] = Writer(settings.database, settings.queue)


def serve_batches(app):
    """From now on commands are committed in groups by a thread of their own. Needs gevent's patches."""
    settings = app.extensions["settings"]
    app.extensions["writer"].close()
    app.extensions["writer"] = BatchingWriter(settings.database, settings.queue)


def perform(workshop: int, actor: Actor, commands: list[Command]) -> list[dict]:
    """The definite answers to `commands`, in order, after they are durable.

    Raises Busy when there is no answer now; the same keys may be sent again.
    """
    answers = hand_in(Job(actor, commands, workshop)).results
    for answer in answers:
        if answer["status"] == "refused":
            answer["data"] = _with_thing(workshop, answer["data"])
    return answers


def perform_whole(workshop: int, actor: Actor, commands: list[Command]) -> list[dict]:
    """As `perform`, but all of `commands` are carried out or none: the first refusal is raised."""
    try:
        return hand_in(Job(actor, commands, workshop, whole=True)).results
    except Refused as refused:
        refused.data = _with_thing(workshop, refused.data)
        raise


def carry_work(work, forgets: bool = False) -> int | None:
    """Carry `work(session)` out through the one writer, whole or not at all: what no workshop's journal tells of.

    It returns the id of the workshop it has changed, or None; so does this. It may be called twice where a neighbour in
    its batch fails, so it does nothing but write into `session`; what it raises is raised here. `forgets`: what it
    takes away must leave the files, too.
    """
    return hand_in(Job(Actor("system", b""), [], work=work, forgets=forgets)).workshop


def carried(verb: Callable[[Session], T], forgets: bool = False) -> T:
    """What `verb(session)` gives, carried out as by `carry_work`; no workshop's phones are told."""
    told: list[T] = []

    def work(session):
        told[:] = [verb(session)]

    carry_work(work, forgets)
    return told[0]


def hand_in(job: Job) -> Job:
    """The job, carried out. The caller's reading ends here: it holds no connection while it waits, and reads anew what
    was written, and the room is told.
    """
    db.session.rollback()
    job = current_app.extensions["writer"].perform(job)
    if job.workshop is not None:
        tell(changed, job.workshop)
        if job.is_any("erases"):
            tell(erased, job.workshop)
    return job


def _with_thing(workshop: int, data: dict) -> dict:
    """A refusal's data; a reference to a thing becomes the thing as the desk sees it now."""
    thing = data.get("thing")
    if not thing or thing.keys() != {"kind", "id"}:
        return data
    found = db.session.get_one(journaled(), workshop)
    return data | {"thing": thing_for(db.session, found, thing["kind"], thing["id"], "desk")}
