"""How long a workshop is kept."""

from calendar import monthrange
from datetime import date
from zoneinfo import ZoneInfo

from ...installation import Facts


def deletion_day(workshop, facts: Facts) -> date:
    """The day on which a workshop is deleted, on the clocks of its place."""
    ended = workshop.ends.astimezone(ZoneInfo(workshop.time_zone)).date()
    years, month = divmod(ended.month - 1 + facts.retention_months, 12)
    year = ended.year + years
    return date(year, month + 1, min(ended.day, monthrange(year, month + 1)[1]))
