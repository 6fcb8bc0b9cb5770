"""Programme and participants."""

from ..blocks import Chapter, Column, Counts, Grid, Heading, Part, Row, Text
from ..words import Words
from .parts import chapter, section_names


def people(protocol, words: Words) -> Chapter | None:
    _, facts = words.gettext, protocol.facts
    parts: list[Part] = []
    if facts.programme:
        columns = Column("time", _("Time"), 19), Column("item", _("Item"), 81)
        rows = tuple(Row(((Text(when),), (Text(what),))) for when, what in _programme(facts))
        parts.append(Grid("programme", columns, rows))
    if facts.impulses:
        parts += [Heading(_("Short talks")), *(Text(one.text, one.title, "talk") for one in facts.impulses)]
    groupings = [one for one in protocol.participants if one.groups or one.others] if protocol.totals.people else []
    parts += [_counts(grouping, words) for grouping in groupings]
    few = words.few(facts.group_minimum) if groupings else ""
    parts += [Text(few, style="small")] if few else []
    for one in protocol.attendance:
        parts += _attendance(one, words)
    return chapter(protocol, "people", section_names(words)["people"], parts)


def _attendance(one, words: Words) -> list[Part]:
    """Who was counted at the door: figures, and the names of those who want to be named."""
    _ = words.gettext
    counts = [(count.name, count.people) for count in one.groups]
    counts += [(_("others") if one.groups else _("small groups, together"), one.others), (_("not stated"), one.unknown)]
    told = tuple((name, words.number(people)) for name, people in counts if people)
    was = words.ngettext("%(num)s person was there", "%(num)s people were there", one.here, num=words.number(one.here))
    had = _("%(n)s had registered", n=words.number(one.registered))
    parts: list[Part] = [Counts(_("Counted at the door"), (one.name or _("Group"), _("People")), told)]
    parts.append(Text(f"{was}, {had}. " + _("The list of those present is kept by the organisers.")))
    if one.names:
        parts.append(Text(", ".join(one.names), _("Named with their consent")))
    return parts


def _programme(facts):
    """An item ends where the next begins, the last with the evening."""
    ends = [item.at for item in facts.programme[1:]] + [facts.ends[11:16]]
    for item, end in zip(facts.programme, ends, strict=True):
        yield f"{item.at}–{end}" if end > item.at else item.at, item.title


def _counts(grouping, words):
    _ = words.gettext
    counts = [(count.name, count.people) for count in grouping.groups]
    others = _("others") if grouping.groups else _("small groups, together")
    counts += [(others, grouping.others), (_("not stated"), grouping.unknown)]
    told = tuple((name, words.number(people)) for name, people in counts if people)
    title = _("Participants by group: %(grouping)s", grouping=grouping.name)
    return Counts(title, (grouping.name, _("People")), told)
