"""The foot of the cover: who invited on the left, who paid on the right, each with logos and names.

It is pinned to the page's foot if what stands above it leaves it room, if need be set more tightly, and follows the
text if not. Lengths are millimetres; they are those of `protocol.css`.
"""

from dataclasses import dataclass
from functools import cache

from fontTools.ttLib import TTFont

from ..blocks import Bodies, Chapter, Facts, Items, Skyline
from .glyphs import FONTS, TEXT_FONTS
from .pictures import LOGO_HIGHEST, logos

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
class Placed:
    """`names` as lines of text, `logos` in rows; beside logos the names are set small."""

    label: str
    names: tuple[str, ...]
    logos: list

    @property
    def height(self):
        size = SMALL if self.logos else TEXT
        return LABEL + LOGOS * len(self.logos) + LINE * sum(lines(name, COLUMN, size) for name in self.names)


def foot(cover, files) -> tuple[list[Placed], float, bool]:
    """(organisers and funders, as far as there are any; their height, 0 where they do not fit on the cover; whether
    the text above must be tight). `cover` are its blocks."""
    there = [_placed(body, files) for block in cover if isinstance(block, Bodies) for body in block.bodies]
    there = [body for body in there if body.names or body.logos]
    height = max((body.height for body in there), default=0)
    left = END - ABOVE - sum(map(_used, cover)) - GAP - height
    return there, height if left >= -SAVED else 0, left < 0


def _placed(body, files):
    """Up to three bodies without logos stand below each other, more of them in one text."""
    rows, names = logos(body.logos, files, COLUMN), body.names
    return Placed(body.label, names if len(names) <= 3 and not rows else tuple(filter(None, [", ".join(names)])), rows)


def _used(block):
    """What a block of the cover takes besides what is always there, carefully reckoned."""
    match block:
        case Skyline(_towers, fields):
            chips = "\u2003 ".join(f"\u2003{chip.name.replace(' ', '_')}" for chip in fields)
            return (lines(chips, CHIPS, SMALLEST) - 1) * 3.8
        case Facts(facts):
            return sum((lines(value, PLACE, TEXT) - 1) * 4.8 for _what, value in facts)
        case Chapter(_name, _title, _intro, parts):
            told = [told for part in parts for told in _told(part)]
            listed = 14 if any(isinstance(part, Items) for part in parts) else 0
            return listed + sum(lines(text, SENTENCE, TEXT) * SENTENCE_LINE + SENTENCE_GAP for text in told)
    return 0


def _told(part):
    if isinstance(part, Items):
        return [f"{item.key} {item.text}" for item in part.items]
    return part.text.splitlines()


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
