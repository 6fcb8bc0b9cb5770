"""Registering: somebody on the public page, the office for others, a list that is taken in, somebody at the door."""

import secrets
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select

from ...errors import Refused
from ..groups.groupings import all_groups
from ..invitations.models import Invitation
from ..workshops.models import Workshop
from .data import Said, digits, folded
from .models import SEATED, Registration
from .places import free, moved_up

#: post(session, kind, registration): writes the letter of that kind to the person, in the running transaction
Post = Callable[..., None]


class Arrived(NamedTuple):
    """`new`: is it a registration that was not there before?"""

    id: int
    new: bool


def locked(session, ident: int) -> tuple[Workshop, Invitation]:
    """The workshop and its invitation; nobody else gives places at the same time. Refused where there is none."""
    workshop = session.get(Workshop, ident, with_for_update=True)
    invitation = session.get(Invitation, (ident, 1))
    if workshop is None or invitation is None:
        raise Refused("unknown_workshop")
    return workshop, invitation


def check_open(workshop: Workshop, invitation: Invitation, now: datetime):
    """Can one register now? Refused("registration_off"), ("registration_early", opens), ("registration_over")."""
    if not (invitation.published and invitation.registers):
        raise Refused("registration_off")
    if invitation.opens and now < invitation.opens:
        raise Refused("registration_early", opens=invitation.opens.isoformat())
    if now >= (invitation.closes or workshop.ends) or workshop.state in ("closed", "released"):
        raise Refused("registration_over")


def register(
    session, ident: int, said: Said, now: datetime, post: Post, *, source="page", language="de", key: str | None = None
) -> Arrived:
    """A place if one is free and nobody waits for it, else the end of the queue.

    The same form again, or the same person again, is one. Refused("registration_…") on the page when it is not open,
    ("no_contact") without mail and telephone, ("nobody_from_there") for a group without places, ("too_many_people",
    limit) and ("group_unknown").
    """
    workshop, invitation = locked(session, ident)
    again = _with_key(session, ident, key)
    if again is not None:
        return Arrived(again, False)
    if source == "page":
        check_open(workshop, invitation, now)
        if not (said.mail or said.phone):
            raise Refused("no_contact", field="mail")
        if said.group is not None and invitation.limits.get(str(said.group)) == 0:
            raise Refused("nobody_from_there", field="group")
    check(workshop, invitation, said)
    twin = same_person(session, ident, said)
    if twin is not None:
        post(session, "again", twin)
        return Arrived(twin.id, False)
    for row in moved_up(session, invitation, now, workshop.starts):
        post(session, "moved_up", row)
    session.flush()
    seated = source == "door" or free(session, invitation).fits(said.people, said.group)
    row = Registration(
        workshop_id=ident,
        id=_next(session, ident),
        state="registered" if seated else "waiting",
        source=source,
        language=language,
        arrived=now,
        changed=now,
        confirmed=None if source == "page" else now,
        here=now if source == "door" else None,
        came=said.people if source == "door" else 0,
        nonce=secrets.token_urlsafe(12),
        key=key,
        **said.facts,
    )
    session.add(row)
    session.flush()
    if source != "door":
        post(session, "registered" if seated else "waiting", row)
    return Arrived(row.id, True)


def check(workshop: Workshop, invitation: Invitation, said: Said):
    """Refused where it names a group that there is not, or more people than may come together."""
    if said.group is not None and said.group not in all_groups(workshop.groupings):
        raise Refused("group_unknown", field="group")
    if said.people > invitation.together:
        raise Refused("too_many_people", field="people", limit=invitation.together)


def same_person(session, ident: int, said: Said, but: int | None = None) -> Registration | None:
    """Somebody of this name with this address or number who is registered already or waits."""
    if not (said.mail or said.phone):
        return None
    query = select(Registration).where(
        Registration.workshop_id == ident,
        Registration.state.in_((*SEATED, "waiting")),
        Registration.sought.like(f"{_escaped(folded(said.name))} %", escape="\\"),
    )
    for row in session.scalars(query.order_by(Registration.id)):
        alike = folded(row.name) == folded(said.name) and row.id != but
        mail = said.mail and folded(row.mail) == folded(said.mail)
        phone = said.phone and digits(row.phone) == digits(said.phone)
        if alike and (mail or phone):
            return row
    return None


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _with_key(session, ident, key) -> int | None:
    if key is None:
        return None
    return session.scalar(select(Registration.id).where(Registration.workshop_id == ident, Registration.key == key))


def _next(session, ident) -> int:
    return (session.scalar(select(func.max(Registration.id)).where(Registration.workshop_id == ident)) or 0) + 1
