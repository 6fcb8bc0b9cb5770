"""Sign-in, one-time links and administrators. Flask-Security lives only here.

Its few own writes are the stated exception to the one commit: short, immediate, never checkpointing.
"""

from flask import abort
from flask_security import Security, SQLAlchemyUserDatastore, current_user

from ..extensions import db
from . import sign_ins
from .access import change_password, choose_password, follow, is_password, make_administrator, set_active
from .audit import DAYS, deeds, note, noted
from .links import new_link, open_link
from .models import Moderator, Role
from .moderators import (
    NOBODY_YET,
    add_moderator,
    all_moderators,
    by_email,
    by_ids,
    first_administrator,
    mail_address,
)
from .passwords import LEAST, OffTheLoop, Passwords, weakness
from .sign_in import SignInForm
from .sign_ins import count_of, end_all, still_in, this_sign_in
from .waits import Waits

__all__ = [
    "DAYS",
    "LEAST",
    "NOBODY_YET",
    "Moderator",
    "add_moderator",
    "all_moderators",
    "by_email",
    "by_ids",
    "change_password",
    "choose_password",
    "count_of",
    "deeds",
    "end_all",
    "first_administrator",
    "follow",
    "init_app",
    "is_administrator",
    "is_password",
    "make_administrator",
    "new_link",
    "note",
    "noted",
    "open_link",
    "set_active",
    "signed_in",
    "still_in",
    "this_sign_in",
    "weakness",
]


SETTINGS = {
    "SECURITY_JOIN_USER_ROLES": False,
    "SECURITY_STATIC_FOLDER": None,
    "SECURITY_LOGIN_URL": "/sign-in",
    "SECURITY_LOGOUT_URL": "/sign-out",
    "SECURITY_LOGOUT_METHODS": ["POST"],
    "SECURITY_POST_LOGIN_VIEW": "/workshops",
    "SECURITY_POST_LOGOUT_VIEW": "/sign-in",
    "SECURITY_LOGIN_USER_TEMPLATE": "pages/sign_in.html",
    "SECURITY_PASSWORD_HASH": "argon2",
    "SECURITY_PASSWORD_SCHEMES": ["argon2"],
    "SECURITY_PASSWORD_SALT": "workshop",
    "SECURITY_PASSWORD_SINGLE_HASH": ["argon2"],
    "SECURITY_RETURN_GENERIC_RESPONSES": True,
    "SECURITY_DEFAULT_REMEMBER_ME": False,
    "SECURITY_SEND_REGISTER_EMAIL": False,
    "SECURITY_USER_IDENTITY_ATTRIBUTES": [{"email": {"mapper": lambda value: mail_address(value)[:254] or None}}],
    "SECURITY_EMAIL_VALIDATOR_ARGS": {"check_deliverability": False, "test_environment": True},
    "SECURITY_FLASH_MESSAGES": False,
}


def init_app(app):
    for name, value in SETTINGS.items():
        app.config.setdefault(name, value)
    datastore = SQLAlchemyUserDatastore(db, Moderator, Role)
    security = Security(app, datastore, login_form=SignInForm, password_util_cls=Passwords)
    security.pwd_context = OffTheLoop(security.pwd_context)
    app.login_manager.request_loader(None)  # a sign-in is a cookie; tokens in headers, addresses and JSON are not read
    sign_ins.init_app(app)
    app.extensions["waits"] = Waits()
    app.view_functions["security.verify"] = lambda: abort(404)
    app.jinja_env.globals.update(signed_in=signed_in, is_administrator=is_administrator)


def signed_in() -> int | None:
    """The id of the signed-in, active moderator of this request, or None."""
    return current_user.id if current_user.is_authenticated else None


def is_administrator() -> bool:
    return bool(current_user.is_authenticated and current_user.administrator)
