"""Who may run a workshop."""

from sqlalchemy import select

from ...engine.command import command
from ...engine.context import CommandContext
from ...engine.schema import Id, Schema
from ...errors import Refused
from .models import Membership


class AddModerator(Schema):
    moderator: Id


@command(desk=True, released=True, wire=False)
def add_moderator(context: CommandContext, data: AddModerator):
    if context.session.get(Membership, (context.workshop.id, data.moderator)) is None:
        context.session.add(Membership(workshop_id=context.workshop.id, moderator=data.moderator))


class RemoveModerator(Schema):
    moderator: Id


@command(desk=True, released=True, wire=False)
def remove_moderator(context: CommandContext, data: RemoveModerator):
    """The last one stays: a workshop without moderators could not be closed."""
    members = select(Membership).where(Membership.workshop_id == context.workshop.id)
    found = {member.moderator: member for member in context.session.scalars(members)}
    if data.moderator not in found:
        raise Refused("unknown_thing", kind="moderator", id=data.moderator)
    if len(found) == 1:
        raise Refused("last_moderator")
    context.session.delete(found[data.moderator])
