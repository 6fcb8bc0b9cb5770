"""A long computation gives way: the server has one loop, and nobody waits in it for somebody else's large protocol.

Threads would not do: whoever reads a row lets go of Python's lock, and would wait for it again with every row.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from time import perf_counter
from weakref import WeakSet

from .errors import Busy

#: So long somebody computes in one go, so long the others have afterwards
SLICE_SECONDS, PAUSE_SECONDS = 0.004, 0.001
#: So many of one place may stand in line: more than a hall has phones
MOST_IN_LINE = 1000


class Turns:
    """Who computes for long, in slices. Outside of a server nobody has to wait, and nothing is cut."""

    def __init__(self):
        self._since = perf_counter()
        self._shared: _Shared | None = None
        self._places: dict[str, _Place] = {}
        self._strangers: WeakSet = WeakSet()

    def share(self):
        """From now on this thread's loop is shared."""
        from gevent import sleep
        from gevent.lock import BoundedSemaphore

        self._shared = _Shared(_thread(), sleep, Line(), BoundedSemaphore(1))

    def give_way(self):
        """Let others in if it is time. One at a time does so, by turns, so that two long ones are as good as one.

        Who has stood in line does so at the door of the others who have, so that nobody else waits for them. Gevent's
        locks let in who asks before who waits: one of them is through before the next one begins.
        """
        shared = self._shared
        if shared is None or perf_counter() - self._since < SLICE_SECONDS or _thread() != shared.thread:
            return
        with shared.door if _somebody() in self._strangers else shared.line:
            shared.sleep(PAUSE_SECONDS)
        self._since = perf_counter()

    def stand_in_line(self, place: str):
        """Wait until all of this place who came before have had their turn; places take turns with each other.

        Between two of them everybody who does not stand in line is served, and who computes goes on, from however many
        places they come. Raises Busy where the line is too long.
        """
        shared = self._shared
        if shared is None:
            return
        from gevent.lock import BoundedSemaphore

        self._strangers.add(_somebody())
        own = self._places.setdefault(place, _Place(BoundedSemaphore(1)))
        if own.waiting >= MOST_IN_LINE:
            raise Busy
        own.waiting += 1
        try:
            with own.line, shared.door:
                shared.sleep(PAUSE_SECONDS)
        finally:
            own.waiting -= 1
            if not own.waiting:
                del self._places[place]
        self._since = perf_counter()

    def begin_anew(self):
        """The next request of a connection may be somebody else's."""
        self._strangers.discard(_somebody())


class Line:
    """One at a time, in the order in which they came; gevent's locks let in who asks before who waits."""

    def __init__(self):
        self._waiting: deque = deque()

    def __enter__(self):
        from gevent.event import Event

        own = Event()
        self._waiting.append(own)
        if self._waiting[0] is own:
            return
        try:
            own.wait()
        except BaseException:
            self._leave(own)
            raise

    def __exit__(self, *_error):
        self._leave(self._waiting[0])

    def _leave(self, own):
        first = self._waiting[0] is own
        self._waiting.remove(own)
        if first and self._waiting:
            self._waiting[0].set()


@dataclass
class _Shared:
    """A thread's loop that many share: in line go who came on their own, at the door who has stood in line before."""

    thread: int
    sleep: Callable[[float], None]
    line: Line
    door: AbstractContextManager


@dataclass
class _Place:
    """Where those of one address stand, and how many they are."""

    line: AbstractContextManager
    waiting: int = 0


def _somebody():
    """Who computes: with gevent one of many in a thread."""
    from gevent import getcurrent

    return getcurrent()


def _thread() -> int:
    """The real thread: with gevent's patches every greenlet would be one."""
    from gevent.monkey import get_original

    return get_original("_thread", "get_ident")()


_turns = Turns()
share, give_way, stand_in_line, begin_anew = _turns.share, _turns.give_way, _turns.stand_in_line, _turns.begin_anew


def in_turns(things: Iterable) -> Iterator:
    """`things`, between which others have their turn."""
    for thing in things:
        give_way()
        yield thing
