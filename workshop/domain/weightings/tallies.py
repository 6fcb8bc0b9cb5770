"""Tallies and progress: kept up with every change, so that reading them costs nothing."""

from collections import defaultdict

from sqlalchemy import BindParameter, and_, bindparam, distinct, func, insert, or_, select, update

from ...engine.context import CommandContext
from ...errors import Refused
from ..ideas.models import Idea
from ..people.models import Participant
from .models import Ballot, Tally, Weight, Weighting, is_among, tally_id

HERE: BindParameter = bindparam("here")
IDEA: BindParameter = bindparam("root")
WHICH: BindParameter = bindparam("which")
FAMILY = select(Idea.id).where(Idea.workshop_id == HERE, or_(Idea.id == IDEA, Idea.merged_into == IDEA))
ON_BALLOT = and_(Ballot.workshop_id == Weight.workshop_id, Ballot.id == Weight.ballot)
OF_PERSON = and_(Participant.workshop_id == Ballot.workshop_id, Participant.id == Ballot.participant)
OF_IDEA = and_(Idea.workshop_id == Weight.workshop_id, Idea.id == Weight.idea)
SAID = Weight.workshop_id == HERE, Ballot.weighting == WHICH, Weight.value.is_not(None), Participant.removed.is_(None)
SUMS = (
    func.coalesce(func.sum(Weight.value), 0),
    func.count(distinct(Weight.ballot)),
    func.count(distinct(Participant.breadth_group)),
)
#: The sum, people and groups of an idea and all that was merged into it
COUNTED = (
    select(*SUMS)
    .select_from(Weight)
    .join(Ballot, ON_BALLOT)
    .outerjoin(Participant, OF_PERSON)
    .where(*SAID, Weight.idea.in_(FAMILY))
)
ROOT = func.coalesce(Idea.merged_into, Idea.id)
#: The same for every idea: `alone` by themselves, `whole` with what was merged into them
EVERY = {
    name: select(ident, *SUMS)
    .select_from(Weight)
    .join(Idea, OF_IDEA)
    .join(Ballot, ON_BALLOT)
    .outerjoin(Participant, OF_PERSON)
    .where(*SAID)
    .group_by(ident)
    for name, ident in (("alone", Weight.idea), ("whole", ROOT))
}
ASKING = select(Weighting.id, Weighting.candidates, Weighting.revealed).where(Weighting.workshop_id == HERE)
NEW_TALLIES = insert(Tally.__table__)
TALLY = Tally.workshop_id == HERE, Tally.id == bindparam("tally")
COUNTED_ANEW = (
    update(Tally.__table__)
    .where(*TALLY)
    .values(value=bindparam("sum"), people=bindparam("givers"), breadth=bindparam("broad"), counts=bindparam("shown"))
)
#: Does somebody else of a group say something about the idea or a part of it?
ANOTHER_OF_GROUP = (
    select(Ballot.id)
    .join(Participant, OF_PERSON)
    .join(Weight, and_(Weight.workshop_id == Ballot.workshop_id, Weight.ballot == Ballot.id))
    .where(
        Ballot.workshop_id == HERE,
        Ballot.weighting == WHICH,
        Ballot.id != bindparam("own"),
        Participant.breadth_group == bindparam("group"),
        Participant.removed.is_(None),
        Weight.value.is_not(None),
        Weight.idea.in_(FAMILY),
    )
    .limit(1)
)
MOVE = (
    update(Tally.__table__)
    .where(*TALLY)
    .values(
        value=Tally.value + bindparam("more"),
        people=Tally.people + bindparam("person"),
        breadth=Tally.breadth + bindparam("broader"),
    )
)


def root(context: CommandContext, idea):
    """The survivor of the merge that `idea` is part of, or `idea` itself."""
    return context.find("idea", idea.merged_into) if idea.merged_into else idea


def begin(context: CommandContext, idea):
    """The tallies of a new idea: one in each weighting."""
    own = {"workshop_id": context.workshop.id, "idea": idea.id, "seq": context.seq, "edited": context.seq}
    nothing = {"value": 0, "people": 0, "breadth": 0}
    rows = [
        own
        | nothing
        | {
            "id": tally_id(weighting.id, idea.id),
            "weighting": weighting.id,
            "counts": (counts := idea.state == "shown" and is_among(weighting.candidates, idea)),
            "was_public": weighting.revealed and counts,
        }
        for weighting in context.connection.execute(ASKING, {"here": context.workshop.id})
    ]
    context.connection.execute(NEW_TALLIES, rows)


def move(context: CommandContext, weighting: Weighting, idea: int, ballot: int, had: int | None, value: int | None):
    """One ballot says `value` instead of `had` about the idea with this id and its parts: the tally follows.

    Its number stays: sums move while they are hidden, and nothing may move for anybody then.
    """
    here, person = context.workshop.id, (value is not None) - (had is not None)
    broader = person if person and _first_of_group(context, weighting, idea, ballot) else 0
    step = {"more": (value or 0) - (had or 0), "person": person, "broader": broader}
    context.connection.execute(MOVE, {"here": here, "tally": tally_id(weighting.id, idea)} | step)


def _first_of_group(context: CommandContext, weighting, idea, ballot) -> bool:
    group = context.member.breadth_group
    if group is None:
        return False
    asked = {"here": context.workshop.id, "which": weighting.id, "root": idea, "own": ballot, "group": group}
    return context.connection.execute(ANOTHER_OF_GROUP, asked).first() is None


def recount(context: CommandContext, idea):
    """Count the tallies of `idea` anew, merged ideas included; a person counts once."""
    for weighting in context.workshop.weightings:
        _recount(context, weighting, idea)


def _recount(context: CommandContext, weighting, idea):
    tally = context.find("tally", tally_id(weighting.id, idea.id))
    values = {"counts": idea.state == "shown" and weighting.asks_about(idea)}
    if not weighting.sealed:
        context.session.flush()
        asked = {"here": context.workshop.id, "which": weighting.id, "root": idea.id}
        total, people, breadth = context.session.execute(COUNTED, asked).one()
        values |= {"value": weighting.way.tallied(int(total or 0), people), "people": people, "breadth": breadth}
    if any(getattr(tally, name) != value for name, value in values.items()):
        stood = _height(tally)
        for name, value in values.items():
            setattr(tally, name, value)
        if weighting.revealed:
            context.touch(tally)
            _tell_of_ranks(context, weighting, stood, _height(tally))


def _height(tally) -> int:
    """Its value, below all others where it does not count."""
    return tally.value if tally.counts else -1


def _tell_of_ranks(context: CommandContext, weighting, before: int, now: int):
    """An idea has moved from the value `before` to `now`: the ranks of all that it has passed are others."""
    context.session.flush()
    passed = (Tally.counts == 1, Tally.value >= min(before, now), Tally.value < max(before, now))
    own = Tally.workshop_id == context.workshop.id, Tally.weighting == weighting.id
    context.session.execute(update(Tally).where(*own, *passed).values(seq=context.seq))


def recount_breadth(session, workshop) -> list[Tally]:
    """Count the groups behind every tally anew; those that it changed. What is sealed stays."""
    query = (
        select(Ballot.weighting, Weight.idea, Idea.merged_into, Participant.breadth_group)
        .select_from(Weight)
        .join(Ballot, ON_BALLOT)
        .join(Participant, OF_PERSON)
        .join(Idea, OF_IDEA)
        .where(Weight.workshop_id == workshop.id, Weight.value.is_not(None), Participant.breadth_group.is_not(None))
        .where(Participant.removed.is_(None))
        .distinct()
    )
    groups = defaultdict(set)
    for weighting, idea, into, group in session.execute(query):
        groups[weighting, idea].add(group)
        groups[weighting, into].add(group)
    changed, stays = [], {one.id for one in workshop.weightings if one.sealed}
    for tally in session.scalars(select(Tally).where(Tally.workshop_id == workshop.id)):
        breadth = len(groups[tally.weighting, tally.idea])
        if tally.weighting not in stays and tally.breadth != breadth:
            tally.breadth = breadth
            changed.append(tally)
    return changed


def recount_everything(context: CommandContext):
    """Count every tally of every weighting anew."""
    for weighting in context.workshop.weightings:
        recount_all(context, weighting)


def recount_all(context: CommandContext, weighting: Weighting):
    """Count every tally of a weighting anew: with statements about all of them, for there may be thousands."""
    context.session.flush()
    here = {"here": context.workshop.id, "which": weighting.id}
    found = {name: {row[0]: row[1:] for row in context.session.execute(every, here)} for name, every in EVERY.items()}
    kept = (Idea.id, Idea.state, Idea.merged_into, Idea.field_of_action)
    ideas = select(*kept, Tally.id.label("tally"), Tally.value, Tally.people, Tally.breadth, Tally.counts)
    ideas = ideas.join(Tally, and_(Tally.workshop_id == Idea.workshop_id, Tally.idea == Idea.id))
    changed = []
    for idea in context.session.execute(ideas.where(Idea.workshop_id == here["here"], Tally.weighting == weighting.id)):
        now = had = (idea.value, idea.people, idea.breadth)
        if not weighting.sealed:
            total, people, breadth = found["alone" if idea.merged_into else "whole"].get(idea.id, (0, 0, 0))
            now = weighting.way.tallied(int(total or 0), people), people, breadth
        counts = idea.state == "shown" and weighting.asks_about(idea)
        if (*now, counts) != (*had, idea.counts):
            values = dict(zip(("sum", "givers", "broad"), now, strict=True)) | {"shown": counts}
            changed.append({"here": here["here"], "tally": idea.tally} | values)
    if changed:
        context.connection.execute(COUNTED_ANEW, changed)
    if weighting.revealed:
        touch_all(context, weighting)


def recount_ballots_of(context: CommandContext, participant):
    """A person counts for another group: count again what the person said something about. Refused("revealed").

    Where everybody sees the sums, the breadth before and after would tell which ideas those are.
    """
    query = (
        select(Ballot.weighting, Weight.idea)
        .select_from(Weight)
        .join(Ballot, ON_BALLOT)
        .where(Ballot.workshop_id == context.workshop.id, Ballot.participant == participant.id)
        .where(Weight.value.is_not(None))
    )
    said: dict = defaultdict(set)
    for weighting, ident in context.session.execute(query):
        said[weighting].add(root(context, context.find("idea", ident)))
    for weighting in context.workshop.weightings:
        ideas = said[weighting.id] if not weighting.sealed else ()
        if ideas and weighting.revealed:
            raise Refused("revealed")
        for idea in sorted(ideas, key=lambda idea: idea.id):
            _recount(context, weighting, idea)


def touch_all(context: CommandContext, weighting: Weighting):
    """Something about all tallies of a weighting changed: who may see them, or whether groups are told."""
    context.session.flush()
    tallies = update(Tally).where(Tally.workshop_id == context.workshop.id, Tally.weighting == weighting.id)
    context.session.execute(tallies.values(seq=context.seq))
    context.workshop.progressed = context.seq
    if weighting.revealed:
        context.session.execute(tallies.where(Tally.counts == 1).values(was_public=True))


def one_joined(context: CommandContext):
    """One more has joined: everybody is told."""
    context.workshop.joined += 1
    context.workshop.progressed = context.seq
