"""Tallies and progress: kept up with every change, so that reading them costs nothing."""

from collections import defaultdict

from sqlalchemy import bindparam, distinct, func, or_, select, update

from ..models import Ballot, Idea, Participant, Tally, Weight

HERE, IDEA = bindparam("here"), bindparam("root")
FAMILY = select(Idea.id).where(Idea.workshop_id == HERE, or_(Idea.id == IDEA, Idea.merged_into == IDEA))
#: Points, people and groups of an idea and all that was merged into it
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
        Weight.idea.in_(FAMILY),
    )
)
#: Does somebody else of a group give points to the idea or to a part of it?
ANOTHER_OF_GROUP = (
    select(Ballot.id)
    .join(Participant, (Participant.workshop_id == Ballot.workshop_id) & (Participant.id == Ballot.participant))
    .join(Weight, (Weight.workshop_id == Ballot.workshop_id) & (Weight.ballot == Ballot.id))
    .where(
        Ballot.workshop_id == HERE,
        Ballot.id != bindparam("own"),
        Participant.breadth_group == bindparam("group"),
        Weight.points > 0,
        Weight.idea.in_(FAMILY),
    )
    .limit(1)
)
MOVE = (
    update(Tally.__table__)
    .where(Tally.workshop_id == HERE, Tally.id == IDEA)
    .values(
        points=Tally.points + bindparam("more"),
        people=Tally.people + bindparam("person"),
        breadth=Tally.breadth + bindparam("broader"),
    )
)


def root(act, idea):
    """The survivor of the merge that `idea` is part of, or `idea` itself."""
    return act.find("idea", idea.merged_into) if idea.merged_into else idea


def move(act, idea: int, ballot: int, had: int, points: int):
    """One ballot gives `points` instead of `had` to the idea with this id and its parts: the tally follows.

    Its number stays: points move while they are hidden, and nothing may move for anybody then.
    """
    here, person = act.workshop.id, bool(points) - bool(had)
    broader = person if person and _first_of_group(act, idea, ballot) else 0
    step = {"more": points - had, "person": person, "broader": broader}
    act.connection.execute(MOVE, {"here": here, "root": idea} | step)


def _first_of_group(act, idea, ballot) -> bool:
    group = act.member.breadth_group
    if group is None:
        return False
    asked = {"here": act.workshop.id, "root": idea, "own": ballot, "group": group}
    return act.connection.execute(ANOTHER_OF_GROUP, asked).first() is None


def recount(act, idea):
    """Count the tally of `idea` anew, merged ideas included; a person counts once."""
    tally = act.find("tally", idea.id)
    values = {"counts": idea.state == "shown"}
    if not act.workshop.sealed:
        act.session.flush()
        points, people, breadth = act.session.execute(COUNTED, {"here": act.workshop.id, "root": idea.id}).one()
        values |= {"points": int(points), "people": people, "breadth": breadth}
    if any(getattr(tally, name) != value for name, value in values.items()):
        for name, value in values.items():
            setattr(tally, name, value)
        if act.workshop.revealed:
            act.touch(tally)


def recount_breadth(session, workshop) -> list[Tally]:
    """Count the groups behind every tally anew; those that it changed."""
    query = (
        select(Weight.idea, Idea.merged_into, Participant.breadth_group)
        .join(Ballot, (Ballot.workshop_id == Weight.workshop_id) & (Ballot.id == Weight.ballot))
        .join(Participant, (Participant.workshop_id == Ballot.workshop_id) & (Participant.id == Ballot.participant))
        .join(Idea, (Idea.workshop_id == Weight.workshop_id) & (Idea.id == Weight.idea))
        .where(Weight.workshop_id == workshop.id, Weight.points > 0, Participant.breadth_group.is_not(None))
        .distinct()
    )
    groups = defaultdict(set)
    for idea, into, group in session.execute(query):
        groups[idea].add(group)
        groups[into].add(group)
    changed = []
    for tally in session.scalars(select(Tally).where(Tally.workshop_id == workshop.id)):
        if tally.breadth != len(groups[tally.id]):
            tally.breadth = len(groups[tally.id])
            changed.append(tally)
    return changed


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


def one_joined(act):
    """One more has joined: everybody is told."""
    act.workshop.joined += 1
    act.workshop.progressed = act.seq
