"""Who is signed in: a row for each browser, known by a random id that its cookie holds.

The cookie alone proves nothing: what is signed out, too old, or ended from elsewhere has no row any more, whoever
still has a copy of it.
"""

import hashlib
import logging
import secrets

from flask import current_app, g, session
from flask_login import user_logged_in, user_logged_out
from sqlalchemy import delete, select

from ..clock import boot, running
from ..errors import Busy
from ..extensions import db
from ..signals import signed_out, tell
from .audit import note
from .models import Moderator, SignIn
from .moderators import writing

log = logging.getLogger(__name__)
COOKIE_FIELD = "sign_in"
#: Use is written down once in so many seconds, not with every request
NOTED_SECONDS = 60


def init_app(app):
    app.login_manager.user_loader(_who_is_in)
    user_logged_in.connect(_begin, app)
    user_logged_out.connect(_end, app)
    app.after_request(_note_use)


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def this_sign_in() -> bytes | None:
    """What the row of this request's sign-in is known by, if its cookie names one."""
    token = session.get(COOKIE_FIELD)
    return _digest(token) if isinstance(token, str) else None


def _idle(row) -> int:
    """Running seconds since the sign-in was last used; after a new start of the computer, at least so many."""
    return running() - (row.at if row.boot == boot() else 0)


def _is_over(row) -> bool:
    settings, idle = current_app.extensions["settings"], _idle(row)
    return idle > settings.sign_in_idle_hours * 3600 or row.age + idle > settings.sign_in_days * 86400


def _who_is_in(_user) -> Moderator | None:
    """The moderator of this request's sign-in, who is authenticated while active.

    Flask-Login's own word for the user is not looked at.
    """
    digest = this_sign_in()
    row = digest and db.session.get(SignIn, digest)
    if not row or _is_over(row):
        return None
    if _idle(row) >= NOTED_SECONDS:
        g.used_sign_in = digest
    return db.session.get(Moderator, row.moderator)


def _note_use(response):
    """After the answer is made: a write would begin another moment of reading."""
    digest = g.pop("used_sign_in", None)
    if digest is not None:
        try:
            with writing() as own:
                row = own.get(SignIn, digest)
                if row is not None:
                    row.age, row.boot, row.at = row.age + _idle(row), boot(), running()
        except Busy:
            log.warning("the use of a sign-in could not be written down; the next one will be")
    return response


def _begin(_app, user, **_):
    """A new row with a new id; a token of a page drawn before is worth nothing, and of this browser one row stays."""
    token, earlier = secrets.token_urlsafe(24), this_sign_in()
    with writing() as own:
        for row in own.scalars(select(SignIn)):
            if row.digest == earlier or _is_over(row):
                own.delete(row)
        own.add(SignIn(digest=_digest(token), moderator=user.id, age=0, boot=boot(), at=running()))
        if not g.pop("stays_signed_in", False):
            note(own, "signed_in", by=user.id)
    session[COOKIE_FIELD] = token
    session.pop("csrf_token", None)
    g.pop("csrf_token", None)


def _end(_app, user=None, **_):
    digest = this_sign_in()
    if digest is None:
        return
    with writing() as own:
        own.execute(delete(SignIn).where(SignIn.digest == digest))
    session.clear()
    if user is not None and user.is_authenticated:
        tell(signed_out, user.id)


def end_all(moderator: int):
    """Sign an account out everywhere."""
    with writing() as own:
        own.execute(delete(SignIn).where(SignIn.moderator == moderator))
        note(own, "signed_out_everywhere", by=moderator)
    tell(signed_out, moderator)


def count_of(moderator: int) -> int:
    """In how many browsers an account is signed in."""
    return sum(not _is_over(row) for row in db.session.scalars(select(SignIn).where(SignIn.moderator == moderator)))


def still_in(digests) -> set[bytes]:
    """Those of the sign-ins that have not ended, of accounts that are open."""
    query = select(SignIn).join(Moderator, Moderator.id == SignIn.moderator)
    rows = db.session.scalars(query.where(SignIn.digest.in_(digests), Moderator.active == 1))
    return {row.digest for row in rows if not _is_over(row)}
