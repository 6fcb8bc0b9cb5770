"""What stands beside an idea and its parts without being its own: contributions, who takes part, its author's group.

Only what belongs to the ideas that are asked for is read, so that one of 500 costs what one of 50 does.
"""

from sqlalchemy import BindParameter, bindparam, func, select

from ..contributions.models import Contribution
from ..groups import groupings
from ..people.models import Participant
from .models import Idea, Support

HERE: BindParameter = bindparam("here")
#: More ideas than that are a snapshot: everything is read then
FEW = 50
#: Of so many workshops it is known how many people are in which group
MOST = 64

_PARTS = select(Idea.id, Idea.merged_into).where(Idea.workshop_id == HERE, Idea.merged_into.is_not(None))
_CONTRIBUTIONS = (
    select(Contribution.idea, func.count())
    .where(Contribution.workshop_id == HERE, Contribution.state == "shown")
    .group_by(Contribution.idea)
)
_PEOPLE = select(Participant.id, Participant.groups).where(Participant.workshop_id == HERE)


def _taking_part(here, *columns):
    """Who takes part in what, without those who were removed."""
    who = (Participant.workshop_id == Support.workshop_id) & (Participant.id == Support.participant)
    query = select(Support.idea, Support.participant, *columns).join(Participant, who)
    return query.where(Support.workshop_id == here, Participant.removed.is_(None))


_SUPPORTS = _taking_part(HERE, Participant.groups)


def _among(column):
    return column.in_(bindparam("some", expanding=True))


#: Each statement for everything, and for some
PARTS = _PARTS, _PARTS.where(_among(Idea.merged_into))
CONTRIBUTIONS = _CONTRIBUTIONS, _CONTRIBUTIONS.where(_among(Contribution.idea))
SUPPORTS = _SUPPORTS, _SUPPORTS.where(_among(Support.idea))
PEOPLE = _PEOPLE, _PEOPLE.where(_among(Participant.id))
NEWEST = select(func.max(Participant.seq)).where(Participant.workshop_id == HERE)
HOW_MANY = (
    select(Participant.groups, func.count())
    .where(Participant.workshop_id == HERE, Participant.removed.is_(None))
    .group_by(Participant.groups)
)

_sizes: dict = {}


def beside(session, workshop, ideas) -> dict[int, dict]:
    """{idea: what stands beside it} for these rows of ideas; `supporters` are the ids of all groups, named or not."""
    if not ideas:
        return {}
    connection = session.connection()
    few = [idea.id for idea in ideas] if len(ideas) <= FEW else None
    parts: dict[int, list[int]] = {}
    for part, into in _rows(connection, PARTS, workshop, few):
        parts.setdefault(into, []).append(part)
    everything = few and [*few, *(part for own in parts.values() for part in own)]
    contributions = dict(_rows(connection, CONTRIBUTIONS, workshop, everything))
    people: dict[int, set[int]] = {}
    own: dict[int, list[int]] = {}
    for idea, person, belongs in _rows(connection, SUPPORTS, workshop, everything):
        people.setdefault(idea, set()).add(person)
        own[person] = belongs
    authors = {idea.author for idea in ideas if idea.author} - own.keys()
    own |= dict(_rows(connection, PEOPLE, workshop, authors if len(authors) <= FEW else None))
    voices = groupings.voices(workshop.groupings, own)
    found = {}
    for idea in ideas:
        members = [idea.id, *parts.get(idea.id, ())]
        supporters = set().union(*(people.get(member, ()) for member in members))
        found[idea.id] = {
            "contributions": sum(contributions.get(member, 0) for member in members),
            "supporters": {voices[person] for person in supporters if person in voices},
            "support": len(supporters),
            "by": "phone" if idea.author else "desk",
            "group": voices.get(idea.author),
        }
    return found


def _rows(connection, statements, workshop, some):
    everything, among = statements
    if some is None:
        return connection.execute(everything, {"here": workshop.id}).all()
    return connection.execute(among, {"here": workshop.id, "some": list(some)}).all() if some else []


def supports(workshop):
    """A query of (idea, participant): who takes part in what."""
    return _taking_part(workshop.id)


def sizes(session, workshop):
    """How many people are in each group; counted anew only when something about a person has changed."""
    connection, here = session.connection(), {"here": workshop.id}
    key = workshop.id, workshop.epoch
    newest = connection.scalar(NEWEST, here)
    known = _sizes.get(key)
    if known is None or known[0] != newest:
        counted = groupings.sizes(own for own, people in connection.execute(HOW_MANY, here) for _one in range(people))
        _sizes.pop(key, None)
        known = _sizes[key] = newest, counted
        while len(_sizes) > MOST:
            del _sizes[next(iter(_sizes))]
    return known[1]
