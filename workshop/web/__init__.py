"""HTTP: pages, forms, POST commands, GET changes, downloads."""

from . import (
    archive,
    assets,
    changes,
    commands,
    devices,
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
    reading,
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
    reading.init_app(app)
    rooms = (
        archive, health, live_pages, commands, changes, devices, openapi, opening, pictures, plain, result, workshops,
    )  # fmt: skip
    for room in rooms:
        app.register_blueprint(room.pages)
    protocol.init_app(app)
    app.register_blueprint(accounts)
