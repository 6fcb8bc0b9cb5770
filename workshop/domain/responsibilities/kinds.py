"""What is seen of responsibilities, by whom, and what becomes of it."""

from ...engine.kind import is_never, kind
from .models import Answer, Responsibility


def _not_withdrawn(responsibility, _workshop) -> bool:
    return responsibility.state in ("proposed", "accepted")


kind(
    "responsibility",
    Responsibility,
    "measure role bearer state name organisation by_hand at",
    desk="print_name answers answer",
    public=_not_withdrawn,
    gone="withdrawn",
)
#: Told with the responsibility that it answers
kind("answer", Answer, public=is_never, owner="participant")
