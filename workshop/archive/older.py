"""Archives of older versions in the form of this one, after they have been checked as what they are."""

import secrets
from typing import Any

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
#: What has come to the workshop's row since version 3 began
WORKSHOP_SINCE_3: dict[str, Any] = {
    "responsible": {}, "hold": [], "dark": False, "rules": "", "sheets": 0, "codes": 0, "codes_moved": 0,
}  # fmt: skip
#: And to the rows of tables
ROWS_SINCE_3: dict[str, dict] = {
    "ideas": {"held": None, "reason": "", "card": None},
    "contributions": {"held": None, "reason": ""},
    "participants": {"muted": False, "sheet": None, "code": None, "before": None},
    "weightings": {"paper": None},
}


#: What archives lack that were made before workshops had a day of deletion
WITHOUT_A_DAY = {"delete_on": None, "keep_protocol": False, "purged": None}
#: What stood on the workshop's row before there were weightings
MOVED_IN_3 = ("points", "ideas_max", "revealed", "stage", "sealed")


def is_older(archive: dict) -> bool:
    """From before phones could be removed, groups had a last number, and any question could count?"""
    return archive["version"] == 1


def as_now(archive: dict) -> dict:
    """The workshop and its tables as this version has them; sums are left out, for they were those of the file."""
    archive = archive | {"workshop": WITHOUT_A_DAY | archive["workshop"]}
    archive = _as_in_2(archive) if archive["version"] == 1 else archive
    archive = _as_in_3(archive) if archive["version"] in (1, 2) else archive
    tables = {
        name: [ROWS_SINCE_3[name] | row for row in rows] if name in ROWS_SINCE_3 else rows
        for name, rows in archive["tables"].items()
    }
    return archive | {"workshop": WORKSHOP_SINCE_3 | archive["workshop"], "tables": tables}


def _as_in_3(archive):
    """With a weighting of its own, the first one: points."""
    facts, tables = archive["workshop"], archive["tables"]
    weighting = {
        "id": 1, "title": "", "method": "points", "candidates": {"all": True}, "state": "shown", "asked": True,
        "settings": {"points": facts["points"], "ideas": facts["ideas_max"]},
        "revealed": facts["revealed"], "stage": facts["stage"], "sealed": facts["sealed"],
        "seq": facts["changed"], "edited": facts["changed"], "was_public": True,
    }  # fmt: skip
    return archive | {
        "workshop": {name: value for name, value in facts.items() if name not in MOVED_IN_3} | {"weighting": 1},
        "tables": tables
        | {
            "weightings": [weighting],
            "ballots": [_moved(row, "points", "budget") | {"weighting": 1} for row in tables["ballots"]],
            "weights": [_moved(row, "points", "value", row["points"] or None) for row in tables["weights"]],
            "tallies": [
                _moved(row, "points", "value") | {"weighting": 1, "idea": row["id"]} for row in tables["tallies"]
            ],
        },
    }


def _moved(row, was, name, *value):
    """A row whose column `was` is called `name` now."""
    rest = {column: given for column, given in row.items() if column != was}
    return rest | {name: value[0] if value else row[was]}


def _as_in_2(archive):
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
    if not workshop.all_sealed:
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
