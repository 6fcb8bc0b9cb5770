"""One declaration for each command: what may be sent, who may send it and when, and what becomes of its traces.

A verb is declared where it stands, beside the class of its data:

    class AddIdea(Schema):
        field_of_action: Ref
        title: Sentence

    @command(phone=TALKING, desk=True, late="idea")
    def add_idea(context, data: AddIdea) -> int: ...

Everything that asks about commands reads `COMMANDS`: dispatch, permission, forms, OpenAPI, the late tray, sealing,
undo, erasing and the tables in docs/wire.md.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, get_type_hints

from ..errors import Refused
from .schema import Schema, filled


def always(_workshop) -> bool:
    return True


def never(_workshop) -> bool:
    return False


def nothing(_workshop) -> None:
    return None


def nothing_of_them(_workshop, _member) -> None:
    return None


@dataclass(frozen=True)
class Declaration:
    """`verb(context, data)` carries the command out and returns the id of what it added, or None.

    Who may, and when:
    `phone`: the phases in which a phone may; moderators may allow it in others (`also_allowed`). `desk`: may
    moderators, in any phase; neither: only the program itself. `joins`: may who has not joined yet; `whenever`: a phone
    in whatever phase and state; `afterwards`: a phone in its phases, and once the workshop is closed. `released`: once
    the protocol is released, too, for whoever may otherwise. `in_the_room`: it changes only what those in the room see,
    nothing of the result, so it is possible after the release, and so is its undo.
    `helper`: may a helper enter it for somebody? What the desk may as well, for nobody in particular, too.
    `unless(workshop)`: the refusal of what the workshop's own row rules out besides, or None; `beforehand(workshop)`:
    the same where it depends on the data: everybody is told so, and the verb itself refuses; `unless_member(workshop,
    member)`: of what the row of who has joined rules out.
    `undo(workshop)`: may moderators take it back in one act now? Not where another command leads back and asks before.
    `late`: as what it is kept for the moderators when its phase is over (`Kind.keep_late`). `wire`: can it be sent to
    POST commands, or is it made by a page only?

    What becomes of its traces:
    `ballot`: it tells of a ballot: sealing takes its payload and its key; `instead(context)`: what the journal keeps of
    it from the first moment on in place of a person and a time. `purges`: what it removes must leave the files, too;
    `erases`: a person's texts are gone, and memory must forget them. `quotes`: may its words repeat somebody's idea?
    `prose`: the fields of its data that are sentences, in which a name tells of a person.
    `told(session, row, payload)`: what the history says it was about; None: what it says of any other.
    """

    name: str
    data: type[Schema]
    verb: Callable[..., int | None]
    phone: tuple[str, ...] = ()
    desk: bool = False
    helper: bool = False
    joins: bool = False
    whenever: bool = False
    afterwards: bool = False
    released: bool = False
    in_the_room: bool = False
    unless: Callable[..., Refused | None] = nothing
    beforehand: Callable[..., Refused | None] = nothing
    unless_member: Callable[..., Refused | None] = nothing_of_them
    undo: Callable[..., bool] = always
    late: str | None = None
    wire: bool = True
    ballot: bool = False
    instead: Callable[..., dict] | None = None
    purges: bool = False
    erases: bool = False
    quotes: bool = True
    prose: tuple[str, ...] = ()
    told: Callable[..., str | None] | None = None

    @property
    def nameless(self) -> bool:
        return self.instead is not None

    @property
    def after_release(self) -> bool:
        return self.released or self.in_the_room

    def open_to(self, role: str) -> bool:
        """May the desk, a helper or a phone ever send it?"""
        return {"desk": self.desk, "helper": self.helper}.get(role, bool(self.phone))


#: Every command by its name; complete once `workshop.nouns` is imported
COMMANDS: dict[str, Declaration] = {}


def command(**facts: Any) -> Callable:
    """Declare the function below as the verb of the command of its name; `facts` are those of `Declaration`."""

    def declare(verb):
        name = verb.__name__
        if name in COMMANDS:
            raise ValueError(f"{name} is declared twice")
        COMMANDS[name] = Declaration(name, get_type_hints(verb)["data"], verb, **facts)
        return verb

    return declare


def names(trait: str) -> list[str]:
    """The commands of which this trait is told, e.g. names("ballot")."""
    return sorted(name for name, one in COMMANDS.items() if getattr(one, trait))


def is_a(name: str, trait: str) -> bool:
    """Has a command this trait? A name that is none has not."""
    return name in COMMANDS and bool(getattr(COMMANDS[name], trait))


def data_for(name: Any, data: Any, wire: bool = True) -> Schema:
    """The data of command `name`, filled with `data` as sent.

    Raises Refused("unknown_command") and Refused("bad_shape", field=…, reason=…).
    """
    if not isinstance(name, str) or name not in COMMANDS or (wire and not COMMANDS[name].wire):
        raise Refused("unknown_command")
    return filled(COMMANDS[name].data, data)
