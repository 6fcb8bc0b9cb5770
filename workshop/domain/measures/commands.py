"""Measures: what becomes of an idea that is taken on."""

from typing import Annotated

from ...engine.command import command
from ...engine.context import CommandContext
from ...engine.schema import Day, Letters, Ref, Schema, Title
from ...errors import Refused
from ..weightings.tallies import root
from .models import Measure

MOST = 300


class AddMeasure(Schema):
    idea: Ref
    title: Title
    first_step: Annotated[str, Letters(0, 300, lines=True)] = ""
    due: Day = None


@command(desk=True)
def add_measure(context: CommandContext, data: AddMeasure):
    idea = root(context, context.find("idea", data.idea))
    if idea.state != "shown":
        raise Refused("idea_hidden")
    if context.count(Measure, Measure.state == "shown") >= MOST:
        raise Refused("too_many", limit=MOST)
    values = {"title": data.title, "first_step": data.first_step, "due": data.due}
    return context.add(Measure, idea=idea.id, state="shown", **values).id


class EditMeasure(Schema):
    measure: Ref
    title: Title | None = None
    first_step: Annotated[str, Letters(0, 300, lines=True)] | None = None
    due: Day = None


@command(desk=True)
def edit_measure(context: CommandContext, data: EditMeasure):
    context.set(context.find("measure", data.measure), **context.given(data, "measure", empty=("due",)))


class RemoveMeasure(Schema):
    measure: Ref


@command(desk=True)
def remove_measure(context: CommandContext, data: RemoveMeasure):
    measure = context.find("measure", data.measure)
    context.set(measure, state="removed")
    if context.workshop.shown == {"kind": "measure", "id": measure.id}:
        context.set(context.workshop, shown=None)
