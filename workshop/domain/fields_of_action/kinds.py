"""What is seen of fields of action, by whom, and what becomes of it."""

from ...engine.kind import kind
from .models import FieldOfAction

kind(
    "field_of_action",
    FieldOfAction,
    "letter name short_name impulse color state position",
    title="name",
    fresh="shown",
    gone="removed",
)
