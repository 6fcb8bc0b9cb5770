"""Groups people belong to: they are part of the workshop's own values."""

from itertools import count

from sqlalchemy import select

from ..errors import Refused
from ..models import Answer, Contribution, Idea, Late, Participant, Responsibility
from ..models.groups import numbers_in


def breadth_groups(workshop) -> set[int]:
    """Ids of the groups that count for breadth: those of the first grouping, "außerhalb" and the like left out."""
    first = workshop.groupings[0]["groups"] if workshop.groupings else []
    return {group["id"] for group in first if group["counts_for_breadth"]}


def _ids(groupings) -> list[int]:
    return [group["id"] for grouping in groupings for group in grouping["groups"]]


def known_groups(workshop, groups) -> list[int]:
    """`groups` without doubles, in the workshop's order; Refused("group_unknown") for a foreign one."""
    order = _ids(workshop.groupings)
    if set(groups) - set(order):
        raise Refused("group_unknown")
    return [ident for ident in order if ident in groups]


def still_known(workshop, groups) -> list[int]:
    """Those of `groups` that there still are."""
    return [ident for ident in _ids(workshop.groupings) if ident in groups]


def numbered(act, new: list) -> list:
    """The groupings `new` (as sent) with ids: kept where one was sent, else one that nothing has ever had.

    The mark is not remembered: undo must not give a number back.
    """
    workshop = act.workshop
    own = {grouping["id"] for grouping in workshop.groupings}, set(_ids(workshop.groupings))
    fresh = count(max(workshop.last_group, act.lost) + 1)

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
)  # fmt: skip


def check_removal(act, old: list, new: list):
    """A group that anything refers to stays: Refused("group_in_use"). What is hidden or withdrawn may come back."""
    gone = set(_ids(old)) - set(_ids(new))
    for place in PLACES if gone else ():
        model = place.class_
        for value in act.session.scalars(select(place).where(model.workshop_id == act.workshop.id)):
            found = gone & set(numbers_in({"groups": [value]} if isinstance(value, int) else _as_groups(value)))
            if found:
                raise Refused("group_in_use", group=min(found))


def _as_groups(value):
    return {"groups": value} if isinstance(value, list) else value
