"""HTTP: pages, forms, POST commands, GET changes, downloads."""

from . import (
    archive,
    assets,
    changes,
    commands,
    errors,
    headers,
    health,
    live_pages,
    numbers,
    openapi,
    opening,
    pictures,
    plain,
    protocol,
    result,
    sessions,
    workshops,
)
from .accounts import pages as accounts


def init_app(app):
    numbers.init_app(app)
    sessions.init_app(app)
    headers.init_app(app)
    errors.init_app(app)
    assets.init_app(app)
    for room in (archive, health, live_pages, commands, changes, openapi, opening, pictures, plain, result, workshops):
        app.register_blueprint(room.pages)
    protocol.init_app(app)
    app.register_blueprint(accounts)
