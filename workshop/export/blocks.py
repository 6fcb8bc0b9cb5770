"""What a document is made of, whatever it is written in.

`document` says which blocks there are, with every word in them, and in which order; PDF, text document, Markdown and
pages only draw them. A `style` says what a text is, never how it looks.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ..turns import in_turns


@dataclass(frozen=True)
class Text:
    """A paragraph, an item or a line of a cell; `key` is its first word or words, set bold. Lines are kept.

    `style`: of paragraphs lead, own (the moderators' words), small, talk, answer, chain; of cells title, text, meta,
    part, size, weight, sum, bearer, partner, person, state, day, grey; with a second word where there are sorts of it.
    `attached`: what a format says besides that has files in it.
    """

    text: str
    key: str = ""
    style: str = ""
    attached: str = ""


@dataclass(frozen=True)
class Chip:
    """A field of action: its letter on its colour, and its name; `short` is for where the name is too long."""

    letter: str
    name: str
    color: int
    short: str = ""


@dataclass(frozen=True)
class Bar:
    """A weight beside others: `share` per cent of the highest. Decoration: its figure stands above it."""

    share: float
    color: int


@dataclass(frozen=True)
class Dot:
    """Where a date lies on the line of all dates, per cent. Decoration: its date stands above it."""

    place: float


@dataclass(frozen=True)
class Listed:
    """Titles with their figures, one after the other in one line, and how many more there are."""

    titles: tuple[tuple[str, str], ...]
    more: str = ""


Line = Text | Chip | Bar | Dot | Listed
Cell = tuple[Line, ...]


@dataclass(frozen=True)
class Title:
    """`kicker`: what kind of record it is; `head` and `foot`: the title as it runs along the pages of paper."""

    kicker: str
    text: str
    subtitle: str
    day: str
    head: str
    foot: str


@dataclass(frozen=True)
class Tower:
    """One idea of the skyline; `told` are its title and points, once there are any."""

    points: int
    color: int
    told: str


@dataclass(frozen=True)
class Skyline:
    """Every idea a bar; `skyline.py` has the geometry. `alt`: for who does not see it; `legend`: what it shows."""

    towers: tuple[Tower, ...]
    fields: tuple[Chip, ...]
    alt: str
    legend: str


@dataclass(frozen=True)
class Facts:
    """(what, value)"""

    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Figures:
    """(figure, what it counts)"""

    figures: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Image:
    """A picture by the digest of its file; size in pixels."""

    digest: str
    alt: str
    caption: str
    media: str
    width: int
    height: int


@dataclass(frozen=True)
class Body:
    """Who stands behind the workshop: organisers or funders."""

    label: str
    names: tuple[str, ...]
    logos: tuple[Image, ...]


@dataclass(frozen=True)
class Bodies:
    bodies: tuple[Body, ...]


@dataclass(frozen=True)
class Heading:
    """Inside of a chapter."""

    text: str


@dataclass(frozen=True)
class Items:
    """A list: the essentials, in their order."""

    items: tuple[Text, ...]


@dataclass(frozen=True)
class Column:
    """`sort` names what is in it; `width` is per cent; `figures` stand to the right."""

    sort: str
    head: str
    width: int
    figures: bool = False


@dataclass(frozen=True)
class Row:
    """`short`: the same in few words, for paper that would become too long; `key`: what it is about."""

    cells: tuple[Cell, ...]
    short: tuple[Cell, ...] = ()
    key: str = ""


class Rows:
    """Rows that are made while they are drawn, in turns.

    All rows of thousands of ideas at once are so many objects that Python looks through all it has, and nobody is
    answered meanwhile.
    """

    def __init__(self, things: Sequence, row: Callable[[int, Any], Row]):
        self.things, self._row = things, row

    def __iter__(self) -> Iterator[Row]:
        return (self._row(place, thing) for place, thing in in_turns(enumerate(self.things, 1)))


@dataclass(frozen=True)
class Grid:
    """A table with a head; `named` is the column that names its row. `shortened`: to be said below it where rows were
    drawn short, `dotted` where dots were drawn."""

    sort: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...] | Rows
    named: int | None = None
    shortened: str = ""
    dotted: str = ""


@dataclass(frozen=True)
class Quote:
    text: str
    by: str


@dataclass(frozen=True)
class Voice:
    """What was said to one thing; `key` is that of its row in a table above."""

    key: str
    title: str
    texts: tuple[Text, ...]


@dataclass(frozen=True)
class Said:
    """Contributions by what they were said to: at its row where a table can hold them, else under their own title."""

    title: str
    voices: tuple[Voice, ...]


@dataclass(frozen=True)
class Counts:
    """(who, how many, as a figure) under a heading of its own; `head` names the two."""

    title: str
    head: tuple[str, str]
    counts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Photos:
    photos: tuple[Image, ...]


@dataclass(frozen=True)
class Together:
    """Paragraphs that belong together and stay on one page. `sort`: correction, version or proof."""

    sort: str
    texts: tuple[Text, ...]


Part = Heading | Text | Items | Grid | Quote | Said | Counts | Photos | Together


@dataclass(frozen=True)
class Chapter:
    """`name` is the section that notes and corrections speak of, or "weightings", of which none do; `intro`: a lead,
    the moderators' own words."""

    name: str
    title: str
    intro: tuple[Text, ...]
    parts: tuple[Part, ...]


Block = Title | Skyline | Facts | Figures | Bodies | Chapter
