"""Permission to do: may who asks do this now? What the declarations say, and the workshop's state.

`names` tells everybody beforehand what `check` would let through: both ask `_refusal`.
"""

from ..errors import Refused
from .command import COMMANDS, Declaration
from .context import FOR_SOMEBODY, CommandContext


def check(context: CommandContext, name: str) -> Declaration:
    """The declaration of what this actor may do now. Raises Refused where it may not be done."""
    role, declared = context.actor.role, COMMANDS.get(name)
    if declared is None:
        raise Refused("not_allowed")
    if role == "system":
        return declared
    if not declared.open_to(role):
        raise Refused("not_allowed")
    if context.workshop.purged is not None:
        raise Refused("deleted")
    if role in FOR_SOMEBODY and context.member is None and not (declared.joins or _for_nobody(declared, role)):
        raise Refused("not_joined")
    refused = _refusal(declared, role, context.workshop, again=bool(context.wanted))
    if refused is not None:
        if refused.code == "late":
            ended = context.workshop.ended(context.session, phases(context.workshop, name))
            refused.data["ended"] = ended.isoformat(timespec="seconds")
        raise refused
    if context.member is not None:
        refused = declared.unless_member(context.workshop, context.member)
        if refused is not None:
            raise refused
    return declared


def _for_nobody(declared: Declaration, role: str) -> bool:
    """Does a helper enter it as the desk would, in nobody's name?"""
    return role == "helper" and declared.desk


def names(workshop, role: str) -> list[str]:
    """What the desk, or a phone that has joined, may send now, as far as the workshop's own row tells."""
    if workshop.purged is not None:
        return []
    return sorted(
        one.name
        for one in COMMANDS.values()
        if one.wire and one.open_to(role) and not (_refusal(one, role, workshop) or one.beforehand(workshop))
    )


def strangers_may_not() -> list[str]:
    """What a phone may not send before it has joined, whatever the workshop allows."""
    return sorted(one.name for one in COMMANDS.values() if one.wire and one.open_to("phone") and not one.joins)


def member_may_not(workshop, member) -> list[str]:
    """What somebody who has joined may not send because of their own row, whatever the workshop allows."""
    own = (one for one in COMMANDS.values() if one.wire and one.open_to("phone"))
    return sorted(one.name for one in own if one.unless_member(workshop, member) is not None)


def phases(workshop, name: str) -> set[str]:
    """The phases in which a phone may: its own, and those in which the moderators allow it besides."""
    return {*COMMANDS[name].phone, *(phase for phase, more in workshop.also_allowed.items() if name in more)}


def _refusal(declared, role, workshop, again=False) -> Refused | None:
    """What in the workshop's row keeps everybody of `role` from it. `again`: it was saved before a restore."""
    return _of_the_state(declared, role, workshop, again) or declared.unless(workshop)


def _of_the_state(declared, role, workshop, again):
    if declared.whenever and role == "phone":
        return None
    if workshop.state == "released" and not declared.after_release:
        return Refused("not_open", state="released")
    if _for_nobody(declared, role):
        return None if workshop.state == "open" else Refused("not_open", state=workshop.state)
    return _of_the_phase(declared, workshop, again) if role in FOR_SOMEBODY else None


def _of_the_phase(declared, workshop, again):
    if workshop.state == "draft":
        return Refused("not_open", state="draft")
    if again or (declared.afterwards and workshop.state != "open"):
        return None
    allowed = phases(workshop, declared.name)
    if workshop.state == "open" and workshop.phase in allowed:
        return None
    if workshop.state == "closed" and not declared.late:
        return Refused("not_open", state="closed")
    if workshop.state == "closed" or allowed & workshop.phases_past:
        return Refused("late")
    return Refused("wrong_phase", phase=workshop.phase)
