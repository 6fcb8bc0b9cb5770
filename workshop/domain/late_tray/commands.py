"""The late tray: what arrived after its phase is neither counted nor lost."""

from sqlalchemy import select

from ...engine import quota
from ...engine.command import command, data_for
from ...engine.schema import Ref, Schema
from ...errors import Refused
from ..contributions import commands as contributions
from ..groups.rules import still_known, voice
from ..ideas import commands as ideas
from .models import Late


def put(context, what: str, data) -> Late | None:
    """Lay a late command into the tray, in the act of refusing it: what lies there now that did not before.

    Of weights only who was late is kept, no points.
    """
    person = context.member
    if what == "weights":
        return _put_weights(context)
    try:
        quota.LATE.check(context, person.id)
    except Refused:
        return None
    values = {"data": data.model_dump(), "author": person.id, "group": voice(context)}
    return context.add(Late, what=what, state="waiting", at=context.now, **values)


def _put_weights(context):
    query = select(Late).where(Late.workshop_id == context.workshop.id, Late.what == "weights", Late.state == "waiting")
    late = context.session.scalar(query)
    if late is None:
        return context.add(Late, what="weights", data={"people": [context.member.id]}, state="waiting", at=context.now)
    if context.member.id in late.data["people"]:
        return None
    late.data = {"people": [*late.data["people"], context.member.id]}
    context.touch(late)
    return late


def _waiting(context, ident):
    late = context.find("late", ident)
    if late.state != "waiting":
        raise Refused("already_answered")
    return late


class TakeLate(Schema):
    late: Ref


@command(desk=True)
def take_late(context, data: TakeLate):
    """Take it in, in its author's name and with the time it came."""
    late = _waiting(context, data.late)
    if late.what == "idea":
        data = late.data | {"groups": still_known(context.workshop, late.data.get("groups", ()))}
        taken = ideas.write(context, data_for("add_idea", data), late.author, late.at)
    elif late.what == "contribution":
        taken = contributions.write(context, data_for("add_contribution", late.data), late.author, late.group, late.at)
    else:
        raise Refused("not_allowed")
    context.set(late, state="taken")
    return taken.id


class DismissLate(Schema):
    late: Ref


@command(desk=True)
def dismiss_late(context, data: DismissLate):
    context.set(_waiting(context, data.late), state="dismissed")
