"""An appointment that mail programs put into their calendar, change there and take out again (RFC 5546)."""

from datetime import UTC, datetime
from typing import NamedTuple

from ..clock import now
from .addresses import spec
from .drawing import one_line


class Ics(NamedTuple):
    method: str
    content: bytes


def appointment(
    uid: str, title: str, starts: datetime, ends: datetime, *, to: tuple[str, str], organiser: tuple[str, str],
    place: str = "", told: str = "", sequence: int = 0, cancelled: bool = False,
) -> Ics:  # fmt: skip
    """`uid` is the same for every message about the same appointment, `sequence` higher with each change.

    `to` and `organiser` are name and address. Raises Unwritable.
    """
    from icalendar import Calendar, Event, vText  # late: a server without messages never needs it

    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", now())
    event.add("sequence", sequence)
    event.add("summary", one_line(title))
    event.add("dtstart", starts.astimezone(UTC))
    event.add("dtend", ends.astimezone(UTC))
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    for name, text in (("location", one_line(place)), ("description", told)):
        if text:
            event.add(name, text)
    event.add("organizer", _person(*organiser), encode=False)
    guest = _person(*to)
    guest.params["PARTSTAT"], guest.params["RSVP"] = vText("ACCEPTED"), vText("FALSE")
    event.add("attendee", guest, encode=False)
    calendar = Calendar()
    method = "CANCEL" if cancelled else "REQUEST"
    calendar.add("prodid", "-//Workshop//Mail//EN")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(event)
    return Ics(method, calendar.to_ical())


def _person(name, address):
    from icalendar import vCalAddress, vText

    person = vCalAddress(f"mailto:{spec(address)}")
    if name:
        person.params["CN"] = vText(one_line(name).replace('"', "'"))
    return person
