"""Nothing is deleted because a clock was wrong for an hour: it must have been due at a look a day earlier, too.

The day is one of running time, which nobody can set. What is not due any more at a look begins anew. And nothing is
deleted while a phone is connected, for the database's file is written anew then; but no forgotten phone keeps data for
more than a week.
"""

import logging
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import delete, select

from .. import clock
from ..engine.perform import carry_work
from ..extensions import db
from .deleting import carry_out
from .files import sweep
from .models import DueStep
from .steps import Due, due

log = logging.getLogger(__name__)
#: Seconds of running time between the first look at which it was due and the one that deletes it
APART_SECONDS = 24 * 3600
#: For so many seconds of running time more, phones are waited for
PATIENCE_SECONDS = 7 * 24 * 3600


@dataclass(frozen=True)
class Now:
    """One moment by both clocks."""

    wall: datetime = field(default_factory=clock.now)
    boot: str = field(default_factory=clock.boot)
    running: int = field(default_factory=clock.running)


def look(app, now: Now | None = None) -> list[Due]:
    """Delete what is ripe, and note what is due; what was deleted. To be called once an hour."""
    with app.app_context():
        return purge(app, APART_SECONDS + waits_for_phones(app), now)


def purge(app, patience: int, now: Now | None = None) -> list[Due]:
    """As `look`, for whatever has been due for `patience` seconds."""
    now, settings = now or Now(), app.extensions["settings"]
    ages = note(now)
    sweep(settings)
    done = [one for one, age in ages if age >= patience and carry_out(one, now.wall, settings)]
    for one in done:
        log.info("deleted as promised: %s of workshop %s", one.step.name, one.code)
    return done


def waits_for_phones(app) -> int:
    """How much longer something must have been due while a phone is connected, to whatever workshop."""
    return PATIENCE_SECONDS if app.extensions["here"].phones() else 0


def note(now: Now) -> list[tuple[Due, int]]:
    """Write down that this was looked at; (what is due, for how many seconds of running time it has been)."""
    found: list[tuple[Due, int]] = []

    def work(session):
        found[:] = _noted(session, now)

    carry_work(work)
    return found


def waiting(now: Now) -> list[tuple[Due, int]]:
    """As `note`, and nothing is written down."""
    known = {(row.workshop_id, row.step): row for row in db.session.scalars(select(DueStep))}
    ages = []
    for one in due(db.session, now.wall):
        row = known.get((one.workshop, one.step.name))
        ages.append((one, row.age + _since(row, now) if row else 0))
    return ages


def _noted(session, now: Now):
    known = {(row.workshop_id, row.step): row for row in session.scalars(select(DueStep))}
    for one in due(session, now.wall):
        row = known.pop((one.workshop, one.step.name), None)
        if row is None:
            row = DueStep(workshop_id=one.workshop, step=one.step.name, first=now.wall, age=0)
            session.add(row)
        else:
            row.age += _since(row, now)
        row.boot, row.at = now.boot, now.running
        yield one, row.age
    for workshop, step in known:
        session.execute(delete(DueStep).where(DueStep.workshop_id == workshop, DueStep.step == step))


def _since(row: DueStep, now: Now) -> int:
    """Seconds since the last look; between two runs of the computer nobody knows how many there were."""
    return max(0, now.running - row.at) if row.boot == now.boot else 0
