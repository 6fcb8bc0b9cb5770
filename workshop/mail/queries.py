"""Reading the outbox: a page of it, one message, how many of each state."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select

from ..extensions import db
from .models import STATES, Outgoing

PAGE = 50


@dataclass(frozen=True)
class Found:
    """`rows` of one page; `numbers` of all that fit, by state."""

    rows: list[Outgoing]
    number: int
    pages: int
    numbers: dict[str, int]


def messages(workshop: int | None, state: str = "", wanted: str = "", page: int = 1) -> Found:
    """Messages of a workshop, or those of none, the newest first; `wanted` stands in a name, address or subject."""
    fits = [Outgoing.workshop_id.is_not_distinct_from(workshop)]
    if wanted:
        columns = (Outgoing.to_name, Outgoing.to_address, Outgoing.subject)
        fits.append(or_(*(column.icontains(wanted, autoescape=True) for column in columns)))
    counted = select(Outgoing.state, func.count()).where(*fits).group_by(Outgoing.state)
    numbers = dict.fromkeys(STATES, 0) | dict(db.session.execute(counted).all())
    if state in STATES:
        fits.append(Outgoing.state == state)
    many = numbers[state] if state in STATES else sum(numbers.values())
    pages = max(1, -(-many // PAGE))
    query = select(Outgoing).where(*fits).order_by(Outgoing.id.desc())
    rows = db.session.scalars(query.limit(PAGE).offset((min(page, pages) - 1) * PAGE))
    return Found(list(rows), many, pages, numbers)


def is_overdue(workshop: int | None, before: datetime) -> bool:
    """Does a message wait that should have been tried `before`?"""
    own = Outgoing.workshop_id.is_not_distinct_from(workshop)
    late = select(Outgoing.id).where(own, Outgoing.state == "waiting", Outgoing.next_at < before)
    return db.session.scalar(late.limit(1)) is not None


def message(ident: int, workshop: int | None) -> Outgoing | None:
    own = Outgoing.workshop_id.is_not_distinct_from(workshop)
    return db.session.scalar(select(Outgoing).where(Outgoing.id == ident, own))
