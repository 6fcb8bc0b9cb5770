"""Permission to do: may who asks do this now? What the declarations say, and the workshop's state."""

from ..errors import Refused
from .command import COMMANDS
from .context import CommandContext


def check(context: CommandContext, name: str):
    """May this actor do `name` now? Raises Refused."""
    declared = COMMANDS.get(name)
    if context.actor.role == "system":
        return
    desk = context.actor.role == "desk"
    if declared is None or not (declared.desk if desk else declared.phone):
        raise Refused("not_allowed")
    if desk:
        if context.workshop.state == "released" and not declared.after_release:
            raise Refused("not_open", state="released")
        return
    if not declared.joins and context.member is None:
        raise Refused("not_joined")
    if not declared.whenever:
        _check_phase(context, context.workshop, declared)


def _check_phase(context: CommandContext, workshop, declared):
    if workshop.state == "draft" or (workshop.state == "released" and not declared.after_release):
        raise Refused("not_open", state=workshop.state)
    if context.wanted or (declared.afterwards and workshop.state != "open"):
        return
    allowed = {*declared.phone, *(phase for phase, more in workshop.also_allowed.items() if declared.name in more)}
    if workshop.state == "open" and workshop.phase in allowed:
        return
    if workshop.state == "closed" and not declared.late:
        raise Refused("not_open", state="closed")
    if workshop.state == "closed" or allowed & set(workshop.phases_seen):
        raise Refused("late", ended=workshop.phase_since.isoformat(timespec="seconds"))
    raise Refused("wrong_phase", phase=workshop.phase)
