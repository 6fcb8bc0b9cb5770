"""The Protocol as an HTML page: what its templates need besides the value."""

from flask_babel import get_locale

from ..export import FORMATS
from ..export.erased import named
from ..export.sentences import sentences
from ..export.words import Words
from ..queries.protocol_values import SECTIONS
from .skylines import of_protocol


def document(value) -> dict:
    """The variables of `pages/_document.html` for a Protocol, in the reader's language."""
    words = Words(get_locale().language)
    value = named(value)
    return {
        "protocol": value,
        "words": words,
        "formats": FORMATS,
        "sentences": sentences(value, words),
        "fields": {field.id: field for field in value.fields_of_action},
        "bars": of_protocol(value.ideas),
        "notes": {note.section: note.text for note in value.notes},
        "sections": SECTIONS,
        "most": max((idea.points for idea in value.ideas), default=0),
    }
