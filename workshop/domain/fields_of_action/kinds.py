"""What is seen of fields of action, by whom, and what becomes of them."""

from ...engine.context import CommandContext
from ...engine.kind import kind
from .commands import check_removal
from .models import FieldOfAction


def _undone(context: CommandContext, entries):
    for field, _was, _became in entries:
        if field.state == "removed":
            check_removal(context, field)


kind(
    "field_of_action",
    FieldOfAction,
    "letter name short_name impulse color state position",
    title="name",
    fresh="shown",
    gone="removed",
    undone=_undone,
)
