"""A workshop in a folder's database, made by a program that has ended, as a server finds it that starts."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PROGRAM = """
import json, sys
from workshop import accounts, create_app
from workshop.commands import Command, perform, shape
from workshop.config import Settings
from workshop.migrating import upgrade
folder, wish = sys.argv[1], json.loads(sys.argv[2])
settings = Settings(data=folder)
upgrade(settings)
app = create_app(settings)
with app.app_context():
    from tests.support.evening import Evening, key
    desks = [
        accounts.add_moderator(f"desk{number}@example.org", f"Desk {number}", administrator=number == 1).id
        for number in range(1, wish["desks"] + 1)
    ]
    evening = Evening(desks[0], **wish["facts"])
    for desk in desks[1:]:
        membership = shape("add_moderator", {"moderator": desk}, wire=False)
        perform(evening.id, evening.desk, [Command(key(), "add_moderator", membership)])
    for name, data in wish["commands"]:
        evening.do(name, **data)
    links = [accounts.new_link(desk, "desk") for desk in desks]
    print(json.dumps({"code": evening.workshop.code, "links": links, "fields": evening.fields}))
app.extensions["writer"].close()
"""


@dataclass(frozen=True)
class Prepared:
    """`links` lets one moderator each in, once; `fields` are the ids of the fields of action."""

    folder: Path
    code: str
    links: list[str]
    fields: list[int]


def prepared(folder: Path, commands=(("open_phase", {"phase": "collect"}),), desks: int = 1, **facts) -> Prepared:
    """An open workshop of `desks` moderators after the desk's `commands`; `facts` are those of `create_workshop`."""
    wish = json.dumps({"desks": desks, "commands": commands, "facts": facts})
    done = subprocess.run([sys.executable, "-c", PROGRAM, str(folder), wish], capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return Prepared(folder, **json.loads(done.stdout))
