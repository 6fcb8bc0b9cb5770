"""A workshop inside the test's own process, moved on by real commands."""

import hashlib
import itertools
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from workshop.domain.people.mine import mine
from workshop.domain.people.models import Participant
from workshop.domain.people.readiness import readiness
from workshop.domain.weightings.models import Tally
from workshop.domain.workshops.making import create_workshop
from workshop.domain.workshops.queries import workshop_by_id
from workshop.engine.changes import changes
from workshop.engine.command import data_for
from workshop.engine.context import Actor
from workshop.engine.keys import Command
from workshop.engine.perform import perform
from workshop.extensions import db

_keys = itertools.count(1)
GROUPINGS = [
    {
        "name": "Gemeinde",
        "groups": [{"name": name} for name in ("Aue", "Bach", "Cella")]
        + [{"name": "fern", "counts_for_breadth": False}],
    },
    {"name": "Rolle", "groups": [{"name": "Verein", "counts_for_breadth": False}]},
]


def key() -> str:
    return f"{next(_keys):032x}"


def phone(number: int) -> Actor:
    """The phone of participant `number` (any number; it must still join)."""
    return Actor("phone", hashlib.sha256(b"phone %d" % number).digest())


class Evening:
    """An open workshop with two fields of action, a desk and as many phones as wanted."""

    def __init__(self, moderator: int = 1, opened: bool = True, **facts):
        starts = datetime(2026, 11, 22, 17, tzinfo=UTC)
        data = {
            "title": "Sample evening",
            "starts": starts,
            "ends": starts + timedelta(hours=2),
            "groupings": GROUPINGS,
        }
        self.id = create_workshop(moderator, key(), data | facts)
        self.desk = Actor("desk", b"moderator:%d" % moderator, moderator)
        self.fields = [self.do("add_field_of_action", name=name)["id"] for name in ("Village", "Canal")]
        if opened:
            self.do("open_workshop")

    @property
    def workshop(self):
        db.session.rollback()
        return workshop_by_id(db.session, self.id)

    def send(self, actor: Actor, name: str, /, _key: str | None = None, _seen: int | None = None, **data) -> dict:
        """The answer to one command."""
        command = Command(_key or key(), name, data_for(name, data, wire=False), _seen)
        db.session.rollback()
        answer = perform(self.id, actor, [command])[0]
        db.session.rollback()
        return answer

    def saved(self, actor: Actor, name: str, /, **data) -> dict:
        """The answer to a command that must be saved."""
        answer = self.send(actor, name, **data)
        assert answer["status"] == "saved", answer
        return answer

    def do(self, name: str, /, **data) -> dict:
        """A command of the desk that must be saved."""
        return self.saved(self.desk, name, **data)

    def join(self, number: int, groups=(2,)) -> Actor:
        """Phone `number`, joined. Groups 2, 3, 4 count for breadth, 5 does not, 7 is a role."""
        actor = phone(number)
        self.saved(actor, "join_workshop", groups=list(groups))
        return actor

    def came(self, actor: Actor) -> datetime:
        """When this phone has joined."""
        db.session.rollback()
        query = select(Participant.joined).where(Participant.workshop_id == self.id)
        return db.session.scalar(query.where(Participant.person == actor.person))

    def idea(self, actor=None, title="An idea", field=0) -> int:
        return self.saved(actor or self.desk, "add_idea", field_of_action=self.fields[field], title=title)["id"]

    def weighting(self, ideas: int = 3, people: int = 3) -> tuple[list[int], list[Actor]]:
        """Ideas and joined phones, with the phase at weight."""
        people = [self.join(number, (2 + number % 3,)) for number in range(people)]
        made = [self.idea(title=f"Idea {number}") for number in range(ideas)]
        self.do("open_phase", phase="weight")
        return made, people

    def snapshot(self, audience: str = "phone", since: int = 0) -> list[dict]:
        return changes(db.session, self.workshop, since, audience)

    def things(self, kind: str, audience: str = "phone") -> dict[int, dict]:
        return {thing["id"]: thing for thing in self.snapshot(audience) if thing["kind"] == kind}

    def tallies(self, weighting: int = 1) -> dict[int, dict]:
        """What the tables say of each idea, before the reveal, too."""
        db.session.rollback()
        rows = db.session.scalars(select(Tally).where(Tally.workshop_id == self.id, Tally.weighting == weighting))
        return {row.idea: {"points": row.value, "people": row.people, "breadth": row.breadth} for row in rows}

    def readiness(self) -> dict:
        """How many are ready, as `here` tells it, without the wait."""
        return readiness(db.session, self.workshop)

    def mine(self, actor: Actor) -> dict:
        return mine(db.session, self.id, actor.person)
