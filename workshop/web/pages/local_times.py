"""Between moments and what the clocks at the place show."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from ...errors import Refused

#: An end on the clock before the start is one on the next day, if it comes within so long
NIGHT = timedelta(hours=12)
DAY = timedelta(days=1)


def shown(moment: datetime, zone: str) -> datetime:
    """Date and clock at the place, without a zone."""
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def meant(there: datetime, zone: str) -> datetime:
    """The moment at which the clocks show that; while they are put forward, the one at which they would have."""
    return there.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def ends_on(starts: datetime, clock: time) -> date:
    """The date of an end of which only the clock time is known: the same day, or the next one for an evening."""
    later = datetime.combine(starts.date(), clock) + DAY
    return later.date() if clock < starts.time() and later - starts <= NIGHT else starts.date()


def last_day(starts: datetime, ends: datetime) -> date | None:
    """The date of the end as far as it must be said."""
    return None if ends_on(starts, ends.time()) == ends.date() else ends.date()


def period(zone: str, day: date, starts: time, ends: time, last: date | None = None) -> tuple[datetime, datetime]:
    """(start, end) as moments. Refused where the clocks never show such a time, or the end comes first."""
    begin = datetime.combine(day, starts)
    finish = datetime.combine(last or ends_on(begin, ends), ends)
    for field, there in (("starts", begin), ("ends", finish)):
        if shown(meant(there, zone), zone) != there:
            raise Refused("bad_shape", field=field, reason="no_such_time")
    if meant(finish, zone) <= meant(begin, zone):
        raise Refused("bad_shape", field="last_day" if last else "ends", reason="before_start")
    return meant(begin, zone), meant(finish, zone)


def copied_period(original, day: date, starts: time | None, ends: time | None) -> tuple[datetime, datetime]:
    """(start, end) of a copy on `day`: clock times and length of the original, except what is given."""
    zone = original.time_zone
    was, until = shown(original.starts, zone), shown(original.ends, zone)
    begin = datetime.combine(day, starts or was.time())
    if ends is not None:
        days = until.date() - ends_on(was, until.time())
        return period(zone, day, begin.time(), ends, ends_on(begin, ends) + days if days else None)
    return meant(begin, zone), meant(begin + (until - was), zone)
