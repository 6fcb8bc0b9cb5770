"""Evenings as archives, and databases to put them into."""

from contextlib import contextmanager

from workshop.config import Settings
from workshop.extensions import db
from workshop.migrating import upgrade


@contextmanager
def app_on(folder, url=""):
    """An app on an empty database of its own, with one moderator; its connections are closed afterwards."""
    from workshop import accounts, create_app

    settings = Settings(data=folder, database_url=url, secret_key="sample key for tests", testing=True)
    upgrade(settings)
    app = create_app(settings)
    with app.app_context():
        accounts.add_moderator("one@example.org", "Moderator one")
        yield app
        db.session.remove()
        db.engine.dispose()
    app.extensions["writer"].close()
    app.extensions["accounts_engine"].dispose()


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
