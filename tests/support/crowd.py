"""Many rows at once, past the commands: for limits that nobody wants to reach one by one."""

import sqlite3
from contextlib import closing

from flask import current_app


def multiply(evening, table: str, times: int, *own: str):
    """Copy the evening's only row of `table` until there are so many; their `own` columns get free numbers."""
    settings = current_app.extensions["settings"]
    with closing(sqlite3.connect(settings.data / "workshop.sqlite")) as raw, raw:
        others = [f'"{name}"' for _, name, *_ in raw.execute(f"PRAGMA table_info({table})") if name not in ("id", *own)]
        numbers = "WITH RECURSIVE numbers(id) AS (SELECT 2 UNION ALL SELECT id + 1 FROM numbers WHERE id < ?)"
        names, ids = ", ".join(others), ", ".join(["numbers.id", *["1000 + numbers.id"] * len(own)])
        raw.execute(
            f"INSERT INTO {table} ({', '.join(('id', *own))}, {names}) {numbers} "
            f"SELECT {ids}, {names} FROM {table}, numbers WHERE workshop_id = ?",
            (times, evening.id),
        )
