"""Tallies and progress: kept up with every change, so that reading them costs nothing."""

from sqlalchemy import bindparam, distinct, func, or_, select, update

from ..models import Ballot, Idea, Participant, Tally, Weight
from ..queries.changes import BALLOTS_FOR_BREADTH

HERE, IDEA = bindparam("here"), bindparam("idea")
#: Points, people and groups of an idea and all that was merged into it; built once, for every weight asks it
COUNTED = (
    select(
        func.coalesce(func.sum(Weight.points), 0),
        func.count(distinct(Weight.ballot)),
        func.count(distinct(Participant.breadth_group)),
    )
    .select_from(Weight)
    .join(Ballot, (Ballot.workshop_id == Weight.workshop_id) & (Ballot.id == Weight.ballot))
    .outerjoin(Participant, (Participant.workshop_id == Ballot.workshop_id) & (Participant.id == Ballot.participant))
    .where(
        Weight.workshop_id == HERE,
        Weight.points > 0,
        Weight.idea.in_(
            select(Idea.id).where(Idea.workshop_id == HERE, or_(Idea.id == IDEA, Idea.merged_into == IDEA))
        ),
    )
)


def root(act, idea):
    """The survivor of the merge that `idea` is part of, or `idea` itself."""
    return act.find("idea", idea.merged_into) if idea.merged_into else idea


def recount(act, idea):
    """Count the tally of `idea` anew, merged ideas included; a person counts once."""
    tally = act.find("tally", idea.id)
    values = {"counts": idea.state == "shown"}
    if not act.workshop.sealed:
        act.session.flush()
        points, people, breadth = act.session.execute(COUNTED, {"here": act.workshop.id, "idea": idea.id}).one()
        values |= {"points": int(points), "people": people, "breadth": breadth}
    if any(getattr(tally, name) != value for name, value in values.items()):
        for name, value in values.items():
            setattr(tally, name, value)
        act.touch(tally)


def recount_ballot_of(act, participant):
    """A person changed groups: count again what the person gave points to."""
    if act.workshop.sealed:
        return
    query = (
        select(Weight.idea)
        .join(Ballot, (Ballot.workshop_id == Weight.workshop_id) & (Ballot.id == Weight.ballot))
        .where(Ballot.workshop_id == act.workshop.id, Ballot.participant == participant.id, Weight.points > 0)
    )
    ideas = {root(act, act.find("idea", ident)) for ident in act.session.scalars(query)}
    for idea in sorted(ideas, key=lambda idea: idea.id):
        recount(act, idea)


def touch_all(act):
    """Something about all tallies changed: who may see them, or whether groups are told."""
    act.session.flush()
    tallies = update(Tally).where(Tally.workshop_id == act.workshop.id)
    act.session.execute(tallies.values(seq=act.seq))
    act.workshop.progressed = act.seq
    if act.workshop.revealed:
        act.session.execute(tallies.where(Tally.counts == 1).values(was_public=True))


def ballots(act) -> int:
    """How many people gave at least one point."""
    act.session.flush()
    return act.count(Ballot, Ballot.given > 0)


def one_ballot(act, more: bool):
    """Somebody gave a first point, or took the last one back: groups may be told from now on, or no longer."""
    number = ballots(act)
    if (number < BALLOTS_FOR_BREADTH) != (number + (-1 if more else 1) < BALLOTS_FOR_BREADTH):
        touch_all(act)


def progress(act):
    """How many have joined and how many are ready."""
    act.session.flush()
    joined, ready = act.count(Participant), act.count(Participant, Participant.ready == 1)
    if (joined, ready) != (act.workshop.joined, act.workshop.ready):
        act.workshop.joined, act.workshop.ready, act.workshop.progressed = joined, ready, act.seq
