"""Which question about groups counts, and for which group somebody speaks: one answer for commands, screens and paper.

Most of it is asked of a workshop's `groupings`, so that it can be asked of earlier ones, too.
"""

from collections import Counter

#: Fewer people are counted together with others
LEAST = 3


def breadth_grouping(groupings: list) -> dict | None:
    """The one that counts for breadth: the first in which a group does."""
    return next((one for one in groupings if any(group["counts_for_breadth"] for group in one["groups"])), None)


def breadth_groups(groupings: list) -> list[int]:
    """Ids of the groups that count for breadth; "außerhalb" and the like are left out."""
    counting = breadth_grouping(groupings)
    return [group["id"] for group in counting["groups"] if group["counts_for_breadth"]] if counting else []


def breadth_name(groupings: list) -> str:
    """What the groups that count are called: "Gemeinde"."""
    counting = breadth_grouping(groupings)
    return counting["name"] if counting else ""


def breadth_group(groupings: list, own) -> int | None:
    """The group that somebody of the groups `own` adds to an idea's breadth."""
    return min(set(own) & set(breadth_groups(groupings)), default=None)


def main_grouping(groupings: list) -> dict | None:
    """The question that is put where only one can be: the one that counts, else the first with an answer."""
    return breadth_grouping(groupings) or next((one for one in groupings if one["groups"]), None)


def voices(groupings: list, people: dict) -> dict:
    """In the name of which group each of `people` ({number: own groups}) speaks: that of the main question, else the
    first; who belongs nowhere is left out."""
    main = {group["id"] for group in (main_grouping(groupings) or {"groups": ()})["groups"]}
    return {number: next((one for one in own if one in main), own[0]) for number, own in people.items() if own}


def sizes(people) -> Counter:
    """How many of `people` (each one's own groups) belong to each group."""
    return Counter(ident for own in people for ident in own)


def named(workshop, sizes: Counter) -> dict[int, str]:
    """{id: name} of the groups that may be named as somebody's: those with people enough.

    Everything that tells who takes part, who was there or who said something asks here. How many points, how much
    breadth and who is ready is another matter: below three people that would be somebody's ballot.
    """
    groups = all_groups(workshop.groupings)
    return {ident: name for ident, name in groups.items() if sizes[ident] >= workshop.group_minimum}


def all_groups(groupings: list) -> dict[int, str]:
    """{id: name} of all groups, in the workshop's order."""
    return {group["id"]: group["name"] for grouping in groupings for group in grouping["groups"]}
