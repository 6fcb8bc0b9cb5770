"""The foot of the cover: who invited on the left, who paid on the right, each with logos and names.

It is pinned to the page's foot if what stands above it leaves it room, if need be set more tightly, and follows the
text if not. Lengths are millimetres; they are those of `protocol.css`.
"""

from dataclasses import dataclass
from functools import cache

from fontTools.ttLib import TTFont

from .glyphs import FONTS, TEXT_FONTS
from .pictures import LOGO_HIGHEST, Placed, logos

COLUMN = 80  # half of the text
LABEL, LOGOS, LINE = 6, LOGO_HIGHEST + 2.5, 5

END = 275  # of the text
GAP = 6  # between text and foot
ABOVE = 193.5  # night, legend, facts and figures, with one line of chips and one of place
SAVED = 8  # by the class "tight"
SENTENCE, SENTENCE_LINE, SENTENCE_GAP = 145, 4.8, 1.6
PLACE, CHIPS = 122, 164
SMALLEST, SMALL, TEXT = 7.6, 8.6, 9.5  # sizes in points
POINT = 25.4 / 72
BOLD = 1.02  # a key word is a little wider


@dataclass(frozen=True)
class Bodies:
    """`names` as lines of text, `logos` in rows; beside logos the names are set small."""

    label: str
    names: tuple[str, ...]
    logos: list[list[Placed]]

    @property
    def height(self):
        size = SMALL if self.logos else TEXT
        return LABEL + LOGOS * len(self.logos) + LINE * sum(lines(name, COLUMN, size) for name in self.names)


def foot(protocol, files, sentences, words) -> tuple[list[Bodies], float, bool]:
    """(organisers and funders, as far as there are any; their height, 0 where they do not fit on the cover; whether
    the text above must be tight)."""
    _, facts = words.gettext, protocol.facts
    both = (
        _bodies(_("Organised by"), facts.organisers, logos(protocol, files, "organiser", COLUMN)),
        _bodies(_("Funded by"), facts.funders, logos(protocol, files, "funder", COLUMN)),
    )
    there = [bodies for bodies in both if bodies.names or bodies.logos]
    height = max((bodies.height for bodies in there), default=0)
    left = _room(protocol, sentences) - GAP - height
    return there, height if left >= -SAVED else 0, left < 0


def _bodies(label, names, rows):
    """Up to three bodies without logos stand below each other, more of them in one text."""
    return Bodies(label, names if len(names) <= 3 and not rows else tuple(filter(None, [", ".join(names)])), rows)


def _room(protocol, sentences):
    """What the cover has left below its text, carefully reckoned."""
    facts = protocol.facts
    chips = "\u2003 ".join(f"\u2003{field.name.replace(' ', '_')}" for field in protocol.fields_of_action)
    notes = [line for note in protocol.notes if note.section == "summary" for line in note.text.splitlines()]
    told = [f"{key}. {sentence}" for key, sentence in sentences] + notes
    used = sum(lines(text, SENTENCE, TEXT) * SENTENCE_LINE + SENTENCE_GAP for text in told)
    used += (lines(chips, CHIPS, SMALLEST) - 1) * 3.8 + (lines(facts.place, PLACE, TEXT) - 1) * 4.8
    return END - ABOVE - used - (14 if sentences else 0)


def lines(text: str, width: float, size: float) -> int:
    """How many lines `text` needs in a column of `width` millimetres, set in `size` points."""
    count, place = 1, 0.0
    for word in text.split(" "):
        long = _width(word, size)
        if place and place + long > width:
            count, place = count + 1, 0.0
        count += int(long // width)
        place += long % width + _width(" ", size)
    return count


def _width(text, size):
    return sum(advances().get(ord(letter), 0.6) for letter in text) * size * POINT * BOLD


@cache
def advances() -> dict[int, float]:
    """{character: its width in em} of the text's font."""
    with TTFont(FONTS / TEXT_FONTS[0], lazy=True) as font:
        metrics, em = font["hmtx"].metrics, font["head"].unitsPerEm
        return {code: metrics[name][0] / em for code, name in font.getBestCmap().items()}
