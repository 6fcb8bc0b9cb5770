"""The workshop itself: its facts, its phases, what the wall shows, opening, closing, releasing."""

import json
from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import Field
from sqlalchemy import select

from ...engine.command import command, never
from ...engine.context import CommandContext, plain
from ...engine.history import title_of_thing
from ...engine.models import Change
from ...engine.schema import Moment, Ref, Schema, Title
from ...errors import Refused
from ..fields_of_action.commands import check_any
from ..groups.rules import numbered, regrouped
from ..weightings import settling
from ..weightings.commands import find as find_weighting
from .facts import Phase, WorkshopFacts

#: What a workshop's facts say of its points -> the setting of the weighting
OF_POINTS = {"points": "points", "ideas_max": "ideas"}


def _facts(context: CommandContext, data):
    values = context.given(data, *OF_POINTS)
    if "groupings" in values:
        values["groupings"] = numbered(context, values["groupings"])
    for name in ("contacts", "programme", "impulses"):
        if name in values:
            values[name] = [item.model_dump() for item in values[name]]
    if "responsible" in values:
        values["responsible"] = values["responsible"].model_dump()
    starts, ends = values.get("starts", context.workshop.starts), values.get("ends", context.workshop.ends)
    if ends.astimezone(UTC) <= starts.astimezone(UTC):
        raise Refused("bad_shape", field="ends", reason="before_start")
    return values


class CreateWorkshop(WorkshopFacts):
    title: Title
    starts: Moment
    ends: Moment
    sample: bool = False


@command(wire=False, quotes=False)
def create_workshop(context: CommandContext, data: CreateWorkshop):
    context.set(context.workshop, **_facts(context, data))
    _set_points(context, data)
    context.before.clear()


def _set_points(context: CommandContext, data):
    """How many points, on how many ideas: settings of a weighting by points, as the workshop tells them; without one
    they say nothing."""
    given = {OF_POINTS[name]: value for name, value in context.given(data).items() if name in OF_POINTS}
    weighting = context.workshop.points_weighting
    if given and weighting is not None:
        settling.change(context, weighting, {"settings": weighting.settings | given})


class EditWorkshop(WorkshopFacts):
    """`joining`: may phones join that have not yet?"""

    joining: bool | None = None


def _what_was_switched(_session, _row, payload) -> str | None:
    if "joining" in payload:
        return "joining" if payload["joining"] else "not_joining"
    if set(payload) <= {"hold", "moderator"}:
        return "hold" if payload.get("hold") else "no_hold"
    return None


@command(desk=True, quotes=False, told=_what_was_switched)
def edit_workshop(context: CommandContext, data: EditWorkshop):
    values = _facts(context, data)
    _set_points(context, data)
    before = context.workshop.groupings, context.workshop.group_minimum
    context.set(context.workshop, **values)
    regrouped(context, *before)


def unless_in(*states: str):
    """Only in these states of the workshop."""
    return lambda workshop: None if workshop.state in states else Refused("not_open", state=workshop.state)


class OpenWorkshop(Schema):
    pass


def _nobody_is_in(workshop) -> bool:
    return workshop.joined == 0


@command(desk=True, unless=unless_in("draft"), undo=_nobody_is_in)
def open_workshop(context: CommandContext, data: OpenWorkshop):
    check_any(context)
    context.set(context.workshop, state="open")


class OpenPhase(Schema):
    """`kept`: a phase that was left goes on as it was; then `ends` counts only if its time is over.

    `weighting` is in hand from now on: phones are asked about it.
    """

    phase: Phase
    ends: Moment | None = None
    kept: bool = False
    weighting: Ref | None = None


@command(desk=True, unless=unless_in("open", "closed"))
def open_phase(context: CommandContext, data: OpenPhase):
    """Forth and back; all points are kept. What the wall looked at belongs to the old phase.

    Not in a draft: the wall would invite everybody, and phones would be told that there is no such workshop.

    The journal keeps how a phase was left, so that a step too far and back costs neither its time nor what was shown.
    """
    workshop, seen = context.workshop, context.workshop.phases_seen
    if data.weighting is not None:
        settling.take_in_hand(context, find_weighting(context, data.weighting))
    stays = data.phase == workshop.phase
    goes_on = {"phase_ends": data.ends, "paused": None, "shown": workshop.shown if stays else None}
    if data.kept and data.phase in seen:
        goes_on |= _as_it_stands(context) if stays else _as_it_was_left(context, data.phase)
    context.noted["left"] = plain(
        {name: getattr(workshop, name) for name in ("phase", "phase_ends", "paused", "shown")}
    )
    context.set(
        workshop,
        phase=data.phase,
        phase_since=context.now,
        phases_seen=seen if data.phase in seen else [*seen, data.phase],
        **goes_on,
    )


def _as_it_stands(context: CommandContext) -> dict:
    return _still_runs(context, context.workshop.phase_ends, context.workshop.paused)


def _as_it_was_left(context: CommandContext, phase: str) -> dict:
    """The timer, if it still runs or is held, and what was shown, if it is still to be seen."""
    query = select(Change.payload).where(Change.workshop_id == context.workshop.id, Change.name == "open_phase")
    for payload in context.session.scalars(query.order_by(Change.seq.desc())):
        left = json.loads(payload or "{}").get("left", {})
        if left.get("phase") == phase:
            ends = left["phase_ends"] and datetime.fromisoformat(left["phase_ends"])
            return _still_runs(context, ends, left["paused"]) | _still_seen(context, left["shown"])
    return {}


def _still_runs(context: CommandContext, ends, paused) -> dict:
    if paused is not None:
        return {"phase_ends": None, "paused": paused}
    return {"phase_ends": ends} if ends and ends > context.now else {}


def _still_seen(context: CommandContext, shown) -> dict:
    if not shown or (shown["kind"] != "protocol" and context.find(shown["kind"], shown["id"]).state != "shown"):
        return {}
    return {"shown": shown}


class SetTimer(Schema):
    ends: Moment | None
    paused: Annotated[int, Field(ge=0, le=86400)] | None = None


@command(desk=True, in_the_room=True)
def set_timer(context: CommandContext, data: SetTimer):
    context.set(context.workshop, phase_ends=data.ends, paused=data.paused)


class Show(Schema):
    kind: Literal["idea", "measure", "protocol"] | None
    id: Ref | None


def _shown(session, row, payload) -> str:
    kind, ident = payload.get("kind"), payload.get("id")
    if kind is None or kind == "protocol":
        return kind or ""
    return title_of_thing(session, row.workshop_id, kind, ident)


@command(desk=True, in_the_room=True, told=_shown)
def show(context: CommandContext, data: Show):
    """What the wall looks at, and every phone with it."""
    if data.kind is None or data.kind == "protocol":
        context.set(context.workshop, shown=data.kind and {"kind": data.kind, "id": 1})
        return
    if data.id is None:
        raise Refused("bad_shape", field="id", reason="missing")
    thing = context.find(data.kind, data.id)
    if thing.state != "shown":
        raise Refused("idea_merged", into=thing.merged_into) if thing.state == "merged" else Refused("idea_hidden")
    context.set(context.workshop, shown={"kind": data.kind, "id": data.id})


class BlackOut(Schema):
    dark: bool


def _dark(_session, _row, payload) -> str:
    return "dark" if payload.get("dark") else "light"


@command(desk=True, in_the_room=True, told=_dark)
def black_out(context: CommandContext, data: BlackOut):
    """While it is dark the wall shows the workshop's title alone, whatever else it would show."""
    context.set(context.workshop, dark=data.dark)


class CloseWorkshop(Schema):
    pass


@command(desk=True, unless=unless_in("open"))
def close_workshop(context: CommandContext, data: CloseWorkshop):
    """Ends all input. The wall gives thanks, unless the growing protocol is shown; it can be told to show more."""
    shown = context.workshop.shown
    still = shown if shown and shown["kind"] == "protocol" else None
    context.set(context.workshop, state="closed", closed=context.now, phase_ends=None, paused=None, shown=still)


class ReopenWorkshop(Schema):
    pass


def _from_where(_session, row, _payload) -> str:
    return "retracted" if any((entry["was"] or {}).get("state") == "released" for entry in row.before or ()) else ""


#: From which state to which
BACK = {"closed": "open", "released": "closed"}


@command(desk=True, released=True, unless=unless_in(*BACK), undo=never, told=_from_where)
def reopen_workshop(context: CommandContext, data: ReopenWorkshop):
    """closed -> open; released -> closed: the protocol is taken back, from the wall, too; the next has a new number."""
    workshop = context.workshop
    retracted = workshop.state == "released" and workshop.shown and workshop.shown["kind"] == "protocol"
    context.set(workshop, state=BACK[workshop.state], released=None, shown=None if retracted else workshop.shown)
