"""Groups people belong to: they are part of the workshop's own values."""

from itertools import count

from sqlalchemy import bindparam, select, update

from ...engine.context import CommandContext
from ...errors import Refused
from ..contributions.models import Contribution
from ..ideas.models import Idea
from ..late_tray.models import Late
from ..people.models import Participant
from ..registrations.models import Registration
from ..responsibilities.models import Answer, Responsibility
from ..weightings import tallies
from ..weightings.queries import any_ballot
from .groupings import LEAST, all_groups, breadth_group, breadth_groups, main_grouping, named, sizes, voices
from .numbers import numbers_in


def known_groups(workshop, groups) -> list[int]:
    """`groups` without doubles, in the workshop's order; Refused("group_unknown") for a foreign one."""
    if set(groups) - set(all_groups(workshop.groupings)):
        raise Refused("group_unknown")
    return still_known(workshop, groups)


def voice(context: CommandContext) -> int | None:
    """The group in whose name the acting person speaks."""
    return voices(context.workshop.groupings, {context.member.id: context.member.groups}).get(context.member.id)


def nameable(context: CommandContext) -> dict[int, str]:
    """{id: name} of the groups that have people enough to be named as somebody's."""
    here = Participant.workshop_id == context.workshop.id
    own = context.session.scalars(select(Participant.groups).where(here, Participant.removed.is_(None)))
    return named(context.workshop, sizes(own))


def still_known(workshop, groups) -> list[int]:
    """Those of `groups` that there still are, in the workshop's order."""
    return [ident for ident in all_groups(workshop.groupings) if ident in groups]


def check_names(names: list[str]):
    """Two of one name could not be told from each other by whoever chooses one of them."""
    if len({name.casefold() for name in names}) < len(names):
        raise Refused("bad_shape", field="groupings", reason="same_name")


def numbered(context: CommandContext, new: list) -> list:
    """The groupings `new` (as sent) with ids: kept where one was sent, else one that nothing has ever had.

    The mark is not remembered: undo must not give a number back.
    """
    workshop = context.workshop
    check_names([grouping.name for grouping in new])
    for grouping in new:
        check_names([group.name for group in grouping.groups])
    own = {grouping["id"] for grouping in workshop.groupings}, set(all_groups(workshop.groupings))
    fresh = count(max(workshop.last_group, context.lost) + 1)

    def ident(value, left):
        if value is None:
            workshop.last_group = next(fresh)
            return workshop.last_group
        if value not in left:
            raise Refused("group_unknown")
        left.remove(value)
        return value

    return [
        {
            "id": ident(grouping.id, own[0]),
            "name": grouping.name,
            "groups": [
                {"id": ident(group.id, own[1]), "name": group.name, "counts_for_breadth": group.counts_for_breadth}
                for group in grouping.groups
            ],
        }
        for grouping in new
    ]


#: Where a group's number is kept, besides in the workshop itself: as it is, or somewhere in JSON
PLACES = (
    Participant.groups, Idea.groups, Contribution.group, Answer.group, Responsibility.bearer, Late.group, Late.data,
    Registration.group,
)  # fmt: skip


MOVE = (
    update(Participant.__table__)
    .where(Participant.workshop_id == bindparam("here"), Participant.id == bindparam("number"))
    .values(breadth_group=bindparam("group"))
)


def regrouped(context: CommandContext, old: list, minimum: int):
    """The groupings were `old` and are others now: nobody loses a group, and what hangs on them is worked out anew.

    What is sealed cannot be counted again, so nothing may change in which groups count. Where it would change for one
    or two people only, the breadth before and after would tell which ideas they gave points to. From how many people
    on a group is named (`minimum` until now) was told to everybody who has joined.
    """
    if context.workshop.group_minimum != minimum and context.workshop.joined:
        raise Refused("people_joined")
    new = context.workshop.groupings
    if new == old:
        return
    check_removal(context, old, new)
    if context.workshop.any_sealed and set(breadth_groups(old)) != set(breadth_groups(new)):
        raise Refused("sealed")
    context.session.flush()
    moved = 0 if context.workshop.all_sealed else count_anew(context.session, context.workshop)
    if 0 < moved < LEAST and any_ballot(context.session, context.workshop):
        raise Refused("too_few_count", least=LEAST)
    if moved:
        for tally in tallies.recount_breadth(context.session, context.workshop):
            if context.workshop.weighting_of(tally.weighting).revealed:  # hidden, it must not tell which ideas they are
                context.touch(tally)
    if _order(old) != _order(new):
        for idea in context.all(Idea):
            context.touch(idea)


def _order(groupings):
    """What decides in which order groups are named, and which of the own ones."""
    main = main_grouping(groupings)
    return main and main["id"], [list(all_groups([one])) for one in groupings]


def count_anew(session, workshop) -> int:
    """Work out everybody's group for breadth from the groups they belong to; whose is another one, as a number."""
    here = Participant.workshop_id == workshop.id
    people = session.execute(select(Participant.id, Participant.groups, Participant.breadth_group).where(here)).all()
    wanted = [(person.id, breadth_group(workshop.groupings, person.groups), person.breadth_group) for person in people]
    moved = [{"here": workshop.id, "number": number, "group": new} for number, new, old in wanted if new != old]
    if moved:
        session.connection().execute(MOVE, moved)
    return len(moved)


def check_removal(context: CommandContext, old: list, new: list):
    """A group that anything refers to stays: Refused("group_in_use"). What is hidden or withdrawn may come back."""
    gone = set(all_groups(old)) - set(all_groups(new))
    for place in PLACES if gone else ():
        model = place.class_
        for value in context.session.scalars(select(place).where(model.workshop_id == context.workshop.id)):
            found = gone & set(numbers_in({"groups": [value]} if isinstance(value, int) else _as_groups(value)))
            if found:
                raise Refused("group_in_use", group=min(found))


def _as_groups(value):
    return {"groups": value} if isinstance(value, list) else value
