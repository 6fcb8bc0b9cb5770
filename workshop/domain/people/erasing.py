"""A participant is erased: on the own phone, or at the desk by number."""

from typing import Annotated

from ...engine.command import command
from ...engine.context import CommandContext
from ...engine.erasing import erase
from ...engine.schema import Id, Schema, To
from ...errors import Refused
from ..workshops.phases import PHASES


class ErasePerson(Schema):
    participant: Annotated[Id, To()] | None = None


@command(phone=PHASES, desk=True, whenever=True, released=True, purges=True, erases=True)
def erase_person(context: CommandContext, data: ErasePerson):
    """On a phone the own person; at the desk the participant with this number."""
    person = _person(context, data.participant)
    erase(context, person.id, person.person)


def _person(context: CommandContext, number):
    if context.actor.role == "phone":
        if number not in (None, context.member.id):
            raise Refused("not_yours")
        number = context.member.id
    if number is None:
        raise Refused("bad_shape", field="participant", reason="missing")
    return context.find("participant", number)
