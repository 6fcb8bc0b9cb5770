"""What is seen of ideas, by whom, and what becomes of it."""

from ...engine.kind import kind
from .models import Idea


def _in_sight(idea, _workshop) -> bool:
    return idea.state in ("shown", "merged")


kind(
    "idea",
    Idea,
    "field_of_action size title text rest groups supporters support state merged_into contributions at",
    desk="by group",
    public=_in_sight,
    title="title",
    owner="author",
    fresh="shown",
    gone="hidden",
)
