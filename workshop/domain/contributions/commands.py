"""Contributions: additions, questions, concerns."""

from typing import Literal

from ...engine.command import command
from ...engine.context import CommandContext
from ...engine.quota import Quota
from ...engine.schema import ContributionText, Ref, Schema
from ...errors import Refused
from ..groups.rules import voice
from ..ideas.commands import TALKING
from ..weightings.tallies import root
from .models import Contribution

QUOTA = Quota(Contribution, ("shown", "withdrawn"), "text", soft=10_000, hard=20_000, each=300)


def write(context: CommandContext, data, author, group, at):
    """A new contribution to an idea that can be seen, in the name of `author`."""
    idea = context.find("idea", data.idea)
    survivor = root(context, idea)
    if survivor.state != "shown":
        raise Refused("idea_hidden")
    QUOTA.check(context, author)
    contribution = context.add(
        Contribution, idea=survivor.id, author=author, group=group, sort=data.kind, text=data.text, state="shown", at=at
    )
    context.touch(survivor)
    return contribution


class AddContribution(Schema):
    idea: Ref
    kind: Literal["addition", "question", "concern"]
    text: ContributionText


@command(phone=TALKING, late="contribution")
def add_contribution(context: CommandContext, data: AddContribution):
    person = context.member
    return write(context, data, person.id, voice(context), context.now).id


def _own(context: CommandContext, ident):
    contribution = context.find("contribution", ident)
    if contribution.author != context.member.id:
        raise Refused("not_yours")
    if contribution.state == "hidden":
        raise Refused("idea_hidden")
    return contribution


class EditContribution(Schema):
    contribution: Ref
    text: ContributionText


@command(phone=TALKING)
def edit_contribution(context: CommandContext, data: EditContribution):
    context.set(_own(context, data.contribution), text=data.text)


class WithdrawContribution(Schema):
    contribution: Ref


@command(phone=TALKING)
def withdraw_contribution(context: CommandContext, data: WithdrawContribution):
    _state(context, _own(context, data.contribution), "withdrawn")


class HideContribution(Schema):
    contribution: Ref


@command(desk=True)
def hide_contribution(context: CommandContext, data: HideContribution):
    _state(context, context.find("contribution", data.contribution), "hidden")


class RestoreContribution(Schema):
    contribution: Ref


@command(desk=True)
def restore_contribution(context: CommandContext, data: RestoreContribution):
    _state(context, context.find("contribution", data.contribution), "shown")


def _state(context: CommandContext, contribution, state):
    context.set(contribution, state=state, removed=None)
    context.touch(root(context, context.find("idea", contribution.idea)))
