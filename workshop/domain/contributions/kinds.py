"""What is seen of contributions, by whom, and what becomes of them."""

from ...engine.context import CommandContext
from ...engine.erasing import blank_withheld
from ...engine.kind import kind
from ...engine.withheld import told
from ..weightings import tallies
from .models import Contribution


def _more(_session, _workshop, rows, _audience, _read):
    return {row.id: told(row) for row in rows}


def _undone(context: CommandContext, entries):
    for ident in sorted({contribution.idea for contribution, _was, _became in entries}):
        idea = context.find("idea", ident)
        context.touch(idea)
        tallies.recount(context, idea)


def _unquote(context: CommandContext, said, own):
    """Why one was hidden may tell of the person."""
    for contribution in context.all(Contribution, Contribution.reason != ""):
        if contribution not in own and said.told_in(contribution.reason):
            context.write_forgetting(contribution, reason="")


kind(
    "contribution",
    Contribution,
    "idea sort text at state",
    desk="group declined reason",
    more=_more,
    title="text",
    owner="author",
    fresh="shown",
    gone="hidden",
    undone=_undone,
    erase=blank_withheld,
    unquote=_unquote,
)
