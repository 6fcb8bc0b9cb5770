"""What is seen of late tray, by whom, and what becomes of it."""

from ...engine.kind import is_never, kind
from .models import Late

kind(
    "late",
    Late,
    desk="what title text field_of_action idea group at people state",
    public=is_never,
    owner="author",
    fresh="waiting",
    gone="dismissed",
)
