"""The verbs: the only writers. `perform` is the one way in."""

from flask import current_app

from ..extensions import db
from .command import COMMANDS, data_for, names
from .dispatch import Actor, Command, Unfit
from .writer import BatchingWriter, Job, Writer

__all__ = [
    "COMMANDS",
    "Actor",
    "Command",
    "Unfit",
    "carry_work",
    "create_workshop",
    "data_for",
    "init_app",
    "names",
    "perform",
    "perform_whole",
    "serve_batches",
]


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
    return _handed_in(Job(actor, commands, workshop)).results


def perform_whole(workshop: int, actor: Actor, commands: list[Command]) -> list[dict]:
    """As `perform`, but all of `commands` are carried out or none: the first refusal is raised."""
    return _handed_in(Job(actor, commands, workshop, whole=True)).results


def create_workshop(moderator: int | None, key: str, data: dict, more=()) -> int:
    """A new draft with `data` of `create_workshop` and what `more` commands make of it; its id. Raises Refused."""
    actor = Actor("system", b"moderator:%d" % (moderator or 0), moderator)
    command = Command(key, "create_workshop", data_for("create_workshop", data, wire=False))
    return _handed_in(Job(actor, [command, *more])).workshop


def carry_work(work) -> int | None:
    """Carry `work(session)` out through the one writer, whole or not at all: imports and restores.

    It returns the id of the workshop it has changed, or None; so does this.
    """
    return _handed_in(Job(Actor("system", b""), [], work=work)).workshop


def _handed_in(job: Job) -> Job:
    """The caller's reading ends here: it holds no connection while it waits, and reads anew what was written."""
    db.session.rollback()
    return current_app.extensions["writer"].perform(job)
