"""Hold mode: what phones add in a phase that holds waits until moderators have looked at it."""

from ...engine.context import CommandContext
from ...engine.withheld import WAITING
from ...errors import Refused


def holds(context: CommandContext) -> bool:
    """Does what is written now wait? What moderators write or take in themselves does not."""
    return context.actor.role == "phone" and context.workshop.phase in context.workshop.hold


def begun(context: CommandContext, beside=None) -> dict:
    """The state in which something new begins; what belongs to `beside` waits as long as that does."""
    waits = holds(context) or (context.actor.role == "phone" and beside is not None and beside.waits)
    return dict(WAITING) if waits else {"state": "shown"}


def reworded(context: CommandContext, thing, values: dict) -> dict:
    """`values` of an edit: new words of what everybody sees already wait like new ones."""
    said = any(getattr(thing, name) != values[name] for name in ("title", "text") if name in values)
    return values | (WAITING if said and thing.state == "shown" and holds(context) else {})


def check_voice(context: CommandContext):
    """Refused("muted") for a phone that may read and weight and nothing else."""
    if context.actor.role == "phone" and context.member.muted:
        raise Refused("muted")
