"""Lists and figures for the office, and for the protocol."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Row, func, or_, select

from ..invitations.models import Invitation
from .data import digits, folded
from .models import SEATED, Registration

PAGE = 50


def takes_registrations(session, workshop: int | None = None) -> bool:
    """Can one register for a workshop, or has somebody? Without one: for any."""
    offers, rows = select(Invitation.id).where(Invitation.registers == 1), select(Registration.id)
    if workshop is not None:
        offers, rows = (
            offers.where(Invitation.workshop_id == workshop),
            rows.where(Registration.workshop_id == workshop),
        )
    return session.scalar(offers.limit(1)) is not None or session.scalar(rows.limit(1)) is not None


@dataclass(frozen=True)
class Figures:
    """People, not registrations. `open`: have a place that nobody has confirmed yet."""

    registered: int
    open: int
    offered: int
    waiting: int
    here: int


def figures(session, workshop: int) -> Figures:
    """How many people have a place, wait, and are here."""
    query = select(
        Registration.state, Registration.confirmed.is_(None), func.sum(Registration.people), func.sum(Registration.came)
    ).where(Registration.workshop_id == workshop)
    rows = session.execute(query.group_by(Registration.state, Registration.confirmed.is_(None))).all()

    def people(state, unconfirmed=(0, 1)):
        return sum(int(many) for one, lacking, many, _came in rows if one == state and int(lacking) in unconfirmed)

    return Figures(
        people("registered"),
        people("registered", (1,)),
        people("offered"),
        people("waiting"),
        sum(int(came) for _state, _lacking, _many, came in rows),
    )


def found(session, workshop: int, words: str = "", state: str = "", page: int | None = 1) -> tuple[list, int]:
    """(registrations that fit, how many there are in all): by name, address or number, in the order of arrival.

    `state` is one of theirs, "open" (to be confirmed), "here" or "" for all; `page` None is all pages.
    """
    query = select(Registration).where(Registration.workshop_id == workshop)
    for word in folded(words).split():
        fits = Registration.sought.contains(_plain(word), autoescape=True)
        number = word.isascii() and word.isdecimal() and len(word) <= 6
        query = query.where(or_(fits, Registration.id == int(word)) if number else fits)
    if state == "open":
        query = query.where(Registration.state == "registered", Registration.confirmed.is_(None))
    elif state == "here":
        query = query.where(Registration.here.is_not(None))
    elif state:
        query = query.where(Registration.state == state)
    many = session.scalar(select(func.count()).select_from(query.subquery()))
    query = query.order_by(Registration.id)
    if page is not None:
        query = query.limit(PAGE).offset((page - 1) * PAGE)
    return list(session.scalars(query)), many


#: What lists are made of: read as columns, ten thousand rows are there in a fifth of the time
LISTED = (
    "id", "name", "mail", "phone", "group", "people", "state", "confirmed", "came", "needs", "wishes", "answer",
    "arrived",
)  # fmt: skip


def listed(session, workshop: int) -> Iterator[Row]:
    """All registrations in the order of arrival, each as LISTED; few are in memory at a time."""
    query = select(*(getattr(Registration, name) for name in LISTED)).where(Registration.workshop_id == workshop)
    yield from session.execute(query.order_by(Registration.id).execution_options(yield_per=500))


def _plain(word: str) -> str:
    """A number is found however it was typed."""
    return digits(word) if word.strip("+0123456789()/-.") == "" and len(digits(word)) > 2 else word


def registration(session, workshop: int, number: int) -> Registration | None:
    """The one with this number."""
    return session.get(Registration, (workshop, number))


def has_place(row: Registration | Row) -> bool:
    """Is a place taken, or kept until somebody has answered?"""
    return row.state in SEATED


def place_in_queue(session, row: Registration) -> int:
    """Which place somebody has who waits, counted in registrations from 1."""
    query = select(func.count()).where(
        Registration.workshop_id == row.workshop_id, Registration.state == "waiting", Registration.id <= row.id
    )
    return session.scalar(query)


def attendance(session, workshop: int) -> dict:
    """{group: people who came}, None for those without one; and names of those who want to be named."""
    here = Registration.workshop_id == workshop, Registration.here.is_not(None)
    by_group = select(Registration.group, func.sum(Registration.came)).where(*here).group_by(Registration.group)
    names = select(Registration.name).where(*here, Registration.named == 1).order_by(Registration.name)
    return {
        "groups": {group: int(many) for group, many in session.execute(by_group)},
        "names": list(session.scalars(names)),
    }


def waits(session, workshop: int) -> bool:
    """Does anybody wait, or have to answer?"""
    query = select(Registration.id).where(
        Registration.workshop_id == workshop, Registration.state.in_((*SEATED, "waiting"))
    )
    return session.scalar(query.limit(1)) is not None
