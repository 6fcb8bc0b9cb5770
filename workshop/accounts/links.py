"""Links that let somebody in once: the first administrator, an invited moderator, the demo's desk."""

import hashlib
import secrets
from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import select, update

from ..clock import now
from ..extensions import db
from .audit import note
from .models import Moderator, OneTimeLink
from .moderators import writing

#: How long a link works: "password" and "reset" let set one, "desk" signs in at once
HOURS = {"password": 72, "reset": 2, "desk": 24}
FOR_A_PASSWORD = ("password", "reset")


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def new_link(moderator: int, purpose: str, tell: Callable | None = None) -> str:
    """A token for `/link/<token>`; `purpose` is one of HOURS.

    Of the links for a password the newest counts: the earlier ones of this account are withdrawn.
    `tell(session, token)` writes a message about it, in the same transaction.
    """
    token = secrets.token_urlsafe(24)
    with writing() as session:
        if purpose in FOR_A_PASSWORD:
            spend(session, OneTimeLink.moderator == moderator, OneTimeLink.purpose.in_(FOR_A_PASSWORD))
            note(session, "link_made" if purpose == "password" else "password_forgotten", _mail_of(session, moderator))
        session.add(
            OneTimeLink(
                digest=_digest(token),
                moderator=moderator,
                purpose=purpose,
                expires=now() + timedelta(hours=HOURS[purpose]),
            )
        )
        if tell is not None:
            tell(session, token)
    return token


def _mail_of(session, moderator: int) -> str:
    return session.get_one(Moderator, moderator).email


def spend(session, *which) -> int:
    """Spend the links that are open and fit; how many there were."""
    return session.execute(update(OneTimeLink).where(OneTimeLink.used.is_(None), *which).values(used=now())).rowcount


def this_link(token: str):
    """The condition that a row is the one of `token`."""
    return OneTimeLink.digest == _digest(token)


def open_link(token: str) -> tuple[OneTimeLink, Moderator] | None:
    """The link and its moderator while it is neither spent nor too old."""
    query = select(OneTimeLink).where(this_link(token), OneTimeLink.used.is_(None))
    link = db.session.scalar(query.where(OneTimeLink.expires > now()))
    if link is None:
        return None
    moderator = db.session.get(Moderator, link.moderator)
    return (link, moderator) if moderator and moderator.active else None
