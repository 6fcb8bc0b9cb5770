"""Moments as the properties of files and calendars want them."""

from datetime import UTC, datetime


def moment(iso: str) -> datetime:
    """A moment with offset as UTC without one."""
    return datetime.fromisoformat(iso).astimezone(UTC).replace(tzinfo=None)
