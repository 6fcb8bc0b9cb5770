"""Who is here and how many are ready: one look at a workshop for everybody who asks.

How many are ready is looked at every five seconds and not faster, however often somebody asks: a figure that moves with
the command that moves it would tell a moderator whose last point that was.
"""

import time
from datetime import timedelta

from ..clock import now
from ..queries.readiness import readiness
from ..queries.workshops import people
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

    def looked_at(self, workshop) -> float:
        """When readiness was last looked at, by the clock."""
        return self._looks.get((workshop.id, workshop.epoch), (float("-inf"),))[0]

    def _look(self, session, workshop):
        key, now = (workshop.id, workshop.epoch), self._clock()
        if key not in self._looks or now - self._looks[key][0] >= READY_SECONDS:
            self._looks[key] = (now, readiness(session, workshop))
        return self._looks[key]

    def _counts(self, session, workshop):
        """Who has joined is asked for only when somebody has: a hall that watches would ask for everybody each time."""
        state = (workshop.epoch, workshop.progressed)
        if self._people.get(workshop.id, (None,))[0] != state:
            self._people[workshop.id] = (state, people(session, workshop.id))
        joined, limit = self._people[workshop.id][1], now() - timedelta(seconds=SEEN_SECONDS)
        lately = {person for person, at in joined.items() if at > limit}
        return self._presence.counts(workshop.id, joined.keys(), lately)
