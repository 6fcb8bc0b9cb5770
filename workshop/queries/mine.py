"""What belongs to one phone: its weights, ideas and what it is asked for. Never on the socket, never cached.

Every answer to a phone's command carries it, so the statements are built once.
"""

from sqlalchemy import bindparam, select

from ..clock import iso
from ..models import Answer, Ballot, Contribution, Idea, Participant, Responsibility, Support, Weight, Workshop

HERE, WHO, BALLOT = bindparam("here"), bindparam("who"), bindparam("ballot")
PARTICIPANT = select(Participant).where(Participant.workshop_id == HERE, Participant.person == WHO)
MEMBER = select(Participant.id, Participant.groups, Participant.breadth_group, Participant.ready).where(
    Participant.workshop_id == HERE, Participant.person == WHO
)
IDEAS = select(Idea.id, Idea.state).where(Idea.workshop_id == HERE, Idea.author == WHO).order_by(Idea.id)
CONTRIBUTIONS = (
    select(Contribution.id)
    .where(Contribution.workshop_id == HERE, Contribution.author == WHO)
    .order_by(Contribution.id)
)
SUPPORTS = select(Support.idea).where(Support.workshop_id == HERE, Support.participant == WHO).order_by(Support.idea)
ANSWERS = select(Answer).where(Answer.workshop_id == HERE, Answer.participant == WHO).order_by(Answer.responsibility)
OWN_BALLOT = select(Ballot.id, Ballot.points, Ballot.given).where(Ballot.workshop_id == HERE, Ballot.participant == WHO)
WEIGHTS = (
    select(Weight.idea, Idea.merged_into, Weight.points)
    .join(Idea, (Idea.workshop_id == Weight.workshop_id) & (Idea.id == Weight.idea))
    .where(Weight.workshop_id == HERE, Weight.ballot == BALLOT, Weight.points > 0)
)
PROPOSED = (
    select(Responsibility)
    .where(
        Responsibility.workshop_id == HERE,
        Responsibility.measure == bindparam("measure"),
        Responsibility.state == "proposed",
    )
    .order_by(Responsibility.id)
)


def participant_of(session, workshop: Workshop, person: bytes | None) -> Participant | None:
    """Who joined `workshop` with the cookie that has this digest."""
    if person is None:
        return None
    return session.scalar(PARTICIPANT, {"here": workshop.id, "who": person})


def mine(session, workshop: Workshop, person: bytes | None) -> dict:
    """`mine` of docs/wire.md for the cookie with digest `person`; `person` is null before joining."""
    participant = participant_of(session, workshop, person)
    told = {
        "person": None, "groups": [], "weights": {}, "left": workshop.points, "ideas": [], "hidden": [],
        "contributions": [], "supports": [], "asked": [], "answers": {}, "ready": False, "sealed": workshop.sealed,
    }  # fmt: skip
    if participant is None:
        return told
    own = {"here": workshop.id, "who": participant.id}
    ideas = session.execute(IDEAS, own).all()
    told |= {
        "person": participant.id,
        "groups": participant.groups,
        "ready": participant.ready,
        "ideas": [ident for ident, state in ideas if state != "withdrawn"],
        "hidden": [ident for ident, state in ideas if state == "hidden"],
        "contributions": list(session.scalars(CONTRIBUTIONS, own)),
        "supports": list(session.scalars(SUPPORTS, own)),
        "asked": _asked(session, workshop, participant),
        "answers": _answers(session, workshop, own),
    }
    return told | _weights(session, own)


def _weights(session, own):
    ballot = session.execute(OWN_BALLOT, own).first()
    if ballot is None:
        return {}
    given: dict[int, int] = {}
    for idea, merged_into, points in session.execute(WEIGHTS, {"here": own["here"], "ballot": ballot.id}):
        given[merged_into or idea] = given.get(merged_into or idea, 0) + points
    return {
        "weights": {str(idea): points for idea, points in sorted(given.items())},
        "left": ballot.points - ballot.given,
    }


def _asked(session, workshop, participant):
    """Proposed responsibilities of the measure on the wall whose bearer is open or one of the own groups."""
    if workshop.state != "open" or (workshop.shown or {}).get("kind") != "measure":
        return []
    return [
        row.id
        for row in session.scalars(PROPOSED, {"here": workshop.id, "measure": workshop.shown["id"]})
        if row.bearer.get("open") or row.bearer.get("group") in participant.groups
    ]


def _answers(session, workshop, own):
    return {
        str(answer.responsibility): {
            "answer": answer.answer,
            "name": answer.name,
            "organisation": answer.organisation,
            "print_name": answer.print_name,
            "at": iso(answer.at, workshop.time_zone),
        }
        for answer in session.scalars(ANSWERS, own)
    }
