"""A list from elsewhere: what each of its rows would become, and taking in the sound ones, all of them or none."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import func, select

from ...engine.schema import filled
from ...errors import Refused
from .arriving import check, locked
from .data import Said, digits, folded
from .models import SEATED, PendingList, Registration
from .places import Free, free

#: Rows of a list, and people of one registration, at most
MOST, TOGETHER = 10_000, 4
#: So many lists of a workshop may wait, and so long
MOST_LISTS, PATIENCE = 5, timedelta(days=7)


@dataclass(frozen=True)
class Row:
    """`number` is that of the file, from 1 below the headings. `becomes`: "registered", "waiting", "again" for who is
    there already or stands twice in the list, "wrong" with `code` and `data` of the refusal."""

    number: int
    name: str
    becomes: Literal["registered", "waiting", "again", "wrong"]
    said: Said | None = None
    code: str = ""
    data: dict | None = None


def looked_at(session, workshop, invitation, rows: list[dict]) -> list[Row]:
    """What would become of `rows`, each with the values of `Said` as texts; nothing is written."""
    known, left = _known(session, workshop.id), free(session, invitation)
    groups = {folded(one["name"]): one["id"] for grouping in workshop.groupings for one in grouping["groups"]}
    return _told(workshop, invitation, rows, known, left, groups)


def _told(workshop, invitation, rows, known: set, left: Free, groups: dict) -> list[Row]:
    found = []
    for number, values in enumerate(rows, 1):
        try:
            said = _said(values, groups)
            check(workshop, invitation, said)
        except Refused as refused:
            found.append(Row(number, str(values.get("name", ""))[:80], "wrong", None, refused.code, refused.data))
            continue
        marks = _marks(said.name, said.mail, said.phone)
        if marks & known:
            found.append(Row(number, said.name, "again", said))
            continue
        known |= marks
        seated = left.fits(said.people, said.group)
        if seated:
            left = left.without(said.people, said.group)
        found.append(Row(number, said.name, "registered" if seated else "waiting", said))
    return found


def _said(values: dict, groups: dict) -> Said:
    """A row in the form of what somebody says. Raises Refused."""
    data = {name: str(values[name]).strip() for name in ("name", "mail", "phone", "answer") if values.get(name)}
    data["name"] = data.get("name", "")
    group, people = str(values.get("group") or "").strip(), str(values.get("people") or "1").strip()
    if group:
        if folded(group) not in groups:
            raise Refused("group_unknown", field="group", name=group[:80])
        data["group"] = groups[folded(group)]
    if not (people.isascii() and people.isdecimal()):
        raise Refused("bad_shape", field="people", reason="no_number")
    if int(people[:9]) > TOGETHER:
        raise Refused("too_many_people", field="people", limit=TOGETHER)
    return filled(Said, data | {"people": int(people[:9])})


def _marks(name: str, mail: str, phone: str) -> set[tuple]:
    """By what one knows again who is on a list: the name with the address or the number, else the name alone."""
    found = {(folded(name), "mail", folded(mail))} if mail else set()
    found |= {(folded(name), "phone", digits(phone))} if phone else set()
    return found or {(folded(name), "", "")}


def _known(session, workshop: int) -> set[tuple]:
    query = select(Registration.name, Registration.mail, Registration.phone).where(
        Registration.workshop_id == workshop, Registration.state.in_((*SEATED, "waiting"))
    )
    return {mark for row in session.execute(query) for mark in _marks(*row)}


def lay_down(session, ident: int, rows: list[dict], now: datetime) -> int:
    """Keep a list until somebody has looked at what it would do. Refused("lists_wait", limit) beside too many."""
    locked(session, ident)
    for old in waiting_lists(session, ident):
        if old.laid < now - PATIENCE:
            session.delete(old)
    session.flush()
    if len(waiting_lists(session, ident)) >= MOST_LISTS:
        raise Refused("lists_wait", limit=MOST_LISTS)
    number = secrets.randbelow(2**31) + 1
    session.add(PendingList(workshop_id=ident, id=number, rows=rows, laid=now))
    return number


def waiting_lists(session, ident: int) -> list[PendingList]:
    """Those that nobody has taken in or put away yet, the oldest first."""
    waiting = select(PendingList).where(PendingList.workshop_id == ident)
    return list(session.scalars(waiting.order_by(PendingList.laid, PendingList.id)))


def pending_list(session, ident: int, number: int) -> PendingList | None:
    """A list that waits to be looked at."""
    return session.get(PendingList, (ident, number))


def take_in(session, ident: int, number: int, now: datetime) -> int:
    """Take in what is sound of a list that was looked at; how many. Refused("list_gone") for one that is gone."""
    workshop, invitation = locked(session, ident)
    pending = session.get(PendingList, (ident, number))
    if pending is None:
        raise Refused("list_gone")
    sound = [row for row in looked_at(session, workshop, invitation, pending.rows) if row.becomes in SEATED_OR_WAITING]
    first = (session.scalar(select(func.max(Registration.id)).where(Registration.workshop_id == ident)) or 0) + 1
    session.add_all(
        Registration(
            workshop_id=ident, id=first + place, state=row.becomes, source="import", language=workshop.language,
            arrived=now, changed=now, confirmed=now, came=0, nonce=secrets.token_urlsafe(12), **row.said.facts,
        )
        for place, row in enumerate(sound)
        if row.said is not None
    )  # fmt: skip
    session.delete(pending)
    return len(sound)


SEATED_OR_WAITING = ("registered", "waiting")


def drop(session, ident: int, number: int):
    """Nothing of the list is taken in."""
    pending = session.get(PendingList, (ident, number))
    if pending is not None:
        session.delete(pending)
