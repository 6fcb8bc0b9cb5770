"""One declaration for each kind of thing: what is seen of it, by whom, and what becomes of it.

It stands beside its table:

    IDEA = kind("idea", Idea, everybody="title text …", desk="by group", public=…, title="title", gone="hidden")

Everything that asks about kinds reads `KINDS`: what audiences see, changes, references, undo, erasing, removing
devices, history and the tables in docs/wire.md.
"""

from collections.abc import Callable
from dataclasses import dataclass


def is_shown(thing, _workshop) -> bool:
    return thing.state == "shown"


def is_never(_thing, _workshop) -> bool:
    return False


@dataclass(frozen=True)
class Kind:
    """A kind of thing that has a number in a workshop.

    `model`: its table, None for what is made of others. `everybody`: the fields that phones and wall may see, an
    allow-list; `desk`: what only the desk sees besides; neither: it is not on the wire. `public(thing, workshop)`: do
    phones and wall see this row now?; `at_desk`: does the desk see rows that are not public?
    `title`: the field by which it is called; `owner`: the field with the number of the participant whose words it has;
    `fresh`: the state in which it begins; `gone`: the one that stands for "it is not there", None where it stays.
    """

    name: str
    model: type | None
    everybody: tuple[str, ...] = ()
    desk: tuple[str, ...] = ()
    public: Callable[..., bool] = is_shown
    at_desk: bool = True
    title: str | None = None
    owner: str | None = None
    fresh: str | None = None
    gone: str | None = None

    @property
    def on_the_wire(self) -> bool:
        return bool(self.everybody or self.desk)

    def fields(self, desk: bool) -> tuple[str, ...]:
        """What the desk, or everybody else, may read of it."""
        return self.everybody + (self.desk if desk else ())


#: Every kind by its name; complete once `workshop.models` is imported
KINDS: dict[str, Kind] = {}
_OF_MODEL: dict[type | None, Kind] = {}


def kind(name: str, model: type | None, everybody: str = "", desk: str = "", **facts) -> Kind:
    """Declare a kind; `everybody` and `desk` are names of fields with spaces between them."""
    if name in KINDS:
        raise ValueError(f"{name} is declared twice")
    KINDS[name] = Kind(name, model, tuple(everybody.split()), tuple(desk.split()), **facts)
    _OF_MODEL[model] = KINDS[name]
    return KINDS[name]


def kind_of(thing) -> Kind:
    """The kind of a row, or of its model."""
    return _OF_MODEL[thing if isinstance(thing, type) else type(thing)]


def model_of(name: str) -> type:
    """The table of a kind that has one."""
    model = KINDS[name].model
    assert model is not None, name
    return model
