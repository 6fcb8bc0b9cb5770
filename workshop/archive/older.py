"""What an older version's archive does not say yet."""

from ..commands.groups import count_anew
from ..commands.tallies import recount_breadth
from ..models.groups import highest_in
from ..queries.groups import breadth_grouping


def is_older(archive: dict) -> bool:
    """From before groups had a last number, and any question could count?"""
    return "last_group" not in archive["workshop"]


def completed(archive: dict) -> dict:
    """The workshop's own values, with those that came later."""
    facts = archive["workshop"]
    if not is_older(archive):
        return facts
    last = highest_in([facts, archive["tables"]])
    return facts | {"last_group": last, "group_minimum": 3, "groupings": _as_sealed(facts)}


def _as_sealed(facts):
    """Only the first question could count: what was sealed without it was counted without any."""
    groupings = facts["groupings"]
    if not facts["sealed"] or breadth_grouping(groupings) in (None, groupings[0]):
        return groupings
    return [one | {"groups": [group | {"counts_for_breadth": False} for group in one["groups"]]} for one in groupings]


def recounted(session, workshop):
    """Count the groups behind the tallies as they are counted now; what is sealed stays."""
    if not workshop.sealed:
        count_anew(session, workshop)
        recount_breadth(session, workshop)
