"""What is seen of workshops, by whom, and what becomes of it."""

from ...engine.kind import kind
from .models import Workshop

kind(
    "workshop",
    Workshop,
    "title subtitle short_title place starts ends time_zone language state phase phase_since phase_ends paused "
    "revealed stage sealed points ideas_max groups_required group_minimum groupings shown organisers funders "
    "contacts programme impulses also_allowed joining sample released breadth_of breadth_name main_grouping",
    desk="summary",
)
#: Who has joined and who has weighted: made of the workshop's row
kind("progress", None, "joined weighted")
