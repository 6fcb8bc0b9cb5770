"""The one place that asks what time it is. Nothing relies on it going forward."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo


def now() -> datetime:
    """The present as an aware UTC datetime with microseconds."""
    return datetime.now(UTC)


def iso(moment: datetime | None, zone: str = "UTC") -> str | None:
    """ISO 8601 with the offset of `zone` (IANA name), to the second; None stays None."""
    return moment and moment.astimezone(ZoneInfo(zone)).isoformat(timespec="seconds")
