"""What is deleted before the workshop itself: what people need, then registrations with the messages to them."""

from sqlalchemy import delete, or_, select

from .. import mail
from ..domain.registrations.answering import forget_needs
from ..domain.registrations.models import PendingList, Registration
from ..domain.workshops.retention import registrations_day, today_in
from .steps import Step, hang


def _day_of_the_end(workshop, _facts):
    """Due on that day, it is deleted a day later: what is due is deleted at the second look."""
    return today_in(workshop, workshop.ends)


def _needs_are_there(session, ident: int) -> bool:
    some = or_(Registration.wishes != "", Registration.needs != [])
    return _is_there(session, select(Registration.id).where(Registration.workshop_id == ident, some))


def _registrations_are_there(session, ident: int) -> bool:
    lists = select(PendingList.id).where(PendingList.workshop_id == ident)
    rows = select(Registration.id).where(Registration.workshop_id == ident)
    return _is_there(session, rows) or _is_there(session, lists) or mail.has_any(session, ident)


def _is_there(session, query) -> bool:
    return session.scalar(query.limit(1)) is not None


def _forget_registrations(session, ident: int):
    session.execute(delete(Registration).where(Registration.workshop_id == ident))
    session.execute(delete(PendingList).where(PendingList.workshop_id == ident))
    mail.forget(session, ident)


hang(Step("needs", _day_of_the_end, _needs_are_there, forget_needs))
hang(Step("registrations", registrations_day, _registrations_are_there, _forget_registrations))
