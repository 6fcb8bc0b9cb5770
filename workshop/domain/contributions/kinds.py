"""What is seen of contributions, by whom, and what becomes of it."""

from ...engine.kind import kind
from .models import Contribution

kind(
    "contribution",
    Contribution,
    "idea sort text at state",
    desk="group",
    title="text",
    owner="author",
    fresh="shown",
    gone="hidden",
)
