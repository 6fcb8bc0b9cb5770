"""Joining, and who may run a workshop."""

from sqlalchemy import Text, bindparam, or_, select, type_coerce

from ...engine.command import command
from ...engine.context import CommandContext
from ...engine.schema import Groups, Schema
from ...errors import Refused
from ..groups.groupings import breadth_group, main_grouping
from ..groups.rules import known_groups
from ..ideas.models import Idea, Support
from ..weightings import tallies
from ..workshops.phases import PHASES
from . import removing
from .mine import Member
from .models import Participant

MOST = 10_000
ANY_SUPPORT = select(Support.idea).where(Support.workshop_id == bindparam("here")).limit(1)
#: A list of numbers is kept as [2,7]: nobody's groups need be read to find few who belong to one
KEPT = type_coerce(Participant.groups, Text)
OF_GROUP = (
    select(Participant.id)
    .where(Participant.workshop_id == bindparam("here"), Participant.removed.is_(None))
    .where(or_(bindparam("alone") == KEPT, *(KEPT.like(bindparam(place)) for place in ("first", "middle", "last"))))
    .limit(bindparam("most"))
)


class JoinWorkshop(Schema):
    groups: Groups = []


@command(phone=PHASES, helper=True, joins=True)
def join_workshop(context: CommandContext, data: JoinWorkshop):
    """The first command of a phone; again: other groups. It leaves weights and ideas alone."""
    workshop = context.workshop
    groups = known_groups(workshop, data.groups)
    main = main_grouping(workshop.groupings)
    if workshop.groups_required and main and not {group["id"] for group in main["groups"]} & set(groups):
        raise Refused("groups_missing")
    values = {"groups": groups, "breadth_group": breadth_group(workshop.groupings, groups)}
    if context.member is None:
        return _let_in(context, values)
    participant = context.find("participant", context.member.id)
    changed, moved = set(groups) ^ set(participant.groups), values["breadth_group"] != participant.breadth_group
    context.set(participant, **values)
    _told_of(context, _supporters_of(context, changed) | {participant.id})
    if moved:
        tallies.recount_ballots_of(context, participant)
    return participant.id


def _let_in(context: CommandContext, values):
    """Somebody new, or somebody who was removed. Who had joined before a restore gets in again whatever has changed."""
    if not context.workshop.joining and not context.wanted:
        raise Refused("joining_closed")
    if context.workshop.joined >= MOST:
        raise Refused("too_many", limit=MOST)
    again = removing.join_again(context, values)
    ident = again or context.put(Participant, person=context.actor.person, ready=False, joined=context.now, **values)
    context.member = Member(ident, **values, muted=context.find("participant", ident).muted if again else False)
    tallies.one_joined(context)
    _told_of(context, _supporters_of(context, set(values["groups"])))
    return ident


def _supporters_of(context: CommandContext, groups: set[int]) -> set[int]:
    """Who belongs to one of `groups` that may be named since this command, or no longer, where anybody takes part.

    A group may have lost or won one person: near the minimum that decides, and the screens must be told.
    """
    minimum, here = context.workshop.group_minimum, {"here": context.workshop.id}
    if not groups or minimum == 1 or context.connection.execute(ANY_SUPPORT, here).first() is None:
        return set()
    context.session.flush()
    found: set[int] = set()
    for group in groups:
        kept = {"alone": f"[{group}]", "first": f"[{group},%", "middle": f"%,{group},%", "last": f"%,{group}]"}
        own = context.connection.scalars(OF_GROUP, here | kept | {"most": minimum + 1}).all()
        if len(own) in (minimum, minimum - 1):
            found |= set(own)
    return found


def _told_of(context: CommandContext, people: set[int]):
    """Their groups are told differently now: at the ideas they wrote or take part in, and at what those became."""
    if not people:
        return
    supported = select(Support.idea).where(Support.workshop_id == context.workshop.id, Support.participant.in_(people))
    for idea in context.all(Idea, or_(Idea.author.in_(people), Idea.id.in_(supported))):
        context.touch(idea)
        context.touch(tallies.root(context, idea))
