"""The weightings of a protocol: the one whose result its ideas have, and every further one."""

import json

from sqlalchemy import select

from ..domain.groups.groupings import breadth_groups
from ..domain.weightings.models import Tally
from ..domain.weightings.paper import paper
from ..domain.weightings.queries import BALLOTS_FOR_BREADTH, ballots, ranks
from ..engine.models import Change
from . import values as value


def leading(session, workshop):
    """The weighting whose result the ideas have: the one in hand, as soon as its result is there.

    Until then the last one that has one. What is hidden decides nothing: else a protocol would tell that somebody has
    begun.
    """
    in_hand = workshop.in_hand
    if _has_result(session, in_hand):
        return in_hand
    others = [one for one in workshop.weightings if one.state == "shown" and _has_result(session, one)]
    return others[-1] if others else in_hand


def _has_result(session, weighting) -> bool:
    return weighting.revealed and ballots(session, weighting.workshop_id, weighting.id) > 0


def settings(weighting) -> tuple[value.Setting, ...]:
    return tuple(value.Setting(name, one) for name, one in weighting.limits.model_dump().items())


def breadth_told(workshop, weighting, weighted: int) -> bool:
    """May it be told how many groups stand behind an idea?"""
    return bool(breadth_groups(workshop.groupings)) and (weighting.sealed or weighted >= BALLOTS_FOR_BREADTH)


def on_paper(session, weighting) -> tuple[tuple[value.Paper, ...], dict[int, int]]:
    """(what of it was said on paper, {idea: how much of its value}); nothing before the reveal."""
    told = paper(session, weighting) if weighting.revealed else None
    if told is None:
        return (), {}
    whole = value.Paper(told["sheets"], told["blank"], told["value"])
    return (whole,), {int(idea): own for idea, own in told["ideas"].items()}


def further(session, workshop, main, ideas) -> tuple[value.FurtherWeighting, ...]:
    """All others that somebody could answer, in their order; `ideas` are those of the protocol."""
    opened, shown = _opened(session, workshop), {idea.id for idea in ideas}
    found = []
    for weighting in workshop.weightings:
        told = _has_result(session, weighting)
        if weighting.state == "shown" and weighting.id != main.id and (told or weighting.id in opened):
            found.append(_further(session, workshop, weighting, shown if told else set()))
    return tuple(found)


def _opened(session, workshop) -> set[int]:
    """The weightings that were in hand in the phase of weighting."""
    query = select(Change.payload).where(Change.workshop_id == workshop.id, Change.name == "open_phase")
    in_hand, found = 1, set()
    for payload in session.scalars(query.order_by(Change.seq)):
        sent = json.loads(payload or "{}")
        in_hand = sent.get("weighting") or in_hand
        found |= {in_hand} if sent.get("phase") == "weight" else set()
    return found


def _further(session, workshop, weighting, shown):
    weighted = ballots(session, workshop.id, weighting.id) if weighting.revealed else 0
    told = weighting.revealed and breadth_told(workshop, weighting, weighted)
    return value.FurtherWeighting(
        id=weighting.id,
        title=weighting.title,
        method=weighting.method,
        settings=settings(weighting),
        revealed=weighting.revealed,
        sealed=weighting.sealed,
        weighted=weighted,
        breadth_told=told,
        ideas=tuple(_weighed(session, weighting, shown, told)) if shown else (),
        paper=on_paper(session, weighting)[0],
    )


def _weighed(session, weighting, shown, told):
    places = ranks(session, weighting)
    own = Tally.workshop_id == weighting.workshop_id, Tally.weighting == weighting.id, Tally.counts == 1
    query = select(Tally).where(*own, Tally.people > 0).order_by(Tally.value.desc(), Tally.idea)
    for row in session.scalars(query):
        if row.idea in shown:
            breadth = row.breadth if told else None
            yield value.Weighed(row.idea, places[row.idea], row.value, row.people, breadth)
