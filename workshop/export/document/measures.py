"""The action plan: who does what with whom until when."""

import calendar
from collections import Counter
from datetime import date

from ...turns import in_turns
from ..blocks import Cell, Chapter, Column, Dot, Grid, Row, Text
from ..tables import state
from ..words import Words, capital
from .parts import chapter, section_names


def measures(protocol, words: Words) -> Chapter | None:
    _, title = words.gettext, section_names(words)["measures"]
    if not protocol.measures:
        none = _("No measures have been agreed yet.") if protocol.facts.draft else _("No measures were agreed.")
        return chapter(protocol, "measures", title, [], none)
    columns = (
        Column("rank", _("No."), 7, figures=True), Column("what", _("What is to be done?"), 35),
        Column("lead", _("Who leads?"), 22), Column("partners", _("With whom?"), 21),
        Column("until", _("Until when?"), 15),
    )  # fmt: skip
    ideas, ranks = {idea.id: idea for idea in protocol.ideas}, Counter(idea.rank for idea in protocol.ideas)
    dates = _line(protocol)
    rows = []
    for number, measure in in_turns(enumerate(protocol.measures, 1)):
        what = _what(measure, ideas.get(measure.idea), ranks, words)
        due = _due(measure, dates and dates[2], words)
        number_of = (Text(str(number)),)
        rows.append(Row((number_of, what, _leads(measure, words), _partners(measure, words), due)))
    dotted = _dotted(dates, words) if dates else ""
    grid = Grid("measures", columns, tuple(rows), named=1, dotted=dotted)
    return chapter(protocol, "measures", title, [grid], _lead(protocol.totals, words))


def _lead(totals, words):
    led, rest = totals.led, totals.measures - totals.led
    if not led:
        return words.ngettext(
            "One measure still has no lead.", "%(n)s measures still have no lead.", rest, n=capital(words.spelled(rest))
        )
    told = words.ngettext(
        "One measure was agreed, and it has a lead.",
        "%(n)s measures were agreed. Each of them has a lead.",
        led,
        n=capital(words.spelled(led)),
    )
    if not rest:
        return told
    more = words.ngettext(
        "One more still has no lead.", "%(n)s more still have no lead.", rest, n=capital(words.spelled(rest))
    )
    return f"{told} {more}"


def _what(measure, idea, ranks, words) -> Cell:
    """Where it comes from is told by the rank where that is one idea's alone."""
    _ = words.gettext
    origin = ""
    if idea and idea.rank and ranks[idea.rank] == 1:
        origin = _("From rank %(n)s", n=idea.rank)
    elif idea and idea.title != measure.title:
        origin = _("From the idea %(title)s", title=words.quoted(idea.title))
    lines = (measure.title, "title"), (measure.first_step, "text"), (origin, "meta")
    return tuple(Text(text, style=style) for text, style in lines if text)


def _state(which, words):
    return Text(state(which, words), style=f"state {which}")


def _leads(measure, words) -> Cell:
    if not measure.leads:
        return (_state("open", words),)
    lines: list[Text] = []
    for lead in measure.leads:
        lines.append(Text(lead.bearer or words.unnamed(lead.state), style=f"bearer {lead.state}"))
        lines += [Text(lead.name, style="person")] if lead.name else []
        lines.append(_state(lead.state, words))
    return tuple(lines)


def _partners(measure, words) -> Cell:
    """Those who have accepted, then those who have not answered yet."""
    lines: list[Text] = []
    for which in ("accepted", "proposed"):
        found = [partner for partner in measure.partners if partner.state == which]
        for one in found:
            named = f" ({one.name})" if one.name else ""
            lines.append(Text(f"{one.bearer or words.unnamed(which)}{named}", style=f"partner {which}"))
        lines += [_state(which, words)] if found else []
    return tuple(lines) or (Text("–", style="grey"),)


def _due(measure, places, words) -> Cell:
    if not measure.due:
        return (_state("open", words),)
    return (Text(words.short_day(measure.due), style="day"), *([Dot(places[measure.id])] if places else []))


def _dotted(dates, words):
    first, last, _places = dates
    months = {"from": words.month(first), "to": words.month(last)}
    return words.gettext("The dot on the line shows where the date lies between %(from)s and %(to)s.", **months)


def _line(protocol):
    """The time line of the dates: (from, to, {measure: per cent}); None for fewer than two dates."""
    due = {measure.id: date.fromisoformat(measure.due) for measure in protocol.measures if measure.due}
    if len(set(due.values())) < 2:
        return None
    first = min(date.fromisoformat(protocol.facts.starts[:10]), *due.values()).replace(day=1)
    last = max(due.values())
    last = last.replace(day=calendar.monthrange(last.year, last.month)[1])
    places = {ident: round(100 * (day - first).days / (last - first).days, 1) for ident, day in due.items()}
    return first.isoformat(), last.isoformat(), places
