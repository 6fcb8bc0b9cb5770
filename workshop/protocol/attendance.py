"""Who was counted at the door: figures by group, and names of those who have agreed to it."""

from ..domain.groups.groupings import all_groups, main_grouping
from ..domain.registrations.queries import attendance as counted
from ..domain.registrations.queries import figures
from . import values as value


def attendance(session, workshop) -> tuple[value.Attendance, ...]:
    """At most one; none where nobody was counted. Small groups are counted together and not named."""
    found = counted(session, workshop.id)
    if not found["groups"]:
        return ()
    names, grouping = all_groups(workshop.groupings), main_grouping(workshop.groupings)
    here = {group: many for group, many in found["groups"].items() if group in names}
    large = {group: many for group, many in here.items() if many >= workshop.group_minimum}
    told = figures(session, workshop.id)
    return (
        value.Attendance(
            registered=told.registered,
            here=told.here,
            name=grouping["name"] if grouping else "",
            groups=tuple(value.Count(names[group], large[group]) for group in names if group in large),
            others=sum(here.values()) - sum(large.values()),
            unknown=told.here - sum(here.values()),
            names=tuple(found["names"]),
        ),
    )
