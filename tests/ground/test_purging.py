"""What sealing took away leaves the files even where somebody was just reading, and the server then went down."""

import sqlite3
from contextlib import closing

from tests.support.evening import Evening
from workshop.engine.writer import Writer


def written(folder) -> bytes:
    """Database and log."""
    return b"".join(place.read_bytes() for place in folder.glob("workshop.sqlite*"))


def test_what_a_reader_kept_from_leaving_leaves_after_the_next_start(app, settings):
    evening = Evening()
    (first, *_), (anna, *_) = evening.weighting()
    evening.saved(anna, "set_weight", idea=first, points=7)
    with closing(sqlite3.connect(settings.data / "workshop.sqlite", isolation_level=None)) as reader:
        reader.execute("BEGIN")
        (salt,) = reader.execute("SELECT salt FROM journal WHERE name = 'set_weight'").fetchone()
        evening.do("seal_weighting")
        assert salt in written(settings.data)
        reader.execute("COMMIT")
        app.extensions["writer"].close()
        app.extensions["writer"] = Writer(settings.database)
        evening.do("open_phase", phase="close")
        assert salt not in written(settings.data)
