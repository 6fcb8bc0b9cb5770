"""The Protocol as an HTML page: what its templates need besides the value."""

from typing import Protocol, cast

from flask import current_app
from flask_babel import get_locale

from ...engine.frames import head
from ...export import FORMATS
from ...export.erased import named
from ...export.sentences import sentences
from ...export.words import Words
from ...newest import Newest
from ...protocol import values
from .skylines import of_protocol

#: The last documents: after a release everybody in the room opens the same one
_kept = Newest(12)


class _Macros(Protocol):
    """What `pages/_document.html` draws."""

    def ideas(self, protocol: values.Protocol, fields: dict, most: int, words: Words) -> str: ...

    def measures(self, protocol: values.Protocol, words: Words) -> str: ...


def edition(value) -> tuple:
    """What tells a protocol of a workshop from the others that there are at the same moment, besides the language."""
    return value.facts.release, value.facts.draft, value.proof.seq, len(value.corrections)


def document(workshop, value) -> dict:
    """The variables of `pages/_document.html` for a Protocol, in the reader's language."""
    language = get_locale().language
    return _kept.get(head(workshop), (*edition(value), language), lambda: _made(value, Words(language)))


def _made(value, words) -> dict:
    value = named(value)
    fields = {field.id: field for field in value.fields_of_action}
    most = max((idea.points for idea in value.ideas), default=0)
    drawn = cast(_Macros, current_app.jinja_env.get_template("pages/_document.html").module)
    return {
        "protocol": value,
        "words": words,
        "formats": FORMATS,
        "sentences": sentences(value, words),
        "fields": fields,
        "bars": of_protocol(value.ideas),
        "notes": {note.section: note.text for note in value.notes},
        "sections": values.SECTIONS,
        "most": most,
        "ideas": drawn.ideas(value, fields, most, words) if value.ideas else "",
        "measures": drawn.measures(value, words) if value.measures else "",
    }
