"""How fast somebody may go on, by a clock that nobody sets: a corrected computer clock locks nobody out."""

import time

from flask import current_app

from ...errors import Busy

MINUTE = 60


class Pace:
    """So many in `seconds` for each key: a bucket that fills evenly. Whose bucket is full again is forgotten."""

    def __init__(self, clock=time.monotonic, seconds: int = MINUTE):
        self._left: dict = {}
        self._clock, self._tidied, self._seconds = clock, clock(), seconds

    def allows(self, key, most: int, cost: int = 1) -> bool:
        """Take `cost` out of the `most` of `key`, if there is as much. A cost above `most` empties it."""
        now = self._clock()
        if now - self._tidied > self._seconds:
            self._left = {one: (left, at) for one, (left, at) in self._left.items() if now - at < self._seconds}
            self._tidied = now
        left, at = self._left.get(key, (most, now))
        left, cost = min(most, left + (now - at) * most / self._seconds), min(cost, most)
        allowed = cost <= left
        self._left[key] = (left - cost if allowed else left, now)
        return allowed


_pace = Pace()


def slow_down(person_key: bytes, cost: int):
    """Busy for a participant who sends more than the settings allow; the same keys may come again later."""
    if not _pace.allows(person_key, current_app.extensions["settings"].commands_per_minute, cost):
        raise Busy
