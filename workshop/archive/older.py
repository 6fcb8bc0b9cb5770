"""Archives of older versions in the form of this one, after they have been checked as what they are."""

import secrets

from ..domain.groups.groupings import breadth_grouping
from ..domain.groups.numbers import highest_in
from ..domain.groups.rules import count_anew
from ..domain.weightings.tallies import recount_breadth
from . import verify

#: Columns that version 1 has not, with what they hold for everything that is older than they are
NEW_IN_2 = {
    "participants": {"removed": None, "apart": 0},
    "ideas": {"removed": None},
    "contributions": {"removed": None},
    "late": {"removed": None},
    "corrections": {"removed": None},
    "answers": {"removed": None},
}
WORKSHOP_IN_2 = {"joining": True, "group_minimum": 3}


def is_older(archive: dict) -> bool:
    """From before phones could be removed, groups had a last number, and any question could count?"""
    return archive["version"] != verify.VERSION


def as_now(archive: dict) -> dict:
    """The workshop and its tables as this version has them; sums are left out, for they were those of the file."""
    if not is_older(archive):
        return archive
    tables = {name: [row | NEW_IN_2.get(name, {}) for row in rows] for name, rows in archive["tables"].items()}
    workshop = {name: value for name, value in archive["workshop"].items() if name != "named"} | WORKSHOP_IN_2
    workshop |= {"last_group": highest_in([workshop, archive["tables"]]), "groupings": _as_sealed(workshop)}
    if workshop["sealed"]:
        tables |= _sealed_anew(tables)
    return archive | {"workshop": workshop, "tables": tables}


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


def _sealed_anew(tables) -> dict:
    """Without what older versions left of who gave which points: all of it where the weighting was named."""
    ballots = list(tables["ballots"])
    secrets.SystemRandom().shuffle(ballots)
    number = {ballot["id"]: place for place, ballot in enumerate(ballots, 1)}
    told, blank = verify.BALLOT_COMMANDS, {"payload": None, "before": None, "salt": None}
    return {
        "ballots": [ballot | {"id": number[ballot["id"]], "participant": None} for ballot in ballots],
        "weights": [
            weight | {"ballot": number[weight["ballot"]], "folded": None}
            for weight in tables["weights"]
            if weight["points"]
        ],
        "participants": [person | {"ready": False} for person in tables["participants"]],
        "journal": [row | (blank if row["name"] in told else {}) for row in tables["journal"]],
        "keys": [key for key in tables["keys"] if key["name"] not in told],
    }
