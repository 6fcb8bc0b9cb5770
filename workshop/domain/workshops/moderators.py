"""Who may run a workshop, who keeps its registrations, and who enters for others."""

from typing import Literal

from sqlalchemy import select

from ...engine.command import command
from ...engine.context import CommandContext
from ...engine.schema import Id, Schema
from ...errors import Refused
from .models import Membership


class AddModerator(Schema):
    """`role`: "office" sees the registrations and nothing else, "helper" enters for others and nothing else."""

    moderator: Id
    role: Literal["moderator", "office", "helper"] = "moderator"


@command(desk=True, released=True, wire=False)
def add_moderator(context: CommandContext, data: AddModerator):
    """Whoever is there already gets this role. Refused("last_moderator") where nobody else runs the workshop."""
    found = context.session.get(Membership, (context.workshop.id, data.moderator))
    if found is None:
        context.session.add(Membership(workshop_id=context.workshop.id, moderator=data.moderator, role=data.role))
    elif found.role != data.role:
        _check_not_the_last(context, found)
        found.role = data.role


class RemoveModerator(Schema):
    moderator: Id


@command(desk=True, released=True, wire=False)
def remove_moderator(context: CommandContext, data: RemoveModerator):
    """The last one stays: a workshop without moderators could not be closed."""
    found = context.session.get(Membership, (context.workshop.id, data.moderator))
    if found is None:
        raise Refused("unknown_thing", kind="moderator", id=data.moderator)
    _check_not_the_last(context, found)
    context.session.delete(found)


def _check_not_the_last(context: CommandContext, member: Membership):
    here = Membership.workshop_id == context.workshop.id, Membership.role == "moderator"
    if member.role == "moderator" and len(list(context.session.scalars(select(Membership).where(*here)))) == 1:
        raise Refused("last_moderator")
