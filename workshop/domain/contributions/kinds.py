"""What is seen of contributions, by whom, and what becomes of them."""

from ...engine.context import CommandContext
from ...engine.kind import kind
from ..weightings import tallies
from .models import Contribution


def _undone(context: CommandContext, entries):
    for ident in sorted({contribution.idea for contribution, _was, _became in entries}):
        idea = context.find("idea", ident)
        context.touch(idea)
        tallies.recount(context, idea)


kind(
    "contribution",
    Contribution,
    "idea sort text at state",
    desk="group",
    title="text",
    owner="author",
    fresh="shown",
    gone="hidden",
    undone=_undone,
)
