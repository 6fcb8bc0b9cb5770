"""The Protocol as an HTML page: what its templates need besides the value."""

from flask_babel import get_locale

from ..export import FORMATS
from ..export.erased import named
from ..export.sentences import sentences
from ..export.words import Words
from ..queries.protocol_values import SECTIONS

BARS = 24
WIDE, HIGH, WATER = 1080, 190, 34


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
        "bars": bars(value),
        "notes": {note.section: note.text for note in value.notes},
        "sections": SECTIONS,
        "most": max((idea.points for idea in value.ideas), default=0),
    }


def bars(value) -> dict:
    """The skyline in a box of WIDE x (HIGH + WATER): its bars, and in `meadow` the number of the other ideas."""
    weighted = [idea for idea in value.ideas if idea.points]
    shown = weighted[:BARS]
    if not shown:
        return {"bars": [], "meadow": 0, "wide": WIDE, "high": HIGH, "water": WATER}
    pitch = min(WIDE / len(shown), 96)
    tall = [
        {
            "idea": idea,
            "x": round(place * pitch, 1),
            "wide": round(pitch * 0.66, 1),
            "high": round((HIGH - 8) * idea.points / shown[0].points, 1),
        }
        for place, idea in enumerate(shown)
    ]
    return {"bars": tall, "meadow": len(weighted) - len(shown), "wide": WIDE, "high": HIGH, "water": WATER}
