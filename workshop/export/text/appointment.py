"""A workshop as one appointment for calendars."""

from icalendar import Calendar, Event, vText

from ...clock import now


def appointment(workshop, description: str, where: str) -> bytes:
    """The file's bytes; `workshop` is one of the tables, or anything with its facts; `where` is its address."""
    event, language = Event(), {"LANGUAGE": workshop.language}
    event.add("uid", f"workshop-{workshop.code}@workshop.invalid")
    event.add("dtstamp", now())
    event.add("sequence", workshop.changed)
    event.add("dtstart", workshop.starts)
    event.add("dtend", workshop.ends)
    event.add("summary", vText(workshop.title, params=language))
    event.add("url", where)
    if description:
        event.add("description", vText(description, params=language))
    if workshop.place:
        event.add("location", vText(workshop.place, params=language))
    event.add("status", "CONFIRMED")
    calendar = Calendar()
    calendar.add("prodid", "-//Workshop//Invitation//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return calendar.to_ical()
