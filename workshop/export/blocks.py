"""What a document is made of, whatever it is written in: DOCX and Markdown draw the same blocks."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    """`level` 1 is a chapter."""

    level: int
    text: str


@dataclass(frozen=True)
class Text:
    """A paragraph; `key` is its first word or words, set bold. Lines are kept."""

    text: str
    key: str = ""


@dataclass(frozen=True)
class Items:
    items: tuple[Text, ...]


@dataclass(frozen=True)
class Grid:
    """A table with a head. A cell is one text or several lines; `widths` are per cent.

    `figures` are the columns that stand to the right, `named` those whose first line is a name: bold.
    """

    head: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str | tuple[str, ...], ...], ...]
    figures: tuple[int, ...] = ()
    named: tuple[int, ...] = ()


@dataclass(frozen=True)
class Figure:
    """A picture by the digest of its file; `width` in millimetres, `caption` may be empty."""

    digest: str
    alt: str
    caption: str
    width: float


Block = Heading | Text | Items | Grid | Figure
