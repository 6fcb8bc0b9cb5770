"""A real server with two workshops, the people who knock, and what every answer must be like."""

import json
import re
import secrets
import socket
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from sqlalchemy import create_engine, inspect

from tests.hostile.material import HEADER, TAG
from tests.support.server import Server
from workshop.web.api.openapi import WHOLE
from workshop.web.http.sentences import SENTENCES

NOBODY, PHONE, DESK, ADMINISTRATOR = PEOPLE = ("nobody", "phone", "desk", "administrator")
#: Who looks at pages; the others are programs
WANTED = {NOBODY: "text/html", ADMINISTRATOR: "text/html"}
PASSWORD = "a long sample password"
TOKEN = re.compile(r'name="csrf-token" content="([^"]+)"')
SENTENCE = re.compile(r'<p class="(?:lead|error)"[^>]*>[^<]{15,}|<h1>[^<]+</h1>\s*<p[^>]*>[^<]{15,}')
ON_PAGES = ("Content-Security-Policy", "Referrer-Policy", "Cross-Origin-Opener-Policy", "Permissions-Policy")


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict
    body: bytes

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def kind(self) -> str:
        return self.headers.get("content-type", "").split(";")[0]


def furnish(folder: Path, url: str) -> dict:
    """Two workshops with something of everything in the database at `url`; links let the moderators in."""
    from tests.support.account_browser import Browser
    from tests.support.evening import Evening
    from workshop import accounts, create_app
    from workshop.config import Settings
    from workshop.extensions import db
    from workshop.migrating import upgrade

    settings = Settings(data=folder, database_url=url)
    upgrade(settings)
    app = create_app(settings)
    with app.app_context():
        one, two, root = (
            accounts.add_moderator(f"{name}@example.org", name.title(), administrator=name == "root").id
            for name in ("one", "two", "root")
        )
        Browser(app).choose(accounts.new_link(two, "password"), PASSWORD)
        here, there = Evening(one), Evening(two)
        for evening in (here, there):
            evening.do("open_phase", phase="collect")
            person = evening.join(1)
            for number in range(3):
                evening.idea(person, f"Idea {number}")
            evening.saved(person, "add_contribution", idea=1, kind="question", text="Who pays?")
            evening.do("add_measure", idea=1, title="A measure")
            evening.do("propose_responsibility", measure=1, role="lead", bearer={"open": True})
        rules = [(rule.rule, "POST" in rule.methods) for rule in app.url_map.iter_rules()]
        made = {
            "rules": sorted(rules),
            "codes": (here.workshop.code, there.workshop.code),
            "ids": (here.id, there.id),
            "more": [accounts.new_link(two, "desk") for _ in range(20)],
            "links": {DESK: accounts.new_link(one, "desk"), ADMINISTRATOR: accounts.new_link(root, "desk")},
        }
        db.session.remove()
        db.engine.dispose()
    app.extensions["accounts_engine"].dispose()
    app.extensions["writer"].close()
    return made


#: Their rows change with what is refused, too: answers, and when a sign-in was last used
UNWATCHED = ("keys", "journal", "sign_ins", "deeds")


class House:
    """`faults` collects what no answer may be; whoever asks goes on."""

    def __init__(self, folder: Path, database_url: str = ""):
        url = database_url or f"sqlite:///{folder / 'workshop.sqlite'}"
        made = furnish(folder, url)
        self.code, self.other = made["codes"]
        self.rules, self._links = made["rules"], made["more"]
        self.id, self.other_id = made["ids"]
        env = {"WORKSHOP_DATABASE_URL": url, "WORKSHOP_WRONG_CODES_PER_MINUTE": "1000000"}
        self.server = Server(folder, env=env, quick=True)
        self._engine = create_engine(url)
        self._watching = self._engine.connect()
        self._tables = [name for name in inspect(self._engine).get_table_names() if name not in UNWATCHED]
        self._seen = None, {}
        self.asked, self.faults = 0, []
        self._cookies: dict[str, dict] = {name: {} for name in PEOPLE}
        self._tokens: dict[str, str] = {}
        for name, token in made["links"].items():
            self._visit(name, f"/link/{token}")
        for name in PEOPLE:
            self.renew(name)
        assert self.command(PHONE, "join_workshop", {"groups": [2]})["status"] == "saved"

    def close(self):
        self._watching.close()
        self._engine.dispose()
        self.server.stop()

    # --- asking ---

    def ask(self, method: str, path: str, headers=(), body: bytes | None = None) -> Answer | None:
        """One request on a connection of its own, byte by byte as given. None: it ended without an answer."""
        given = {"Host": f"127.0.0.1:{self.server.port}", "Connection": "close", "Accept": "*/*"} | dict(headers)
        if body is not None:
            given.setdefault("Content-Length", str(len(body)))
        lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in given.items())]
        head = "\r\n".join([*lines, "", ""])
        self.asked += 1
        with socket.create_connection(("127.0.0.1", self.server.port), timeout=120) as connection:
            try:
                connection.sendall(head.encode("latin-1") + (body or b""))
            except OSError:
                pass  # it has answered already
            answer = HTTPResponse(connection, method=method)
            try:
                answer.begin()
                content = answer.read()
            except TimeoutError:
                raise
            except (HTTPException, OSError):
                return None
        names = [name.lower() for name, _ in answer.getheaders()]
        joined = {name: ", ".join(answer.headers.get_all(name)) for name in names}
        return Answer(answer.status, joined | {"set-cookie": answer.headers.get_all("set-cookie") or []}, content)

    def by(self, who: str, method: str, path: str, headers=(), body: bytes | None = None) -> Answer | None:
        """As `ask`, with the cookies and the token of `who`; `headers` win."""
        usual = {"Cookie": self._cookie(who), "Accept": WANTED.get(who, "*/*")} | self.token(who)
        return self.ask(method, path, usual | dict(headers), body)

    def cookies(self, who: str) -> dict:
        return dict(self._cookies[who])

    def token(self, who: str) -> dict:
        """The header that shows that a request is one of our pages'."""
        return {"X-CSRFToken": self._tokens[who]}

    def _cookie(self, who):
        return "; ".join(f"{name}={value}" for name, value in self._cookies[who].items())

    def _visit(self, who, path):
        answer = self.ask("GET", path, {"Cookie": self._cookie(who)} if self._cookies[who] else {})
        for cookie in answer.headers["set-cookie"]:
            name, value = cookie.split(";")[0].split("=", 1)
            self._cookies[who][name] = value
        return answer

    def new_link(self) -> str:
        """A token that signs in once."""
        return self._links.pop()

    def renew(self, who: str):
        """A fresh page with cookies and token."""
        if who == PHONE:
            self._visit(who, f"/w/{self.code}")
        self._tokens[who] = TOKEN.search(self._visit(who, "/").body.decode()).group(1)

    def post(self, who: str, body: bytes, kind: str = "application/json", headers=()) -> Answer | None:
        """A body to this workshop's commands, as phone or desk."""
        role = "desk" if who == DESK else "phone"
        return self.by(who, "POST", f"/w/{self.code}/commands?as={role}", {"Content-Type": kind} | dict(headers), body)

    def command(self, who: str, name, data, key: str | None = None, **more) -> dict:
        """The answer to one command."""
        item = {"key": key or secrets.token_hex(16), "name": name, "data": data} | more
        return self.post(who, json.dumps({"commands": [item]}).encode()).json["results"][0]

    def snapshot(self, role: str = "desk") -> dict:
        return self.by(DESK if role == "desk" else PHONE, "GET", f"/w/{self.code}/changes?as={role}").json

    def things(self, kind: str, role: str = "desk") -> dict[int, dict]:
        return {thing["id"]: thing for thing in self.snapshot(role)["things"] if thing["kind"] == kind}

    # --- looking ---

    def state(self) -> dict:
        """Every row of every table but the journal's and the answers for retries; a workshop has its journal's hash."""
        version = self._version()
        if version != self._seen[0]:
            rows = {name: self._read(f'SELECT * FROM "{name}"') for name in self._tables}
            self._seen = version, {name: sorted(map(repr, found)) for name, found in rows.items()}
        return self._seen[1]

    def _version(self):
        """What stays the same as long as nobody writes."""
        sqlite = self._engine.dialect.name == "sqlite"
        return self._read("PRAGMA data_version" if sqlite else "SELECT pg_snapshot_xmax(pg_current_snapshot())::text")

    def _read(self, statement):
        rows = self._watching.exec_driver_sql(statement).all()
        self._watching.rollback()
        return rows

    def try_(self, who: str, method: str, path: str, headers=(), body: bytes | None = None) -> Answer | None:
        """As `by`, noting what is wrong: with the answer, or because a refused request has changed something."""
        before, sent = self.state(), f"{who}: {method} {path[:150]} {str(headers)[:100]} {(body or b'')[:100]}"
        answer = self.by(who, method, path, headers, body)
        if answer is None:
            return None  # what is no HTTP at all is hung up on
        self.faults += [f"{what}: {sent}" for what in wrong(answer)]
        if method != "POST" or answer.status >= 400:
            after = self.state()
            self.faults += [f"{name} changed: {sent}" for name in after if after[name] != before[name]]
        return answer

    def check(self):
        """Note what is wrong now: good requests of everybody must still work, and the log must be quiet."""
        self.command(DESK, "reopen_workshop", {})
        said = self.command(PHONE, "join_workshop", {"groups": [2]}), self.command(DESK, "set_timer", {"ends": None})
        shown = [self.by(who, "GET", f"/w/{self.code}{page}").status for who, page in ((NOBODY, ""), (DESK, "/desk"))]
        working = [one["status"] for one in said] == ["saved"] * 2 and shown == [200] * 2
        self.faults += [] if working else [f"a good request is refused: {said} {shown}"]
        self.faults += re.findall("Traceback.*|.* ERROR .*", self.server.log)
        return self.faults


def wrong(answer: Answer):
    """What no answer may be: an error of ours, a refusal nobody documented, somebody else's page."""
    headers, text = answer.headers, answer.body.decode("utf-8", "replace")
    if answer.status >= 500 and answer.status != 501:
        yield f"status {answer.status}"
    if HEADER.lower() in headers:
        yield "a header was smuggled in"
    target = headers.get("location", "/")
    if urlsplit(urljoin("http://house/", re.sub("[\t\r\n]", "", target).replace("\\", "/"))).netloc != "house":
        yield f"leads away to {target}"
    if answer.kind == "text/html" and answer.status not in (301, 302, 303, 308):
        yield from _wrong_page(answer, text)
    elif answer.kind == "application/json" and answer.status >= 400 and answer.body:
        code = json.loads(answer.body).get("code")
        if code not in WHOLE and code not in SENTENCES:
            yield f"unknown refusal {code!r}"


def _wrong_page(answer, text):
    missing = [name for name in ON_PAGES if name.lower() not in answer.headers]
    if missing:
        yield f"a page without {missing}"
    if TAG in text:
        yield "an unescaped tag"
    if answer.status >= 400 and text and not (re.search('<html lang="(de|en)"', text) and SENTENCE.search(text)):
        yield f"no sentence with {answer.status}"
