"""How many are ready: sums only, never a person."""

from sqlalchemy import func, select

from ..groups.groupings import LEAST, main_grouping
from .models import Participant


def readiness(session, workshop) -> dict:
    """{"joined", "ready", "groups": [{"group", "joined", "ready"}]}: by group of the grouping that counts for breadth,
    the largest first; `group` None are all others together. After sealing no groups: nobody is ready any more."""
    told = {"joined": workshop.joined, "ready": workshop.ready, "groups": []}
    grouping = main_grouping(workshop.groupings)
    if workshop.in_hand.sealed or grouping is None:
        return told
    query = (
        select(Participant.groups, Participant.ready, func.count())
        .where(Participant.workshop_id == workshop.id, Participant.removed.is_(None))
        .group_by(Participant.groups, Participant.ready)
    )
    return told | {"groups": by_group(grouping, session.execute(query))}


def by_group(grouping: dict, rows) -> list[dict]:
    """The sums of `rows` of (groups, ready, people). What is left over is at least three people, too, or everybody."""
    known = [group["id"] for group in grouping["groups"]]
    sums = {ident: {"group": ident, "joined": 0, "ready": 0} for ident in (*known, None)}
    for groups, ready, people in rows:
        one = sums[next((ident for ident in groups if ident in known), None)]
        one["joined"] += people
        one["ready"] += people * ready
    rest = sums.pop(None)
    large = [one for one in sums.values() if one["joined"] >= LEAST]
    large.sort(key=lambda one: -one["joined"])
    for one in sums.values():
        if one["joined"] < LEAST:
            _fold(rest, one)
    while large and 0 < rest["joined"] < LEAST:
        _fold(rest, large.pop())
    return large + [rest] * bool(rest["joined"])


def _fold(rest, one):
    rest["joined"] += one["joined"]
    rest["ready"] += one["ready"]
