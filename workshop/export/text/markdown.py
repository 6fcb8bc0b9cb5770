"""The protocol as Markdown (CommonMark with the tables of GitHub), for wikis and for reading as it is.

What people wrote stays text: every character that could begin a mark, a link or a tag has a backslash.
"""

import re

from ...turns import in_turns
from ..blocks import (
    Bodies,
    Chapter,
    Chip,
    Counts,
    Facts,
    Figures,
    Grid,
    Heading,
    Items,
    Line,
    Listed,
    Photos,
    Quote,
    Said,
    Skyline,
    Text,
    Title,
    Together,
)
from ..document import document
from ..visible import visible
from ..words import Words

_MARK = re.compile(r"[\\`*_\[\]{}<>|~&$#]|(?<=\w):(?=//)|(?i:(?<=www))\.")
BOLD = ("title", "bearer")  # first words of styles of cells


def protocol_markdown(protocol) -> bytes:
    """The file's bytes, UTF-8."""
    protocol = visible(protocol)
    words = Words(protocol.facts.language)
    parts = (part for block in in_turns(document(protocol, words)) for part in drawn(block, words))
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def escaped(text: str) -> str:
    """`text` as text, whatever it holds. Blank lines go, since they would end the paragraph."""
    return "\n".join(map(_begun, _lines(text)))


def line(text: str) -> str:
    """`text` as text in one line that does not begin a paragraph."""
    return " ".join(_lines(text))


def _lines(text):
    """Most texts are one line without a mark."""
    if not text:
        return []
    if "\n" not in text:
        return list(filter(None, [_MARK.sub(r"\\\g<0>", text).strip()]))
    return [part.strip() for part in _MARK.sub(r"\\\g<0>", text).split("\n") if part.strip()]


def _begun(part):
    """A line that begins no list and underlines no head."""
    number = re.match(r"\d+(?=[.)])", part)
    if number:
        return f"{number[0]}\\{part[number.end() :]}"
    return f"\\{part}" if part[0] in "+-=" else part


def drawn(block, words: Words):
    """The paragraphs, lists and tables of a block, of whatever kind it is."""
    match block:
        case Title(kicker, text, subtitle):
            yield from (f"# {line(text)}", escaped(subtitle), escaped(kicker))
        case Skyline(towers, fields, alt, legend):
            yield from [_picture(alt, words), escaped(legend)] if towers else []
            yield " · ".join(f"**{line(chip.letter)}** {line(chip.name)}" for chip in fields)
        case Facts(facts):
            yield _items(Text(value, f"{what}:") for what, value in facts)
        case Figures(figures):
            yield _items((Text(what, figure) for figure, what in figures), "*")
        case Bodies(bodies):
            for body in bodies:
                yield _text(Text(", ".join(body.names), f"{body.label}:"))
                yield from (_picture(logo.alt, words) for logo in body.logos)
        case Chapter(_name, title, intro, parts):
            yield f"## {line(title)}"
            for part in in_turns((*intro, *parts)):
                yield from drawn(part, words)
        case Heading(text):
            yield f"### {line(text)}"
        case Text():
            yield _text(block)
        case Items(items):
            yield _items(items)
        case Grid(_sort, columns, rows):
            heads = [(Text(column.head),) for column in columns]
            yield _table(heads, (row.cells for row in rows), [column.figures for column in columns])
        case Quote(text, by):
            yield f"> {line(text)}\n>\n> {line(by)}"
        case Said(title, voices):
            yield f"### {line(title)}"
            for voice in in_turns(voices):
                yield f"#### {line(voice.title)}"
                yield _items(voice.texts)
        case Counts(title, head, counts):
            yield f"### {line(title)}"
            yield _table([(Text(name),) for name in head], [((Text(a),), (Text(b),)) for a, b in counts], [False, True])
        case Photos(photos):
            yield from (_picture(_photo(photo), words) for photo in photos)
        case Together(_sort, texts):
            yield from map(_text, texts)


def _photo(photo):
    return f"{photo.caption} – {photo.alt}" if photo.caption and photo.caption != photo.alt else photo.alt


def _picture(told, words):
    key = words.gettext("Picture:")
    return f"**{key}** {line(told)}"


def _items(items, mark="-"):
    """Another mark begins another list."""
    return "\n".join(f"{mark} " + _text(item).replace("\n", "\n  ") for item in items)


def _text(block):
    """Lines of a paragraph are kept: a backslash at the end of a line breaks it."""
    key = f"**{line(block.key)}**" if block.key else ""
    return " ".join(part for part in (key, escaped(block.text).replace("\n", "\\\n")) if part)


def _table(head, rows, figures):
    right = ["---:" if figure else "---" for figure in figures]
    return "\n".join([_row(head), f"| {' | '.join(right)} |", *map(_row, in_turns(rows))])


def _row(cells):
    return f"| {' | '.join(' – '.join(filter(None, map(_line, cell))) for cell in cells)} |"


def _line(told: Line) -> str:
    """A line of a cell; bars and dots are decoration."""
    match told:
        case Text(text, key, style):
            key, text = line(key), line(text)
            bold = style.partition(" ")[0] in BOLD
            return " ".join(filter(None, [key and f"**{key}**", f"**{text}**" if bold and text else text]))
        case Chip(letter, name):
            return line(f"{letter} {name}")
        case Listed(titles, more):
            told_of = [" ".join(filter(None, [line(title), figure and f"**{figure}**"])) for title, figure in titles]
            return " ".join(filter(None, [" · ".join(told_of), more]))
    return ""
