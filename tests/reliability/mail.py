"""kill -9 while messages go out: none is lost, none comes twice, and of those that nobody can know people are asked."""

import random
import time
from collections import Counter
from contextlib import contextmanager

from tests.reliability.scenarios import Verdict, scenario
from tests.support.mail_server import MailServer
from tests.support.server import Server
from workshop import close_app, create_app, mail
from workshop.config import Settings
from workshop.engine.perform import carry_work
from workshop.extensions import db
from workshop.mail.models import Outgoing
from workshop.migrating import upgrade

#: So many wait at least when the server begins: more than it can send until it is killed
PILE = 150


class Post:
    """A server that sends, is killed and begins again, and a mail server that takes what it sends."""

    def __init__(self, folder, seed, database=""):
        self.folder, self.chance = folder, random.Random(seed)
        self.mail_server = MailServer()
        self.settings = Settings(data=folder, database_url=database)
        self.written = self.tracebacks = 0
        self.environment = {
            "WORKSHOP_SMTP_HOST": "127.0.0.1", "WORKSHOP_SMTP_PORT": str(self.mail_server.port),
            "WORKSHOP_SMTP_SECURITY": "none", "WORKSHOP_MAIL_FROM": "workshop@region.example",
            "WORKSHOP_DATABASE_URL": database,
        }  # fmt: skip
        upgrade(self.settings)

    @contextmanager
    def app(self):
        app = create_app(self.settings)
        with app.app_context():
            yield
        close_app(app)

    def pile_up(self):
        """While no server runs."""
        with self.app():
            waiting = db.session.query(Outgoing).filter(Outgoing.state.in_(("waiting", "sending"))).count()
            carry_work(lambda session: self._write(session, PILE - waiting))

    def _write(self, session, count):
        values = {"link": "https://workshop.example/r/1", "minutes": 15}
        for _ in range(max(count, 0)):
            self.written += 1
            to = ("", f"guest.{self.written}@example.org")
            key = str(self.written)
            mail.queue(session, "sign_in_link", to=to, language="de", workshop=None, key=key, values=values)

    def storm(self, kills: int):
        for _ in range(kills):
            self.pile_up()
            server = Server(self.folder, env=self.environment, quick=True)
            seen = len(self.mail_server.taken)
            self._until(lambda seen=seen: len(self.mail_server.taken) > seen)
            time.sleep(self.chance.uniform(0, 0.4))
            server.kill()
        server = Server(self.folder, env=self.environment, quick=True)
        try:
            self._until(lambda: not self._on_its_way())
        finally:
            server.stop()
        self.tracebacks = server.log.count("Traceback")

    @staticmethod
    def _until(condition):
        ends = time.monotonic() + 120
        while not condition():
            if time.monotonic() > ends:
                raise RuntimeError("nothing goes out any more")
            time.sleep(0.01)

    def _on_its_way(self) -> int:
        return sum(count for state, count in self.states().items() if state in ("waiting", "sending"))

    def states(self) -> Counter:
        with self.app():
            return Counter(row.state for row in db.session.query(Outgoing))

    def judged(self) -> dict[str, int]:
        """Who was killed before the answer came may have said a message or not: that is told, and not guessed."""
        came = Counter(self.mail_server.recipients)
        with self.app():
            state_of = {row.to_address: row.state for row in db.session.query(Outgoing)}
        return {
            "lost": sum(state == "sent" and not came[to] for to, state in state_of.items()),
            "twice": sum(count > 1 for count in came.values()),
            "left": sum(state not in ("sent", "unsure") for state in state_of.values()),
            "not written": self.written - len(state_of),
            "tracebacks": self.tracebacks,
        }


@scenario("mail", "G15")
def mail_kills(folder, seed, long, database=""):
    kills = 200 if long else 5
    post = Post(folder, seed, database)
    try:
        post.storm(kills)
        faults, states = post.judged(), post.states()
    finally:
        post.mail_server.stop()
    asked = states["unsure"]
    faults["asked about too many"] = max(0, asked - kills)
    return Verdict(f"{kills} kills while {post.written:,} messages went out; people asked about {asked}", faults)
