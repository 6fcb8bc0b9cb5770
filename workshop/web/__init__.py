"""HTTP: pages, forms, POST commands, GET changes, downloads."""

from .. import nouns  # noqa: F401 - whoever asks declarations here knows all of them
from ..extensions import csrf
from .api import archive, changes, commands, devices, health, openapi
from .http import assets, errors, headers, numbers, reading, sessions
from .pages import (
    accent,
    audit,
    codes,
    helper,
    installation,
    invitation,
    invitation_edit,
    law,
    live_pages,
    members,
    messages,
    my_data,
    opening,
    passwords,
    pictures,
    plain,
    protocol,
    registration_import,
    registration_lists,
    registrations,
    result,
    retention,
    rules,
    sheets,
    workshops,
)
from .pages.accounts import pages as accounts


def init_app(app):
    numbers.init_app(app)
    sessions.init_app(app)
    headers.init_app(app)
    errors.init_app(app)
    assets.init_app(app)
    reading.init_app(app)
    rooms = (
        archive, health, live_pages, commands, changes, devices, openapi, opening, pictures, plain, result, workshops,
        installation, invitation, invitation_edit, registrations, registration_lists, registration_import, messages,
        accent, my_data, rules, retention, members, passwords, audit, sheets, codes,
        helper,
    )  # fmt: skip
    for room in rooms:
        app.register_blueprint(room.pages)
    for view in ("invitation.arrive", "invitation.answer"):  # they take no cookie, so there is nothing to steal
        csrf.exempt(f"workshop.web.pages.{view}")
    protocol.init_app(app)
    law.init_app(app)
    app.register_blueprint(accounts)
