"""What has changed since a number, for an audience. One function serves first load, push, reconnect and polling.

Things are sent whole, never differences: late, doubled or shuffled frames do no harm.
"""

from sqlalchemy import bindparam, func, literal, select, union_all

from ..clock import iso
from ..models import (
    Answer,
    Ballot,
    Contribution,
    Correction,
    FieldOfAction,
    Idea,
    Late,
    Measure,
    Participant,
    Publication,
    Responsibility,
    Support,
    Tally,
    Workshop,
)
from . import groups
from .audience import fields, kinds, sees

#: Groups behind a tally are told from this many ballots on, so that few people cannot be guessed
BALLOTS_FOR_BREADTH = 5
MODELS = {
    "field_of_action": FieldOfAction,
    "idea": Idea,
    "contribution": Contribution,
    "tally": Tally,
    "measure": Measure,
    "responsibility": Responsibility,
    "late": Late,
    "participant": Participant,
    "correction": Correction,
    "publication": Publication,
}


BY_CODE = select(Workshop).where(Workshop.code == bindparam("code"))


def workshop_by_code(session, code: str) -> Workshop | None:
    return session.scalar(BY_CODE, {"code": code})


def changes(session, workshop: Workshop, since: int, audience: str) -> list[dict]:
    """The things of `workshop` whose number is above `since`, as `audience` sees them, in order of their numbers.

    Something the audience could see once and may no longer see comes as {"kind", "id", "seq", "gone": true};
    with `since` 0 (the whole picture) it is left out, as is what it never could see. What has been written since
    `workshop` was read comes with the next frame: seen with the workshop of before it would be told wrongly.
    """
    things = []
    if workshop.changed > since:
        things.append(_shaped("workshop", audience, _workshop(workshop) | {"id": 1, "seq": workshop.changed}))
    if workshop.progressed > since:
        values = {"id": 1, "seq": workshop.progressed, "joined": workshop.joined}
        values["weighted"] = ballots(session, workshop) if workshop.revealed else None
        things.append(_shaped("progress", audience, values))
    for kind in _moved(session, workshop, since) & set(kinds(audience)):
        things += _things(session, workshop, kind, since, audience, MODELS[kind].seq <= workshop.seq)
    return sorted(things, key=lambda thing: (thing["seq"], thing["kind"], thing["id"]))


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


def _moved(session, workshop, since) -> set[str]:
    if since <= 0:
        return set(MODELS)
    return set(session.scalars(MOVED, {"since": since, "workshop": workshop.id}))


def thing_for(session, workshop: Workshop, kind: str, ident: int, audience: str) -> dict | None:
    """One thing as `audience` sees it now, or None."""
    if kind == "workshop":
        return _shaped(kind, audience, _workshop(workshop) | {"id": 1, "seq": workshop.changed})
    found = _things(session, workshop, kind, -1, audience, MODELS[kind].id == ident) if kind in MODELS else []
    return found[0] if found else None


def _things(session, workshop, kind, since, audience, *conditions):
    model = MODELS[kind]
    query = select(model).where(model.workshop_id == workshop.id, model.seq > since, *conditions)
    rows = session.scalars(query).all()
    shown = [row for row in rows if sees(row, workshop, audience)]
    more = _MORE.get(kind, _nothing_more)(session, workshop, shown, audience)
    things = []
    for row in rows:
        if sees(row, workshop, audience):
            values = {"id": row.id, "seq": row.seq} | _values(row, workshop) | more.get(row.id, {})
            things.append(_shaped(kind, audience, values))
        elif since > 0 and row.was_public:
            things.append({"kind": kind, "id": row.id, "seq": row.seq, "gone": True})
    return things


def _shaped(kind, audience, values):
    """Only what the allow-list names."""
    allowed = fields(kind, audience)
    return {"kind": kind, "id": values["id"], "seq": values["seq"]} | {name: values[name] for name in allowed}


def _values(row, workshop):
    """A row's columns as plain JSON."""
    values = {column.key: getattr(row, column.key) for column in row.__table__.c}
    for name in ("at", "joined"):
        if name in values:
            values[name] = iso(values[name], workshop.time_zone)
    return values


def _nothing_more(session, workshop, rows, audience):
    return {}


def _workshop(workshop):
    zone = workshop.time_zone
    values = {column.key: getattr(workshop, column.key) for column in workshop.__table__.c}
    for name in ("starts", "ends", "phase_since", "phase_ends", "released"):
        values[name] = iso(values[name], zone)
    return values | {
        "breadth_of": len(groups.breadth_groups(workshop.groupings)),
        "breadth_name": groups.breadth_name(workshop.groupings),
        "main_grouping": (groups.main_grouping(workshop.groupings) or {}).get("id"),
    }


def _ideas(session, workshop, rows, audience):
    """Contributions, supporters and author's group of each idea; of merged ideas at the survivor, too."""
    if not rows:
        return {}
    family = _all_parts(session, workshop)
    contributions, people = _contributions(session, workshop), _supporters(session, workshop)
    own, here = _own_groups(session, workshop)
    voices = groups.voices(workshop.groupings, own)
    shown = groups.all_groups(workshop.groupings)
    if audience != "desk":
        shown = groups.named(workshop, groups.sizes(own[number] for number in here))
    more = {}
    for row in rows:
        members = [row.id, *(part for part, into in family.items() if into == row.id)]
        supporters = set().union(*(people.get(member, set()) for member in members))
        joined = {voices[person] for person in supporters if person in voices}
        more[row.id] = {
            "contributions": sum(contributions.get(member, 0) for member in members),
            "supporters": [ident for ident in shown if ident in joined],
            "support": len(supporters),
            "by": "phone" if row.author else "desk",
            "group": voices.get(row.author),
        }
    return more


def _all_parts(session, workshop):
    parts = select(Idea.id, Idea.merged_into).where(Idea.workshop_id == workshop.id, Idea.merged_into.is_not(None))
    return dict(session.execute(parts).all())


def _contributions(session, workshop):
    query = (
        select(Contribution.idea, func.count())
        .where(Contribution.workshop_id == workshop.id, Contribution.state == "shown")
        .group_by(Contribution.idea)
    )
    return dict(session.execute(query).all())


def _supporters(session, workshop):
    people = {}
    query = supports(workshop)
    for idea, person in session.execute(query):
        people.setdefault(idea, set()).add(person)
    return people


def supports(workshop):
    """A query of (idea, participant): who takes part in what, without those who were removed."""
    who = (Participant.workshop_id == Support.workshop_id) & (Participant.id == Support.participant)
    query = select(Support.idea, Support.participant).join(Participant, who)
    return query.where(Support.workshop_id == workshop.id, Participant.removed.is_(None))


def _own_groups(session, workshop):
    """({number: own groups} of everybody, the numbers of those who were not removed)."""
    query = select(Participant.id, Participant.groups, Participant.removed)
    people = session.execute(query.where(Participant.workshop_id == workshop.id)).all()
    return {one.id: one.groups for one in people}, {one.id for one in people if one.removed is None}


def _tallies(session, workshop, rows, audience):
    """Breadth is told from 5 ballots on, or after sealing."""
    told = workshop.sealed or (bool(rows) and ballots(session, workshop) >= BALLOTS_FOR_BREADTH)
    return {row.id: {"idea": row.id} | ({} if told else {"breadth": None}) for row in rows}


def ballots(session, workshop) -> int:
    """How many people gave at least one point."""
    giver = (Participant.workshop_id == Ballot.workshop_id) & (Participant.id == Ballot.participant)
    query = select(func.count()).select_from(Ballot).outerjoin(Participant, giver)
    return session.scalar(
        query.where(Ballot.workshop_id == workshop.id, Ballot.given > 0, Participant.removed.is_(None))
    )


def _responsibilities(session, workshop, rows, audience):
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


def _late(session, workshop, rows, audience):
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


def _participants(session, workshop, rows, audience):
    return {row.id: {"number": row.id, "removed": row.removed is not None} for row in rows}


_MORE = {
    "idea": _ideas,
    "tally": _tallies,
    "responsibility": _responsibilities,
    "late": _late,
    "participant": _participants,
}
