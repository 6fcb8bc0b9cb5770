"""The Protocol: what an evening has led to, as one tree of frozen plain values.

No database and no Flask, so that the process that makes the PDF starts without either. `protocol()` in
`protocol/query.py` makes one; `export/` turns it into bytes. `plain()` and `read()` carry it between processes.
"""

from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from ..domain.ideas import wording
from ..turns import give_way


@dataclass(frozen=True)
class Contact:
    name: str
    phone: str
    mail: str


@dataclass(frozen=True)
class ProgrammePoint:
    """`at` is a clock time of the place, "17:35"."""

    at: str
    title: str


@dataclass(frozen=True)
class Impulse:
    at: str | None
    title: str
    text: str


@dataclass(frozen=True)
class Facts:
    """What is known before the evening. Moments are ISO 8601 with the offset of `time_zone`.

    `number` is the number of the protocol, `release` counts how often it has been released (0: never).
    `summary` are the moderator's own words in place of the computed sentences; groups are named from `group_minimum`
    people on.
    """

    number: str
    code: str
    title: str
    subtitle: str
    short_title: str
    place: str
    starts: str
    ends: str
    time_zone: str
    language: str
    sample: bool
    draft: bool
    state: str
    release: int
    organisers: tuple[str, ...]
    funders: tuple[str, ...]
    contacts: tuple[Contact, ...]
    programme: tuple[ProgrammePoint, ...]
    impulses: tuple[Impulse, ...]
    summary: str
    group_minimum: int = 3


@dataclass(frozen=True)
class FieldOfAction:
    """`color` is a place in the palette, 0 to 11."""

    id: int
    letter: str
    name: str
    short_name: str
    color: int
    impulse: str


@dataclass(frozen=True)
class Contribution:
    """`sort`: addition, question or concern; `group` is None below the minimum of people."""

    sort: str
    group: str | None
    text: str


@dataclass(frozen=True)
class Part:
    """An idea that has become part of another; its wording is kept."""

    title: str
    text: str

    @property
    def below(self) -> str:
        """What of the text there is to read below the title."""
        return wording.below(self.title, self.text)


@dataclass(frozen=True)
class Idea:
    """`rank` counts 1, 2, 3, 3, 5 and is None where nobody gave points, and for an idea that was not asked about;
    `breadth` is None where it may not be told.

    `groups` are those that it concerns, as its author sees it; `supporters` are the groups that said "Wir machen mit",
    `support` is the number of people who did. `paper`: how much of `points` stands on sheets of paper, None where that
    may not be told.
    """

    id: int
    rank: int | None
    title: str
    text: str
    size: str | None
    field_of_action: int
    groups: tuple[str, ...]
    points: int
    people: int
    breadth: int | None
    support: int
    supporters: tuple[str, ...]
    contributions: tuple[Contribution, ...]
    parts: tuple[Part, ...]
    paper: int | None = None

    @property
    def below(self) -> str:
        """What of the text there is to read below the title."""
        return wording.below(self.title, self.text)


@dataclass(frozen=True)
class Responsibility:
    """`role`: lead or partner; `state`: accepted or proposed.

    `bearer` is None where it is open to everybody, "" where it was erased or its group `removed`; `name` is None
    without consent to print it.
    """

    role: str
    state: str
    bearer: str | None
    name: str | None
    removed: bool = False


@dataclass(frozen=True)
class Measure:
    """`idea` is the id of its idea, None if that is not shown; `state`: accepted, proposed or open, as its lead is."""

    id: int
    idea: int | None
    title: str
    first_step: str
    due: str | None
    state: str
    leads: tuple[Responsibility, ...]
    partners: tuple[Responsibility, ...]


@dataclass(frozen=True)
class Count:
    name: str
    people: int


@dataclass(frozen=True)
class Grouping:
    """People by group. `others`: in groups below the minimum; `unknown`: without a group of this grouping."""

    name: str
    groups: tuple[Count, ...]
    others: int
    unknown: int


@dataclass(frozen=True)
class Attendance:
    """People who had registered, and who were there, by group: `others` in groups below the minimum, `unknown` without
    one. `names`: of those who have agreed to it."""

    registered: int
    here: int
    name: str
    groups: tuple[Count, ...]
    others: int
    unknown: int
    names: tuple[str, ...]


@dataclass(frozen=True)
class Totals:
    """`weighted`: people who gave at least one point; `led`: measures with an accepted lead; `present`: groups that
    count for breadth and were there; `parts`: ideas that have become part of others."""

    people: int
    weighted: int
    points: int
    ideas: int
    parts: int
    contributions: int
    measures: int
    led: int
    present: int


@dataclass(frozen=True)
class Setting:
    """One setting of a method by its name; None where it limits nothing."""

    name: str
    value: int | None


@dataclass(frozen=True)
class Paper:
    """What of a weighting was said on sheets of paper; `blank` ones are empty or say too much, and count nothing."""

    sheets: int
    blank: int
    value: int


@dataclass(frozen=True)
class Weighting:
    """The weighting whose result is that of the ideas: its question, if it has one, and how it was weighted.

    `points` on up to `ideas_max` ideas are what older versions had in place of `settings`; both are 0 where nobody has
    points. Breadth is counted of `breadth_of` groups of the grouping `breadth_name`, in every weighting.
    `named`: an older version could say that the office sees who gave which points. It is part of what is released, and
    of the names of files that are kept for ever. `codes`: how many personal codes were handed out, 0 for an open
    weighting; None where an older version did not tell.
    """

    points: int
    ideas_max: int
    named: bool
    revealed: bool
    sealed: bool
    breadth_of: int
    breadth_name: str
    breadth_told: bool
    id: int = 1
    title: str = ""
    method: str = "points"
    settings: tuple[Setting, ...] = ()
    #: At most one; none where nobody weighted on paper
    paper: tuple[Paper, ...] = ()
    codes: int | None = None

    @property
    def limits(self) -> dict[str, int | None]:
        """The settings by name, also of a protocol that an older version has kept."""
        return {one.name: one.value for one in self.settings} or {"points": self.points, "ideas": self.ideas_max}


@dataclass(frozen=True)
class Weighed:
    """What an idea has got in a further weighting. `idea` is its id; `breadth` is None where it may not be told."""

    idea: int
    rank: int
    value: int
    people: int
    breadth: int | None


@dataclass(frozen=True)
class FurtherWeighting:
    """A weighting besides the one of the ideas. Before its reveal it has no figures: no ideas, and 0 `weighted`.

    `ideas` are those that have got something, most first; `weighted`: how many people have said something.
    """

    id: int
    title: str
    method: str
    settings: tuple[Setting, ...]
    revealed: bool
    sealed: bool
    weighted: int
    breadth_told: bool
    ideas: tuple[Weighed, ...]
    paper: tuple[Paper, ...] = ()

    @property
    def limits(self) -> dict[str, int | None]:
        """The settings by name."""
        return {one.name: one.value for one in self.settings}


@dataclass(frozen=True)
class Proof:
    """`chain` is the head of the journal's hash chain (hex), `seq` the number of its last row."""

    chain: str
    seq: int
    closed: str | None


@dataclass(frozen=True)
class Picture:
    """A logo or a photo. `sort`: organiser, funder or photo; `name`: the body, or the photo's caption; size in pixels.

    `digest` is the SHA-256 (hex) of the file, which is not part of the value: `export` is given the files by digest.
    """

    id: int
    sort: str
    name: str
    alt: str
    media: str
    width: int
    height: int
    digest: str


@dataclass(frozen=True)
class Note:
    """The moderators' own words under the head of a section (`SECTIONS`)."""

    section: str
    text: str


@dataclass(frozen=True)
class Correction:
    """What a participant has objected to, and what the moderators answered. `section` is one of `SECTIONS`."""

    section: str
    text: str
    answer: str
    accepted: bool
    at: str


@dataclass(frozen=True)
class Difference:
    """`kind`: facts, notes, weightings, idea, measure or pictures; `what`: added, removed or changed; its `title`."""

    kind: str
    what: str
    title: str


@dataclass(frozen=True)
class Version:
    """A released version: `changes` are the moderators' sentences on what is new, `differences` what was found."""

    number: int
    at: str
    changes: tuple[str, ...]
    differences: tuple[Difference, ...] = ()


#: The sections of a protocol that notes and corrections speak of, in their order
SECTIONS = ("summary", "ideas", "measures", "people", "photos", "proof")


@dataclass(frozen=True)
class Protocol:
    facts: Facts
    fields_of_action: tuple[FieldOfAction, ...]
    ideas: tuple[Idea, ...]
    measures: tuple[Measure, ...]
    participants: tuple[Grouping, ...]
    totals: Totals
    weighting: Weighting
    proof: Proof
    pictures: tuple[Picture, ...] = ()
    notes: tuple[Note, ...] = ()
    corrections: tuple[Correction, ...] = ()
    versions: tuple[Version, ...] = ()
    further: tuple[FurtherWeighting, ...] = ()
    #: At most one; none where nobody was counted at the door
    attendance: tuple[Attendance, ...] = ()


def plain(value: Any) -> Any:
    """A value of this module as JSON can keep it."""
    if is_dataclass(value):
        give_way()
        return {name: plain(getattr(value, name)) for name in _hints(value.__class__)}
    return tuple(map(plain, value)) if isinstance(value, tuple) else value


@cache
def _hints(kind: Any) -> dict:
    """What each field holds, in order."""
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


@cache
def _needed(kind: Any) -> frozenset:
    return frozenset(field.name for field in fields(kind) if field.default is MISSING)


def read(kind: Any, data: Any) -> Any:
    """The reverse of `plain`: a value of the dataclass `kind`. What an older edition did not know stays empty."""
    made: Any = kind
    if is_dataclass(kind):
        give_way()
        hints, needed = _hints(made), _needed(made)
        known = [name for name in hints if name in data or name in needed]
        return made(**{name: read(hints[name], data[name]) for name in known})
    if get_origin(kind) is tuple:
        inner = get_args(kind)[0]
        return tuple(data) if inner is str else tuple(read(inner, item) for item in data)
    return data
