"""Corrections: a participant says what is wrong in the protocol, the moderators answer."""

from ...engine.command import command
from ...engine.context import CommandContext
from ...engine.quota import Quota
from ...engine.schema import ContributionText, Ref, Schema
from .models import Correction, Section

QUOTA = Quota(Correction, ("waiting", "answered"), "text", soft=500, hard=1_000, each=10, few=2)


class SendCorrection(Schema):
    section: Section
    text: ContributionText


@command(phone=("assign", "close"), afterwards=True, released=True)
def send_correction(context: CommandContext, data: SendCorrection):
    QUOTA.check(context, context.member.id)
    values = {"section": data.section, "text": data.text, "author": context.member.id}
    return context.add(Correction, **values, state="waiting", at=context.now).id


class AnswerCorrection(Schema):
    correction: Ref
    accepted: bool
    reply: ContributionText


@command(desk=True, released=True)
def answer_correction(context: CommandContext, data: AnswerCorrection):
    """It is printed with its answer from the next version on. Answering again replaces the answer."""
    found = context.find("correction", data.correction)
    context.set(found, state="answered", accepted=data.accepted, reply=data.reply, removed=None)


class DismissCorrection(Schema):
    correction: Ref


@command(desk=True, released=True)
def dismiss_correction(context: CommandContext, data: DismissCorrection):
    """Nothing of it is printed: for what is no correction at all."""
    context.set(context.find("correction", data.correction), state="dismissed", reply="", accepted=False, removed=None)
