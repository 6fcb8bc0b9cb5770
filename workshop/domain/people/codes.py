"""Personal codes: whoever types one is that person, on whatever device, and gives points once."""

import secrets
from typing import Annotated

from pydantic import AfterValidator, Field, PlainSerializer, WithJsonSchema
from sqlalchemy import func, select, update

from ...engine.command import command
from ...engine.context import CommandContext
from ...engine.schema import Groups, Letters, Schema
from ...errors import Refused
from ..weightings.models import Ballot
from ..workshops.phases import PHASES
from .code_letters import MOST, Code
from .commands import JoinWorkshop, join_workshop
from .mine import Member
from .models import Participant

#: A code as somebody types it; what is kept of a command never has it
Typed = Annotated[
    str,
    Letters(1, 40),
    AfterValidator(Code),
    PlainSerializer(lambda code: code.mask, return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "minLength": 1, "maxLength": 40}),
]


class SetCodes(Schema):
    """`codes`: how many are handed out; 0: none, and everybody may give points."""

    codes: Annotated[int, Field(ge=0, le=MOST)]


def _how_many(_session, _row, payload) -> str:
    return str(payload.get("codes", ""))


@command(desk=True, told=_how_many)
def set_codes(context: CommandContext, data: SetCodes):
    """Only before anybody has a ballot can codes be brought in or done away with; more of them are always possible."""
    check(context, data.codes)
    context.set(context.workshop, codes=data.codes)


def check(context: CommandContext, codes: int):
    """May it be so many? Raises Refused."""
    workshop = context.workshop
    if codes == workshop.codes:
        return
    if 0 < workshop.codes < codes:
        return
    if context.session.scalar(select(Ballot.id).where(Ballot.workshop_id == workshop.id).limit(1)) is not None:
        raise Refused("weighting_begun")
    highest = select(func.max(Participant.code)).where(Participant.workshop_id == workshop.id)
    least = context.session.scalar(highest) or 0
    if 0 < codes < least:
        raise Refused("codes_used", least=least)


def _has_codes(workshop) -> Refused | None:
    return None if workshop.codes else Refused("not_allowed")


class UseCode(Schema):
    """`groups`: of who has not joined yet, if nobody has used the code before."""

    code: Typed
    groups: Groups = []


@command(phone=PHASES, helper=True, joins=True, unless=_has_codes)
def use_code(context: CommandContext, data: UseCode):
    """This device is from now on that of the person with the code; one that was it before is so no longer."""
    context.noted["code"] = ""
    assert isinstance(data.code, Code)
    number = data.code.number(context.workshop.uid, context.workshop.codes)
    if number is None:
        raise Refused("code_unknown")
    here, me = Participant.workshop_id == context.workshop.id, context.member
    owner = context.session.scalar(select(Participant).where(here, Participant.code == number))
    if owner is None:
        return _first_time(context, number, data.groups)
    if owner.removed is not None:
        raise Refused("code_unknown")
    if me is None or me.id != owner.id:
        _leave(context, me)
        context.write_forgetting(owner, person=context.actor.person, before=owner.person)
        _told_of_a_move(context)
    context.member = Member(owner.id, owner.groups, owner.breadth_group, owner.ready, owner.muted, number)
    return owner.id


def _first_time(context: CommandContext, number: int, groups: list[int]) -> int:
    """Nobody has used this code. Who has used another one on this device stays with that, as somebody else."""
    me = context.member
    if me is None or me.code is not None:
        _leave(context, me)
        context.member = None
        join_workshop(context, JoinWorkshop(groups=groups or (me.groups if me else [])))
        me = context.member
    context.write_forgetting(context.find("participant", me.id), code=number, before=None)
    context.member = Member(me.id, me.groups, me.breadth_group, False, me.muted, number)
    return me.id


def _leave(context: CommandContext, me):
    """This device is somebody else's from now on: no device is that of `me`. A code leads back to who has one."""
    if me is None:
        return
    own = Participant.workshop_id == context.workshop.id, Participant.id == me.id
    values = {"person": secrets.token_bytes(32), "before": None, "seq": context.seq}
    context.session.execute(update(Participant).where(*own).values(**values))
    context.session.flush()


def _told_of_a_move(context: CommandContext):
    """The device before hears of it: its phone asks again whenever a code has moved."""
    context.workshop.codes_moved += 1
    context.workshop.progressed = context.seq
