"""python -m tests.retention.killed POINT COMMAND …: the program, which ends as by kill -9 when it has come to POINT.

POINT is the number of a statement that deletes or empties, or "commit", "rewriting" (after the commit, before the
database's file is written anew), or "files" (before documents are removed).
"""

import os
import signal
import sys

from sqlalchemy import Engine, event


def die(*_arguments, **_named):
    os.kill(os.getpid(), signal.SIGKILL)


def at_statement(number: int):
    """Before the so-many-th that takes rows away once the purge has begun."""
    seen = []

    @event.listens_for(Engine, "before_cursor_execute")
    def executing(_connection, _cursor, statement, *_more):
        if (statement.startswith("DELETE") and "due_steps" not in statement) or "UPDATE workshops" in statement:
            seen.append(statement)
            if len(seen) == number:
                die()


def arm(point: str):
    from workshop import purging
    from workshop.retention import deleting

    if point == "commit":
        at_the_commit()
    elif point == "rewriting":
        purging.forget = die
    elif point == "files":
        deleting.forget = die
    else:
        at_statement(int(point))


def at_the_commit():
    """Of the transaction that takes rows away."""
    began = []

    @event.listens_for(Engine, "before_cursor_execute")
    def executing(_connection, _cursor, statement, *_more):
        if statement.startswith("DELETE FROM journal") or "UPDATE journal" in statement:
            began.append(statement)

    @event.listens_for(Engine, "commit")
    def committing(_connection):
        if began:
            die()


if __name__ == "__main__":
    point, *command = sys.argv[1:]
    arm(point)
    from workshop.cli import cli

    cli(command)
