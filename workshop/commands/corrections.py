"""Corrections: a participant says what is wrong in the protocol, the moderators answer."""

from ..engine.command import command
from ..engine.schema import ContributionText, Ref, Schema
from ..models import Correction, Section
from . import room


class SendCorrection(Schema):
    section: Section
    text: ContributionText


@command(phone=("assign", "close"), afterwards=True, released=True)
def send_correction(act, data: SendCorrection):
    room.CORRECTIONS.check(act, act.member.id)
    values = {"section": data.section, "text": data.text, "author": act.member.id}
    return act.add(Correction, **values, state="waiting", at=act.now).id


class AnswerCorrection(Schema):
    correction: Ref
    accepted: bool
    reply: ContributionText


@command(desk=True, released=True)
def answer_correction(act, data: AnswerCorrection):
    """It is printed with its answer from the next version on. Answering again replaces the answer."""
    found = act.find("correction", data.correction)
    act.set(found, state="answered", accepted=data.accepted, reply=data.reply, removed=None)


class DismissCorrection(Schema):
    correction: Ref


@command(desk=True, released=True)
def dismiss_correction(act, data: DismissCorrection):
    """Nothing of it is printed: for what is no correction at all."""
    act.set(act.find("correction", data.correction), state="dismissed", reply="", accepted=False, removed=None)
