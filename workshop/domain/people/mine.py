"""What belongs to one phone: its weights, ideas and what it is asked for. Never on the socket, never cached.

Every answer to a phone's command carries it, so the statements are built once and go past the ORM.
"""

from collections import defaultdict
from typing import NamedTuple

from sqlalchemy import (
    BigInteger,
    BindParameter,
    Label,
    Text,
    and_,
    bindparam,
    case,
    cast,
    exists,
    func,
    literal_column,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import aliased

from ...clock import iso
from ...engine import may
from ...engine.withheld import told_state
from ...weighting import method
from ..contributions.models import Contribution
from ..ideas.models import Idea, Support
from ..ideas.wording import rest
from ..late_tray.models import Late
from ..responsibilities.models import Answer, Responsibility
from ..weightings.models import Ballot, Weight, Weighting
from ..workshops.models import Workshop
from .models import Participant

HERE: BindParameter = bindparam("here")
WHO: BindParameter = bindparam("who")
ROOM = (*(Workshop.state, Workshop.shown, Workshop.weighting, Workshop.joining, Workshop.time_zone), Workshop.codes)
IN_THE_ROOM = Participant.workshop_id == HERE, Participant.person == WHO, Participant.removed.is_(None)
AS_MEMBER = (
    *(Participant.id, Participant.groups, Participant.breadth_group, Participant.ready, Participant.muted),
    Participant.code,
)
MEMBER = select(*AS_MEMBER).where(*IN_THE_ROOM)
#: A row for each weighting
ROOM_AND_MEMBER = (
    select(*ROOM, Participant.id, Participant.groups, Participant.ready, Participant.muted, Participant.code)
    .add_columns(Weighting.id.label("which"), Weighting.method, Weighting.settings, Weighting.sealed)
    .select_from(Workshop)
    .join(Weighting, and_(Weighting.workshop_id == Workshop.id, Weighting.state == "shown"))
    .outerjoin(Participant, and_(*IN_THE_ROOM))
    .where(Workshop.id == HERE)
    .order_by(Weighting.id)
)
REMOVED = select(Participant.id).where(
    Participant.workshop_id == HERE, Participant.person == WHO, Participant.removed.is_not(None)
)
#: Somebody whose code was used here until another device took it over
MOVED = select(Participant.id).where(
    Participant.workshop_id == HERE, Participant.before == WHO, Participant.removed.is_(None)
)
TAKEN = aliased(Responsibility)
#: Is this answer the one that the moderators have confirmed? NULL while that is open
CONFIRMED = case(
    (
        exists().where(
            *(TAKEN.workshop_id == Answer.workshop_id, TAKEN.answer == Answer.id),
            *(TAKEN.role == Answer.answer, TAKEN.state == "accepted"),
        ),
        1,
    ),
    (
        and_(
            Responsibility.answer != Answer.id,
            or_(Responsibility.state == "declined", Responsibility.role == Answer.answer),
        ),
        0,
    ),
)
ANSWERS = (
    select(
        *(Answer.responsibility, Answer.answer, Answer.name, Answer.organisation, Answer.print_name, Answer.at),
        *(Responsibility.measure, Responsibility.role, Responsibility.bearer, Responsibility.state),
        CONFIRMED.label("confirmed"),
    )
    .join(
        Responsibility,
        (Responsibility.workshop_id == Answer.workshop_id) & (Responsibility.id == Answer.responsibility),
    )
    .where(Answer.workshop_id == HERE, Answer.participant == WHO, Answer.removed.is_(None))
    .order_by(Answer.responsibility)
)
NO_NUMBER, NO_WORD = cast(null(), BigInteger), cast(null(), Text)


def _of(model, author, what, number, more=NO_NUMBER, word=NO_WORD):
    """What belongs to a person in one of the tables, as (what, number, more, word)."""
    told: tuple[Label, ...] = (literal_column(f"'{what}'").label("what"), number.label("number"))
    told += more.label("more"), word.label("word")
    return select(*told).select_from(model).where(model.workshop_id == HERE, author == WHO)


#: All of it in one statement: every answer to a phone's command asks for it
OWN = union_all(
    _of(Idea, Idea.author, "ideas", Idea.id, word=told_state(Idea)),
    _of(Contribution, Contribution.author, "contributions", Contribution.id, word=told_state(Contribution)),
    _of(Support, Support.participant, "supports", Support.idea),
    _of(Late, Late.author, "late", Late.id, word=Late.state).where(Late.what.in_(("idea", "contribution"))),
    _of(Answer, Answer.participant, "answers", Answer.responsibility).where(Answer.removed.is_(None)),
    select(
        literal_column("'weights'").label("what"), func.coalesce(Idea.merged_into, Idea.id).label("number"),
        Weight.value.label("more"), cast(Ballot.weighting, Text).label("word"),
    )
    .select_from(Ballot)
    .join(Weight, and_(Weight.workshop_id == Ballot.workshop_id, Weight.ballot == Ballot.id))
    .join(Idea, and_(Idea.workshop_id == Weight.workshop_id, Idea.id == Weight.idea))
    .where(Ballot.workshop_id == HERE, Ballot.participant == WHO, Weight.value.is_not(None)),
)  # fmt: skip
#: What is hidden of somebody who is here, with its words
WITHHELD = {
    name: select(model.id, model.seq, *columns, model.at, model.held, model.reason)
    .where(model.workshop_id == HERE, model.author == WHO, model.state == "hidden", model.removed.is_(None))
    .order_by(model.id)
    for name, model, columns in (
        ("idea", Idea, (Idea.field_of_action, Idea.title, Idea.text, Idea.size, Idea.groups)),
        ("contribution", Contribution, (Contribution.idea, Contribution.sort, Contribution.text)),
    )
}
#: What somebody who is muted may not send
WORDS = ["add_contribution", "add_idea", "edit_contribution", "edit_idea"]
PROPOSED = (
    select(Responsibility.id, Responsibility.bearer)
    .where(
        Responsibility.workshop_id == HERE,
        Responsibility.measure == bindparam("measure"),
        Responsibility.state == "proposed",
    )
    .order_by(Responsibility.id)
)


class Member(NamedTuple):
    """Somebody who has joined, as `MEMBER` reads it."""

    id: int
    groups: list[int]
    breadth_group: int | None
    ready: bool = False
    muted: bool = False
    code: int | None = None


def member(connection, workshop: int, person: bytes):
    """(id, groups, breadth_group, ready, code) of who joined `workshop` with the cookie of this digest, or None."""
    return connection.execute(MEMBER, {"here": workshop, "who": person}).first()


def member_of(session, workshop: int, person: bytes | None):
    """(id, groups, breadth_group, ready, code) of who joined `workshop` with the cookie of this digest, or None.

    Who was removed has not joined.
    """
    return None if person is None else member(session.connection(), workshop, person)


def mine(session, ident: int, person: bytes | None) -> dict:
    """`mine` of docs/wire.md in workshop `ident` for the cookie of this digest; its "person" is null before joining."""
    connection = session.connection()
    weightings = connection.execute(ROOM_AND_MEMBER, {"here": ident, "who": person}).all()
    room = weightings[0]
    told = {
        "person": None, "removed": None, "groups": [], "ideas": [], "hidden": [], "contributions": [], "supports": [],
        "waiting": [], "not_shown": [], "muted": False,
        "late": {}, "asked": [], "answers": {}, "ready": False, "may_not": [], "code": "needed" if room.codes else None,
    } | _weights(room, weightings, ())  # fmt: skip
    if room.id is None:
        shut = [] if room.joining else ["join_workshop"]
        removed = connection.scalar(REMOVED, {"here": ident, "who": person})
        moved = room.codes and connection.scalar(MOVED, {"here": ident, "who": person})
        told |= {"code": "moved"} if moved else {}
        return told | {"removed": removed, "may_not": sorted(may.strangers_may_not() + shut)}
    own = defaultdict(list)
    for what, *values in connection.execute(OWN, {"here": ident, "who": room.id}):
        own[what].append(values)
    ideas = sorted((number, state) for number, _, state in own["ideas"])
    kept_back = any(state in ("waiting", "hidden") for _, _, state in own["ideas"] + own["contributions"])
    told |= {
        "person": room.id,
        "groups": room.groups,
        "ready": room.ready,
        "may_not": sorted({*may.member_may_not(room, room), *(WORDS if room.muted else [])}),
        "code": None if not room.codes else "needed" if room.code is None else "own",
        "ideas": [idea for idea, state in ideas if state != "withdrawn"],
        "hidden": [idea for idea, state in ideas if state == "hidden"],
        "contributions": sorted(number for number, *_ in own["contributions"]),
        "supports": sorted(number for number, *_ in own["supports"]),
        "late": {str(number): state for number, _, state in sorted(own["late"])},
        "asked": _asked(connection, ident, room),
        "answers": _answers(connection, ident, room) if own["answers"] else {},
        "muted": room.muted,
    } | (_withheld(connection, ident, room) if kept_back else {})
    return told | (_weights(room, weightings, own["weights"]) if own["weights"] else {})


def _weights(room, weightings, rows) -> dict:
    """What somebody said in each weighting, with what was merged; of the one in hand by its older names, too."""
    said: dict = {}
    for idea, value, which in rows:
        said.setdefault(int(which), {}).setdefault(idea, []).append(value)
    told = {}
    for one in weightings:
        way = method(one.method)
        given = {idea: way.together(values) for idea, values in sorted(said.get(one.which, {}).items())}
        told[one.which] = {
            "weights": {str(idea): value for idea, value in given.items()},
            "left": way.left(way.settings.model_validate(one.settings), given),
            "sealed": one.sealed,
        }
    return {"weightings": {str(ident): facts for ident, facts in told.items()}} | told[room.weighting]


def _asked(connection, ident, room):
    """Proposed responsibilities of the measure on the wall whose bearer is open or one of the own groups."""
    if room.state != "open" or (room.shown or {}).get("kind") != "measure":
        return []
    return [
        row.id
        for row in connection.execute(PROPOSED, {"here": ident, "measure": room.shown["id"]})
        if row.bearer.get("open") or row.bearer.get("group") in room.groups
    ]


def _answers(connection, ident, room):
    return {
        str(answer.responsibility): {
            "answer": answer.answer,
            "name": answer.name,
            "organisation": answer.organisation,
            "print_name": answer.print_name,
            "at": iso(answer.at, room.time_zone),
            "confirmed": None if answer.confirmed is None else bool(answer.confirmed),
            "declined": _question(answer) if answer.state == "declined" else None,
        }
        for answer in connection.execute(ANSWERS, {"here": ident, "who": room.id})
    }


def _withheld(connection, ident, room) -> dict:
    """The own words that wait for the moderators, and those that they have hidden, which nobody else is shown."""
    found: dict = {"waiting": [], "not_shown": []}
    for kind, query in WITHHELD.items():
        for row in connection.execute(query, {"here": ident, "who": room.id}).mappings():
            told = {"kind": kind} | {name: value for name, value in row.items() if name not in ("held", "reason", "at")}
            told["at"] = iso(row["at"], room.time_zone)
            if kind == "idea":
                told["rest"] = rest(row["title"], row["text"])
            if row["held"] == "waiting":
                found["waiting"].append(told)
            else:
                found["not_shown"].append(told | {"declined": row["held"] == "declined", "reason": row["reason"]})
    return found


def _question(answer):
    """What was asked: nobody else is shown a responsibility that was declined."""
    return {"measure": answer.measure, "role": answer.role, "bearer": answer.bearer}
