"""Corrections: a participant says what is wrong in the protocol, the moderators answer."""

from ..models import Correction
from . import room
from .verbs import verb


@verb
def send_correction(act, data):
    room.CORRECTIONS.check(act, act.member.id)
    values = {"section": data.section, "text": data.text, "author": act.member.id}
    return act.add(Correction, **values, state="waiting", at=act.now).id


@verb
def answer_correction(act, data):
    """It is printed with its answer from the next version on. Answering again replaces the answer."""
    found = act.find("correction", data.correction)
    act.set(found, state="answered", accepted=data.accepted, reply=data.reply, removed=None)


@verb
def dismiss_correction(act, data):
    """Nothing of it is printed: for what is no correction at all."""
    act.set(act.find("correction", data.correction), state="dismissed", reply="", accepted=False, removed=None)
