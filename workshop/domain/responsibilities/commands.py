"""The handshake: the desk proposes, a phone answers, the desk confirms. Or a raised hand is recorded."""

from typing import Literal

from sqlalchemy import select

from ...engine.command import command
from ...engine.context import CommandContext
from ...engine.schema import Id, Name, Named, Ref, Schema
from ...errors import Refused
from ..groups.rules import known_groups, nameable, voice
from .models import Answer, Responsibility

MOST = 1000
#: So many may answer one question: all of them stand at the desk
MOST_ANSWERS = 500


def _new(context: CommandContext, data, **values):
    measure = context.find("measure", data.measure)
    if measure.state != "shown":
        raise Refused("idea_hidden")
    if context.count(Responsibility, Responsibility.state != "withdrawn") >= MOST:
        raise Refused("too_many", limit=MOST)
    if data.bearer.group:
        known_groups(context.workshop, [data.bearer.group])
    values = {"by_hand": False, "name": "", "organisation": "", "print_name": False, "answer": None} | values
    return context.add(
        Responsibility, measure=measure.id, role=data.role, bearer=data.bearer.plain(), at=context.now, **values
    )


class Bearer(Schema):
    """Exactly one of the three."""

    group: Id | None = None
    organisation: Named | None = None
    open: Literal[True] | None = None

    def model_post_init(self, _context):
        if sum(value is not None for value in (self.group, self.organisation, self.open)) != 1:
            raise ValueError("one_bearer")

    def plain(self) -> dict:
        return self.model_dump(exclude_none=True)


class ProposeResponsibility(Schema):
    measure: Ref
    role: Literal["lead", "partner"]
    bearer: Bearer


@command(desk=True)
def propose_responsibility(context: CommandContext, data: ProposeResponsibility):
    return _new(context, data, state="proposed").id


class RecordResponsibility(Schema):
    measure: Ref
    role: Literal["lead", "partner"]
    bearer: Bearer
    name: Name = ""
    print_name: bool


@command(desk=True)
def record_responsibility(context: CommandContext, data: RecordResponsibility):
    """A raised hand, without a phone: accepted at once."""
    taken = _new(
        context, data, state="accepted", by_hand=True, name=data.name, print_name=data.print_name and bool(data.name)
    )
    _one_lead(context, taken)
    return taken.id


class WithdrawResponsibility(Schema):
    responsibility: Ref


@command(desk=True)
def withdraw_responsibility(context: CommandContext, data: WithdrawResponsibility):
    context.set(context.find("responsibility", data.responsibility), state="withdrawn", at=context.now)


def is_asked(participant, responsibility) -> bool:
    """Is this person of the group that was asked, or is everybody?"""
    bearer = responsibility.bearer
    return bool(bearer.get("open")) or bearer.get("group") in participant.groups


class AnswerResponsibility(Schema):
    responsibility: Ref
    answer: Literal["lead", "partner", "no"]
    name: Name = ""
    organisation: Name = ""
    print_name: bool


@command(phone=("assign", "close"))
def answer_responsibility(context: CommandContext, data: AnswerResponsibility):
    """Can be changed until the close; who was confirmed and now says otherwise is asked for again by the desk."""
    asked = context.find("responsibility", data.responsibility)
    answer = context.session.scalar(
        select(Answer).where(
            Answer.workshop_id == context.workshop.id,
            Answer.responsibility == asked.id,
            Answer.participant == context.member.id,
        )
    )
    if asked.state == "withdrawn" or asked.by_hand or not (answer or is_asked(context.member, asked)):
        raise Refused("not_asked")
    values = {name: getattr(data, name) for name in ("answer", "name", "organisation")}
    values["print_name"] = data.print_name and bool(data.name or data.organisation)
    if answer is None or answer.removed:
        _room_for_one_more(context, asked)
    if answer is None:
        whose = {"participant": context.member.id, "group": voice(context)}
        answer = context.add(Answer, responsibility=asked.id, at=context.now, **whose, **values)
    else:
        context.set(answer, at=context.now, removed=None, **values)
        if asked.answer == answer.id:
            _changed_mind(context, asked, answer)
    context.touch(asked)
    return answer.id


def _room_for_one_more(context: CommandContext, asked):
    """Answers of devices that were removed do not stand there."""
    if context.count(Answer, Answer.responsibility == asked.id, Answer.removed.is_(None)) >= MOST_ANSWERS:
        raise Refused("too_many", limit=MOST_ANSWERS)


def _changed_mind(context: CommandContext, asked, answer):
    if answer.answer == asked.role:
        context.set(asked, name=answer.name, organisation=answer.organisation, print_name=answer.print_name)
    else:
        nobody = {"name": "", "organisation": "", "print_name": False, "answer": None}
        bearer = {"open": True} if _was_open(asked, context.member) else asked.bearer
        context.set(asked, state="proposed", bearer=bearer, at=context.now, **nobody)


def _was_open(asked, participant) -> bool:
    """Was everybody asked? Who took it on is its bearer by then, and only then somebody else can have answered."""
    return bool(asked.bearer.get("open")) or not is_asked(participant, asked)


class ConfirmResponsibility(Schema):
    responsibility: Ref
    answer: Ref


@command(desk=True)
def confirm_responsibility(context: CommandContext, data: ConfirmResponsibility):
    """Take a phone's answer: "no" declines; another lead swaps; a partner beside an accepted one is added."""
    asked, answer = context.find("responsibility", data.responsibility), context.find("answer", data.answer)
    if answer.responsibility != asked.id:
        raise Refused("unknown_thing", kind="answer", id=data.answer)
    if asked.state == "withdrawn":
        raise Refused("not_asked")
    if answer.answer == "no":
        context.set(
            asked, state="declined", answer=answer.id, name="", organisation="", print_name=False, at=context.now
        )
        return
    values = {
        "role": answer.answer,
        "bearer": _bearer(context, asked, answer),
        "state": "accepted",
        "name": answer.name,
        "organisation": answer.organisation,
        "print_name": answer.print_name,
        "answer": answer.id,
        "at": context.now,
    }
    if asked.state == "accepted" and asked.answer != answer.id and answer.answer == "partner":
        taken = context.add(Responsibility, measure=asked.measure, by_hand=False, **values)
    else:
        taken = asked
        context.set(asked, **values)
    _one_lead(context, taken)


def _bearer(context: CommandContext, asked, answer):
    """Who was asked openly stands for the organisation named, else for the own group if that may be named."""
    if not _was_open(asked, context.find("participant", answer.participant)):
        return asked.bearer
    if answer.organisation:
        return {"organisation": answer.organisation}
    return {"group": answer.group} if answer.group in nameable(context) else {"open": True}


def _one_lead(context: CommandContext, taken):
    """One lead, any number of partners: an earlier lead steps back."""
    if taken.role != "lead":
        return
    leads = context.all(
        Responsibility,
        Responsibility.measure == taken.measure,
        Responsibility.role == "lead",
        Responsibility.state == "accepted",
        Responsibility.id != taken.id,
    )
    for lead in leads:
        context.set(lead, state="withdrawn", at=context.now)
