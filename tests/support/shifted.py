"""python -m tests.support.shifted FILE COMMAND …: the program on a computer whose clock is wrong.

FILE holds the seconds by which the clock is wrong and may change while the program runs. Everything that Python asks
about the time of day is shifted before the program is imported; what counts since the start is not.
"""

import datetime
import sys
import time
from pathlib import Path


def shift(place: Path):
    """From now on the clock is wrong by what stands in `place`."""
    real, moment = time.time, datetime.datetime

    def wrong() -> float:
        return float(place.read_text())

    class Any(type(moment)):
        def __instancecheck__(cls, value):
            return isinstance(value, moment)

    class Shifted(moment, metaclass=Any):
        @classmethod
        def now(cls, tz=None):
            return moment.fromtimestamp(time.time(), tz)

        @classmethod
        def utcnow(cls):
            return moment.fromtimestamp(time.time(), datetime.UTC).replace(tzinfo=None)

        today = now

    time.time = lambda: real() + wrong()
    time.time_ns = lambda: int(time.time() * 1e9)
    datetime.datetime = Shifted


def main():
    place, *command = sys.argv[1:]
    shift(Path(place))
    sys.argv = ["workshop", *command]
    from workshop.__main__ import main

    main()


if __name__ == "__main__":
    main()
