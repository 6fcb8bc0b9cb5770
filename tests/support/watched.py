"""python -m tests.support.watched COMMAND …: the program, which ends at once when it opens its own database as a file.

On POSIX a process that closes any file handle of a database loses all locks that SQLite holds on it there. So from the
first connection on nothing but SQLite may open that file.
"""

import os
import sys
import traceback
from pathlib import Path

#: Exit code of a program that was caught
CAUGHT = 86


def watch():
    connected = set()

    def heard(event, arguments):
        if event == "sqlite3.connect" and isinstance(arguments[0], str | bytes):
            place = os.fsdecode(arguments[0]).removeprefix("file:").split("?")[0]
            connected.add(os.path.abspath(place))
        elif event == "open" and isinstance(arguments[0], str | bytes | os.PathLike):
            place = os.path.abspath(os.fsdecode(arguments[0]))
            if Path(place).name == "workshop.sqlite" and place in connected:
                traceback.print_stack(file=sys.stderr)
                sys.stderr.flush()
                os._exit(CAUGHT)

    sys.addaudithook(heard)


def main():
    watch()
    sys.argv = ["workshop", *sys.argv[1:]]
    from workshop.__main__ import main

    main()


if __name__ == "__main__":
    main()
