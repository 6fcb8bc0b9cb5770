"""What is seen of weightings and tallies, by whom, and when."""

from ...engine.changes import once
from ...engine.context import CommandContext
from ...engine.kind import kind
from ...errors import Refused
from . import tallies
from .models import Tally, Weighting
from .paper import paper
from .queries import BALLOTS_FOR_BREADTH, ballots, ranks
from .settling import check, check_gone, settle


def _undoing(context: CommandContext, weighting, was, became):
    if weighting.sealed and {"revealed", "stage", "state"} & set(became):
        raise Refused("sealed")
    check(context, weighting, was)


def _undone(context: CommandContext, entries):
    for weighting, was, _became in entries:
        if weighting.state != "shown":
            check_gone(context, weighting)
        settle(context, weighting, was)
        if "revealed" in was:
            tallies.touch_all(context, weighting)


def _unquote(context: CommandContext, said, _own):
    for weighting in context.workshop.weightings:
        if said.quoted_in(weighting.title):
            context.write_forgetting(weighting, title="")


def _on_paper(session, _workshop, rows, _audience, _read):
    """As soon as the sums are told: how many sheets, and how much of the whole stands on them."""
    found = {row.id: paper(session, row) if row.revealed else None for row in rows}
    return {
        ident: {"paper": told and {name: told[name] for name in ("sheets", "blank", "value")}}
        for ident, told in found.items()
    }


kind(
    "weighting",
    Weighting,
    "title method settings candidates revealed stage sealed state asked paper",
    title="title",
    fresh="shown",
    gone="removed",
    more=_on_paper,
    undoing=_undoing,
    undone=_undone,
    unquote=_unquote,
)


def _of(workshop, tally) -> Weighting:
    return workshop.in_hand if tally.weighting == workshop.weighting else workshop.weighting_of(tally.weighting)


def _after_the_reveal(tally, workshop) -> bool:
    weighting = _of(workshop, tally)
    return bool(tally.counts and weighting.revealed and weighting.state == "shown")


def _more(session, workshop, rows, _audience, read):
    """Breadth is told from 5 ballots on, or after sealing; the rank once the sums are. `points` is the older name."""
    told: dict[int, dict] = {}
    places: dict[int, dict] = {}
    for which, row in {row.weighting: row for row in rows}.items():
        weighting = _of(workshop, row)
        told[which] = {"unit": weighting.way.unit}
        places[which] = {}
        if weighting.revealed:
            places[which] = once(read, f"ranks {which}", lambda: ranks(session, weighting))  # noqa: B023
            told[which] |= {} if _is_broad(session, weighting, read) else {"breadth": None}
    return {
        row.id: {"points": row.value, "rank": places[row.weighting].get(row.idea)} | told[row.weighting] for row in rows
    }


def _is_broad(session, weighting, read) -> bool:
    if weighting.sealed:
        return True
    many = once(read, f"ballots {weighting.id}", lambda: ballots(session, weighting.workshop_id, weighting.id))
    return many >= BALLOTS_FOR_BREADTH


kind(
    "tally",
    Tally,
    "weighting idea value unit points people breadth rank",
    public=_after_the_reveal,
    at_desk=False,
    more=_more,
    numbered=False,
)
