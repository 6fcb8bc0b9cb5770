"""Moderators' accounts: who there is, and the few writes."""

import time
import unicodedata
import uuid
from contextlib import contextmanager

from flask import current_app
from flask_security import hash_password
from flask_security.proxies import _security
from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from ..errors import Busy, Refused
from ..extensions import db
from .models import Moderator

#: The address of the first administrator until the console's link has been followed
NOBODY_YET = "administrator@localhost"
PATIENCE = 10  # seconds


@contextmanager
def writing():
    """A short transaction of its own; what requests read afterwards is read anew. Busy when it cannot be had."""
    with Session(current_app.extensions["accounts_engine"], expire_on_commit=False) as session:
        try:
            _begin(session)
            yield session
            session.commit()
        except OperationalError:
            raise Busy from None
    db.session.rollback()


def _begin(session):
    """Take the write lock. SQLite's own waiting would stop the loop and with it every phone; this sleep does not."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            session.connection()
            return
        except OperationalError:
            session.rollback()
            if time.monotonic() > until:
                raise
            time.sleep(0.05)


def mail_address(text: str) -> str:
    """An address as accounts are kept by; "" for what has characters that no address has."""
    plain = unicodedata.normalize("NFC", text.strip()).lower()
    return plain if plain.isprintable() else ""


def all_moderators() -> list[Moderator]:
    return list(db.session.scalars(select(Moderator).order_by(Moderator.name, Moderator.id)))


def by_ids(ids) -> list[Moderator]:
    return list(db.session.scalars(select(Moderator).where(Moderator.id.in_(ids)).order_by(Moderator.name)))


def by_email(email: str) -> Moderator | None:
    return db.session.scalar(select(Moderator).where(Moderator.email == mail_address(email)))


def add_moderator(email: str, name: str, administrator: bool = False) -> Moderator:
    """A new account without a password: a one-time link lets its owner set one. Refused("mail_taken")."""
    email = mail_address(email)
    if by_email(email):
        raise Refused("mail_taken")
    moderator = Moderator(
        email=email, name=name, administrator=administrator, active=True, fs_uniquifier=uuid.uuid4().hex
    )
    with writing() as session:
        session.add(moderator)
    return moderator


def set_password(moderator: int, password: str, email: str | None = None):
    """A new password (and address); every other sign-in of this account ends. Refused("mail_taken")."""
    hashed = hash_password(_security.password_util.normalize(password))
    with writing() as session:
        found = session.get(Moderator, moderator)
        if email:
            _not_taken(session, mail_address(email), found)
            found.email = mail_address(email)
        found.password, found.fs_uniquifier = hashed, uuid.uuid4().hex


def _not_taken(session, email, by):
    other = session.scalar(select(Moderator.id).where(Moderator.email == email, Moderator.id != by.id))
    if other is not None:
        raise Refused("mail_taken", field="email")


def make_administrator(moderator: int):
    """The account may add and close accounts; if it was closed, it is open again."""
    with writing() as session:
        found = session.get(Moderator, moderator)
        found.administrator = found.active = True


def deactivate(moderator: int, active: bool = False):
    """Close an account (or open it again): from that moment none of its requests is answered."""
    with writing() as session:
        found = session.get(Moderator, moderator)
        found.active, found.fs_uniquifier = active, uuid.uuid4().hex


def first_administrator() -> Moderator | None:
    """The account that waits for its owner, made if need be; None once an administrator has a password."""
    query = select(Moderator.id).where(Moderator.administrator == 1, Moderator.password.is_not(None))
    if db.session.scalar(query.limit(1)) is not None:
        return None
    return by_email(NOBODY_YET) or add_moderator(NOBODY_YET, "Administration", administrator=True)
