"""Contributions: additions, questions, concerns."""

from typing import Literal

from ..engine.command import command
from ..engine.schema import ContributionText, Ref, Schema
from ..errors import Refused
from ..models import Contribution
from . import room
from .groups import voice
from .ideas import TALKING
from .tallies import root


def write(act, data, author, group, at):
    """A new contribution to an idea that can be seen, in the name of `author`."""
    idea = act.find("idea", data.idea)
    survivor = root(act, idea)
    if survivor.state != "shown":
        raise Refused("idea_hidden")
    room.CONTRIBUTIONS.check(act, author)
    contribution = act.add(
        Contribution, idea=survivor.id, author=author, group=group, sort=data.kind, text=data.text, state="shown", at=at
    )
    act.touch(survivor)
    return contribution


class AddContribution(Schema):
    idea: Ref
    kind: Literal["addition", "question", "concern"]
    text: ContributionText


@command(phone=TALKING, late="contribution")
def add_contribution(act, data: AddContribution):
    person = act.member
    return write(act, data, person.id, voice(act), act.now).id


def _own(act, ident):
    contribution = act.find("contribution", ident)
    if contribution.author != act.member.id:
        raise Refused("not_yours")
    if contribution.state == "hidden":
        raise Refused("idea_hidden")
    return contribution


class EditContribution(Schema):
    contribution: Ref
    text: ContributionText


@command(phone=TALKING)
def edit_contribution(act, data: EditContribution):
    act.set(_own(act, data.contribution), text=data.text)


class WithdrawContribution(Schema):
    contribution: Ref


@command(phone=TALKING)
def withdraw_contribution(act, data: WithdrawContribution):
    _state(act, _own(act, data.contribution), "withdrawn")


class HideContribution(Schema):
    contribution: Ref


@command(desk=True)
def hide_contribution(act, data: HideContribution):
    _state(act, act.find("contribution", data.contribution), "hidden")


class RestoreContribution(Schema):
    contribution: Ref


@command(desk=True)
def restore_contribution(act, data: RestoreContribution):
    _state(act, act.find("contribution", data.contribution), "shown")


def _state(act, contribution, state):
    act.set(contribution, state=state, removed=None)
    act.touch(root(act, act.find("idea", contribution.idea)))
