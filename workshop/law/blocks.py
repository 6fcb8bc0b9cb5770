"""What a page or a paper is made of: a plain beginning, then sections."""

import re
from dataclasses import dataclass

_NUMBERED = re.compile(r"(?<=§|\.) (?=\d|[a-e]\b|\([a-e0-9])")


@dataclass(frozen=True)
class Points:
    """A list of sentences."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Pairs:
    """Names with what is to be said of each; None where nobody has said it yet."""

    rows: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True)
class Said:
    """What somebody has typed, lines and all; None where nobody has said it yet."""

    text: str | None


#: A paragraph is a text
Part = str | Points | Pairs | Said


@dataclass(frozen=True)
class Section:
    name: str
    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Page:
    """`plain`: the whole of it in a few sentences, before the sections."""

    title: str
    plain: tuple[str, ...]
    sections: tuple[Section, ...]


def unbroken(text: str) -> str:
    """A paragraph of a law stays on one line with its number."""
    return _NUMBERED.sub("\N{NO-BREAK SPACE}", text)


def pairs(*rows: tuple[str, str | None]) -> Pairs:
    """An empty text is one that nobody has said."""
    return Pairs(tuple((name, text or None) for name, text in rows))


def given(*rows: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """Those rows in which something is said: of the others nobody has to say anything."""
    return tuple(row for row in rows if row[1])
