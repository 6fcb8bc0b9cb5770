"""How long a workshop stays: the day on which it is deleted, and what moderators say about it.

A day begins at midnight in the workshop's time zone, and never before the day after its end.
"""

from calendar import monthrange
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from ...engine.command import command
from ...engine.context import CommandContext
from ...engine.schema import Day, Schema
from ...errors import Refused
from ...installation.facts import Facts
from .models import Workshop

DAY = timedelta(days=1)
#: Nothing is kept longer after the end
MONTHS_MOST = 120
#: So long before, moderators are reminded
SOON = timedelta(days=14)


def deletion_day(workshop, facts: Facts) -> date:
    """The day on which the workshop is deleted: as its moderators have said, else as the installation's settings do."""
    chosen = date.fromisoformat(workshop.delete_on) if workshop.delete_on else default_day(workshop, facts)
    first, last = limits(workshop)
    return min(max(chosen, first), last)


def default_day(workshop, facts: Facts) -> date:
    """The day on which it is deleted where its moderators have said nothing."""
    return _after(_end(workshop), facts.retention_months)


def registrations_day(workshop, facts: Facts) -> date:
    """The day on which its registrations are deleted; they never outlive it."""
    chosen = _end(workshop) + timedelta(weeks=facts.registration_weeks)
    return min(max(chosen, limits(workshop)[0]), deletion_day(workshop, facts))


def limits(workshop) -> tuple[date, date]:
    """The first and the last day on which it may be deleted."""
    return _end(workshop) + DAY, _after(_end(workshop), MONTHS_MOST)


def today_in(workshop, moment: datetime) -> date:
    """The day that it is where the workshop takes place."""
    return moment.astimezone(ZoneInfo(workshop.time_zone)).date()


def due_soon(session, facts: Facts, today: date) -> list[tuple[Workshop, date]]:
    """(workshop, the day on which it is deleted) of those that have two weeks left or less, the first one first."""
    there = session.scalars(select(Workshop).where(Workshop.purged.is_(None)).order_by(Workshop.id))
    days = [(workshop, deletion_day(workshop, facts)) for workshop in there]
    return sorted(((one, day) for one, day in days if is_soon(day, today)), key=lambda found: found[1])


def is_soon(day: date, today: date) -> bool:
    return day - today <= SOON


def _end(workshop) -> date:
    return today_in(workshop, workshop.ends)


def _after(day: date, months: int) -> date:
    """The same day so many months later, or the last of a month that does not have it."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


class SetRetention(Schema):
    """`delete_on`: None for the installation's default; `keep_protocol`: what was released stays as it is."""

    delete_on: Day = None
    keep_protocol: bool


@command(desk=True, released=True, wire=False, quotes=False)
def set_retention(context: CommandContext, data: SetRetention):
    """Refused("bad_shape") for a day out of its limits, or one that is not to come; what stands there may stay."""
    workshop = context.workshop
    if data.delete_on and data.delete_on != workshop.delete_on:
        first, last = limits(workshop)
        first = max(first, today_in(workshop, context.now) + DAY)
        if not first <= date.fromisoformat(data.delete_on) <= last:
            days = {"first": first.isoformat(), "last": last.isoformat()}
            raise Refused("bad_shape", field="delete_on", reason="no_day_between", **days)
    context.set(workshop, delete_on=data.delete_on, keep_protocol=data.keep_protocol)
