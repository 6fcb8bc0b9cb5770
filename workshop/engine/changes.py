"""What has changed since a number, for an audience. One function serves first load, push, reconnect and polling.

Things are sent whole, never differences: late, doubled or shuffled frames do no harm.
"""

from functools import cache

from sqlalchemy import bindparam, func, literal, select, union_all

from ..clock import iso
from ..domain.groups import groupings
from ..domain.ideas.beside import beside, sizes
from ..domain.ideas.wording import rest
from ..domain.people.models import Participant
from ..domain.responsibilities.models import Answer
from ..domain.weightings.models import Ballot
from ..domain.workshops.models import Workshop
from ..turns import in_turns
from .audience import fields, kinds, sees
from .kind import KINDS

#: Groups behind a tally are told from this many ballots on, so that few people cannot be guessed
BALLOTS_FOR_BREADTH = 5
#: So many rows are fetched in one go
ROWS = 100
MODELS = {name: kind.model for name, kind in KINDS.items() if kind.on_the_wire and kind.model not in (None, Workshop)}


BY_CODE = select(Workshop).where(Workshop.code == bindparam("code"))


def workshop_by_code(session, code: str) -> Workshop | None:
    return session.scalar(BY_CODE, {"code": code})


def changes(
    session, workshop: Workshop, since: int, audience: str, read: dict | None = None, turns=iter, gone=None
) -> list[dict]:
    """The things of `workshop` whose number is above `since`, as `audience` sees them, in order of their numbers.

    Something the audience could see once and may no longer see comes as {"kind", "id", "seq", "gone": true};
    with `since` 0 (the whole picture) it is left out, as is what it never could see. What has been written since
    `workshop` was read comes with the next frame: seen with the workshop of before it would be told wrongly.
    `read` keeps what is read for one audience for the next ones, within one transaction. `turns` goes through rows.
    `gone`: is that told in any case?
    """
    things, read, gone = [], {} if read is None else read, since > 0 if gone is None else gone
    if workshop.changed > since:
        things.append(_shaped("workshop", audience, _workshop(workshop) | {"id": 1, "seq": workshop.changed}))
    if workshop.progressed > since:
        values = {"id": 1, "seq": workshop.progressed, "joined": workshop.joined}
        values["weighted"] = ballots(session, workshop) if workshop.revealed else None
        things.append(_shaped("progress", audience, values))
    for kind in _once(read, "moved", lambda: _moved(session, workshop, since)) & set(kinds(audience)):
        stretch = {"here": workshop.id, "since": since, "upto": workshop.seq}
        found = STRETCHES[kind] if turns is iter else STRETCHES[kind].execution_options(yield_per=ROWS)
        rows = _once(read, kind, lambda: list(turns(session.scalars(found, stretch))))  # noqa: B023
        things += _things(session, workshop, kind, rows, gone, audience, read, turns)
    return sorted(things, key=lambda thing: (thing["seq"], thing["kind"], thing["id"]))


def _once(read, name, find):
    if name not in read:
        read[name] = find()
    return read[name]


def _statement_of_moved():
    """One statement that names the kinds with something above a number: most changes touch one or two of them."""
    above = bindparam("since"), bindparam("workshop")
    return union_all(
        *(
            select(literal(kind)).where(
                select(model.id).where(model.workshop_id == above[1], model.seq > above[0]).exists()
            )
            for kind, model in MODELS.items()
        )
    )


MOVED = _statement_of_moved()
#: The rows of each kind above one number and up to another
STRETCHES = {
    kind: select(model).where(
        model.workshop_id == bindparam("here"), model.seq > bindparam("since"), model.seq <= bindparam("upto")
    )
    for kind, model in MODELS.items()
}


def _moved(session, workshop, since) -> set[str]:
    if since <= 0:
        return set(MODELS)
    return set(session.scalars(MOVED, {"since": since, "workshop": workshop.id}))


def things_of(session, workshop: Workshop, kind: str, audience: str) -> list[dict]:
    """All things of one kind as `audience` sees them now."""
    rows = session.scalars(STRETCHES[kind], {"here": workshop.id, "since": 0, "upto": workshop.seq}).all()
    return _things(session, workshop, kind, rows, False, audience, {})


def whole(session, workshop: Workshop, audience: str) -> list[dict]:
    """All things with what is gone, in turns: those above any number are what `changes` gives from there on."""
    return changes(session, workshop, 0, audience, turns=in_turns, gone=True)


def thing_for(session, workshop: Workshop, kind: str, ident: int, audience: str) -> dict | None:
    """One thing as `audience` sees it now, or None."""
    if kind == "workshop":
        return _shaped(kind, audience, _workshop(workshop) | {"id": 1, "seq": workshop.changed})
    row = session.get(MODELS[kind], (workshop.id, ident)) if kind in MODELS else None
    found = _things(session, workshop, kind, [row], False, audience, {}) if row else []
    return found[0] if found else None


def _things(session, workshop, kind, rows, gone, audience, read, turns=iter):
    more = _MORE.get(kind, _nothing_more)(session, workshop, rows, audience, read)
    things = []
    for row in turns(rows):
        if sees(row, workshop, audience):
            values = {"id": row.id, "seq": row.seq} | _values(row, workshop) | more.get(row.id, {})
            things.append(_shaped(kind, audience, values))
        elif gone and row.was_public:
            things.append({"kind": kind, "id": row.id, "seq": row.seq, "gone": True})
    return things


def _shaped(kind, audience, values):
    """Only what the allow-list names."""
    allowed = fields(kind, audience)
    return {"kind": kind, "id": values["id"], "seq": values["seq"]} | {name: values[name] for name in allowed}


def _values(row, workshop):
    """A row's columns as plain JSON."""
    values = {name: getattr(row, name) for name in _columns(type(row))}
    for name in ("at", "joined"):
        if name in values:
            values[name] = iso(values[name], workshop.time_zone)
    if row.__tablename__ == "ideas":
        values["rest"] = rest(row.title, row.text)
    return values


@cache
def _columns(model) -> tuple[str, ...]:
    return tuple(column.key for column in model.__table__.c)


def _nothing_more(session, workshop, rows, audience, read):
    return {}


def _workshop(workshop):
    zone = workshop.time_zone
    values = {name: getattr(workshop, name) for name in _columns(Workshop)}
    for name in ("starts", "ends", "phase_since", "phase_ends", "released"):
        values[name] = iso(values[name], zone)
    return values | {
        "breadth_of": len(groupings.breadth_groups(workshop.groupings)),
        "breadth_name": groupings.breadth_name(workshop.groupings),
        "main_grouping": (groupings.main_grouping(workshop.groupings) or {}).get("id"),
    }


def _ideas(session, workshop, rows, audience, read):
    """Of the groups that take part the desk sees all, everybody else those that may be named."""
    told = _once(read, "beside ideas", lambda: beside(session, workshop, rows))
    if audience == "desk" or not told:
        shown = groupings.all_groups(workshop.groupings)
    else:
        shown = _once(read, "named", lambda: groupings.named(workshop, sizes(session, workshop)))
    return {
        ident: values | {"supporters": [group for group in shown if group in values["supporters"]]}
        for ident, values in told.items()
    }


def _tallies(session, workshop, rows, audience, read):
    """Breadth is told from 5 ballots on, or after sealing."""
    given = _once(read, "ballots", lambda: ballots(session, workshop)) if rows else 0
    told = workshop.sealed or given >= BALLOTS_FOR_BREADTH
    return {row.id: {"idea": row.id} | ({} if told else {"breadth": None}) for row in rows}


def ballots(session, workshop) -> int:
    """How many people gave at least one point."""
    giver = (Participant.workshop_id == Ballot.workshop_id) & (Participant.id == Ballot.participant)
    query = select(func.count()).select_from(Ballot).outerjoin(Participant, giver)
    return session.scalar(
        query.where(Ballot.workshop_id == workshop.id, Ballot.given > 0, Participant.removed.is_(None))
    )


def _responsibilities(session, workshop, rows, audience, read):
    """Names go out with consent only; the desk sees them, and the answers of phones."""
    if audience != "desk":
        nobody = {"name": None, "organisation": None}
        return {row.id: nobody if not row.print_name else {"name": row.name or None} for row in rows}
    answers = {}
    query = select(Answer).where(Answer.workshop_id == workshop.id, Answer.removed.is_(None)).order_by(Answer.id)
    for answer in session.scalars(query):
        told = {name: getattr(answer, name) for name in ("id", "answer", "name", "organisation", "print_name", "group")}
        answers.setdefault(answer.responsibility, []).append(told | {"at": iso(answer.at, workshop.time_zone)})
    return {row.id: {"answers": answers.get(row.id, []), "name": row.name or None} for row in rows}


def _late(session, workshop, rows, audience, read):
    told, removed = {}, _removed(session, workshop) if rows else set()
    for row in rows:
        data = row.data
        told[row.id] = {
            "title": data.get("title", ""),
            "text": data.get("text", ""),
            "field_of_action": data.get("field_of_action"),
            "idea": data.get("idea"),
            "people": len(set(data.get("people", ())) - removed),
        }
    return told


def _removed(session, workshop) -> set[int]:
    query = select(Participant.id).where(Participant.workshop_id == workshop.id, Participant.removed.is_not(None))
    return set(session.scalars(query))


def _participants(session, workshop, rows, audience, read):
    return {row.id: {"number": row.id, "removed": row.removed is not None} for row in rows}


_MORE = {
    "idea": _ideas,
    "tally": _tallies,
    "responsibility": _responsibilities,
    "late": _late,
    "participant": _participants,
}
