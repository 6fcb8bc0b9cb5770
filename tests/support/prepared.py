"""A workshop in a folder's database, as a server finds it that starts."""

import shutil
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Prepared:
    """`links` lets one moderator each in, once; `fields` are the ids of the fields of action."""

    folder: Path
    id: int
    code: str
    links: list[str]
    fields: list[int]


@cache
def _empty() -> tuple[tempfile.TemporaryDirectory, Path]:
    """A migrated database without content, made once in this process; the folder goes with it."""
    from workshop.config import Settings
    from workshop.migrating import upgrade

    folder = tempfile.TemporaryDirectory(prefix="workshop-empty-")
    upgrade(Settings(data=Path(folder.name)))
    return folder, Path(folder.name) / "workshop.sqlite"


def migrated(settings):
    """The tables of these settings, empty: a copy where the database is a new file in the folder."""
    from workshop.migrating import upgrade

    place = settings.data / "workshop.sqlite"
    if settings.database_url or place.exists():
        return upgrade(settings)
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    shutil.copy(_empty()[1], place)


class Preparing:
    """Workshops in the database of `settings`, one after the other."""

    def __init__(self, settings):
        from workshop import create_app

        migrated(settings)
        self._folder, self._app, self._made = settings.data, create_app(settings), 0

    @property
    def _place(self) -> str:
        """Every further workshop is another place, with addresses of its own."""
        return f"place{self._made}." if self._made > 1 else ""

    def workshop(self, commands, desks: int = 1, link: str = "desk", **facts) -> Prepared:
        """As `prepared`; every workshop has moderators of its own."""
        from tests.support.evening import Evening, key
        from workshop import accounts
        from workshop.engine.command import data_for
        from workshop.engine.keys import Command
        from workshop.engine.perform import perform
        from workshop.extensions import db

        self._made += 1
        with self._app.app_context():
            people = [
                accounts.add_moderator(f"desk{n}@{self._place}example.org", f"Desk {n}", administrator=n == 1).id
                for n in range(1, desks + 1)
            ]
            evening = Evening(people[0], **facts)
            for person in people[1:]:
                membership = Command(
                    key(), "add_moderator", data_for("add_moderator", {"moderator": person}, wire=False)
                )
                perform(evening.id, evening.desk, [membership])
            for name, data in commands:
                evening.do(name, **data)
            links = [accounts.new_link(one, link) for one in people]
            made = Prepared(self._folder, evening.id, evening.workshop.code, links, evening.fields)
            db.session.remove()
        return made

    def __enter__(self):
        return self

    def __exit__(self, *_):
        from workshop import close_app

        close_app(self._app)


def prepared(
    folder: Path,
    commands=(("open_phase", {"phase": "collect"}),),
    desks: int = 1,
    settings=None,
    link: str = "desk",
    **facts,
) -> Prepared:
    """An open workshop of `desks` moderators after the desk's `commands`; `facts` are those of `create_workshop`.

    `settings` may name another database than the folder's own; `link` is the purpose of the moderators' links.
    """
    from workshop.config import Settings

    with Preparing(settings or Settings(data=folder)) as preparing:
        return preparing.workshop(commands, desks, link, **facts)
