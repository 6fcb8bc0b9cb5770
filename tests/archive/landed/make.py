"""python tests/archive/landed/make.py FOLDER [SIZE]: a database as the version makes it whose checkout this runs in.

It uses that checkout's own program and its own tests/support; README.md says which versions were asked. Four evenings:
sealed, under way, named and sealed, named and under way; and their archives, if it can make any.
SIZE times as many people.
"""

import lzma
import sqlite3
import sys
from pathlib import Path

sys.path.insert(0, str(Path.cwd()))

from tests.support.evening import Evening
from workshop import accounts, create_app
from workshop.config import Settings
from workshop.extensions import db
from workshop.migrating import upgrade


def weighted(title: str, people: int, **facts) -> Evening:
    """Everybody gives other points; the last one says "done" with points left, and an idea is part of another."""
    evening = Evening(title=title, points=10, ideas_max=5, **facts)
    evening.do("open_phase", phase="collect")
    phones = [evening.join(number, (2 + number % 3,)) for number in range(people)]
    ideas = [evening.idea(phone, f"Idea {number} of the sample") for number, phone in enumerate(phones[:6])]
    evening.saved(phones[0], "add_contribution", idea=ideas[1], kind="question", text="Who pays?")
    evening.saved(phones[1], "support_idea", idea=ideas[0], supports=True)
    evening.do("open_phase", phase="weight")
    for number, phone in enumerate(phones):
        evening.saved(phone, "set_weight", idea=ideas[number % 6], points=1 + number % 9)
        evening.saved(phone, "set_weight", idea=ideas[(number + 1) % 6], points=9 - number % 9)
    evening.saved(phones[-1], "set_weight", idea=ideas[(people - 1) % 6], points=0)
    evening.saved(phones[-1], "finish_weighting", done=True)
    evening.do("merge_ideas", into=ideas[0], ideas=[ideas[5]])
    evening.saved(phones[5], "set_weight", idea=ideas[2], points=0)
    return evening


def sealed(evening: Evening) -> Evening:
    evening.do("reveal_weights", revealed=True)
    evening.do("seal_weighting")
    evening.do("open_phase", phase="assign")
    measure = evening.do("add_measure", idea=1, title="A measure of the sample")["id"]
    evening.do("record_responsibility", measure=measure, role="lead", bearer={"group": 2}, print_name=False)
    return evening


def archived(workshops) -> list[bytes]:
    """Their archives, one a line; none in a version that could not make any."""
    try:
        from workshop.archive import archive, encoded
    except ImportError:
        return []
    db.session.rollback()
    return [encoded(archive(db.session, workshop)) for workshop in workshops]


def main():
    folder, size = Path(sys.argv[1]), int((sys.argv[2:] or ["1"])[0])
    settings = Settings(data=folder, secret_key="sample key for tests", testing=True)
    upgrade(settings)
    app = create_app(settings)
    with app.app_context():
        accounts.add_moderator("one@example.org", "Moderator one")
        sealed(weighted("Sealed", 8 * size))
        weighted("Under way", 8 * size)
        named = {"named": True} if "named" in db.metadata.tables["workshops"].c else {}
        sealed(weighted("Named and sealed", 8 * size, **named)).do("release_protocol")
        weighted("Named and under way", 8 * size, **named).do("edit_workshop", title="Named and under way, too")
        archives = archived(range(1, 5))
        db.session.remove()
        db.engine.dispose()
    app.extensions["writer"].close()
    with sqlite3.connect(folder / "workshop.sqlite") as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (version,) = raw.execute("SELECT version_num FROM alembic_version").fetchone()
        dump = "\n".join(raw.iterdump())
    (folder / f"{version}.sql.xz").write_bytes(lzma.compress(dump.encode(), preset=9))
    if archives:
        (folder / f"{version}.archives.xz").write_bytes(lzma.compress(b"\n".join(archives), preset=9))


if __name__ == "__main__":
    main()
