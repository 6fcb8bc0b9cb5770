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
        self._rooms: dict = defaultdict(dict)
        self._left: dict = defaultdict(dict)

    def arrive(self, connection: str, workshop: int, audience: str, person):
        self.leave(connection)
        self._watching[connection] = (workshop, audience, person)
        self._rooms[workshop, audience][connection] = person

    def leave(self, connection: str) -> int | None:
        """The workshop the connection watched."""
        workshop, audience, person = self._watching.pop(connection, (None, None, None))
        if workshop is not None:
            del self._rooms[workshop, audience][connection]
            if audience == "phone" and person is not None:
                self._left[workshop].pop(person, None)  # the last to leave stands last
                self._left[workshop][person] = self._clock()
        return workshop

    def of(self, connection: str):
        """(workshop, audience, person) of a connection, or None."""
        return self._watching.get(connection)

    def counts(self, workshop: int, joined: Set, lately: Set) -> dict:
        """{"count", "connected", "walls", "desks"}; `joined`: all who joined, `lately`: in the last twenty minutes.

        Only who has joined is counted; "count" are the people seen lately, "connected" those with an open socket.
        """
        people = set(self._in(workshop, "phone").values()) & joined
        return {
            "count": len(people | lately | (self._left_lately(workshop) & joined)),
            "connected": len(people),
            "walls": len(self._in(workshop, "wall")),
            "desks": len(set(self._in(workshop, "desk").values())),
        }

    def _in(self, workshop, audience) -> dict:
        """{connection: person}."""
        return self._rooms.get((workshop, audience), {})

    def _left_lately(self, workshop) -> Set:
        left, limit = self._left.get(workshop, {}), self._clock() - SEEN_SECONDS
        while left and left[first := next(iter(left))] < limit:
            del left[first]
        return left.keys()

    def workshops(self) -> set[int]:
        """Workshops that somebody watches."""
        return {ident for (ident, _audience), those in self._rooms.items() if those}

    def phones(self) -> int:
        """How many sockets of phones are open, in all workshops."""
        return sum(len(those) for (_ident, audience), those in self._rooms.items() if audience == "phone")

    def everybody(self, workshop: int) -> list[str]:
        """Every connection that watches a workshop."""
        return [
            connection for (ident, _audience), those in self._rooms.items() if ident == workshop for connection in those
        ]

    def forget(self, workshop: int):
        """Nothing is known of a workshop any more, once its connections have ended."""
        self._left.pop(workshop, None)

    def desks(self, workshop: int) -> list[tuple]:
        """(connection, moderator) of every desk of a workshop."""
        return list(self._in(workshop, "desk").items())
