"""Numbers that come as text: in addresses and in forms."""

import re

from werkzeug.routing import IntegerConverter

#: At most fifteen digits: no id is longer, and every database and every browser can hold it
_WHOLE = re.compile("[0-9]{1,15}")


def whole(text: str | int | None) -> int | None:
    """The number in `text`, or None; a number that a row was drawn with is one already."""
    if isinstance(text, int):
        return text
    return int(text) if text and _WHOLE.fullmatch(text) else None


class Ident(IntegerConverter):
    """`<int:…>` of an address; anything else is not found."""

    regex = _WHOLE.pattern


def init_app(app):
    app.url_map.converters["int"] = Ident
