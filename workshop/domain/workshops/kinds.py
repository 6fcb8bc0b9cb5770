"""What is seen of a workshop, by whom, and what becomes of it."""

from ...engine import may
from ...engine.audience import role_of
from ...engine.changes import values_of
from ...engine.context import CommandContext
from ...engine.kind import kind
from ...errors import Refused
from ..groups import groupings
from ..groups.rules import regrouped
from ..people.codes import check as check_codes
from ..weightings.queries import ballots
from ..weightings.settling import ask_anew
from .models import Workshop


def _made(_session, workshop, audience) -> dict:
    counting = groupings.breadth_groups(workshop.groupings)
    weighting = workshop.in_hand
    return values_of(workshop, workshop) | {
        "revealed": weighting.revealed,
        "stage": weighting.stage,
        "sealed": weighting.sealed,
        "points": weighting.settings.get("points"),
        "ideas_max": weighting.settings.get("ideas"),
        "may": may.names(workshop, role_of(audience)),
        "breadth_of": len(counting),
        "breadth_name": groupings.breadth_name(workshop.groupings),
        "main_grouping": (groupings.main_grouping(workshop.groupings) or {}).get("id"),
    }


def _progress(session, workshop, _audience) -> dict:
    return {
        "joined": workshop.joined,
        "weighted": _weighted(session, workshop),
        "codes_moved": workshop.codes_moved,
    }


def _weighted(session, workshop) -> int | None:
    weighting = workshop.in_hand
    return ballots(session, workshop.id, weighting.id) if weighting.revealed else None


def _undoing(context: CommandContext, _workshop, was, _became):
    """The weighting that was in hand may have been removed since."""
    if "codes" in was:
        check_codes(context, was["codes"])
    if "weighting" in was and context.find("weighting", was["weighting"]).state != "shown":
        raise Refused("changed_meanwhile", thing={"kind": "weighting", "id": was["weighting"]})


def _undone(context: CommandContext, entries):
    for workshop, was, became in entries:
        groups = became.get("groupings", workshop.groupings)
        regrouped(context, groups, became.get("group_minimum", workshop.group_minimum))
        if "weighting" in was:
            ask_anew(context)


def _unquote(context: CommandContext, said, _own):
    if said.quoted_in(context.workshop.summary):
        context.workshop.summary = ""


kind(
    "workshop",
    Workshop,
    "title subtitle short_title place starts ends time_zone language state phase phase_since phase_ends paused "
    "weighting revealed stage sealed points ideas_max groups_required group_minimum groupings shown organisers funders "
    "contacts programme impulses also_allowed may joining hold dark sample released breadth_of breadth_name "
    "main_grouping codes",
    desk="summary sheets",
    number="changed",
    made=_made,
    undoing=_undoing,
    undone=_undone,
    unquote=_unquote,
)
#: Who has joined and who has weighted: made of the workshop's row
kind("progress", None, "joined weighted codes_moved", number="progressed", made=_progress)
