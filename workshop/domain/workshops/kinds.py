"""What is seen of a workshop, by whom, and what becomes of it."""

from ...engine import may
from ...engine.audience import role_of
from ...engine.changes import values_of
from ...engine.context import CommandContext
from ...engine.kind import kind
from ...errors import Refused
from ..groups import groupings
from ..groups.rules import regrouped
from ..weightings import tallies
from ..weightings.commands import raise_budget
from ..weightings.queries import ballots
from .models import Workshop


def _made(_session, workshop, audience) -> dict:
    counting = groupings.breadth_groups(workshop.groupings)
    return values_of(workshop, workshop) | {
        "may": may.names(workshop, role_of(audience)),
        "breadth_of": len(counting),
        "breadth_name": groupings.breadth_name(workshop.groupings),
        "main_grouping": (groupings.main_grouping(workshop.groupings) or {}).get("id"),
    }


def _progress(session, workshop, _audience) -> dict:
    return {"joined": workshop.joined, "weighted": ballots(session, workshop) if workshop.revealed else None}


def _undoing(context: CommandContext, workshop, was, became):
    if workshop.sealed and "revealed" in became:
        raise Refused("sealed")
    if "points" in was:
        raise_budget(context, was["points"])


def _undone(context: CommandContext, entries):
    for workshop, was, became in entries:
        groups = became.get("groupings", workshop.groupings)
        regrouped(context, groups, became.get("group_minimum", workshop.group_minimum))
        if "revealed" in was:
            tallies.touch_all(context)


def _unquote(context: CommandContext, said, _own):
    if said.quoted_in(context.workshop.summary):
        context.workshop.summary = ""


kind(
    "workshop",
    Workshop,
    "title subtitle short_title place starts ends time_zone language state phase phase_since phase_ends paused "
    "revealed stage sealed points ideas_max groups_required group_minimum groupings shown organisers funders "
    "contacts programme impulses also_allowed may joining sample released breadth_of breadth_name main_grouping",
    desk="summary",
    number="changed",
    made=_made,
    undoing=_undoing,
    undone=_undone,
    unquote=_unquote,
)
#: Who has joined and who has weighted: made of the workshop's row
kind("progress", None, "joined weighted", number="progressed", made=_progress)
