"""Who joined since a moment, and what would go with them: the same for the desk's question as for the act."""

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from ...engine.withheld import Withheld, waiting
from ..contributions.models import Contribution
from ..groups.groupings import LEAST
from ..ideas.models import Idea
from ..weightings.models import Ballot
from ..weightings.queries import any_ballot
from .models import Participant


def chosen(workshop: int, since, wrote_least: int | None = None):
    """A query of the ids of all who joined at or after `since` and wrote so many ideas and contributions at least."""
    who = aliased(Participant)
    query = select(who.id).where(
        who.workshop_id == workshop, who.removed.is_(None), who.joined >= since, who.sheet.is_(None)
    )
    if not wrote_least:
        return query
    wrote = [
        select(func.count()).where(model.workshop_id == workshop, model.author == who.id).scalar_subquery()
        for model in (Idea, Contribution)
    ]
    return query.where(wrote[0] + wrote[1] >= wrote_least)


def goes(workshop: int, people):
    """The condition for ideas that go with their authors `people`, a query of ids.

    An idea that those of others have been merged into stays: they would go with it.
    """
    part, who = aliased(Idea), aliased(Participant)
    staying = select(who.id).where(who.workshop_id == workshop, who.removed.is_(None), who.id.not_in(people))
    holding = select(part.merged_into).where(
        part.workshop_id == workshop,
        part.merged_into.is_not(None),
        or_(part.author.is_(None), part.author.in_(staying)),
    )
    own = written(Idea, workshop, people)
    return and_(own, Idea.id.not_in(holding))


def written(model, workshop: int, people, state: str = "shown"):
    """The condition for what `people` wrote that is in this state, or waits for the moderators."""
    there = model.state == state
    there = or_(there, waiting(model)) if issubclass(model, Withheld) else there
    return and_(model.workshop_id == workshop, there, model.author.in_(people))


def removal(session, workshop, since, wrote_least: int | None = None) -> dict:
    """{"devices", "ideas", "contributions", "weighted", "too_few"} of what would go; at least `weighted` of them gave
    points. `too_few`: how many devices it must be at least, where the act would be refused.
    """
    here, people = workshop.id, list(session.scalars(chosen(workshop.id, since, wrote_least)))
    who = chosen(here, since, wrote_least)
    said = written(Contribution, here, who)
    return {
        "devices": len(people),
        "ideas": session.scalar(select(func.count()).select_from(Idea).where(goes(here, who))),
        "contributions": session.scalar(select(func.count()).select_from(Contribution).where(said)),
        "weighted": _weighted(session, here, set(people)),
        "too_few": LEAST if has_begun(session, workshop) and tells_of_few(torn(session, here, set(people))) else None,
    }


def has_begun(session, workshop) -> bool:
    """May somebody have given points whom nobody must be able to tell from others?"""
    return not workshop.all_sealed and ("weight" in workshop.phases_seen or any_ballot(session, workshop))


def torn(session, here: int, people: set[int]) -> list[tuple[set[int], set[int]]]:
    """(who goes, who stays) of each group of participants that nothing has told apart yet and that `people` are in."""
    rows = select(Participant.id, Participant.apart, Participant.removed).where(Participant.workshop_id == here)
    groups: dict = {}
    for ident, apart, removed in session.execute(rows):
        if ident in people or removed is None:
            groups.setdefault(apart, (set(), set()))[ident not in people].add(ident)
    return [(going, staying) for going, staying in groups.values() if going]


def tells_of_few(found: list[tuple[set[int], set[int]]]) -> bool:
    """Would one or two be told apart from the others?"""
    return any(len(going) < LEAST or 0 < len(staying) < LEAST for going, staying in found)


def _weighted(session, here, people: set) -> int:
    """Counted by threes in the order of joining, and only where all three go.

    So no two answers differ by one person: whoever moves the moment by a device would learn of each whether it gave
    points.
    """
    gave = exists().where(Ballot.workshop_id == here, Ballot.participant == Participant.id, Ballot.given > 0)
    rows = select(Participant.id, gave).where(Participant.workshop_id == here, Participant.removed.is_(None))
    threes: dict = {}
    for ident, given in session.execute(rows):
        threes.setdefault((ident - 1) // LEAST, {})[ident] = bool(given)
    return sum(sum(three.values()) for three in threes.values() if len(three) == LEAST and three.keys() <= people)
