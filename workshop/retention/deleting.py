"""Deleting a workshop: as a whole, or all of it but the protocol that was released."""

import secrets
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from ..clock import now
from ..domain.workshops.models import DeletedWorkshop, Workshop
from ..engine.command import data_for
from ..engine.context import Actor
from ..engine.keys import Command
from ..engine.perform import carry_work, perform_whole
from ..errors import Refused
from ..export.forgotten import forget
from ..extensions import db
from ..installation import the_installation
from ..newest import forget_all
from ..protocol.releases import has_release
from .models import DueStep
from .steps import Due

#: Who does what is due
PROGRAM = Actor("system", b"retention")


def delete_workshop(ident: int, settings, may=lambda _session, _workshop: True) -> bool:
    """Delete a workshop with everything that is of it; was it there, and did `may` still hold?"""
    gone: list[str] = []

    def work(session):
        gone.clear()
        workshop = session.get(Workshop, ident, with_for_update=True)
        if workshop is None or not may(session, workshop):
            return None
        gone.append(workshop.code)
        _delete(session, workshop)
        return ident

    carry_work(work, forgets=True)
    for code in gone:
        _forget(code, settings)
    return bool(gone)


def keep_protocol_only(ident: int, settings, due: bool = False) -> bool:
    """Take away all but the protocol that was released; `due`: only if its day has come. Raises Refused."""
    command = Command(secrets.token_hex(16), "purge_workshop", data_for("purge_workshop", {"due": due}, wire=False))
    perform_whole(ident, PROGRAM, [command])
    found = db.session.get(Workshop, ident)
    if found is not None:
        _forget(found.code, settings)
    return True


def _forget(code, settings):
    forget_all()
    forget(code, settings)


def _delete(session: Session, workshop: Workshop):
    """Every row of every table that names the workshop, references first."""
    for table in reversed(db.metadata.sorted_tables):
        if "workshop_id" in table.c:
            session.execute(delete(table).where(table.c.workshop_id == workshop.id))
    session.add(DeletedWorkshop(id=workshop.id, code=workshop.code, at=now()))
    session.execute(delete(Workshop.__table__).where(Workshop.__table__.c.id == workshop.id))
    session.expunge(workshop)


def carry_out(one: Due, moment: datetime, settings) -> bool:
    """Do what is due, unless it is not any more; was it done?"""
    if one.step.forget is not None:
        return _carry_step(one, moment)
    workshop = db.session.get(Workshop, one.workshop)
    if workshop is None:
        return False
    if workshop.keep_protocol and has_release(db.session, workshop.id):
        try:
            return keep_protocol_only(one.workshop, settings, due=True)
        except Refused:
            return False
    return delete_workshop(one.workshop, settings, lambda session, found: _is_due(session, found, one, moment))


def _is_due(session, workshop, one: Due, moment) -> bool:
    return one.step.is_due(workshop, the_installation(session).facts, moment)


def _carry_step(one: Due, moment) -> bool:
    done: list[Due] = []

    def work(session):
        done.clear()
        workshop = session.get(Workshop, one.workshop, with_for_update=True)
        if workshop is not None and _is_due(session, workshop, one, moment):
            assert one.step.forget is not None
            one.step.forget(session, workshop.id)
            ours = DueStep.workshop_id == workshop.id, DueStep.step == one.step.name
            session.execute(delete(DueStep).where(*ours))
            done.append(one)

    carry_work(work, forgets=True)
    return bool(done)
