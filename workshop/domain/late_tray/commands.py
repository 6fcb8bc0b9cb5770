"""The late tray: ideas and contributions that came after their phase wait for the moderators, as far as there is room.

Of points it is only kept who was late.
"""

from sqlalchemy import select

from ...engine.command import command, data_for
from ...engine.context import CommandContext
from ...engine.quota import Quota
from ...engine.schema import Ref, Schema
from ...errors import Refused
from ..contributions import commands as contributions
from ..groups.rules import still_known, voice
from ..ideas import commands as ideas
from .models import Late

QUOTA = Quota(Late, ("waiting",), "", soft=1_000, hard=2_000, each=50)


def put(context: CommandContext, what: str, data) -> dict | None:
    """Lay a late command into the tray, in the act of refusing it. Its sender is told its number in the tray.

    Of weights only who was late is kept, no points: that counts as nothing kept.
    """
    person = context.member
    if person.muted and what != "weights":
        return None
    if what == "weights":
        return {} if _put_weights(context) else None
    try:
        QUOTA.check(context, person.id)
    except Refused:
        return None
    values = {"data": data.model_dump(), "author": person.id, "group": voice(context)}
    return {"late": context.add(Late, what=what, state="waiting", at=context.now, **values).id}


def _put_weights(context: CommandContext):
    query = select(Late).where(Late.workshop_id == context.workshop.id, Late.what == "weights", Late.state == "waiting")
    late = context.session.scalar(query)
    if late is None:
        return context.add(Late, what="weights", data={"people": [context.member.id]}, state="waiting", at=context.now)
    if context.member.id in late.data["people"]:
        return None
    late.data = {"people": [*late.data["people"], context.member.id]}
    context.touch(late)
    return late


def _waiting(context: CommandContext, ident):
    late = context.find("late", ident)
    if late.state != "waiting":
        raise Refused("already_answered")
    return late


class TakeLate(Schema):
    late: Ref


@command(desk=True)
def take_late(context: CommandContext, data: TakeLate):
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


def _what_it_said(session, row, payload) -> str:
    """What somebody wrote who came late; empty for points and for what has been erased."""
    late = session.get(Late, (row.workshop_id, payload.get("late") or 0))
    return (late.data.get("title") or late.data.get("text") or "") if late else ""


@command(desk=True, told=_what_it_said)
def dismiss_late(context: CommandContext, data: DismissLate):
    context.set(_waiting(context, data.late), state="dismissed")
