"""Everybody who may knock: each with an own browser (a Flask test client)."""

import contextvars

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
)


def away(call, *arguments, **named):
    """The call in a context of its own, as a server has it: nothing of the test's app context leaks in."""
    return contextvars.Context().run(lambda: call(*arguments, **named))


class Visitors:
    """Two open workshops of two moderators, and clients for all visitors of the first one."""

    def __init__(self, app):
        from workshop import accounts

        self.app = app
        self.here, self.there = Evening(1), Evening(2)
        self.code, self.other = self.here.workshop.code, self.there.workshop.code
        administrator = self._account("root@example.org", "Administrator", administrator=True)
        removed = self._account("gone@example.org", "Removed")
        self._membership("add_moderator", removed)
        self.clients = {name: app.test_client() for name in VISITORS}
        self._tokens: dict = {}
        for name, moderator in (
            ("moderator", 1),
            ("moderator of another workshop", 2),
            ("administrator", administrator),
            ("removed moderator", removed),
        ):
            away(self.clients[name].get, f"/link/{accounts.new_link(moderator, 'desk')}")
        self._join("participant", self.code)
        self._join("participant of another workshop", self.other)
        self.read("removed moderator", f"/w/{self.code}/desk")
        self._membership("remove_moderator", removed)

    @staticmethod
    def _account(email, name, **more) -> int:
        """The same for all visitors of an app."""
        from workshop import accounts

        known = accounts.by_email(email)
        return known.id if known else accounts.add_moderator(email, name, **more).id

    def _membership(self, name, moderator):
        from workshop.commands import Command, perform, shape

        data = {"moderator": moderator}
        assert (
            perform(self.here.id, self.here.desk, [Command(key(), name, shape(name, data, wire=False))])[0]["status"]
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
