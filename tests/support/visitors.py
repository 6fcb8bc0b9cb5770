"""Everybody who may knock: each with an own browser (a Flask test client)."""

import contextvars
from functools import cached_property

from tests.support.evening import Evening, key
from workshop.cookies import digest_of
from workshop.extensions import db

VISITORS = (
    "nobody",
    "participant",
    "participant of another workshop",
    "moderator",
    "moderator of another workshop",
    "administrator",
    "removed moderator",
    "office",
    "helper",
)


def away(call, *arguments, **named):
    """The call in a context of its own, as a server has it: nothing of the test's app context leaks in."""
    return contextvars.Context().run(lambda: call(*arguments, **named))


class Clients(dict):
    """{name of a visitor: client}; each comes in when it is asked for, so that nobody waits for those who are not."""

    def __init__(self, app, enter):
        super().__init__()
        self._app, self._enter = app, enter

    def __missing__(self, name):
        self[name] = self._app.test_client()
        self._enter(name)
        return self[name]


class Visitors:
    """Two open workshops of two moderators, and clients for all visitors of the first one."""

    def __init__(self, app):
        self.app = app
        self.here = Evening(1)
        self.code = self.here.workshop.code
        self.clients = Clients(app, self._enter)
        self._tokens: dict = {}
        self.clients["participant"]  # the number of who is here is the same in every test

    @cached_property
    def there(self) -> Evening:
        return Evening(2)

    @cached_property
    def other(self) -> str:
        return self.there.workshop.code

    def _enter(self, name):
        if name == "moderator":
            self._sign_in(name, 1)
        elif name == "moderator of another workshop":
            self._sign_in(name, self.there.desk.moderator)
        elif name == "administrator":
            self._sign_in(name, self._account("root@example.org", "Administrator", administrator=True))
        elif name == "removed moderator":
            removed = self._account("gone@example.org", "Removed")
            self._membership("add_moderator", removed)
            self._sign_in(name, removed)
            self.read(name, f"/w/{self.code}/desk")
            self._membership("remove_moderator", removed)
        elif name in ("office", "helper"):
            account = self._account(f"{name}@example.org", name.capitalize())
            self._membership("add_moderator", account, role=name)
            self._sign_in(name, account)
        elif name.startswith("participant"):
            self._join(name, self.code if name == "participant" else self.other)

    def _sign_in(self, name, moderator):
        from workshop import accounts

        away(self.clients[name].get, f"/link/{accounts.new_link(moderator, 'desk')}")

    @staticmethod
    def _account(email, name, **more) -> int:
        """The same for all visitors of an app."""
        from workshop import accounts

        known = accounts.by_email(email)
        return known.id if known else accounts.add_moderator(email, name, **more).id

    def _membership(self, name, moderator, **more):
        from workshop.engine.command import data_for
        from workshop.engine.keys import Command
        from workshop.engine.perform import perform

        data = {"moderator": moderator} | more
        assert (
            perform(self.here.id, self.here.desk, [Command(key(), name, data_for(name, data, wire=False))])[0]["status"]
            == "saved"
        )
        db.session.rollback()

    def _join(self, name, code):
        answer = self.post(name, f"/w/{code}/commands", "join_workshop", {"groups": [2]}, visit=f"/w/{code}")
        assert answer.get_json()["results"][0]["status"] == "saved"

    def read(self, name, path):
        """GET as `name`; what the test's own context kept is forgotten before."""
        db.session.rollback()
        return away(self.clients[name].get, path)

    def token(self, name, path="/"):
        if (name, path) not in self._tokens:
            page = away(self.clients[name].get, path).get_data(as_text=True)
            self._tokens[name, path] = page.split('name="csrf-token" content="')[1].split('"')[0]
        return self._tokens[name, path]

    def post(self, name, path, command, data, visit="/", key_=None):
        """One command as JSON, with the CSRF token of a page."""
        token = self.token(name, visit)
        db.session.rollback()
        body = {"commands": [{"key": key_ or key(), "name": command, "data": data}]}
        return away(self.clients[name].post, path, json=body, headers={"X-CSRFToken": token})

    def send(self, name, path, form):
        """A plain form, with the CSRF token of the start page."""
        db.session.rollback()
        return away(self.clients[name].post, path, data={"csrf_token": self.token(name)} | form)

    def person(self, name) -> bytes | None:
        cookie = self.clients[name].get_cookie("workshop_person")
        return digest_of(cookie.value) if cookie else None
