"""Measures: what becomes of an idea that is taken on."""

from ..errors import Refused
from ..models import Measure
from .tallies import root
from .verbs import verb

MOST = 300


@verb
def add_measure(act, data):
    idea = root(act, act.find("idea", data.idea))
    if idea.state != "shown":
        raise Refused("idea_hidden")
    if act.count(Measure, Measure.state == "shown") >= MOST:
        raise Refused("too_many", limit=MOST)
    values = {"title": data.title, "first_step": data.first_step, "due": data.due}
    return act.add(Measure, idea=idea.id, state="shown", **values).id


@verb
def edit_measure(act, data):
    act.set(act.find("measure", data.measure), **act.given(data, "measure", empty=("due",)))


@verb
def remove_measure(act, data):
    measure = act.find("measure", data.measure)
    act.set(measure, state="removed")
    if act.workshop.shown == {"kind": "measure", "id": measure.id}:
        act.set(act.workshop, shown=None)
