"""Permission to do: one table, command -> who may, and when."""

from dataclasses import dataclass

from ..errors import Refused
from ..models import PHASES
from .shapes import COMMANDS


@dataclass(frozen=True)
class Rule:
    """`phone`: the phases in which a phone may; `desk`: may the desk; `late`: what it is when the phase is over."""

    phone: tuple[str, ...] = ()
    desk: bool = False
    late: str | None = None


TALKING = ("collect", "discuss")

RULES = {
    "join_workshop": Rule(phone=PHASES),
    "add_idea": Rule(phone=TALKING, desk=True, late="idea"),
    "edit_idea": Rule(phone=TALKING, desk=True),
    "withdraw_idea": Rule(phone=TALKING),
    "add_contribution": Rule(phone=TALKING, late="contribution"),
    "edit_contribution": Rule(phone=TALKING),
    "withdraw_contribution": Rule(phone=TALKING),
    "support_idea": Rule(phone=TALKING),
    "set_weight": Rule(phone=("weight",), late="weights"),
    "finish_weighting": Rule(phone=("weight",)),
    "answer_responsibility": Rule(phone=("assign", "close")),
    "erase_person": Rule(phone=PHASES, desk=True),
    "send_correction": Rule(phone=("assign", "close")),
} | {
    name: Rule(desk=True)
    for name in COMMANDS
    if name
    in [
        "open_workshop",
        "edit_workshop",
        "open_phase",
        "set_timer",
        "reveal_weights",
        "seal_weighting",
        "show",
        "add_field_of_action",
        "edit_field_of_action",
        "remove_field_of_action",
        "hide_idea",
        "restore_idea",
        "move_idea",
        "merge_ideas",
        "unmerge_ideas",
        "hide_contribution",
        "restore_contribution",
        "take_late",
        "dismiss_late",
        "add_measure",
        "edit_measure",
        "remove_measure",
        "propose_responsibility",
        "record_responsibility",
        "confirm_responsibility",
        "withdraw_responsibility",
        "undo",
        "close_workshop",
        "reopen_workshop",
        "edit_protocol",
        "answer_correction",
        "dismiss_correction",
        "release_protocol",
        "publish_result",
        "remove_participants",
        "add_moderator",
        "remove_moderator",
        "add_picture",
        "edit_picture",
        "remove_picture",
    ]
}

#: What only those in the room see: it changes nothing of the result
IN_THE_ROOM = {"show", "set_timer"}
#: What is still possible once the protocol is released; of `undo` only what takes something of IN_THE_ROOM back
AFTER_RELEASE = IN_THE_ROOM | {
    "undo", "reopen_workshop", "add_moderator", "remove_moderator", "erase_person", "send_correction",
    "answer_correction", "dismiss_correction", "publish_result",
}  # fmt: skip
#: What phones may do in any phase that is or has been theirs, also when the workshop is over
ALWAYS_AFTERWARDS = {"send_correction"}


def check(act, name: str):
    """May this actor do `name` now? Raises Refused."""
    rule = RULES.get(name)
    if act.actor.role == "system":
        return
    if rule is None or (act.actor.role == "desk" and not rule.desk) or (act.actor.role == "phone" and not rule.phone):
        raise Refused("not_allowed")
    if act.actor.role == "desk":
        if act.workshop.state == "released" and name not in AFTER_RELEASE:
            raise Refused("not_open", state="released")
        return
    if name != "join_workshop" and act.member is None:
        raise Refused("not_joined")
    if name != "erase_person":
        _check_phase(act, act.workshop, name, rule)


def _check_phase(act, workshop, name, rule):
    if workshop.state == "draft" or (workshop.state == "released" and name not in AFTER_RELEASE):
        raise Refused("not_open", state=workshop.state)
    if act.wanted or (name in ALWAYS_AFTERWARDS and workshop.state != "open"):
        return
    allowed = {phase for phase in PHASES if phase in rule.phone or name in workshop.also_allowed.get(phase, ())}
    if workshop.state == "open" and workshop.phase in allowed:
        return
    if workshop.state == "closed" and not rule.late:
        raise Refused("not_open", state="closed")
    if workshop.state == "closed" or allowed & set(workshop.phases_seen):
        raise Refused("late", ended=workshop.phase_since.isoformat(timespec="seconds"))
    raise Refused("wrong_phase", phase=workshop.phase)


assert set(RULES) == set(COMMANDS) - {"create_workshop"}
