"""Who is here and how many are ready: one look at a workshop for everybody who asks.

How many are ready is looked at every five seconds and not faster, however often somebody asks: a figure that moves with
the command that moves it would tell a moderator whose last point that was.
"""

import time
from dataclasses import dataclass
from datetime import timedelta

from ..clock import now
from ..domain.people.readiness import readiness
from ..domain.workshops.queries import people
from .presence import SEEN_SECONDS

READY_SECONDS = 5
EVERYBODY = ("count", "connected", "joined", "ready")
DESK = ("walls", "desks", "groups")


class Here:
    """Keeps the last look at each workshop, and who has joined it."""

    def __init__(self, presence, clock=time.monotonic):
        self._presence, self._clock = presence, clock
        self._looks: dict = {}
        self._people: dict = {}

    def told(self, session, workshop, audience: str) -> dict:
        """`here` of docs/wire.md as `audience` gets it."""
        whole = self._counts(session, workshop) | self._look(session, workshop)[1]
        return {name: whole[name] for name in EVERYBODY + (DESK if audience == "desk" else ())}

    def phones(self) -> int:
        """How many phones are connected to this process, to whatever workshop."""
        return self._presence.phones()

    def forget(self, workshop: int):
        """Nothing is known of a workshop any more."""
        self._presence.forget(workshop)
        self._people.pop(workshop, None)
        for key in [key for key in self._looks if key[0] == workshop]:
            del self._looks[key]

    def looked_at(self, workshop) -> float:
        """When readiness was last looked at, by the clock."""
        return self._looks.get((workshop.id, workshop.epoch, workshop.weighting), (float("-inf"),))[0]

    def _look(self, session, workshop):
        key, now = (workshop.id, workshop.epoch, workshop.weighting), self._clock()
        if key not in self._looks or now - self._looks[key][0] >= READY_SECONDS:
            self._looks[key] = (now, readiness(session, workshop))
        return self._looks[key]

    def _counts(self, session, workshop):
        joined, limit = self._joined(session, workshop), now() - timedelta(seconds=SEEN_SECONDS)
        lately = {person for person, at in joined.items() if at > limit}
        return self._presence.counts(workshop.id, joined.keys(), lately)

    def _joined(self, session, workshop) -> dict:
        """{digest: when}. Only who has come, gone or changed since the last look is read: a hall that comes in, and one
        that watches, would ask for everybody each time."""
        known = self._people.get(workshop.id)
        if known is None or known.epoch != workshop.epoch or known.upto > workshop.seq:
            known = self._people[workshop.id] = Joined(workshop.epoch, -1, -1, {})
        if known.progressed != workshop.progressed:
            for person, at, removed, before in people(session, workshop.id, known.upto):
                known.people.pop(before, None)
                known.people.pop(person, None)
                if removed is None:
                    known.people[person] = at
            known.upto, known.progressed = workshop.seq, workshop.progressed
        return known.people


@dataclass
class Joined:
    """Who has joined a workshop, up to a number of its journal; `progressed` is the last number that moved them."""

    epoch: str
    upto: int
    progressed: int
    people: dict
