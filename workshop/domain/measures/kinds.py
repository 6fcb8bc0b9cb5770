"""What is seen of measures, by whom, and what becomes of them."""

from ...engine.context import CommandContext
from ...engine.erasing import unquote
from ...engine.kind import kind
from .models import Measure


def _unquote(context: CommandContext, said, _own):
    for measure in context.all(Measure):
        unquote(context, said, measure)


kind(
    "measure", Measure, "idea title first_step due state", title="title", fresh="shown", gone="removed",
    unquote=_unquote,
)  # fmt: skip
