"""The foot of the cover: who invited on the left, who paid on the right, each with logos and names.

It is pinned to the page's foot if what stands above it leaves it room, and follows the text if not. Lengths are
millimetres; they are those of `protocol.css`.
"""

from dataclasses import dataclass

from .pictures import LOGO_HIGHEST, Placed, logos

COLUMN = 80  # half of the text
LABEL, LOGOS, LINE = 6, LOGO_HIGHEST + 2.5, 5
NAME_LETTERS, SMALL_NAME_LETTERS = 44, 54  # of a name in a line

END = 275  # of the text
ABOVE = 188  # night, legend, facts and figures, with one line of chips and one of place
SENTENCE_LETTERS, SENTENCE_LINE, SENTENCE_GAP = 88, 4.8, 1.6
PLACE_LETTERS, CHIPS_LETTERS = 74, 118


@dataclass(frozen=True)
class Bodies:
    """`names` as lines of text, `logos` in rows; beside logos the names are set small."""

    label: str
    names: tuple[str, ...]
    logos: list[list[Placed]]

    @property
    def height(self):
        letters = SMALL_NAME_LETTERS if self.logos else NAME_LETTERS
        return LABEL + LOGOS * len(self.logos) + LINE * sum(_lines(name, letters) for name in self.names)


def foot(protocol, files, sentences, words) -> tuple[list[Bodies], float]:
    """(organisers and funders, as far as there are any; their height, 0 where they do not fit on the cover)."""
    _, facts = words.gettext, protocol.facts
    both = (
        _bodies(_("Organised by"), facts.organisers, logos(protocol, files, "organiser", COLUMN)),
        _bodies(_("Funded by"), facts.funders, logos(protocol, files, "funder", COLUMN)),
    )
    there = [bodies for bodies in both if bodies.names or bodies.logos]
    height = max((bodies.height for bodies in there), default=0)
    return there, height if height <= _room(protocol, sentences) else 0


def _bodies(label, names, rows):
    """Up to three bodies without logos stand below each other, more of them in one text."""
    return Bodies(label, names if len(names) <= 3 and not rows else tuple(filter(None, [", ".join(names)])), rows)


def _room(protocol, sentences):
    """What the cover has left below its text, carefully reckoned."""
    chips = sum(len(field.name) + 7 for field in protocol.fields_of_action)
    notes = [line for note in protocol.notes if note.section == "summary" for line in note.text.splitlines()]
    told = [f"{key}. {sentence}" for key, sentence in sentences] + notes
    used = sum(_lines(text, SENTENCE_LETTERS) * SENTENCE_LINE + SENTENCE_GAP for text in told)
    used += (_lines("x" * chips, CHIPS_LETTERS) - 1) * 3.8 + (_lines(protocol.facts.place, PLACE_LETTERS) - 1) * 4.8
    return END - ABOVE - used - (14 if sentences else 0)


def _lines(text, letters):
    return max(1, -(-len(text) // letters))
