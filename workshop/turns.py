"""A long computation gives way: the server has one loop, and nobody waits in it for somebody else's large protocol.

Threads would not do: whoever reads a row lets go of Python's lock, and would wait for it again with every row.
"""

from collections.abc import Iterable, Iterator
from time import perf_counter

#: So long somebody computes in one go, so long the others have afterwards
SLICE_SECONDS, PAUSE_SECONDS = 0.004, 0.001


class Turns:
    """Who computes for long, in slices. Outside of a server nobody has to wait, and nothing is cut."""

    def __init__(self):
        self._since, self._here, self._line, self._sleep = perf_counter(), None, None, None

    def share(self):
        """From now on this thread's loop is shared."""
        from gevent import sleep
        from gevent.lock import BoundedSemaphore

        self._here, self._line, self._sleep = _thread(), BoundedSemaphore(1), sleep

    def give_way(self):
        """Let others in if it is time. One at a time stands at the door, so that two long ones are as good as one."""
        if self._here is None or perf_counter() - self._since < SLICE_SECONDS or _thread() != self._here:
            return
        with self._line:
            self._sleep(PAUSE_SECONDS)
        self._since = perf_counter()


def _thread() -> int:
    """The real thread: with gevent's patches every greenlet would be one."""
    from gevent.monkey import get_original

    return get_original("_thread", "get_ident")()


_turns = Turns()
share, give_way = _turns.share, _turns.give_way


def in_turns(things: Iterable) -> Iterator:
    """`things`, between which others have their turn."""
    for thing in things:
        give_way()
        yield thing
