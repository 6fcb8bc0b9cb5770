"""The dates for a calendar: the workshop itself, and one whole day for each measure that is due.

Events, not tasks: Outlook and Google show no VTODO. Whole days are TRANSPARENT, so nobody looks busy because of them.
"""

from datetime import UTC, date, timedelta

from icalendar import Calendar, Event, vText

from ...turns import in_turns
from ..document import kicker
from ..moments import moment
from ..tables import bearer, state
from ..visible import visible
from ..words import Words

END = b"END:VCALENDAR\r\n"


def protocol_ical(protocol) -> bytes:
    """The file's bytes: UTF-8, folded lines. Another release has the same UIDs with a higher SEQUENCE."""
    protocol = visible(protocol)
    words, facts = Words(protocol.facts.language), protocol.facts
    calendar = Calendar()
    calendar.add("prodid", "-//Workshop//Protocol//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", facts.short_title or facts.title)
    calendar.add_component(_workshop(protocol, words))
    titles = {idea.id: idea.title for idea in protocol.ideas}
    due = (measure for measure in in_turns(protocol.measures) if measure.due)
    events = [_measure(measure, titles, protocol, words).to_ical() for measure in due]
    return b"".join([calendar.to_ical().removesuffix(END), *events, END])


def _event(name, summary, description, protocol, words):
    facts, event = protocol.facts, Event()
    event.add("uid", f"{name}-{facts.code}@workshop.invalid")
    event.add("dtstamp", _utc(protocol.proof.closed or facts.ends))
    event.add("sequence", facts.release)
    event.add("summary", _text(summary, words))
    event.add("description", _text("\n".join(line for line in description if line), words))
    return event


def _workshop(protocol, words):
    facts = protocol.facts
    event = _event("workshop", facts.title, (facts.subtitle, kicker(protocol, words)), protocol, words)
    event.add("dtstart", _utc(facts.starts))
    event.add("dtend", _utc(facts.ends))
    if facts.place:
        event.add("location", _text(facts.place, words))
    return event


def _measure(measure, titles, protocol, words):
    _ = words.gettext
    leads = ", ".join(bearer(item, words) for item in measure.leads)
    partners = ", ".join(bearer(item, words) for item in measure.partners)
    told = [
        (_("State"), state(measure.state, words)),
        (_("Lead"), leads),
        (_("Partners"), partners),
        (_("First step"), measure.first_step),
        (_("Project idea"), titles.get(measure.idea, "")),
        (_("Record"), protocol.facts.number),
    ]
    lines = [f"{name}: {text}" for name, text in told if text]
    event = _event(f"measure-{measure.id}", measure.title, [*lines, kicker(protocol, words)], protocol, words)
    day = date.fromisoformat(measure.due)
    event.add("dtstart", day)
    if day < date.max:
        event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("status", "CONFIRMED" if measure.state == "accepted" else "TENTATIVE")
    return event


def _text(text, words):
    return vText(text, params={"LANGUAGE": words.language})


def _utc(iso):
    return moment(iso).replace(tzinfo=UTC)
