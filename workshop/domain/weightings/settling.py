"""Which weightings there are: a workshop begins with points, and moderators add others."""

from typing import Annotated, Any

from pydantic import Field
from sqlalchemy import insert, select, update

from ...engine.command import command
from ...engine.context import CommandContext
from ...engine.schema import Id, Letters, Ref, Schema, filled
from ...errors import Refused
from ...weighting import method
from ..fields_of_action.models import FieldOfAction
from ..ideas.models import Idea
from ..people.models import Participant
from . import tallies
from .commands import find
from .models import Ballot, Tally, Weight, Weighting, tally_id

MOST = 20
Question = Annotated[str, Letters(0, 120)]


class Candidates(Schema):
    """All ideas, those of these fields of action, or these alone: one of the three."""

    all: Annotated[bool, Field(json_schema_extra={"const": True})] | None = None
    fields: Annotated[list[Id], Field(min_length=1, max_length=100)] | None = None
    ideas: Annotated[list[Id], Field(min_length=1, max_length=500)] | None = None


class AddWeighting(Schema):
    """`settings` are those of the method; what is not sent is as it is by default."""

    title: Question = ""
    method: Annotated[str, Letters(1, 40)]
    settings: dict[str, Any] = {}
    candidates: Candidates = Candidates(all=True)


class EditWeighting(Schema):
    weighting: Ref
    title: Question | None = None
    method: Annotated[str, Letters(1, 40)] | None = None
    settings: dict[str, Any] | None = None
    candidates: Candidates | None = None


class RemoveWeighting(Schema):
    weighting: Ref


def _called(_session, _row, payload) -> str:
    return payload.get("title") or ""


@command(desk=True, told=_called)
def add_weighting(context: CommandContext, data: AddWeighting):
    """It is not in hand yet: `open_phase` takes it."""
    if context.count(Weighting, Weighting.state == "shown") >= MOST:
        raise Refused("too_many", limit=MOST)
    weighting = context.add(
        Weighting,
        title=data.title,
        method=method(data.method).name,
        settings=settings_of(data.method, data.settings),
        candidates=_candidates(context, data.candidates),
        revealed=False,
        stage=0,
        sealed=False,
        state="shown",
        asked=False,
    )
    context.session.expire(context.workshop, ["weightings"])
    _with_tallies(context, weighting)
    return weighting.id


def _with_tallies(context: CommandContext, weighting):
    here = context.workshop.id
    rows = [
        {
            "workshop_id": here, "id": tally_id(weighting.id, idea.id), "seq": context.seq, "edited": context.seq,
            "was_public": False, "weighting": weighting.id, "idea": idea.id, "value": 0, "people": 0, "breadth": 0,
            "counts": idea.state == "shown" and weighting.asks_about(idea),
        }
        for idea in context.all(Idea)
    ]  # fmt: skip
    if rows:
        context.session.execute(insert(Tally), rows)


def first_weighting(workshop: int) -> Weighting:
    """Points: what every workshop begins with."""
    values = {"title": "", "method": "points", "settings": settings_of("points", {}), "candidates": {"all": True}}
    state = {"revealed": False, "stage": 0, "sealed": False, "state": "shown", "asked": True, "was_public": True}
    return Weighting(workshop_id=workshop, id=1, seq=1, edited=1, **values, **state)


def settings_of(name: str, sent: dict) -> dict:
    """All settings of a method, with those that were sent. Raises Refused("bad_shape")."""
    return filled(method(name).settings, sent).model_dump()


def _candidates(context: CommandContext, wanted: Candidates) -> dict:
    """As it is kept. Raises Refused for what there is not, and where not exactly one of the three was sent."""
    values = {name: value for name, value in wanted.given().items() if value}
    if len(values) != 1:
        raise Refused("bad_shape", field="candidates", reason="missing")
    ((name, value),) = values.items()
    if name == "all":
        return {"all": True}
    model: Any = FieldOfAction if name == "fields" else Idea
    kind = "field_of_action" if name == "fields" else "idea"
    known = set(context.session.scalars(select(model.id).where(model.workshop_id == context.workshop.id)))
    unknown = set(value) - known
    if unknown:
        raise Refused("unknown_thing", kind=kind, id=min(unknown))
    return {name: sorted(set(value))}


@command(desk=True, told=_called)
def edit_weighting(context: CommandContext, data: EditWeighting):
    weighting = find(context, data.weighting)
    values: dict[str, Any] = {} if data.title is None else {"title": data.title}
    if data.method is not None or data.settings is not None:
        name = data.method or weighting.method
        sent = data.settings or {}
        before = weighting.settings if name == weighting.method else {}
        values |= {"method": method(name).name, "settings": settings_of(name, before | sent)}
    if data.candidates is not None:
        values["candidates"] = _candidates(context, data.candidates)
    change(context, weighting, values)


def change(context: CommandContext, weighting: Weighting, values: dict):
    """Give a weighting new values; once somebody has said something only what its method allows. Raises Refused."""
    was = {name: getattr(weighting, name) for name in values}
    if was == values:
        return
    check(context, weighting, values)
    context.set(weighting, **values)
    settle(context, weighting, was)


def check(context: CommandContext, weighting: Weighting, values: dict):
    """May it become so? Raises Refused."""
    moved = {name for name, value in values.items() if getattr(weighting, name) != value}
    if not moved & {"method", "settings", "candidates"}:
        return
    if weighting.sealed:
        raise Refused("sealed")
    if not _has_begun(context, weighting):
        return
    if moved & {"method", "candidates"}:
        raise Refused("weighting_begun")
    weighting.way.check_change(weighting.limits, weighting.way.settings.model_validate(values["settings"]))


def check_gone(context: CommandContext, weighting: Weighting):
    """May it go? Only where nobody ever said anything in it, and not the one in hand. Raises Refused.

    What was taken back counts, too: nobody would seal it any more, and it would stay somebody's for good.
    """
    if weighting.id == context.workshop.weighting:
        raise Refused("weighting_in_hand")
    if weighting.sealed or _any(context, weighting):
        raise Refused("weighting_begun")


def _has_begun(context: CommandContext, weighting) -> bool:
    """Has anybody said something? Devices that were removed count: they may come back with what they said."""
    says = (Weight.workshop_id == Ballot.workshop_id) & (Weight.ballot == Ballot.id) & Weight.value.is_not(None)
    return _any(context, weighting, select(Weight.idea).where(says).exists())


def _any(context: CommandContext, weighting, *conditions) -> bool:
    own = Ballot.workshop_id == context.workshop.id, Ballot.weighting == weighting.id
    return context.session.scalar(select(Ballot.id).where(*own, *conditions).limit(1)) is not None


def settle(context: CommandContext, weighting: Weighting, was: dict):
    """What hangs on a weighting that was as `was` and is another one now."""
    context.workshop.changed = context.seq
    context.session.flush()
    if {"method", "settings"} & set(was):
        own = Ballot.workshop_id == context.workshop.id, Ballot.weighting == weighting.id
        budget = weighting.way.ceiling(weighting.limits)
        context.session.execute(update(Ballot).where(*own).values(budget=budget))
    if "candidates" in was:
        tallies.recount_all(context, weighting)


@command(desk=True)
def remove_weighting(context: CommandContext, data: RemoveWeighting):
    weighting = find(context, data.weighting)
    check_gone(context, weighting)
    context.set(weighting, state="removed", revealed=False, stage=0)
    tallies.touch_all(context, weighting)


def take_in_hand(context: CommandContext, weighting: Weighting):
    """Phones are asked about this one from now on, and everybody is asked anew whether they are done."""
    workshop = context.workshop
    if weighting.id == workshop.weighting:
        return
    context.set(workshop, weighting=weighting.id)
    if not weighting.asked:
        weighting.asked = True
        context.touch(weighting)
    ask_anew(context)


def ask_anew(context: CommandContext):
    """Another weighting is in hand: nobody is done with it yet."""
    workshop = context.workshop
    here = Participant.workshop_id == workshop.id
    context.session.execute(update(Participant).where(here, Participant.ready == 1).values(ready=False))
    workshop.ready, workshop.progressed = 0, context.seq
    context.session.flush()
    context.session.expire(workshop, ["in_hand"])
