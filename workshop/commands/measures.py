"""Measures: what becomes of an idea that is taken on."""

from typing import Annotated

from ..engine.command import command
from ..engine.schema import Day, Letters, Ref, Schema, Title
from ..errors import Refused
from ..models import Measure
from .tallies import root

MOST = 300


class AddMeasure(Schema):
    idea: Ref
    title: Title
    first_step: Annotated[str, Letters(0, 300, lines=True)] = ""
    due: Day = None


@command(desk=True)
def add_measure(act, data: AddMeasure):
    idea = root(act, act.find("idea", data.idea))
    if idea.state != "shown":
        raise Refused("idea_hidden")
    if act.count(Measure, Measure.state == "shown") >= MOST:
        raise Refused("too_many", limit=MOST)
    values = {"title": data.title, "first_step": data.first_step, "due": data.due}
    return act.add(Measure, idea=idea.id, state="shown", **values).id


class EditMeasure(Schema):
    measure: Ref
    title: Title | None = None
    first_step: Annotated[str, Letters(0, 300, lines=True)] | None = None
    due: Day = None


@command(desk=True)
def edit_measure(act, data: EditMeasure):
    act.set(act.find("measure", data.measure), **act.given(data, "measure", empty=("due",)))


class RemoveMeasure(Schema):
    measure: Ref


@command(desk=True)
def remove_measure(act, data: RemoveMeasure):
    measure = act.find("measure", data.measure)
    act.set(measure, state="removed")
    if act.workshop.shown == {"kind": "measure", "id": measure.id}:
        act.set(act.workshop, shown=None)
