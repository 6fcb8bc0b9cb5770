"""Who is here: connections by workshop and audience, and people seen in the last twenty minutes."""

import time
from collections import defaultdict
from collections.abc import Set

SEEN_SECONDS = 20 * 60


class Presence:
    """Counts people, not sockets: two tabs of one phone are one person. Kept in memory of this process only."""

    def __init__(self, clock=time.monotonic):
        self._clock = clock
        self._watching: dict = {}
        self._seen: dict = defaultdict(dict)

    def arrive(self, connection: str, workshop: int, audience: str, person):
        self._watching[connection] = (workshop, audience, person)
        self._note(workshop, audience, person)

    def leave(self, connection: str) -> int | None:
        """The workshop the connection watched."""
        workshop, audience, person = self._watching.pop(connection, (None, None, None))
        if workshop is not None:
            self._note(workshop, audience, person)
        return workshop

    def of(self, connection: str):
        """(workshop, audience, person) of a connection, or None."""
        return self._watching.get(connection)

    def _note(self, workshop, audience, person):
        if audience == "phone" and person is not None:
            self._seen[workshop][person] = self._clock()

    def connected(self, workshop: int) -> int:
        """How many sockets of phones are open."""
        return sum(entry[:2] == (workshop, "phone") for entry in self._watching.values())

    def counts(self, workshop: int, joined: Set, lately: Set) -> dict:
        """{"count", "connected", "walls", "desks"}; `joined`: all who joined, `lately`: in the last twenty minutes.

        Only who has joined is counted; "count" are the people seen lately, "connected" those with an open socket.
        """
        watching = [entry[1:] for entry in self._watching.values() if entry[0] == workshop]
        people = {person for audience, person in watching if audience == "phone"} & joined
        limit, seen = self._clock() - SEEN_SECONDS, self._seen[workshop]
        for person in people:
            seen[person] = self._clock()
        for person in [person for person, at in seen.items() if at < limit]:
            del seen[person]
        return {
            "count": len((set(seen) & joined) | lately),
            "connected": len(people),
            "walls": sum(audience == "wall" for audience, _ in watching),
            "desks": len({person for audience, person in watching if audience == "desk"}),
        }

    def workshops(self) -> set[int]:
        """Workshops that somebody watches."""
        return {ident for ident, _audience, _person in self._watching.values()}

    def desks(self, workshop: int) -> list[tuple]:
        """(connection, moderator) of every desk of a workshop."""
        entries = self._watching.items()
        return [(sid, person) for sid, (ident, role, person) in entries if (ident, role) == (workshop, "desk")]
