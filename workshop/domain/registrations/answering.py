"""What becomes of a registration: confirmed, offered a place, changed, cancelled, lapsed, here."""

from datetime import datetime

from sqlalchemy import select, update

from ...errors import Refused
from .arriving import Post, check, locked, same_person
from .data import Said
from .models import SEATED, Registration
from .places import TO_CONFIRM, free, moved_up


def _row(session, ident: int, number: int) -> Registration:
    row = session.get(Registration, (ident, number))
    if row is None:
        raise Refused("registration_gone")
    return row


def confirm(session, ident: int, number: int, now: datetime, post: Post):
    """The address, or the person, is right; whoever was offered a place has taken it. Again does no harm.

    Whoever has the place for sure now is told so. Refused("registration_lost", state) for what is cancelled or lapsed.
    """
    locked(session, ident)
    row = _row(session, ident, number)
    if row.state not in (*SEATED, "waiting"):
        raise Refused("registration_lost", state=row.state)
    is_news = row.state == "offered" or (row.state == "registered" and row.confirmed is None)
    row.confirmed = row.confirmed or now
    if is_news:
        _let(row, "registered", now)
        post(session, "registered", row)


def cancel(session, ident: int, number: int, now: datetime, post: Post):
    """The place is free for whoever waits. Again does no harm."""
    workshop, invitation = locked(session, ident)
    row = _row(session, ident, number)
    if row.state in ("cancelled", "lapsed"):
        return
    _let(row, "cancelled", now)
    row.here, row.came = None, 0
    post(session, "cancelled", row)
    _move_up(session, workshop, invitation, now, post)


def change(session, ident: int, number: int, said: Said, now: datetime, post: Post, quietly: bool = False):
    """What was typed in is corrected. Refused("no_places", free) for more people, or another group, than there is room.

    Another address is to be confirmed anew, unless the office has typed it in (`quietly`).
    """
    workshop, invitation = locked(session, ident)
    row = _row(session, ident, number)
    if row.state not in (*SEATED, "waiting"):
        raise Refused("registration_lost", state=row.state)
    check(workshop, invitation, said)
    if same_person(session, ident, said, but=number):
        raise Refused("registered_already", field="name")
    if row.state in SEATED and (said.people > row.people or said.group != row.group):
        left = free(session, invitation, without=row)
        if not left.fits(said.people, said.group):
            raise Refused("no_places", field="people")
    if said.mail != row.mail and not quietly:
        row.confirmed = None
        row.arrived = now
    for name, value in said.facts.items():
        setattr(row, name, value)
    row.changed = now
    session.flush()
    post(session, "changed", row)
    _move_up(session, workshop, invitation, now, post)


def seat(session, ident: int, number: int, now: datetime, post: Post):
    """The office gives a place to somebody who waits, or who had lost it. Refused("no_places")."""
    _workshop, invitation = locked(session, ident)
    row = _row(session, ident, number)
    if row.state == "registered":
        return
    if not free(session, invitation, without=row).fits(row.people, row.group):
        raise Refused("no_places")
    _let(row, "registered", now)
    row.confirmed = row.confirmed or now
    post(session, "registered", row)


def check_in(session, ident: int, number: int, now: datetime, came: int | None = None):
    """Somebody is here, with or without a place; `came` of them, by default all, 0 takes it back."""
    locked(session, ident)
    row = _row(session, ident, number)
    many = row.people if came is None else min(came, 4)
    row.here, row.came = (row.here or now, many) if many else (None, 0)
    if many and row.state != "registered":
        _let(row, "registered", now)


def lapse(session, ident: int, now: datetime, post: Post) -> int:
    """Who had to answer and has not loses the place, and the next are asked; how many of both.

    An address that nobody has confirmed may be anybody's: what was typed in with it is deleted, and it is told nothing.
    """
    workshop, invitation = locked(session, ident)
    late = select(Registration).where(Registration.workshop_id == ident, Registration.state.in_(SEATED))
    gone = [row for row in session.scalars(late.order_by(Registration.id)) if _is_late(row, now)]
    for row in gone:
        if row.state == "offered":
            _let(row, "lapsed", now)
            post(session, "lapsed", row)
        else:
            session.delete(row)
    return len(gone) + _move_up(session, workshop, invitation, now, post)


def move_up(session, ident: int, now: datetime, post: Post) -> int:
    """Ask whoever has waited longest, where places have become free; how many."""
    workshop, invitation = locked(session, ident)
    return _move_up(session, workshop, invitation, now, post)


def remind(session, ident: int, now: datetime, post: Post):
    """Tell everybody with a place of the day that comes, once."""
    there = select(Registration).where(
        Registration.workshop_id == ident, Registration.state == "registered", Registration.reminded.is_(None)
    )
    for row in session.scalars(there.order_by(Registration.id)):
        row.reminded = now
        post(session, "reminder", row)


def thank(session, ident: int, now: datetime, post: Post) -> int:
    """Thank whoever was there, where nobody was counted everybody with a place; how many. Again does no harm."""
    seated = select(Registration).where(Registration.workshop_id == ident, Registration.state == "registered")
    rows = list(session.scalars(seated.order_by(Registration.id)))
    thanked = [row for row in rows if row.here] or rows
    for row in thanked:
        post(session, "thanks", row)
    return len([row for row in thanked if row.mail])


def _is_late(row: Registration, now: datetime) -> bool:
    """Who has only a telephone is confirmed by the office, whenever it comes to it."""
    if row.state == "offered":
        return row.until is not None and now >= row.until
    return row.confirmed is None and bool(row.mail) and now >= row.arrived + TO_CONFIRM


def forget_needs(session, ident: int):
    """What people need is health data, of no use the day after."""
    session.execute(update(Registration).where(Registration.workshop_id == ident).values(needs=[], wishes=""))


def _let(row: Registration, state: str, now: datetime):
    row.state, row.changed, row.until = state, now, None


def _move_up(session, workshop, invitation, now, post) -> int:
    session.flush()
    found = moved_up(session, invitation, now, workshop.starts)
    for row in found:
        post(session, "moved_up", row)
    return len(found)
