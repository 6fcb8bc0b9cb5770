"""Contributions: additions, questions, concerns."""

from typing import Literal

from ...engine.command import command
from ...engine.context import CommandContext
from ...engine.quota import Quota
from ...engine.schema import ContributionText, Reason, Ref, Schema
from ...engine.withheld import held_again
from ...errors import Refused
from ..groups.rules import voice
from ..ideas.commands import TALKING
from ..ideas.holding import begun, check_voice, reworded
from ..weightings.tallies import root
from .models import Contribution

QUOTA = Quota(Contribution, ("shown", "withdrawn"), "text", soft=10_000, hard=20_000, each=300)


def write(context: CommandContext, data, author, group, at):
    """A new contribution in the name of `author`: to an idea that can be seen, or to their own that waits."""
    idea = context.find("idea", data.idea)
    survivor = root(context, idea)
    if survivor.state != "shown" and not (survivor.waits and author and survivor.author == author):
        raise Refused("idea_hidden")
    QUOTA.check(context, author)
    own = {"author": author, "group": group, "sort": data.kind, "text": data.text, "at": at}
    contribution = context.add(Contribution, idea=survivor.id, **own, **begun(context, survivor))
    if not contribution.waits:
        context.touch(survivor)
    return contribution


class AddContribution(Schema):
    idea: Ref
    kind: Literal["addition", "question", "concern"]
    text: ContributionText


@command(phone=TALKING, late="contribution")
def add_contribution(context: CommandContext, data: AddContribution):
    check_voice(context)
    person = context.member
    return write(context, data, person.id, voice(context), context.now).id


def _own(context: CommandContext, ident):
    contribution = context.find("contribution", ident)
    if contribution.author != context.member.id:
        raise Refused("not_yours")
    if contribution.state == "hidden" and not contribution.waits:
        raise Refused("idea_hidden")
    return contribution


class EditContribution(Schema):
    contribution: Ref
    text: ContributionText


@command(phone=TALKING)
def edit_contribution(context: CommandContext, data: EditContribution):
    check_voice(context)
    contribution = _own(context, data.contribution)
    values = reworded(context, contribution, {"text": data.text})
    context.set(contribution, **values)
    if "state" in values:
        _tell_of_the_idea(context, contribution)


class WithdrawContribution(Schema):
    contribution: Ref


@command(phone=TALKING)
def withdraw_contribution(context: CommandContext, data: WithdrawContribution):
    _state(context, _own(context, data.contribution), "withdrawn")


class HideContribution(Schema):
    """`reason` is for the author alone."""

    contribution: Ref
    reason: Reason = ""


@command(desk=True, prose=("reason",))
def hide_contribution(context: CommandContext, data: HideContribution):
    hide(context, context.find("contribution", data.contribution), data.reason)


def hide(context: CommandContext, contribution, reason: str):
    _state(context, contribution, "hidden", held=held_again(contribution), reason=reason)


class RestoreContribution(Schema):
    contribution: Ref


@command(desk=True)
def restore_contribution(context: CommandContext, data: RestoreContribution):
    let_be_seen(context, context.find("contribution", data.contribution))


def let_be_seen(context: CommandContext, contribution):
    """From then on everybody sees it, unless nobody sees its idea yet: Refused("idea_hidden")."""
    if context.find("idea", contribution.idea).held:
        raise Refused("idea_hidden")
    _state(context, contribution, "shown")


def _state(context: CommandContext, contribution, state, held=None, reason=""):
    never_seen = contribution.waits and state != "shown"
    context.set(contribution, state=state, held=held, reason=reason, removed=None)
    if not never_seen:
        _tell_of_the_idea(context, contribution)


def _tell_of_the_idea(context: CommandContext, contribution):
    """How many it has is another number."""
    context.touch(root(context, context.find("idea", contribution.idea)))
