"""What the browser must know of the schemas before it sends anything: how long, how many, and which phases there are.

`static/js/core/limits.js` is made of them by `./dev limits`, so that it lies, is hashed and is cached like all other
scripts; a test of the house compares it.
"""

import json

from ...domain.workshops.phases import PHASES
from ...engine.command import COMMANDS
from ...engine.sanitize import LARGEST
from ...engine.schema import LONGEST_TEXT, LONGEST_TITLE, Schema
from ...engine.schema import limit as limit_of
from ...paths import STATIC

FILE = STATIC / "js" / "core" / "limits.js"


def limits() -> dict[str, dict]:
    """{command: {field: the most it takes}} of all that can be sent to POST commands."""
    found = {one.name: _of(one.data) for one in COMMANDS.values() if one.wire}
    return {name: fields for name, fields in sorted(found.items()) if fields}


def _of(model: type[Schema]) -> dict:
    found: dict = {}
    for name, info in sorted(model.model_fields.items()):
        part = info.annotation
        limit = _of(part) if isinstance(part, type) and issubclass(part, Schema) else limit_of(model, name)
        if limit and limit != LARGEST:
            found[name] = limit
    return found


def script() -> str:
    """The text of `static/js/core/limits.js`."""
    rows = "".join(f"  {name}: {_plain(fields)},\n" for name, fields in limits().items())
    return (
        "// Made of the server's schemas by ./dev limits, not by hand.\n"
        f"export const phases = {json.dumps(PHASES)};\n\n"
        "// of an idea: a longer sentence is cut for its title; what is added below the sentence\n"
        f"export const longest = {_plain({'title': LONGEST_TITLE, 'text': LONGEST_TEXT})};\n\n"
        "// letters, rows, or the highest number, by command and field\n"
        f"export const most = {{\n{rows}}};\n"
    )


def _plain(values: dict) -> str:
    told = {name: _plain(value) if isinstance(value, dict) else value for name, value in values.items()}
    return "{ " + ", ".join(f"{name}: {value}" for name, value in told.items()) + " }"


def write():
    FILE.write_text(script(), encoding="utf-8")
