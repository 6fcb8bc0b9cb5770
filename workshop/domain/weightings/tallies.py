"""Tallies and progress: kept up with every change, so that reading them costs nothing."""

from collections import defaultdict

from sqlalchemy import BindParameter, bindparam, distinct, func, or_, select, update

from ...engine.context import CommandContext
from ...errors import Refused
from ..ideas.models import Idea
from ..people.models import Participant
from .models import Ballot, Tally, Weight
from .queries import ballots as ballots_of

HERE: BindParameter = bindparam("here")
IDEA: BindParameter = bindparam("root")
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
        Participant.removed.is_(None),
    )
)
ROOT = func.coalesce(Idea.merged_into, Idea.id)
#: The same for every idea: `alone` by themselves, `whole` with what was merged into them
EVERY = {
    name: select(ident, *COUNTED.selected_columns)
    .select_from(Weight)
    .join(Idea, (Idea.workshop_id == Weight.workshop_id) & (Idea.id == Weight.idea))
    .join(Ballot, (Ballot.workshop_id == Weight.workshop_id) & (Ballot.id == Weight.ballot))
    .outerjoin(Participant, (Participant.workshop_id == Ballot.workshop_id) & (Participant.id == Ballot.participant))
    .where(Weight.workshop_id == HERE, Weight.points > 0, Participant.removed.is_(None))
    .group_by(ident)
    for name, ident in (("alone", Weight.idea), ("whole", ROOT))
}
COUNTED_ANEW = (
    update(Tally.__table__)
    .where(Tally.workshop_id == HERE, Tally.id == IDEA)
    .values(points=bindparam("sum"), people=bindparam("givers"), breadth=bindparam("broad"), counts=bindparam("shown"))
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
        Participant.removed.is_(None),
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


def root(context: CommandContext, idea):
    """The survivor of the merge that `idea` is part of, or `idea` itself."""
    return context.find("idea", idea.merged_into) if idea.merged_into else idea


def move(context: CommandContext, idea: int, ballot: int, had: int, points: int):
    """One ballot gives `points` instead of `had` to the idea with this id and its parts: the tally follows.

    Its number stays: points move while they are hidden, and nothing may move for anybody then.
    """
    here, person = context.workshop.id, bool(points) - bool(had)
    broader = person if person and _first_of_group(context, idea, ballot) else 0
    step = {"more": points - had, "person": person, "broader": broader}
    context.connection.execute(MOVE, {"here": here, "root": idea} | step)


def _first_of_group(context: CommandContext, idea, ballot) -> bool:
    group = context.member.breadth_group
    if group is None:
        return False
    asked = {"here": context.workshop.id, "root": idea, "own": ballot, "group": group}
    return context.connection.execute(ANOTHER_OF_GROUP, asked).first() is None


def recount(context: CommandContext, idea):
    """Count the tally of `idea` anew, merged ideas included; a person counts once."""
    tally = context.find("tally", idea.id)
    values = {"counts": idea.state == "shown"}
    if not context.workshop.sealed:
        context.session.flush()
        points, people, breadth = context.session.execute(COUNTED, {"here": context.workshop.id, "root": idea.id}).one()
        values |= {"points": int(points), "people": people, "breadth": breadth}
    if any(getattr(tally, name) != value for name, value in values.items()):
        stood = _height(tally)
        for name, value in values.items():
            setattr(tally, name, value)
        if context.workshop.revealed:
            context.touch(tally)
            _tell_of_ranks(context, stood, _height(tally))


def _height(tally) -> int:
    """Its points, below all others where it does not count."""
    return tally.points if tally.counts else -1


def _tell_of_ranks(context: CommandContext, before: int, now: int):
    """An idea has moved from `before` to `now` points: the ranks of all that it has passed are others."""
    context.session.flush()
    passed = (Tally.counts == 1, Tally.points >= min(before, now), Tally.points < max(before, now))
    context.session.execute(
        update(Tally).where(Tally.workshop_id == context.workshop.id, *passed).values(seq=context.seq)
    )


def recount_breadth(session, workshop) -> list[Tally]:
    """Count the groups behind every tally anew; those that it changed."""
    query = (
        select(Weight.idea, Idea.merged_into, Participant.breadth_group)
        .join(Ballot, (Ballot.workshop_id == Weight.workshop_id) & (Ballot.id == Weight.ballot))
        .join(Participant, (Participant.workshop_id == Ballot.workshop_id) & (Participant.id == Ballot.participant))
        .join(Idea, (Idea.workshop_id == Weight.workshop_id) & (Idea.id == Weight.idea))
        .where(Weight.workshop_id == workshop.id, Weight.points > 0, Participant.breadth_group.is_not(None))
        .where(Participant.removed.is_(None))
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


def recount_all(context: CommandContext):
    """Count every tally anew: with statements about all of them, for there may be thousands."""
    context.session.flush()
    here = {"here": context.workshop.id}
    found = {name: {row[0]: row[1:] for row in context.session.execute(every, here)} for name, every in EVERY.items()}
    ideas = select(Idea.id, Idea.state, Idea.merged_into, Tally.points, Tally.people, Tally.breadth, Tally.counts)
    ideas = ideas.join(Tally, (Tally.workshop_id == Idea.workshop_id) & (Tally.id == Idea.id))
    changed = []
    for ident, state, merged_into, *had, counts in context.session.execute(
        ideas.where(Idea.workshop_id == here["here"])
    ):
        now = list(had) if context.workshop.sealed else found["alone" if merged_into else "whole"].get(ident, (0, 0, 0))
        if (*now, state == "shown") != (*had, counts):
            points, people, breadth = map(int, now)
            values = {"sum": points, "givers": people, "broad": breadth, "shown": state == "shown"}
            changed.append(here | {"root": ident} | values)
    if changed:
        context.connection.execute(COUNTED_ANEW, changed)
    if context.workshop.revealed:
        touch_all(context)


def recount_ballot_of(context: CommandContext, participant):
    """A person counts for another group: count again what the person gave points to. Refused("revealed").

    Where everybody sees the sums, the breadth before and after would tell which ideas those are.
    """
    if context.workshop.sealed:
        return
    query = (
        select(Weight.idea)
        .join(Ballot, (Ballot.workshop_id == Weight.workshop_id) & (Ballot.id == Weight.ballot))
        .where(Ballot.workshop_id == context.workshop.id, Ballot.participant == participant.id, Weight.points > 0)
    )
    ideas = {root(context, context.find("idea", ident)) for ident in context.session.scalars(query)}
    if ideas and context.workshop.revealed:
        raise Refused("revealed")
    for idea in sorted(ideas, key=lambda idea: idea.id):
        recount(context, idea)


def touch_all(context: CommandContext):
    """Something about all tallies changed: who may see them, or whether groups are told."""
    context.session.flush()
    tallies = update(Tally).where(Tally.workshop_id == context.workshop.id)
    context.session.execute(tallies.values(seq=context.seq))
    context.workshop.progressed = context.seq
    if context.workshop.revealed:
        context.session.execute(tallies.where(Tally.counts == 1).values(was_public=True))


def ballots(context: CommandContext) -> int:
    """How many people gave at least one point."""
    context.session.flush()
    return ballots_of(context.session, context.workshop)


def one_joined(context: CommandContext):
    """One more has joined: everybody is told."""
    context.workshop.joined += 1
    context.workshop.progressed = context.seq
