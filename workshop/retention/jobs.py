"""Once an hour: delete what is ripe, and remind moderators of what will be."""

from flask import current_app

from .. import accounts, jobs, mail
from ..addresses import web_address
from ..clock import now
from ..domain.workshops.queries import members
from ..domain.workshops.retention import due_soon
from ..engine.perform import carry_work
from ..extensions import db
from ..installation import the_installation
from .looks import look


def purge():
    look(current_app._get_current_object())  # type: ignore[attr-defined]


def remind():
    """Tell the moderators of every workshop that is deleted within two weeks, each once for each day."""
    facts, found = the_installation().facts, []
    for workshop, day in due_soon(db.session, facts, now().date()):
        title, language, organisers = workshop.title, workshop.language, ", ".join(workshop.organisers)
        values = {
            "title": title, "day": day, "link": f"{_base()}/workshops/{workshop.id}/retention",
            "protocol_stays": workshop.keep_protocol, "organisers": organisers,
        }  # fmt: skip
        for person in accounts.by_ids(members(db.session, workshop.id)):
            key = f"retention {workshop.uid} {day} {person.id}"
            found.append((workshop.id, (person.name, person.email), language, key, values))
    db.session.rollback()
    if found:
        carry_work(lambda session: _write(session, found))


def _write(session, found):
    for workshop, to, language, key, values in found:
        mail.queue(session, "retention_reminder", to=to, language=language, workshop=workshop, key=key, values=values)


def _base() -> str:
    """The address of the house where nobody asks: the setting, else where this server listens."""
    listening = current_app.extensions.get("listening")
    return current_app.extensions["settings"].public_url or (web_address(*listening) if listening else "")


jobs.every(jobs.HOUR, "retention", purge)
jobs.every(jobs.HOUR, "retention.remind", remind)
