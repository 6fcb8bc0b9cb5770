"""What takes long to make, kept as long as it is the newest of its workshop: made once, however many ask at once."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import NamedTuple
from weakref import WeakSet

from .errors import Making


class StateKey(NamedTuple):
    """What everything that a workshop is hangs on, as a key: no change without another one."""

    workshop: int
    epoch: str
    seq: int
    chain: bytes


class _Made:
    def __init__(self):
        self.lock, self.there, self.value, self.error = Lock(), False, None, None
        self.before = None


_all: WeakSet = WeakSet()


class Newest:
    """The last values by head and name; who asks for one that is being made waits for it, and never for another one.

    What was made of an older head of the same workshop goes as soon as there is a newer one; where values follow one
    another, as soon as the newer one has been made of it.
    """

    def __init__(self, most: int, most_bytes: int = 0, size: Callable = len, follows: bool = False):
        self._follows = follows
        self._kept: OrderedDict = OrderedDict()
        self._most, self._most_bytes, self._size, self.waiting = most, most_bytes, size, 0
        _all.add(self)

    def get(self, head: StateKey, name, make: Callable, seconds: float = -1, follow: Callable | None = None):
        """The value of `name` at `head`, made by `make` where it is not there. Raises Making for who would wait for
        somebody else for more than `seconds`.

        `follow` makes it out of the value of an older head, where there is one; only with `follows`.

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
                before = made.before
                self._make((head, name), made, make if before is None or follow is None else lambda: follow(before))
            return made.value
        finally:
            made.lock.release()

    def _entry(self, head, name):
        """Who reads a moment that is over already gets a value, but it is not kept."""
        own = [known for known, _name in self._kept if known[:2] == head[:2]]
        if any(known.seq > head.seq for known in own):
            return _Made()
        for key in [key for key in self._kept if key[0] in own and key[0] != head]:
            self._hand_on(self._kept.pop(key), (head, key[1]))
        made = self._kept.setdefault((head, name), _Made())
        self._kept.move_to_end((head, name))
        return made

    def _hand_on(self, older: _Made, key):
        """What there was before is kept for `follow`, which needs it, and otherwise goes."""
        if self._follows and (older.there or older.before is not None):
            self._kept.setdefault(key, _Made()).before = older.value if older.there else older.before

    def _make(self, key, made, make):
        try:
            made.value, made.there = make(), True
            made.before = None  # not earlier: a newer one may ask for it meanwhile
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
        values = (made.value if made.there else made.before for made in self._kept.values())
        return sum(self._size(value) for value in values if value is not None) > self._most_bytes

    def forget(self):
        """Nothing is kept any more, and what is being made is not kept either."""
        self._kept.clear()


def forget_all():
    """Nothing that was made of any workshop stays in memory."""
    for newest in list(_all):
        newest.forget()
