"""Evenings as archives, and databases to put them into."""

from contextlib import contextmanager
from secrets import token_hex

from workshop.config import Settings
from workshop.engine.context import Actor
from workshop.extensions import db
from workshop.migrating import upgrade

DESK = Actor("desk", b"moderator:1", 1)


@contextmanager
def updated(folder, url=""):
    """An app of this version on the database there; its connections are closed afterwards."""
    from workshop import create_app

    settings = Settings(data=folder, database_url=url, secret_key="sample key for tests", testing=True)
    upgrade(settings)
    app = create_app(settings)
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()
    app.extensions["writer"].close()
    app.extensions["accounts_engine"].dispose()


@contextmanager
def app_on(folder, url=""):
    """An app on an empty database of its own, with one moderator."""
    from tests.support.prepared import migrated
    from workshop import accounts

    migrated(Settings(data=folder, database_url=url))
    with updated(folder, url) as app:
        accounts.add_moderator("one@example.org", "Moderator one")
        yield app


def done(workshop, name, actor=DESK, **data) -> str:
    """ "saved", or the code with which the command was refused."""
    from workshop.engine.command import data_for
    from workshop.engine.keys import Command
    from workshop.engine.perform import perform

    (answer,) = perform(workshop, actor, [Command(token_hex(16), name, data_for(name, data))])
    db.session.rollback()
    return answer.get("code", "saved")


def archived(workshop: int) -> bytes:
    """The archive of a workshop of the present app, read anew."""
    from workshop.archive import archive, encoded

    db.session.rollback()
    return encoded(archive(db.session, workshop))


def without_epoch(raw: bytes) -> bytes:
    from workshop.archive.verify import canonical, read

    value = read(raw)
    assert len(value.pop("epoch")) == 16
    return canonical(value)
