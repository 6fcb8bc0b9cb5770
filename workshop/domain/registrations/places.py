"""Places: how many are taken, who gets one, who is moved up.

A registration gets a place if it fits into what is free, in all and in its group. Else it waits, and whoever fits first
in the order of arrival is moved up. So four who come together may be passed by one who fits; nobody else is.
"""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, select

from ..invitations.models import Invitation
from .models import SEATED, Registration

#: A place whose address nobody has confirmed is lost after so long
TO_CONFIRM = timedelta(hours=48)


@dataclass(frozen=True)
class Free:
    """How many places are free: in all, and by group where it has a limit; None where there is no limit."""

    total: int | None
    groups: dict[int, int]

    def fits(self, people: int, group: int | None) -> bool:
        left = self.groups.get(group) if group is not None else None
        return (self.total is None or people <= self.total) and (left is None or people <= left)

    def without(self, people: int, group: int | None) -> "Free":
        """What is free once these have a place."""
        total = None if self.total is None else self.total - people
        left = {one: many - people if one == group else many for one, many in self.groups.items()}
        return Free(total, left)

    @property
    def none(self) -> bool:
        return self.total is not None and self.total <= 0


def taken(session, workshop: int) -> dict[int | None, int]:
    """{group: people with a place}."""
    query = select(Registration.group, func.sum(Registration.people)).where(
        Registration.workshop_id == workshop, Registration.state.in_(SEATED)
    )
    return {group: int(people) for group, people in session.execute(query.group_by(Registration.group))}


def free(session, invitation: Invitation, without: Registration | None = None) -> Free:
    """What is free in a workshop; `without`: as if this registration were not there."""
    by_group = taken(session, invitation.workshop_id)
    if without is not None and without.state in SEATED:
        by_group[without.group] = by_group.get(without.group, 0) - without.people
    total = None if invitation.places is None else invitation.places - sum(by_group.values())
    limits = {int(group): places for group, places in invitation.limits.items()}
    return Free(total, {group: places - by_group.get(group, 0) for group, places in limits.items()})


def moved_up(session, invitation: Invitation, now, starts) -> list[Registration]:
    """Those who get an offer now, in the order of arrival; nobody once the workshop has begun."""
    left, found = free(session, invitation), list[Registration]()
    if left.none or now >= starts:
        return found
    waiting = select(Registration).where(
        Registration.workshop_id == invitation.workshop_id, Registration.state == "waiting"
    )
    for row in session.scalars(waiting.order_by(Registration.id)):
        if left.none:
            break
        if left.fits(row.people, row.group):
            left = left.without(row.people, row.group)
            row.state, row.changed = "offered", now
            row.until = min(now + timedelta(hours=invitation.hours), starts)
            found.append(row)
    return found
