"""Groups people belong to: they are part of the workshop's own values."""

from ..errors import Refused


def breadth_groups(workshop) -> set[int]:
    """Ids of the groups that count for breadth: those of the first grouping, "außerhalb" and the like left out."""
    first = workshop.groupings[0]["groups"] if workshop.groupings else []
    return {group["id"] for group in first if group["counts_for_breadth"]}


def known_groups(workshop, groups) -> list[int]:
    """`groups` without doubles, in the workshop's order; Refused("group_unknown") for a foreign one."""
    order = [group["id"] for grouping in workshop.groupings for group in grouping["groups"]]
    if set(groups) - set(order):
        raise Refused("group_unknown")
    return [ident for ident in order if ident in groups]


def numbered(old: list, new: list) -> list:
    """The groupings `new` (as sent) with ids: kept where one was sent, else the next that was never used."""
    used = [item["id"] for item in old] + [group["id"] for item in old for group in item["groups"]]
    fresh = iter(range(max(used, default=0) + 1, max(used, default=0) + 1000))

    def ident(value):
        if value is not None and value not in used:
            raise Refused("group_unknown")
        return next(fresh) if value is None else value

    return [
        {
            "id": ident(grouping.id),
            "name": grouping.name,
            "groups": [
                {"id": ident(group.id), "name": group.name, "counts_for_breadth": group.counts_for_breadth}
                for group in grouping.groups
            ],
        }
        for grouping in new
    ]
