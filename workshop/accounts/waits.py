"""How long somebody must wait who keeps giving wrong passwords.

Each wrong one after the first few doubles the wait, up to a limit that an honest owner can bear. A stranger who
guesses makes those wait who ask for the same account from the same address; a browser that has been in before (its
cookie says so) is counted for itself, as OWASP's "device cookies" are, and strangers' guesses do not make its owner
wait. Elsewhere an account is slow only once more have guessed than a single address can. Who has a new browser in the
stranger's own network and no patience takes a link: those are not counted.
"""

import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Limit:
    """`free` wrong ones cost nothing; then the wait begins with a second and doubles up to `longest` seconds."""

    free: int
    longest: int


ACCOUNT, ACCOUNT_ANYWHERE = Limit(5, 30), Limit(300, 30)
ADDRESS, DEVICE = Limit(20, 10), Limit(5, 900)
#: What was wrong is forgotten after so long without another one; nobody waits as long
FORGET_SECONDS = 3600
MOST = 10_000


class Waits:
    """Wrong attempts by key: (what is counted, whose it is). In memory of this process only."""

    def __init__(self, clock=time.monotonic):
        self._clock, self._wrong = clock, {}

    def left(self, keys: dict) -> int:
        """Whole seconds until the next attempt of all `keys` ({key: Limit}) is looked at; 0: now."""
        now = self._clock()
        return max((self._left(key, limit, now) for key, limit in keys.items()), default=0)

    def _left(self, key, limit, now) -> int:
        times, last = self._wrong.get(key, (0, now))
        if times <= limit.free:
            return 0
        wait = min(2.0 ** (times - limit.free - 1), limit.longest)
        return max(0, -int(-(last + wait - now) // 1))

    def begin(self, keys: dict):
        """Count an attempt as wrong before it is looked at, so that many at once do not slip through."""
        now = self._clock()
        for key in keys:
            times, last = self._wrong.pop(key, (0, now))
            self._wrong[key] = (1 if now - last > FORGET_SECONDS else times + 1, now)
        while len(self._wrong) > MOST:
            del self._wrong[next(iter(self._wrong))]

    def forgive(self, keys: dict):
        """It was right: nothing is held against these keys any more."""
        for key in keys:
            self._wrong.pop(key, None)
