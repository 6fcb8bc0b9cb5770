"""The late tray: what arrived after its phase is neither counted nor lost."""

from sqlalchemy import select

from ..engine.command import command, data_for
from ..engine.schema import Ref, Schema
from ..errors import Refused
from ..models import Late
from . import contributions, ideas, room
from .groups import still_known, voice


def put(act, what: str, data) -> Late | None:
    """Lay a late command into the tray, in the act of refusing it: what lies there now that did not before.

    Of weights only who was late is kept, no points.
    """
    person = act.member
    if what == "weights":
        return _put_weights(act)
    try:
        room.LATE.check(act, person.id)
    except Refused:
        return None
    values = {"data": data.model_dump(), "author": person.id, "group": voice(act)}
    return act.add(Late, what=what, state="waiting", at=act.now, **values)


def _put_weights(act):
    query = select(Late).where(Late.workshop_id == act.workshop.id, Late.what == "weights", Late.state == "waiting")
    late = act.session.scalar(query)
    if late is None:
        return act.add(Late, what="weights", data={"people": [act.member.id]}, state="waiting", at=act.now)
    if act.member.id in late.data["people"]:
        return None
    late.data = {"people": [*late.data["people"], act.member.id]}
    act.touch(late)
    return late


def _waiting(act, ident):
    late = act.find("late", ident)
    if late.state != "waiting":
        raise Refused("already_answered")
    return late


class TakeLate(Schema):
    late: Ref


@command(desk=True)
def take_late(act, data: TakeLate):
    """Take it in, in its author's name and with the time it came."""
    late = _waiting(act, data.late)
    if late.what == "idea":
        data = late.data | {"groups": still_known(act.workshop, late.data.get("groups", ()))}
        taken = ideas.write(act, data_for("add_idea", data), late.author, late.at)
    elif late.what == "contribution":
        taken = contributions.write(act, data_for("add_contribution", late.data), late.author, late.group, late.at)
    else:
        raise Refused("not_allowed")
    act.set(late, state="taken")
    return taken.id


class DismissLate(Schema):
    late: Ref


@command(desk=True)
def dismiss_late(act, data: DismissLate):
    act.set(_waiting(act, data.late), state="dismissed")
