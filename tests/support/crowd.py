"""Many rows at once, past the commands: for limits that nobody wants to reach one by one."""

import sqlite3
from contextlib import closing

from flask import current_app


def multiply(evening, table: str, times: int):
    """Copy the evening's only row of `table` until there are so many of them."""
    settings = current_app.extensions["settings"]
    with closing(sqlite3.connect(settings.data / "workshop.sqlite")) as raw, raw:
        others = [f'"{name}"' for _, name, *_ in raw.execute(f"PRAGMA table_info({table})") if name != "id"]
        numbers = "WITH RECURSIVE numbers(id) AS (SELECT 2 UNION ALL SELECT id + 1 FROM numbers WHERE id < ?)"
        names = ", ".join(others)
        raw.execute(
            f"INSERT INTO {table} (id, {names}) {numbers} SELECT numbers.id, {names} FROM {table}, numbers "
            "WHERE workshop_id = ?",
            (times, evening.id),
        )
