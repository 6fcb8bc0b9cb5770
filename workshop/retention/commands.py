"""What the program itself does to a workshop whose protocol is kept."""

from ..engine.command import command
from ..engine.context import CommandContext
from ..engine.schema import Schema
from ..errors import Refused
from ..installation import the_installation
from ..protocol.releases import has_release
from .emptying import empty
from .steps import WHOLE


class PurgeWorkshop(Schema):
    """`due`: only if its day has come."""

    due: bool


@command(wire=False, purges=True, erases=True, quotes=False)
def purge_workshop(context: CommandContext, data: PurgeWorkshop):
    """Nothing stays but the protocol that was released last, and numbers and hashes, so that the journal is checked."""
    workshop = context.workshop
    facts = the_installation(context.session).facts
    if data.due and not (workshop.keep_protocol and WHOLE.is_due(workshop, facts, context.now)):
        raise Refused("not_due")
    if workshop.purged is not None or not has_release(context.session, workshop.id):
        raise Refused("no_protocol")
    empty(context)
