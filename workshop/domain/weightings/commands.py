"""Answering a weighting. Set-style: "three on this idea", never "one more"."""

import secrets
from typing import Annotated

from pydantic import Field, model_validator
from sqlalchemy import BindParameter, and_, bindparam, func, insert, select, update

from ...engine.command import command
from ...engine.context import CommandContext
from ...engine.sanitize import LARGEST
from ...engine.schema import Ref, Schema
from ...errors import Refused
from ..ideas.models import Idea
from ..people.models import Participant
from . import tallies
from .models import Ballot, Weight, Weighting
from .sealing import cut_off

HERE: BindParameter = bindparam("here")
BALLOT: BindParameter = bindparam("own")
IDEA = select(Idea.id, Idea.state, Idea.merged_into, Idea.field_of_action).where(
    Idea.workshop_id == HERE, Idea.id == bindparam("wanted")
)
OWN_BALLOT = select(Ballot.id, Ballot.given).where(
    Ballot.workshop_id == HERE, Ballot.weighting == bindparam("which"), Ballot.participant == bindparam("who")
)
GIVEN = (
    select(Weight.idea, Weight.value, func.coalesce(Idea.merged_into, Idea.id).label("root"))
    .join(Idea, and_(Idea.workshop_id == Weight.workshop_id, Idea.id == Weight.idea))
    .where(Weight.workshop_id == HERE, Weight.ballot == BALLOT)
)
NEW_BALLOT, NEW_WEIGHT = insert(Ballot.__table__), insert(Weight.__table__)
SPEND = (
    update(Ballot.__table__)
    .where(Ballot.workshop_id == HERE, Ballot.id == BALLOT)
    .values(given=Ballot.given + bindparam("more"))
)
_OWN_WEIGHT = update(Weight.__table__).where(
    Weight.workshop_id == HERE, Weight.ballot == BALLOT, Weight.idea == bindparam("wanted")
)
WRITE = _OWN_WEIGHT.values(value=bindparam("now"))
FOLD = _OWN_WEIGHT.values(value=bindparam("now"), folded=bindparam("was"))
READY = (
    update(Participant.__table__)
    .where(Participant.workshop_id == HERE, Participant.id == bindparam("who"))
    .values(ready=bindparam("now"))
)


def find(context: CommandContext, ident: int | None) -> Weighting:
    """The weighting with this number, or the one in hand; the journal keeps which. Raises Refused("unknown_thing")."""
    weighting = context.workshop.in_hand if ident is None else context.find("weighting", ident)
    if weighting.state != "shown":
        raise Refused("unknown_thing", kind="weighting", id=weighting.id)
    context.noted["weighting"] = weighting.id
    return weighting


def ballot_of(context: CommandContext, weighting: Weighting):
    """(id, given) of the acting participant's ballot, which is made at the first word."""
    own = {"here": context.workshop.id, "which": weighting.id, "who": context.member.id}
    ballot = context.connection.execute(OWN_BALLOT, own).first()
    if ballot is None:
        row = {"workshop_id": own["here"], "weighting": weighting.id, "participant": own["who"], "given": 0}
        row |= {"id": secrets.randbelow(2**53 - 1) + 1, "budget": weighting.way.ceiling(weighting.limits)}
        context.connection.execute(NEW_BALLOT, row)
        ballot = context.connection.execute(OWN_BALLOT, own).one()
    return ballot


def any_sealed(workshop) -> Refused | None:
    return Refused("sealed") if workshop.any_sealed else None


def _is_over(weighting: Weighting) -> Refused | None:
    """Why nobody can say anything in it any more, or None."""
    if weighting.sealed:
        return Refused("sealed")
    return Refused("revealed") if weighting.revealed else None


def _in_hand_is_over(workshop) -> Refused | None:
    return _is_over(workshop.in_hand)


def _without_code(workshop, member) -> Refused | None:
    """Where personal codes are handed out only who has typed one gives points."""
    return Refused("code_needed") if workshop.codes and member.code is None else None


def check_open(context: CommandContext, weighting: Weighting):
    """Can something be said in it now? Before the room was asked nobody can. Raises Refused."""
    if not weighting.asked:
        raise Refused("wrong_phase", phase=context.workshop.phase)
    refused = _is_over(weighting)
    if refused is not None:
        raise refused


def _ballot(context: CommandContext) -> dict:
    return {"ballot": context.noted["ballot"]}


class OfWeighting(Schema):
    """`weighting`: None is the one in hand."""

    weighting: Ref | None = None


class SetWeight(OfWeighting):
    """`value`: None takes back what was said. `points` is its name in older clients."""

    idea: Ref
    value: Annotated[int, Field(ge=0, le=LARGEST)] | None = None
    points: Annotated[int, Field(ge=0, le=1000)] | None = None

    @model_validator(mode="after")
    def _one_of_both(self):
        if len(self.model_fields_set & {"value", "points"}) != 1 or (
            "points" in self.model_fields_set and self.points is None
        ):
            raise ValueError("missing")
        return self

    @property
    def said(self) -> int | None:
        return self.points if "points" in self.model_fields_set else self.value


@command(
    phone=("weight",),
    helper=True,
    beforehand=_in_hand_is_over,
    unless_member=_without_code,
    late="weights",
    ballot=True,
    instead=_ballot,
)
def set_weight(context: CommandContext, data: SetWeight):
    """One value for an idea and all that was merged into it; the budget holds under the lock and in the table.

    Fewer points are always taken, even if a limit has come down, an idea has come apart or is no candidate any more.
    Everybody does this at once, so it goes past the ORM: some ten short statements, whatever the number of people.
    """
    weighting = find(context, data.weighting)
    check_open(context, weighting)
    say(context, weighting, data.idea, data.said)


def say(context: CommandContext, weighting: Weighting, ident: int, wish: int | None):
    """The acting participant says `wish` of an idea that stands for itself; tally and readiness follow. Raises Refused.

    None takes back what was said. What a weighting that is over allows is asked before (`check_open`).
    """
    idea = _idea(context, ident)
    way, limits, ballot = weighting.way, weighting.limits, ballot_of(context, weighting)
    context.noted["ballot"] = ballot.id
    rows = context.connection.execute(GIVEN, {"here": context.workshop.id, "own": ballot.id}).all()
    said = _by_root(way, rows)
    family = {row.idea: row.value for row in rows if row.root == idea.id}
    value, had = way.meant(wish), said.get(idea.id)
    if value is not None and value > (had or 0):
        _check_asked(weighting, idea)
    way.check(limits, said, idea.id, value)
    if value == had:
        return
    _write(context, weighting, ballot.id, idea.id, family, value)
    spent = (value or 0) - sum(given or 0 for given in family.values())
    context.connection.execute(SPEND, {"here": context.workshop.id, "own": ballot.id, "more": spent})
    tallies.move(context, weighting, idea.id, ballot.id, had, value)
    now = {**said, idea.id: value} if value is not None else {k: v for k, v in said.items() if k != idea.id}
    if weighting.id == context.workshop.weighting:
        be_ready(context, way.full(limits, now))


def root_of(context: CommandContext, ident: int) -> int:
    """The idea that this one is part of by now, or itself. Raises Refused("unknown_thing")."""
    idea = context.connection.execute(IDEA, {"here": context.workshop.id, "wanted": ident}).first()
    if idea is None:
        raise Refused("unknown_thing", kind="idea", id=ident)
    return idea.merged_into if idea.state == "merged" else idea.id


def _idea(context: CommandContext, ident):
    """(id, state, …) of an idea that stands for itself. Raises Refused."""
    idea = context.connection.execute(IDEA, {"here": context.workshop.id, "wanted": ident}).first()
    if idea is None:
        raise Refused("unknown_thing", kind="idea", id=ident)
    if idea.state == "merged":
        raise Refused("idea_merged", into=idea.merged_into)
    return idea


def _check_asked(weighting: Weighting, idea):
    """Can more be said of this idea now?"""
    if idea.state != "shown":
        raise Refused("idea_hidden")
    if not weighting.asks_about(idea):
        raise Refused("no_candidate")


def _by_root(way, rows) -> dict[int, int]:
    """{idea: what this person has said of it}, merged ideas included."""
    found: dict[int, list[int]] = {}
    for row in rows:
        if row.value is not None:
            found.setdefault(row.root, []).append(row.value)
    return {root: way.together(values) for root, values in found.items()}


def _write(context: CommandContext, weighting, ballot, idea, family, value):
    """The value stands on the survivor; what stood on its parts is taken away and remembered."""
    own = {"here": context.workshop.id, "own": ballot}
    parts = {part: given for part, given in family.items() if part != idea and given is not None}
    if idea not in family:
        row = {"workshop_id": context.workshop.id, "ballot": ballot, "idea": idea, "value": None if parts else value}
        context.connection.execute(NEW_WEIGHT, row)
        if not parts:
            return
    if not parts:
        context.connection.execute(WRITE, own | {"wanted": idea, "now": value})
        return
    context.connection.execute(FOLD, own | {"wanted": idea, "now": value, "was": family.get(idea) or 0})
    for part, given in parts.items():
        context.connection.execute(FOLD, own | {"wanted": part, "now": None, "was": given})
        tallies.move(context, weighting, part, ballot, given, None)


def be_ready(context: CommandContext, ready):
    """Nobody is told at that moment: the number goes with presence (`live/here.py`)."""
    if context.member.ready != ready:
        context.connection.execute(READY, {"here": context.workshop.id, "who": context.member.id, "now": ready})
        context.workshop.ready += 1 if ready else -1


class FinishWeighting(OfWeighting):
    done: bool


@command(phone=("weight",), helper=True, beforehand=_in_hand_is_over, unless_member=_without_code, ballot=True)
def finish_weighting(context: CommandContext, data: FinishWeighting):
    """Who is done with a weighting that is no longer in hand has been asked anew: that stays."""
    weighting = find(context, data.weighting)
    check_open(context, weighting)
    if weighting.id == context.workshop.weighting:
        be_ready(context, data.done)


class RevealWeights(OfWeighting):
    revealed: bool
    stage: Annotated[int, Field(ge=0, le=3)] = 3


def _which_way(_session, _row, payload) -> str:
    return "revealed" if payload.get("revealed") else "hidden"


@command(desk=True, told=_which_way)
def reveal_weights(context: CommandContext, data: RevealWeights):
    """A switch, not a phase. `stage` counts the top three that the wall has shown."""
    weighting = find(context, data.weighting)
    shown = weighting.revealed
    context.set(weighting, revealed=data.revealed, stage=data.stage if data.revealed else 0)
    context.workshop.changed = context.seq
    if shown != data.revealed:
        tallies.touch_all(context, weighting)


class SealWeighting(OfWeighting):
    pass


@command(desk=True, purges=True)
def seal_weighting(context: CommandContext, data: SealWeighting):
    """The one act that cannot be undone: afterwards nothing links a person to what was said."""
    weighting = find(context, data.weighting)
    if weighting.sealed:
        context.noted["blanked"] = []
        return
    cut_off(context, weighting)
    tallies.touch_all(context, weighting)
    context.before.clear()
