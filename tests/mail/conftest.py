"""A mail server, and an app that sends through it."""

from datetime import UTC, datetime

import pytest

from tests.conftest import app_with, settings_in
from tests.support.mail_server import MailServer
from workshop import mail
from workshop.engine.perform import carry_work
from workshop.extensions import db
from workshop.mail.models import Outgoing

EVENING = {
    "title": "Zukunft für Großümmerstadt",
    "starts": datetime(2026, 12, 3, 16, tzinfo=UTC),
    "ends": datetime(2026, 12, 3, 18, 30, tzinfo=UTC),
    "time_zone": "Europe/Berlin",
    "place": "Bürgerhaus, Am Markt 1",
}


def written(key: str, address: str = "anna@example.org", kind: str = "registered", **more) -> bool:
    """Write a message as a room does it, in the one writer's transaction."""
    found = []
    given = {
        "to": ("Anna Müßig", address), "language": "de", "workshop": None,
        "values": EVENING | {"organisers": "Gemeinde Großümmerstadt"} | more.pop("values", {}),
    } | more  # fmt: skip
    carry_work(lambda session: found.append(mail.queue(session, kind, key=key, **given)))
    return found[-1]


def rows() -> dict[str, Outgoing]:
    """{key: row} as it stands now."""
    db.session.rollback()
    return {row.key: row for row in db.session.query(Outgoing)}


def states() -> dict[str, str]:
    return {key: row.state for key, row in rows().items()}


@pytest.fixture
def mail_server():
    server = MailServer()
    yield server
    server.stop()


def through(server, **more):
    return {
        "smtp_host": "127.0.0.1", "smtp_port": server.port, "smtp_security": "none", "smtp_seconds": 2,
        "mail_from": "workshop@region.example",
    } | more  # fmt: skip


@pytest.fixture
def sending_app(tmp_path, empty_database, mail_server):
    """Sends through `mail_server`."""
    settings = settings_in(tmp_path, empty_database).model_copy(update=through(mail_server))
    with app_with(settings) as app:
        yield app
