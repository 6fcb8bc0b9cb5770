"""What belongs to one phone: its weights, ideas and what it is asked for. Never on the socket, never cached.

Every answer to a phone's command carries it, so the statements are built once and go past the ORM.
"""

from sqlalchemy import bindparam, select

from ..clock import iso
from ..models import Answer, Ballot, Contribution, Idea, Late, Participant, Responsibility, Support, Weight, Workshop

HERE, WHO, BALLOT = bindparam("here"), bindparam("who"), bindparam("ballot")
ROOM = select(Workshop.state, Workshop.shown, Workshop.points, Workshop.sealed, Workshop.time_zone).where(
    Workshop.id == HERE
)
MEMBER = select(Participant.id, Participant.groups, Participant.breadth_group, Participant.ready).where(
    Participant.workshop_id == HERE, Participant.person == WHO, Participant.removed.is_(None)
)
REMOVED = select(Participant.id).where(
    Participant.workshop_id == HERE, Participant.person == WHO, Participant.removed.is_not(None)
)
IDEAS = select(Idea.id, Idea.state).where(Idea.workshop_id == HERE, Idea.author == WHO).order_by(Idea.id)
CONTRIBUTIONS = (
    select(Contribution.id)
    .where(Contribution.workshop_id == HERE, Contribution.author == WHO)
    .order_by(Contribution.id)
)
SUPPORTS = select(Support.idea).where(Support.workshop_id == HERE, Support.participant == WHO).order_by(Support.idea)
LATE = (
    select(Late.id, Late.state)
    .where(Late.workshop_id == HERE, Late.author == WHO, Late.what.in_(("idea", "contribution")))
    .order_by(Late.id)
)
ANSWERS = (
    select(
        *(Answer.responsibility, Answer.answer, Answer.name, Answer.organisation, Answer.print_name, Answer.at),
        *(Responsibility.measure, Responsibility.role, Responsibility.bearer, Responsibility.state),
    )
    .join(
        Responsibility,
        (Responsibility.workshop_id == Answer.workshop_id) & (Responsibility.id == Answer.responsibility),
    )
    .where(Answer.workshop_id == HERE, Answer.participant == WHO, Answer.removed.is_(None))
    .order_by(Answer.responsibility)
)
OWN_BALLOT = select(Ballot.id, Ballot.points, Ballot.given).where(Ballot.workshop_id == HERE, Ballot.participant == WHO)
WEIGHTS = (
    select(Weight.idea, Idea.merged_into, Weight.points)
    .join(Idea, (Idea.workshop_id == Weight.workshop_id) & (Idea.id == Weight.idea))
    .where(Weight.workshop_id == HERE, Weight.ballot == BALLOT, Weight.points > 0)
)
PROPOSED = (
    select(Responsibility.id, Responsibility.bearer)
    .where(
        Responsibility.workshop_id == HERE,
        Responsibility.measure == bindparam("measure"),
        Responsibility.state == "proposed",
    )
    .order_by(Responsibility.id)
)


def member_of(session, workshop: int, person: bytes | None):
    """(id, groups, breadth_group, ready) of who joined `workshop` with the cookie of this digest, or None.

    Who was removed has not joined.
    """
    if person is None:
        return None
    return session.connection().execute(MEMBER, {"here": workshop, "who": person}).first()


def mine(session, ident: int, person: bytes | None) -> dict:
    """`mine` of docs/wire.md in workshop `ident` for the cookie of this digest; its "person" is null before joining."""
    connection = session.connection()
    workshop = connection.execute(ROOM, {"here": ident}).one()
    member = member_of(session, ident, person)
    told = {
        "person": None, "removed": None, "groups": [], "weights": {}, "left": workshop.points, "ideas": [],
        "hidden": [], "contributions": [], "supports": [], "late": {}, "asked": [], "answers": {},
        "ready": False, "sealed": workshop.sealed,
    }  # fmt: skip
    if member is None:
        return told | {"removed": connection.scalar(REMOVED, {"here": ident, "who": person})}
    own = {"here": ident, "who": member.id}
    ideas = connection.execute(IDEAS, own).all()
    told |= {
        "person": member.id,
        "groups": member.groups,
        "ready": member.ready,
        "ideas": [idea for idea, state in ideas if state != "withdrawn"],
        "hidden": [idea for idea, state in ideas if state == "hidden"],
        "contributions": list(connection.scalars(CONTRIBUTIONS, own)),
        "supports": list(connection.scalars(SUPPORTS, own)),
        "late": {str(late): state for late, state in connection.execute(LATE, own)},
        "asked": _asked(connection, ident, workshop, member),
        "answers": _answers(connection, workshop.time_zone, own),
    }
    return told | _weights(connection, own)


def _weights(connection, own):
    ballot = connection.execute(OWN_BALLOT, own).first()
    if ballot is None:
        return {}
    given: dict[int, int] = {}
    for idea, merged_into, points in connection.execute(WEIGHTS, {"here": own["here"], "ballot": ballot.id}):
        given[merged_into or idea] = given.get(merged_into or idea, 0) + points
    return {
        "weights": {str(idea): points for idea, points in sorted(given.items())},
        "left": ballot.points - ballot.given,
    }


def _asked(connection, ident, workshop, member):
    """Proposed responsibilities of the measure on the wall whose bearer is open or one of the own groups."""
    if workshop.state != "open" or (workshop.shown or {}).get("kind") != "measure":
        return []
    return [
        row.id
        for row in connection.execute(PROPOSED, {"here": ident, "measure": workshop.shown["id"]})
        if row.bearer.get("open") or row.bearer.get("group") in member.groups
    ]


def _answers(connection, zone, own):
    return {
        str(answer.responsibility): {
            "answer": answer.answer,
            "name": answer.name,
            "organisation": answer.organisation,
            "print_name": answer.print_name,
            "at": iso(answer.at, zone),
            "declined": _question(answer) if answer.state == "declined" else None,
        }
        for answer in connection.execute(ANSWERS, own)
    }


def _question(answer):
    """What was asked: nobody else is shown a responsibility that was declined."""
    return {"measure": answer.measure, "role": answer.role, "bearer": answer.bearer}
