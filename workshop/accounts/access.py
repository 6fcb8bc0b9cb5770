"""Who gets in with an account, and who no longer: passwords, one-time links, closing."""

import uuid

from flask import after_this_request, current_app, g
from flask_security import login_user, verify_password
from flask_security.proxies import _security
from sqlalchemy import delete

from ..errors import Refused
from ..extensions import db
from ..signals import signed_out, tell
from .audit import note
from .devices import note_device
from .links import open_link, spend, this_link
from .models import Moderator, OneTimeLink, SignIn
from .moderators import hashed_password, set_address, writing
from .waits import ACCOUNT


def follow(token: str) -> Moderator | None:
    """Spend the link and sign its moderator in; None if somebody was quicker or it is too old."""
    found = open_link(token)
    if found is None:
        return None
    with writing() as session:
        if not spend(session, this_link(token)):
            return None
    return _let_in(found[1].id)


def choose_password(token: str, password: str, email: str | None = None) -> Moderator | None:
    """Spend the link, give its moderator this password (and address) and sign them in; None as for `follow`.

    Refused("mail_taken").
    """
    found = open_link(token)
    if found is None:
        return None
    hashed = hashed_password(password)
    with writing() as session:
        if not spend(session, this_link(token)):
            return None
        account = session.get(Moderator, found[1].id)
        if email:
            set_address(session, account, email)
        account.password = hashed
        _shut(session, account)
        note(session, "password_changed", account.email, account.id)
    tell(signed_out, found[1].id)
    return _let_in(found[1].id)


def change_password(moderator: int, password: str):
    """Give a signed-in account another password; it stays signed in in this browser and in no other."""
    hashed = hashed_password(password)
    with writing() as session:
        account = session.get_one(Moderator, moderator)
        account.password = hashed
        _shut(session, account)
        note(session, "password_changed", account.email, moderator)
    tell(signed_out, moderator)
    g.stays_signed_in = True
    _let_in(moderator)


def is_password(moderator: int, password: str) -> bool:
    """Is it the account's? Whoever guesses waits as at the sign-in. Refused("wait", seconds)."""
    account, waits = db.session.get_one(Moderator, moderator), current_app.extensions["waits"]
    keys = {("account", account.email, "at the account"): ACCOUNT}
    left = waits.left(keys)
    if left:
        raise Refused("wait", seconds=left)
    waits.begin(keys)
    if not account.password or not verify_password(_security.password_util.normalize(password), account.password):
        return False
    waits.forgive(keys)
    return True


def set_active(moderator: int, active: bool):
    """Close an account, or open it again: nobody is in with it, and none of its links lets anybody in."""
    with writing() as session:
        account = session.get(Moderator, moderator)
        account.active = active
        _shut(session, account)
        note(session, "account_opened" if active else "account_closed", account.email)
    tell(signed_out, moderator)


def make_administrator(moderator: int):
    """The account may add and close accounts; if it was closed, it is open again."""
    with writing() as session:
        account = session.get(Moderator, moderator)
        account.administrator = account.active = True


def _shut(session, account):
    account.fs_uniquifier = uuid.uuid4().hex
    spend(session, OneTimeLink.moderator == account.id)
    session.execute(delete(SignIn).where(SignIn.moderator == account.id))


def _let_in(moderator: int) -> Moderator:
    account = db.session.get(Moderator, moderator)
    assert account is not None
    login_user(account, remember=False, authn_via=["link"])
    after_this_request(lambda response: note_device(response, moderator))
    return account
