"""A long computation gives way: the server has one loop, and nobody waits in it for somebody else's large protocol.

Threads would not do: whoever reads a row lets go of Python's lock, and would wait for it again with every row.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from time import perf_counter

from .errors import Busy

#: So long somebody computes in one go, so long the others have afterwards
SLICE_SECONDS, PAUSE_SECONDS = 0.004, 0.001
#: So many of one place may stand in line: more than a hall has phones
MOST_IN_LINE = 1000


class Turns:
    """Who computes for long, in slices. Outside of a server nobody has to wait, and nothing is cut."""

    def __init__(self):
        self._since, self._here, self._sleep = perf_counter(), None, None
        self._line = self._door = None
        self._places: dict = {}

    def share(self):
        """From now on this thread's loop is shared."""
        from gevent import sleep
        from gevent.lock import BoundedSemaphore

        self._here, self._sleep = _thread(), sleep
        self._line, self._door = BoundedSemaphore(1), BoundedSemaphore(1)

    def give_way(self):
        """Let others in if it is time. One at a time stands at the door, so that two long ones are as good as one."""
        if self._here is None or perf_counter() - self._since < SLICE_SECONDS or _thread() != self._here:
            return
        with self._line:
            self._sleep(PAUSE_SECONDS)
        self._since = perf_counter()

    def stand_in_line(self, place: str):
        """Wait until all of this place who came before have had their turn; places take turns with each other.

        Between two of them everybody who does not stand in line is served, and who computes goes on, from however many
        places they come. Raises Busy where the line is too long.
        """
        if self._here is None:
            return
        from gevent.lock import BoundedSemaphore

        own = self._places.setdefault(place, _Place(BoundedSemaphore(1)))
        if own.waiting >= MOST_IN_LINE:
            raise Busy
        own.waiting += 1
        try:
            with own.line, self._door:
                self._sleep(PAUSE_SECONDS)
        finally:
            own.waiting -= 1
            if not own.waiting:
                del self._places[place]
        self._since = perf_counter()


@dataclass
class _Place:
    """Where those of one address stand, and how many they are."""

    line: object
    waiting: int = 0


def _thread() -> int:
    """The real thread: with gevent's patches every greenlet would be one."""
    from gevent.monkey import get_original

    return get_original("_thread", "get_ident")()


_turns = Turns()
share, give_way, stand_in_line = _turns.share, _turns.give_way, _turns.stand_in_line


def in_turns(things: Iterable) -> Iterator:
    """`things`, between which others have their turn."""
    for thing in things:
        give_way()
        yield thing
