"""What has changed since a number, for an audience. One function serves first load, push, reconnect and polling.

Things are sent whole, never differences: late, doubled or shuffled frames do no harm.
"""

from functools import cache
from typing import Any

from sqlalchemy import BindParameter, bindparam, literal, select, union_all

from ..clock import iso
from ..columns import Moment
from ..turns import in_turns
from .audience import fields, kinds, sees
from .kind import KINDS, Kind, kind_of
from .thing import Journaled

#: So many rows are fetched in one go
ROWS = 100


def changes(
    session, workshop: Journaled, since: int, audience: str, read: dict | None = None, turns=iter, gone=None
) -> list[dict]:
    """The things of `workshop` whose number is above `since`, as `audience` sees them, in order of their numbers.

    Something the audience could see once and may no longer see comes as {"kind", "id", "seq", "gone": true};
    with `since` 0 (the whole snapshot) it is left out, as is what it never could see. What has been written since
    `workshop` was read comes with the next frame: seen with the workshop of before it would be told wrongly.
    `read` keeps what is read for one audience for the next ones, within one transaction. `turns` goes through rows.
    `gone`: is what is gone told? None: if `since` is above 0.
    """
    things, read, gone = [], {} if read is None else read, since > 0 if gone is None else gone
    for kind in _of_the_workshop():
        if kind.number_in(workshop) > since:
            things.append(_made(session, workshop, kind, audience))
    for name in once(read, "moved", lambda: _moved(session, workshop, since)) & set(kinds(audience)):
        stretch = {"here": workshop.id, "since": since, "upto": workshop.seq}
        found = _above(name) if turns is iter else _above(name).execution_options(yield_per=ROWS)
        rows = once(read, name, lambda: list(turns(session.scalars(found, stretch))))  # noqa: B023
        things += _things(session, workshop, KINDS[name], rows, gone, audience, read, turns)
    return sorted(things, key=lambda thing: (thing["seq"], thing["kind"], thing["id"]))


def once(read: dict, name: str, find):
    """What `find()` gives, read once for all audiences."""
    if name not in read:
        read[name] = find()
    return read[name]


@cache
def _of_the_workshop() -> tuple[Kind, ...]:
    return tuple(kind for kind in KINDS.values() if kind.number)


@cache
def _with_rows() -> dict:
    """{kind: table} of all that is on the wire."""
    return {name: kind.model for name, kind in KINDS.items() if kind.on_the_wire and kind.has_rows}


@cache
def _statement_of_moved():
    """One statement that names the kinds with something above a number: most changes touch one or two of them."""
    here: BindParameter = bindparam("workshop")
    since: BindParameter = bindparam("since")
    return union_all(
        *(
            select(literal(kind)).where(select(model.id).where(model.workshop_id == here, model.seq > since).exists())
            for kind, model in _with_rows().items()
        )
    )


@cache
def _above(kind: str):
    """The rows of a kind above one number and up to another."""
    model = _with_rows()[kind]
    here = model.workshop_id == bindparam("here")
    return select(model).where(here, model.seq > bindparam("since"), model.seq <= bindparam("upto"))


def _moved(session, workshop, since) -> set[str]:
    if since <= 0:
        return set(_with_rows())
    return set(session.scalars(_statement_of_moved(), {"since": since, "workshop": workshop.id}))


def things_of(session, workshop: Journaled, kind: str, audience: str) -> list[dict]:
    """All things of one kind as `audience` sees them now."""
    rows = session.scalars(_above(kind), {"here": workshop.id, "since": 0, "upto": workshop.seq}).all()
    return _things(session, workshop, KINDS[kind], rows, False, audience, {})


def whole(session, workshop: Journaled, audience: str) -> list[dict]:
    """All things with what is gone, in turns: those above any number are what `changes` gives from there on."""
    return changes(session, workshop, 0, audience, turns=in_turns, gone=True)


def thing_for(session, workshop: Journaled, kind: str, ident: int, audience: str) -> dict | None:
    """One thing as `audience` sees it now, or None."""
    if KINDS[kind].number:
        return _made(session, workshop, KINDS[kind], audience)
    row = session.get(_with_rows()[kind], (workshop.id, ident)) if kind in _with_rows() else None
    found = _things(session, workshop, KINDS[kind], [row], False, audience, {}) if row else []
    return found[0] if found else None


def _made(session, workshop, kind, audience):
    """Of the workshop's own row."""
    number, values = kind.number_in(workshop), kind.made(session, workshop, audience)
    return _shaped(kind, audience, values | {"id": 1, "seq": number})


def _things(session, workshop, kind, rows, gone, audience, read, turns=iter):
    more = kind.more(session, workshop, rows, audience, read)
    things = []
    for row in turns(rows):
        if sees(row, workshop, audience):
            things.append(_shaped(kind, audience, values_of(row, workshop) | more.get(row.id, {})))
        elif gone and row.was_public:
            things.append({"kind": kind.name, "id": row.id, "seq": row.seq, "gone": True})
    return things


def _shaped(kind, audience, values):
    """Only what the allow-list names."""
    allowed = fields(kind.name, audience)
    return {"kind": kind.name, "id": values["id"], "seq": values["seq"]} | {name: values[name] for name in allowed}


def values_of(row, workshop: Journaled) -> dict:
    """A row's columns as plain JSON: moments as ISO text in the workshop's zone."""
    told, moments = _columns(row.__class__)
    values = {name: getattr(row, name) for name in told}
    for name in moments:
        values[name] = iso(values[name], workshop.time_zone)
    return values


@cache
def _columns(model: Any) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(names of what is read of it and its number, those of them that are moments)."""
    columns, allowed = model.__table__.c, {"id", "seq", *kind_of(model).fields(desk=True)}
    told = tuple(column.key for column in columns if column.key in allowed)
    return told, tuple(name for name in told if isinstance(columns[name].type, Moment))
