"""From the Protocol to the HTML of its document, and the table of what that may fetch."""

from dataclasses import dataclass, field
from functools import cache
from itertools import count

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ...paths import TEMPLATES
from ...protocol.values import Protocol, plain, read
from ..blocks import Chapter, Row, Skyline, Text
from ..document import document
from ..palette import palette
from ..words import Words
from . import pictures
from .foot import foot
from .glyphs import FONTS, OTHER_FONTS, Letters, isolated
from .picture import picture

LINE_LETTERS, TALL = 48, 30  # of an idea's text; lines from which on a row may break


@dataclass(frozen=True)
class Sheet:
    """What drawing needs besides the blocks: files of pictures, the foot of the cover, the keys of rows drawn short."""

    files: dict[str, bytes]
    foot: tuple
    short: set[str] = field(default_factory=set)
    numbers: count = field(default_factory=lambda: count(1))

    def number(self) -> int:
        """Of the next chapter."""
        return next(self.numbers)

    def photos(self, images):
        return pictures.photos(images, self.files)


def page(protocol: Protocol, files: dict[str, bytes]) -> tuple[str, dict[str, tuple[bytes, str]]]:
    """(HTML, {name: (bytes, media type)}) of the document in its language; `files` are pictures by digest."""
    words = Words(protocol.facts.language)
    letters = Letters(words.locale)
    protocol = read(Protocol, letters.cleaned(plain(protocol)))
    blocks = document(protocol, words)
    fonts = [font for font in OTHER_FONTS if font[0] in letters.needed]
    shell = templates(words.language).get_template("protocol.html")
    html = shell.render(_values(protocol, blocks, files, words), fonts=fonts)
    head, start, body = html.partition("<body>")
    table = pictures.table(protocol, files) | {
        "protocol.css": ((TEMPLATES / "protocol" / "protocol.css").read_bytes(), "text/css"),
        "skyline.svg": (picture(next(block for block in blocks if isinstance(block, Skyline))), "image/svg+xml"),
    }
    for _family, weights in fonts:
        table |= {name: ((FONTS / name).read_bytes(), "font/woff2") for name in weights.values()}
    return head + start + isolated(body), table


def _values(protocol, blocks, files, words):
    """What the shell speaks of: on the cover stands everything before the first chapter with a number."""
    chapters = [block for block in blocks if isinstance(block, Chapter) and block.name != "summary"]
    cover = [block for block in blocks if not isinstance(block, Chapter) or block.name == "summary"]
    sheet = Sheet(files, foot(cover, files))
    return {
        "facts": protocol.facts, "closed": protocol.proof.closed, "lang": words.language,
        "cover": cover, "chapters": chapters, "sheet": sheet,
        "tones": {number: tones["tone"] for number, tones in sorted(palette().items())},
    }  # fmt: skip


@cache
def templates(language: str) -> Environment:
    """Those of the document in one language, compiled."""
    words = Words(language)
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES / "protocol"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

    def by_name(template: str):
        """Draws a thing with the macro that has the name of its kind."""
        macros = cache(lambda name: getattr(environment.get_template(template).module, name.lower()))
        return lambda thing, *more: macros(type(thing).__name__)(thing, *more)

    environment.globals.update(_=words.gettext, draw=by_name("blocks.html"), draw_line=by_name("lines.html"))
    environment.filters.update(tail=tail, ending=ending, tall=tall)
    for name in environment.list_templates(["html"]):
        environment.get_template(name)
    return environment


def tail(text: str, most: int = 32) -> str:
    """No single word in the last line: the last two hang together, unless they have `most` letters."""
    head, _space, last = text.rpartition(" ")
    return f"{head}\u00a0{last}" if head and ending(text) < most else text


def ending(text: str) -> int:
    """How many letters the last two words have."""
    return len(" ".join(text.split()[-2:]))


def tall(row: Row) -> bool:
    """Does the row have so many lines, more or less, that it may break?"""
    texts = [line.text for cell in row.cells for line in cell if isinstance(line, Text)]
    return sum(-(-len(text) // LINE_LETTERS) for text in texts) > TALL
