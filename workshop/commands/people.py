"""Joining, and who may run a workshop."""

from sqlalchemy import or_, select

from ..errors import Refused
from ..models import Idea, Membership, Participant, Support
from ..queries.groups import breadth_group, main_grouping
from . import tallies
from .groups import known_groups
from .verbs import verb

MOST = 3000


@verb
def join_workshop(act, data):
    """The first command of a phone; again: other groups. It leaves weights and ideas alone."""
    workshop = act.workshop
    groups = known_groups(workshop, data.groups)
    main = main_grouping(workshop.groupings)
    if workshop.groups_required and main and not {group["id"] for group in main["groups"]} & set(groups):
        raise Refused("groups_missing")
    values = {"groups": groups, "breadth_group": breadth_group(workshop.groupings, groups)}
    if act.member is None:
        if workshop.joined >= MOST:
            raise Refused("too_many", limit=MOST)
        act.member = act.add(Participant, person=act.actor.person, ready=False, joined=act.now, **values)
        tallies.progress(act, joined=1)
        return act.member.id
    participant = act.session.get(Participant, (workshop.id, act.member.id))
    act.set(participant, **values)
    for idea in _ideas_of(act):
        act.touch(idea)
    tallies.recount_ballot_of(act, participant)
    return participant.id


def _ideas_of(act):
    """The ideas at which somebody sees the groups of the acting person: the own ones and the supported ones."""
    supported = select(Support.idea).where(Support.workshop_id == act.workshop.id, Support.participant == act.member.id)
    return act.all(Idea, or_(Idea.author == act.member.id, Idea.id.in_(supported)))


@verb
def add_moderator(act, data):
    if act.session.get(Membership, (act.workshop.id, data.moderator)) is None:
        act.session.add(Membership(workshop_id=act.workshop.id, moderator=data.moderator))


@verb
def remove_moderator(act, data):
    """The last one stays: a workshop without moderators could not be closed."""
    members = select(Membership).where(Membership.workshop_id == act.workshop.id)
    found = {member.moderator: member for member in act.session.scalars(members)}
    if data.moderator not in found:
        raise Refused("unknown_thing", kind="moderator", id=data.moderator)
    if len(found) == 1:
        raise Refused("last_moderator")
    act.session.delete(found[data.moderator])
