"""A workshop in a folder's database, as a server finds it that starts."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Prepared:
    """`links` lets one moderator each in, once; `fields` are the ids of the fields of action."""

    folder: Path
    code: str
    links: list[str]
    fields: list[int]


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
    from tests.support.evening import Evening, key
    from workshop import accounts, create_app
    from workshop.commands import Command, data_for, perform
    from workshop.config import Settings
    from workshop.extensions import db
    from workshop.migrating import upgrade

    settings = settings or Settings(data=folder)
    upgrade(settings)
    app = create_app(settings)
    with app.app_context():
        people = [
            accounts.add_moderator(f"desk{number}@example.org", f"Desk {number}", administrator=number == 1).id
            for number in range(1, desks + 1)
        ]
        evening = Evening(people[0], **facts)
        for person in people[1:]:
            membership = Command(key(), "add_moderator", data_for("add_moderator", {"moderator": person}, wire=False))
            perform(evening.id, evening.desk, [membership])
        for name, data in commands:
            evening.do(name, **data)
        made = Prepared(folder, evening.workshop.code, [accounts.new_link(one, link) for one in people], evening.fields)
        db.session.remove()
        db.engine.dispose()
    app.extensions["accounts_engine"].dispose()
    app.extensions["writer"].close()
    return made
