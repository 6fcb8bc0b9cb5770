"""Links that let somebody in once: the first administrator, an invited moderator, the demo's desk."""

import hashlib
import secrets
from datetime import timedelta

from flask_security import login_user
from sqlalchemy import select

from ..clock import now
from ..extensions import db
from .models import Moderator, OneTimeLink
from .moderators import writing

HOURS = {"password": 72, "desk": 24}


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def new_link(moderator: int, purpose: str) -> str:
    """A token for `/link/<token>`. `purpose`: "password" lets set one, "desk" signs in at once."""
    token = secrets.token_urlsafe(24)
    with writing() as session:
        session.add(
            OneTimeLink(
                digest=_digest(token),
                moderator=moderator,
                purpose=purpose,
                expires=now() + timedelta(hours=HOURS[purpose]),
            )
        )
    return token


def open_link(token: str) -> tuple[OneTimeLink, Moderator] | None:
    """The link and its moderator while it is neither spent nor too old."""
    query = select(OneTimeLink).where(OneTimeLink.digest == _digest(token), OneTimeLink.used.is_(None))
    link = db.session.scalar(query.where(OneTimeLink.expires > now()))
    moderator = link and db.session.get(Moderator, link.moderator)
    return (link, moderator) if moderator and moderator.active else None


def follow(token: str) -> Moderator | None:
    """Spend the link and sign its moderator in; None if somebody was quicker or it is too old."""
    found = open_link(token)
    if found is None:
        return None
    with writing() as session:
        link = session.get(OneTimeLink, _digest(token))
        if link.used is not None:
            return None
        link.used = now()
    moderator = db.session.get(Moderator, found[1].id)
    login_user(moderator, remember=False, authn_via=["link"])
    return moderator
