"""One declaration for each kind of thing: what is seen of it, by whom, and what becomes of it.

It stands in the folder of its noun, in `kinds.py`:

    kind("idea", Idea, everybody="title text …", desk="by group", public=…, title="title", gone="hidden")

Everything that asks about kinds reads `KINDS`: what audiences see, changes, references, undo, erasing, removing
devices, history and the tables in docs/wire.md.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from .thing import Journaled


def is_shown(thing, _workshop) -> bool:
    return thing.state == "shown"


def is_never(_thing, _workshop) -> bool:
    return False


def _nothing_more(_session, _workshop, _rows, _audience, _read) -> dict:
    return {}


def _nothing(*_) -> None:
    pass


@dataclass(frozen=True)
class Kind:
    """A kind of thing that has a number in a workshop.

    `model`: its table, a class; None for what is made of others. `everybody`: the fields that phones and wall may
    see, an allow-list; `desk`: what only the desk sees besides; neither: it is not on the wire. `public(thing,
    workshop)`: do phones and wall see this row now?; `at_desk`: does the desk see rows that are not public?
    `more(session, workshop, rows, audience, read)`: {id: fields} that its columns do not hold; `read` keeps what is
    read for one audience for the next ones.
    `numbered`: are its ids given out one after the other, or made of others'?
    `number`: for what is made of the workshop's row, the column with its number; `made(session, workshop, audience)`:
    its fields.
    `title`: the field by which it is called; `owner`: the field with the number of the participant whose words it has;
    `fresh`: the state in which it begins; `gone`: the one that stands for "it is not there", None where it stays, and
    adding it cannot be undone.

    What must happen besides when one of its rows changes otherwise than by its own commands:
    `undoing(context, thing, was, became)`: before undo writes `was` back; may refuse.
    `undone(context, entries)`: after it has, with all (thing, was, became) of this kind; may refuse.
    `bring_back(context, entry)`: undoes the whole act in place of writing values back.
    `words(thing)`: {field: text} that its owner has written, by default all its fields, of which `erasing.WORDS` count;
    `erase(context, thing, said)`: empties them, by default the columns of these names;
    `unquote(context, said, own)`: takes quotations of an erased person out of others' rows of this kind.

    One kind each has: `member(connection, workshop, person)`: who has joined with the cookie of this digest, or None.
    `keep_late(context, what, data)`: lays down for the moderators what was refused as late, and returns what its sender
    is told of that; None where nothing lies there now that did not before.
    """

    name: str
    model: Any
    everybody: tuple[str, ...] = ()
    desk: tuple[str, ...] = ()
    public: Callable[..., bool] = is_shown
    at_desk: bool = True
    more: Callable[..., dict] = _nothing_more
    numbered: bool = True
    number: str | None = None
    made: Callable[..., dict] | None = None
    title: str | None = None
    owner: str | None = None
    fresh: str | None = None
    gone: str | None = None
    undoing: Callable[..., None] = _nothing
    undone: Callable[..., None] = _nothing
    bring_back: Callable[..., None] | None = None
    words: Callable[..., dict] = vars
    erase: Callable[..., None] | None = None
    unquote: Callable[..., None] = _nothing
    member: Callable[..., Any] | None = None
    keep_late: Callable[..., dict | None] | None = None

    @property
    def on_the_wire(self) -> bool:
        return bool(self.everybody or self.desk)

    def number_in(self, workshop: Journaled) -> int:
        """The number of what is made of the workshop's row."""
        assert self.number is not None, self.name
        return getattr(workshop, self.number)

    @property
    def has_rows(self) -> bool:
        """Has it rows of its own in a workshop?"""
        return self.model is not None and not issubclass(self.model, Journaled)

    def fields(self, desk: bool) -> tuple[str, ...]:
        """What the desk, or everybody else, may read of it."""
        return self.everybody + (self.desk if desk else ())


#: Every kind by its name; complete once `workshop.nouns` is imported
KINDS: dict[str, Kind] = {}
_OF_MODEL: dict[type | None, Kind] = {}


def kind(name: str, model: type | None, everybody: str = "", desk: str = "", **facts: Any) -> Kind:
    """Declare a kind; `everybody` and `desk` are names of fields with spaces between them."""
    if name in KINDS:
        raise ValueError(f"{name} is declared twice")
    KINDS[name] = Kind(name, model, tuple(everybody.split()), tuple(desk.split()), **facts)
    _OF_MODEL[model] = KINDS[name]
    return KINDS[name]


def kind_of(thing) -> Kind:
    """The kind of a row, or of its model."""
    return _OF_MODEL[thing if isinstance(thing, type) else type(thing)]


def model_of(name: str) -> Any:
    """The table of a kind that has one."""
    model = KINDS[name].model
    assert model is not None, name
    return model


@cache
def journaled() -> Any:
    """The table whose rows have a journal: the workshop's."""
    return next(one.model for one in KINDS.values() if one.model is not None and issubclass(one.model, Journaled))


@cache
def the(hook: str) -> Callable:
    """The hook of this name of the one kind that has it."""
    return next(getattr(one, hook) for one in KINDS.values() if getattr(one, hook) is not None)
