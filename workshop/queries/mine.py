"""What belongs to one phone: its weights, ideas and what it is asked for. Never on the socket, never cached."""

from sqlalchemy import select

from ..clock import iso
from ..models import Answer, Ballot, Contribution, Idea, Participant, Responsibility, Support, Weight, Workshop


def participant_of(session, workshop: Workshop, person: bytes | None) -> Participant | None:
    if person is None:
        return None
    return session.scalar(
        select(Participant).where(Participant.workshop_id == workshop.id, Participant.person == person)
    )


def mine(session, workshop: Workshop, person: bytes | None) -> dict:
    """`mine` of docs/wire.md for the cookie with digest `person`; `person` is null before joining."""
    participant = participant_of(session, workshop, person)
    told = {
        "person": None, "groups": [], "weights": {}, "left": workshop.points, "ideas": [], "hidden": [],
        "contributions": [], "supports": [], "asked": [], "answers": {}, "ready": False, "sealed": workshop.sealed,
    }  # fmt: skip
    if participant is None:
        return told
    ideas = select(Idea.id, Idea.state).where(Idea.workshop_id == workshop.id, Idea.author == participant.id)
    own = session.execute(ideas.order_by(Idea.id)).all()
    told |= {
        "person": participant.id,
        "groups": participant.groups,
        "ready": participant.ready,
        "ideas": [ident for ident, state in own if state != "withdrawn"],
        "hidden": [ident for ident, state in own if state == "hidden"],
        "contributions": _ids(session, Contribution.id, workshop, Contribution.author == participant.id),
        "supports": _ids(session, Support.idea, workshop, Support.participant == participant.id),
        "asked": _asked(session, workshop, participant),
        "answers": _answers(session, workshop, participant),
    }
    return told | _weights(session, workshop, participant)


def _ids(session, column, workshop, *conditions):
    table = column.class_
    query = select(column).where(table.workshop_id == workshop.id, *conditions).order_by(column)
    return list(session.scalars(query))


def _weights(session, workshop, participant):
    ballot = session.scalar(
        select(Ballot).where(Ballot.workshop_id == workshop.id, Ballot.participant == participant.id)
    )
    if ballot is None:
        return {}
    query = (
        select(Weight.idea, Idea.merged_into, Weight.points)
        .join(Idea, (Idea.workshop_id == Weight.workshop_id) & (Idea.id == Weight.idea))
        .where(Weight.workshop_id == workshop.id, Weight.ballot == ballot.id, Weight.points > 0)
    )
    given = {}
    for idea, merged_into, points in session.execute(query):
        given[merged_into or idea] = given.get(merged_into or idea, 0) + points
    return {
        "weights": {str(idea): points for idea, points in sorted(given.items())},
        "left": ballot.points - ballot.given,
    }


def _asked(session, workshop, participant):
    """Proposed responsibilities of the measure on the wall whose bearer is open or one of the own groups."""
    if workshop.state != "open" or (workshop.shown or {}).get("kind") != "measure":
        return []
    query = select(Responsibility).where(
        Responsibility.workshop_id == workshop.id,
        Responsibility.measure == workshop.shown["id"],
        Responsibility.state == "proposed",
    )
    return [
        row.id
        for row in session.scalars(query.order_by(Responsibility.id))
        if row.bearer.get("open") or row.bearer.get("group") in participant.groups
    ]


def _answers(session, workshop, participant):
    query = select(Answer).where(Answer.workshop_id == workshop.id, Answer.participant == participant.id)
    return {
        str(answer.responsibility): {
            "answer": answer.answer,
            "name": answer.name,
            "organisation": answer.organisation,
            "print_name": answer.print_name,
            "at": iso(answer.at, workshop.time_zone),
        }
        for answer in session.scalars(query.order_by(Answer.responsibility))
    }
