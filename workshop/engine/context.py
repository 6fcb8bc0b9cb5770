"""One command being carried out: who acts on which workshop, and what it changes."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cache, cached_property
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select
from sqlalchemy.orm import Session

from ..columns import Moment
from ..errors import Refused
from .audience import is_public
from .journal import Head
from .kind import KINDS, kind_of, model_of, the
from .models import Reserved
from .thing import Journaled

#: Up to here a state that a restore has lost may have given ids out
LOST = select(Reserved.ids).where(Reserved.workshop_id == bindparam("here"))


@cache
def _statements(model):
    """(the highest id of `model` in a workshop, a new row)."""
    return select(func.max(model.id)).where(model.workshop_id == bindparam("here")), insert(model.__table__)


#: Who acts as a participant: on the own phone, or through a helper
FOR_SOMEBODY = ("phone", "helper")


@dataclass(frozen=True)
class Actor:
    """Who asks: `role` is desk, phone, helper or system; `person` is what a retry is recognised by.

    On a phone `person` is the cookie's digest; a helper acts for the person with the one that was made for them, or
    for nobody. `moderator` is the account's id at the desk and of a helper.
    """

    role: str
    person: bytes
    moderator: int | None = None


@dataclass
class CommandContext:
    """The hand of a verb. It numbers and remembers every change, so that the journal can undo it.

    `wanted`: the id that the thing it adds had before a restore, proven: it was saved in its time, so no phase keeps it
    out; `noted`: what the journal keeps besides the data.
    """

    session: Session
    workshop: Any
    head: Head
    actor: Actor
    now: datetime
    wanted: int | None = None
    before: list = field(default_factory=list)
    noted: dict = field(default_factory=dict)

    def __post_init__(self):
        self.seq = self.head.seq + 1

    @property
    def connection(self) -> Connection:
        """The transaction without the ORM: for the statements of every weight. What it writes, the ORM does not see."""
        return self.session.connection()

    @cached_property
    def member(self):
        """(id, groups, breadth_group, ready, code) of the participant who acts, or None."""
        if self.actor.role not in FOR_SOMEBODY:
            return None
        return the("member")(self.connection, self.workshop.id, self.actor.person)

    @cached_property
    def lost(self) -> int:
        """Up to here a state that a restore has lost may have given ids out; 0 without a restore."""
        return self.connection.scalar(LOST, {"here": self.workshop.id}) or 0

    def find(self, kind: str, ident: int):
        """The thing, or Refused("unknown_thing")."""
        thing = self.session.get(model_of(kind), (self.workshop.id, ident))
        if thing is None:
            raise Refused("unknown_thing", kind=kind, id=ident)
        return thing

    def thing(self, kind: str, ident: int):
        """As `find`, for the workshop itself, too."""
        return self.workshop if KINDS[kind].number else self.find(kind, ident)

    def all(self, model, *conditions):
        """Every row of this workshop that fits, by id."""
        query = select(model).where(model.workshop_id == self.workshop.id, *conditions)
        return list(self.session.scalars(query.order_by(model.id)))

    def count(self, model, *conditions) -> int:
        query = select(func.count()).select_from(model).where(model.workshop_id == self.workshop.id, *conditions)
        return self.session.scalar(query) or 0

    def new_id(self, model) -> int:
        """The id that was lost, else one above all that were ever given out."""
        here, (highest, _) = self.workshop.id, _statements(model)
        most = self.connection.scalar(highest, {"here": here}) or 0
        wanted, self.wanted = self.wanted or 0, None
        if 0 < wanted <= self.lost and self.session.get(model, (here, wanted)) is None:
            return wanted
        return max(most, self.lost) + 1

    def add(self, model, **values):
        """A new thing with an id of its own."""
        thing = model(workshop_id=self.workshop.id, id=self.new_id(model), seq=self.seq, edited=self.seq, **values)
        thing.was_public = is_public(thing, self.workshop)
        self.session.add(thing)
        self.session.flush()
        self.before.append({"kind": kind_of(model).name, "id": thing.id, "was": None, "became": None})
        return thing

    def put(self, model, **values) -> int:
        """As `add`, past the ORM: the id of a new thing that nobody sees but the desk, for what comes by hundreds."""
        here, ident = self.workshop.id, self.new_id(model)
        own = {"workshop_id": here, "id": ident, "seq": self.seq, "edited": self.seq, "was_public": False}
        self.connection.execute(_statements(model)[1], own | values)
        self.before.append({"kind": kind_of(model).name, "id": ident, "was": None, "became": None})
        return ident

    def set(self, thing, **values):
        """Give `thing` new values; what does not differ is left alone and not remembered."""
        was = {name: getattr(thing, name) for name, value in values.items() if getattr(thing, name) != value}
        if not was:
            return
        for name in was:
            setattr(thing, name, values[name])
        self.before.append(
            {
                "kind": kind_of(thing).name,
                "id": 1 if isinstance(thing, Journaled) else thing.id,
                "was": plain(was),
                "became": plain({name: values[name] for name in was}),
            }
        )
        if isinstance(thing, Journaled):
            thing.changed = self.seq
        else:
            thing.edited = self.seq
            self.touch(thing)

    def write_forgetting(self, thing, **values):
        """As `set`, without a memory: what the journal could undo would keep the words."""
        for name, value in values.items():
            setattr(thing, name, value)
        thing.edited = self.seq
        self.touch(thing)

    def touch(self, thing):
        """Something one sees of `thing` has changed."""
        thing.seq = self.seq
        thing.was_public = thing.was_public or is_public(thing, self.workshop)

    def given(self, data, *without, empty=()) -> dict:
        """What an edit sent, apart from `without`; None means "not given" save for names in `empty`."""
        return {name: value for name, value in data.given(*without).items() if value is not None or name in empty}


def plain(values: dict) -> dict:
    """Values as JSON can keep them: moments as ISO text."""
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in values.items()}


def restored(model, values: dict) -> dict:
    """The reverse of `plain` for columns of `model`."""
    columns = model.__table__.c
    return {
        name: datetime.fromisoformat(value) if value and isinstance(columns[name].type, Moment) else value
        for name, value in values.items()
    }
