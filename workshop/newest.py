"""What takes long to make, kept as long as it is the newest of its workshop: made once, however many ask at once."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import NamedTuple
from weakref import WeakSet

from .errors import Making


class Head(NamedTuple):
    """What everything that a workshop is hangs on: no change without another one."""

    workshop: int
    epoch: str
    seq: int
    chain: bytes


class _Made:
    def __init__(self):
        self.lock, self.there, self.value, self.error = Lock(), False, None, None


_all: WeakSet = WeakSet()


class Newest:
    """The last values by head and name; who asks for one that is being made waits for it, and never for another one.

    What was made of an older head of the same workshop goes as soon as there is a newer one.
    """

    def __init__(self, most: int, most_bytes: int = 0, size: Callable = len):
        self._kept: OrderedDict = OrderedDict()
        self._most, self._most_bytes, self._size, self.waiting = most, most_bytes, size, 0
        _all.add(self)

    def get(self, head: Head, name, make: Callable, seconds: float = -1):
        """The value of `name` at `head`, made by `make` where it is not there. Raises Making for who would wait for
        somebody else for more than `seconds`.

        What `make` raises is told to all who have waited for it, else each would try anew, and the last one wait for
        all; the next one tries again.
        """
        made = self._entry(head, name)
        self.waiting += 1
        mine = made.lock.acquire(timeout=seconds)
        self.waiting -= 1
        if not mine:
            raise Making
        try:
            if made.error is not None:
                raise made.error
            if not made.there:
                self._make((head, name), made, make)
            return made.value
        finally:
            made.lock.release()

    def _entry(self, head, name):
        """Who reads a moment that is over already gets a value, but it is not kept."""
        own = [known for known, _name in self._kept if known[:2] == head[:2]]
        if any(known.seq > head.seq for known in own):
            return _Made()
        for key in [key for key in self._kept if key[0] in own and key[0] != head]:
            del self._kept[key]
        made = self._kept.setdefault((head, name), _Made())
        self._kept.move_to_end((head, name))
        return made

    def _make(self, key, made, make):
        try:
            made.value, made.there = make(), True
        except Exception as error:
            made.error = error
            if self._kept.get(key) is made:
                del self._kept[key]
            raise
        self._tidy()

    def _tidy(self):
        """The last one always stays."""
        while len(self._kept) > self._most or (len(self._kept) > 1 and self._too_large()):
            self._kept.popitem(last=False)

    def _too_large(self) -> bool:
        if not self._most_bytes:
            return False
        return sum(self._size(made.value) for made in self._kept.values() if made.there) > self._most_bytes

    def forget(self):
        """Nothing is kept any more, and what is being made is not kept either."""
        self._kept.clear()


def forget_all():
    """Nothing that was made of any workshop stays in memory."""
    for newest in list(_all):
        newest.forget()
