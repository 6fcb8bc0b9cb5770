"""The dates: what Outlook, Google and Thunderbird all show."""

from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from tests.export import samples
from workshop.export.text.ical import protocol_ical


def events(content):
    return {str(event["UID"]): event for event in Calendar.from_ical(content).walk("VEVENT")}


def test_the_evening_stands_at_its_time_and_place():
    event = events(protocol_ical(samples.model()))["workshop-K7M4TBR@workshop.invalid"]
    facts = samples.model().facts
    assert (event["SUMMARY"], event["LOCATION"]) == (facts.title, facts.place)
    assert event.decoded("DTSTART") == datetime.fromisoformat(facts.starts)
    assert event.decoded("DTEND") == datetime.fromisoformat(facts.ends)


def test_a_measure_takes_the_whole_day_and_makes_nobody_busy():
    event = events(protocol_ical(samples.model()))["measure-1-K7M4TBR@workshop.invalid"]
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (date(2027, 2, 28), date(2027, 3, 1))
    assert (event["TRANSP"], event["STATUS"]) == ("TRANSPARENT", "CONFIRMED")
    assert str(event["DESCRIPTION"]).splitlines() == [
        "Stand: angenommen",
        "Federführung: Gemeinde Ahornau (A. Muster, Hauptamt)",
        "Mitwirkung: Gemeinde Birkenfeld, Gemeinde Dornbach, Stadt Eschenrode – vorgeschlagen",
        "Erster Schritt: Arbeitsgruppe bilden, Anforderungen der Kommunen abgleichen",
        "Projektidee: Ein Bürgerportal für alle sieben Gemeinden",
        "Protokoll: 2026-11-22-K7M4TBR",
        "Ergebnisprotokoll · Beispielinhalt",
    ]


def test_what_is_not_accepted_is_tentative():
    found = events(protocol_ical(samples.model()))
    assert [found[f"measure-{ident}-K7M4TBR@workshop.invalid"]["STATUS"] for ident in (1, 3)] == [
        "CONFIRMED", "TENTATIVE",
    ]  # fmt: skip


@pytest.mark.parametrize("due", ["9999-12-31", "0021-05-01"])
def test_a_day_at_the_end_of_time_from_before_there_was_a_limit_is_an_event_of_one_day(due):
    measure = samples.replace(samples.measures()[0], due=due)
    event = events(protocol_ical(samples.protocol(samples.model().ideas, [measure])))[
        "measure-1-K7M4TBR@workshop.invalid"
    ]
    assert event.decoded("DTSTART").isoformat() == due


def test_another_release_changes_the_same_events():
    first, second = (
        samples.model(),
        samples.replace_facts(samples.model(), release=2, starts="2026-11-23T17:00:00+01:00"),
    )
    old, new = events(protocol_ical(first)), events(protocol_ical(second))
    assert list(old) == list(new)
    assert {event["SEQUENCE"] for event in old.values()} == {1}
    assert {event["SEQUENCE"] for event in new.values()} == {2}


def test_every_moment_comes_from_the_workshop():
    content = protocol_ical(samples.model())
    assert content == protocol_ical(samples.model())
    assert {event.decoded("DTSTAMP") for event in events(content).values()} == {
        datetime(2026, 11, 22, 18, 4, tzinfo=UTC)
    }


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\u2028", "\x85"])
def test_no_text_begins_a_line_of_its_own(end):
    attack = f"Titel{end}END:VEVENT{end}BEGIN:VALARM{end}ACTION:EMAIL; , \\"
    measure = samples.replace(samples.measures()[0], title=attack, first_step=attack)
    content = protocol_ical(samples.protocol(samples.model().ideas, [measure], title=attack, place=attack))
    lines = content.decode().split("\r\n")
    assert [line for line in lines if line.startswith(("BEGIN:VALARM", "ACTION"))] == []
    assert [line for line in content.split(b"\r\n") if len(line) > 75] == []
    assert str(events(content)["measure-1-K7M4TBR@workshop.invalid"]["SUMMARY"]) == attack.replace(end, "\n")
