"""Moderators' accounts: who there is, and the few writes."""

import time
import unicodedata
import uuid
from collections.abc import Callable
from contextlib import contextmanager, suppress

import idna
from flask import current_app
from flask_security import hash_password
from flask_security.proxies import _security
from sqlalchemy import select
from sqlalchemy.exc import InterfaceError, OperationalError
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
        except (OperationalError, InterfaceError):
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


def _spellings(email: str) -> set[str]:
    """The ways in which one address may have been written down: müller.example is xn--mller-kva.example (RFC 5890)."""
    plain = mail_address(email)
    name, at, domain = plain.rpartition("@")
    found = {plain}
    for write in (idna.encode, idna.decode):
        with suppress(idna.IDNAError):
            other = write(domain)
            found.add(name + at + (other.decode() if isinstance(other, bytes) else other))
    return found


def all_moderators() -> list[Moderator]:
    return list(db.session.scalars(select(Moderator).order_by(Moderator.name, Moderator.id)))


def by_ids(ids) -> list[Moderator]:
    return list(db.session.scalars(select(Moderator).where(Moderator.id.in_(ids)).order_by(Moderator.name)))


def by_email(email: str) -> Moderator | None:
    return db.session.scalar(select(Moderator).where(Moderator.email.in_(_spellings(email))))


def add_moderator(email: str, name: str, administrator: bool = False, tell: Callable | None = None) -> Moderator:
    """A new account without a password: a one-time link lets its owner set one. Refused("mail_taken").

    `tell(session, account)` writes down what else belongs to it, in the same transaction.
    """
    email = mail_address(email)
    if by_email(email):
        raise Refused("mail_taken")
    moderator = Moderator(
        email=email, name=name, administrator=administrator, active=True, fs_uniquifier=uuid.uuid4().hex
    )
    with writing() as session:
        session.add(moderator)
        if tell is not None:
            tell(session, moderator)
    return moderator


def hashed_password(password: str) -> str:
    """What is kept of a password, however its letters were typed."""
    return hash_password(_security.password_util.normalize(password))


def set_address(session, account: Moderator, email: str):
    """Another address for an account, in the caller's transaction. Refused("mail_taken")."""
    email = mail_address(email)
    same = Moderator.email.in_(_spellings(email)), Moderator.id != account.id
    other = session.scalar(select(Moderator.id).where(*same))
    if other is not None:
        raise Refused("mail_taken", field="email")
    account.email = email


def first_administrator() -> Moderator | None:
    """The account that waits for its owner, made if need be; None once an administrator has a password."""
    query = select(Moderator.id).where(Moderator.administrator == 1, Moderator.password.is_not(None))
    if db.session.scalar(query.limit(1)) is not None:
        return None
    return by_email(NOBODY_YET) or add_moderator(NOBODY_YET, "Administration", administrator=True)
