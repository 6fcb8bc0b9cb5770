"""The one place that asks what time it is. Nothing relies on it going forward."""

import time
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import overload
from uuid import uuid4
from zoneinfo import ZoneInfo

_BOOT = Path("/proc/sys/kernel/random/boot_id")


@cache
def boot() -> str:
    """A name of this computer's present run, the same for all its processes; elsewhere of this process alone."""
    return _BOOT.read_text().strip() if _BOOT.exists() else uuid4().hex


def running() -> int:
    """Seconds of the present run. Nobody sets this clock; it begins anew with `boot()`."""
    return int(time.monotonic())


def now() -> datetime:
    """The present as an aware UTC datetime with microseconds."""
    return datetime.now(UTC)


def stamp() -> str:
    """The present as screens are told it, to the millisecond: their own clocks may be wrong."""
    return now().isoformat(timespec="milliseconds")


@overload
def iso(moment: datetime, zone: str = "UTC") -> str: ...


@overload
def iso(moment: None, zone: str = "UTC") -> None: ...


@overload
def iso(moment: datetime | None, zone: str = "UTC") -> str | None: ...


def iso(moment: datetime | None, zone: str = "UTC") -> str | None:
    """ISO 8601 with the offset of `zone` (IANA name), to the second; None stays None."""
    return None if moment is None else moment.astimezone(ZoneInfo(zone)).isoformat(timespec="seconds")
