"""The protocol as Markdown (CommonMark with the tables of GitHub), for wikis and for reading as it is.

What people wrote stays text: every character that could begin a mark, a link or a tag has a backslash.
"""

import re

from ...turns import in_turns
from ..blocks import Figure, Grid, Heading, Items, Text
from ..document import document, kicker
from ..visible import visible
from ..words import Words

_MARK = re.compile(r"[\\`*_\[\]{}<>|~&$#]|(?<=\w):(?=//)|(?i:(?<=www))\.")


def protocol_markdown(protocol) -> bytes:
    """The file's bytes, UTF-8."""
    protocol = visible(protocol)
    words, facts = Words(protocol.facts.language), protocol.facts
    head = [f"# {line(facts.title)}", escaped(facts.subtitle), escaped(kicker(protocol, words))]
    parts = [*head, *(_drawn(block, words) for block in in_turns(document(protocol, words)))]
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def escaped(text: str) -> str:
    """`text` as text, whatever it holds. Blank lines go, since they would end the paragraph."""
    return "\n".join(map(_begun, _lines(text)))


def line(text: str) -> str:
    """`text` as text in one line that does not begin a paragraph."""
    return " ".join(_lines(text))


def _lines(text):
    return [part.strip() for part in _MARK.sub(r"\\\g<0>", text).split("\n") if part.strip()]


def _begun(part):
    """A line that begins no list and underlines no head."""
    number = re.match(r"\d+(?=[.)])", part)
    if number:
        return f"{number[0]}\\{part[number.end() :]}"
    return f"\\{part}" if part[0] in "+-=" else part


def _drawn(block, words):
    match block:
        case Heading(level, text):
            return f"{'#' * (level + 1)} {line(text)}"
        case Text():
            return _text(block)
        case Items(items):
            return "\n".join("- " + _text(item).replace("\n", "\n  ") for item in items)
        case Figure(_digest, alt, caption):
            told = f"{caption} – {alt}" if caption and caption != alt else alt
            key = words.gettext("Picture:")
            return f"**{key}** {line(told)}"
        case Grid():
            return _grid(block)


def _text(block):
    """Lines of a paragraph are kept: a backslash at the end of a line breaks it."""
    key = f"**{line(block.key)}**" if block.key else ""
    return " ".join(part for part in (key, escaped(block.text).replace("\n", "\\\n")) if part)


def _grid(block):
    right = ["---:" if place in block.figures else "---" for place in range(len(block.head))]
    rows = [block.head, *block.rows]
    drawn = [_row(cells, block.named if place else ()) for place, cells in in_turns(enumerate(rows))]
    return "\n".join([drawn[0], f"| {' | '.join(right)} |", *drawn[1:]])


def _row(cells, named):
    return f"| {' | '.join(_cell(cell, place in named) for place, cell in enumerate(cells))} |"


def _cell(cell, named):
    lines = [line(text) for text in ((cell,) if isinstance(cell, str) else cell)]
    return " – ".join([f"**{lines[0]}**", *lines[1:]] if named else lines)
