"""A server that has messages to send: how it is told where to, what waits in it, and asking it once more."""

import time

import requests

from tests.mail.conftest import rows, written
from workshop import accounts, close_app, create_app
from workshop.config import Settings
from workshop.engine.perform import carry_work
from workshop.mail.models import Outgoing
from workshop.migrating import upgrade


def environment(server, **more) -> dict[str, str]:
    return {
        "WORKSHOP_SMTP_HOST": "127.0.0.1", "WORKSHOP_SMTP_PORT": str(server.port), "WORKSHOP_SMTP_SECURITY": "none",
        "WORKSHOP_MAIL_FROM": "workshop@region.example",
    } | more  # fmt: skip


def until(condition, seconds=20):
    ends = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < ends, "it has not come"
        time.sleep(0.02)


def prepared(folder, database="") -> dict:
    """{key: id} of a message that waits and one that was stopped, and a link for an administrator."""
    settings = Settings(data=folder, database_url=database)
    upgrade(settings)
    app = create_app(settings)
    with app.app_context():
        root = accounts.add_moderator("root@example.org", "Root", administrator=True)
        for name in ("waiting", "stopped"):
            written(name, address=f"{name}@example.org")
        carry_work(lambda session: setattr(session.query(Outgoing).filter_by(key="stopped").one(), "state", "stopped"))
        found = {key: row.id for key, row in rows().items()} | {"link": accounts.new_link(root.id, "desk")}
    close_app(app)
    return found


def sends_both(server, mail_server, found: dict):
    """The one that waits goes out by itself, the one that was stopped when an administrator says so."""
    until(lambda: mail_server.recipients == ["waiting@example.org"])
    browser = requests.Session()
    page = browser.get(f"{server.url}/link/{found['link']}?next=/mail/{found['stopped']}").text
    token = page.split('name="csrf-token" content="')[1].split('"')[0]
    browser.post(f"{server.url}/mail/{found['stopped']}", data={"csrf_token": token, "wish": "again"})
    until(lambda: mail_server.recipients == ["waiting@example.org", "stopped@example.org"])
