"""The result as tables: what CSV and the spreadsheet have in their columns."""

from dataclasses import dataclass
from datetime import date

from ..turns import in_turns
from .methods import method
from .words import Words


@dataclass(frozen=True)
class Table:
    """`columns` are (head, width in characters); cells are texts, whole numbers, dates or None."""

    title: str
    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple, ...]


def ideas_table(protocol, words: Words) -> Table:
    """One row for each idea, by weight."""
    _ = words.gettext
    columns = (
        (_("Rank"), 6), (_("Project idea"), 42), (_("Description"), 60), (_("Letter"), 9), (_("Field of action"), 28),
        (_("Size"), 8), (_unit(protocol, words), 9), (_("People"), 10), (_("Breadth"), 9), (_("Concerns"), 28),
        (_("People joining in"), 20), (_("Contributions"), 60), (_("Merged into it"), 40),
    )  # fmt: skip
    fields = {field.id: field for field in protocol.fields_of_action}
    told, given = protocol.weighting.revealed, protocol.totals.points
    rows = tuple(
        _idea(idea, fields[idea.field_of_action], words, told and (idea.rank is not None or not given))
        for idea in in_turns(protocol.ideas)
    )
    return Table(_("Project ideas"), columns, rows)


def _identity(weighting, words):
    _ = words.gettext
    if not weighting.codes:
        return "" if weighting.codes is None else _("open, without a check of identity")
    if weighting.paper:
        return _("each device once (personal codes), sheets of paper without a code")
    return _("each person once (personal codes)")


def _on_paper(protocol, paper, words):
    return f"{words.number(paper.sheets)}. {method(protocol.weighting.method).paper(paper, words)}"


def _unit(protocol, words):
    return method(protocol.weighting.method).unit(words)


def named(weighting, words: Words) -> str:
    """The question of a weighting, or which one it is."""
    return weighting.title or words.gettext("Weighting %(n)s", n=weighting.id)


def weightings_table(protocol, words: Words) -> Table:
    """One row for each idea of each further weighting in which it has got something."""
    _ = words.gettext
    columns = (
        (_("Weighting"), 42), (_("Rank"), 6), (_("Project idea"), 42), (_("Letter"), 9), (_("Field of action"), 28),
        (_("Unit"), 12), (_("Value"), 9), (_("People"), 10), (_("Breadth"), 9),
    )  # fmt: skip
    ideas = {idea.id: idea for idea in protocol.ideas}
    fields = {field.id: field for field in protocol.fields_of_action}
    rows: list[tuple] = []
    for one in protocol.further:
        what, unit = named(one, words), method(one.method).unit(words)
        for row in in_turns(one.ideas):
            idea = ideas[row.idea]
            field = fields[idea.field_of_action]
            about = (what, row.rank, idea.title, field.letter, field.name)
            rows.append((*about, unit, row.value, row.people, row.breadth))
        if not one.ideas:
            state = _("nobody has answered") if one.revealed else _("still hidden")
            rows.append((what, None, f"({state})", "", "", unit, None, None, None))
    return Table(_("Further weightings"), columns, tuple(rows))


def further_columns(protocol, words: Words) -> list[tuple[str, dict[int, int]]]:
    """(head, {idea: what it has got}) on paper and in every further weighting, for beside the ideas."""
    on_paper = {idea.id: idea.paper for idea in protocol.ideas if idea.paper is not None}
    return [(words.gettext("of this on paper"), on_paper)] * bool(on_paper) + [
        (f"{method(one.method).unit(words)}: {named(one, words)}", {row.idea: row.value for row in one.ideas})
        for one in protocol.further
    ]


def contributions_table(protocol, words: Words) -> Table:
    """One row for each contribution: beside its idea a cell may be too small for all of them."""
    _ = words.gettext
    columns = ((_("Project idea"), 42), (_("Sort"), 14), (_("Contribution"), 80))
    rows = ((idea.title, sort(item.sort, words), item.text) for idea in protocol.ideas for item in idea.contributions)
    return Table(_("Contributions"), columns, tuple(rows))


def measures_table(protocol, words: Words) -> Table:
    """One row for each measure, in the order of the ideas."""
    _ = words.gettext
    columns = (
        (_("Measure"), 42), (_("First step"), 50), (_("Due"), 13), (_("State"), 15), (_("Lead"), 36),
        (_("Partners"), 50), (_("Project idea"), 42),
    )  # fmt: skip
    titles = {idea.id: idea.title for idea in protocol.ideas}
    rows = tuple((*measure_cells(item, words), titles.get(item.idea, "")) for item in in_turns(protocol.measures))
    return Table(_("Measures"), columns, rows)


def _idea(idea, field, words, told):
    """`told`: have the points been revealed, and was the idea asked about? Else they are no number, not even 0."""
    points, people = (idea.points, idea.people) if told else (None, None)
    return (
        idea.rank, idea.title, idea.text, field.letter, field.name, size(idea.size, words), points, people,
        idea.breadth, ", ".join(idea.groups), idea.support, " | ".join(item.text for item in idea.contributions),
        " | ".join(part.title for part in idea.parts),
    )  # fmt: skip


def measure_cells(measure, words: Words) -> tuple:
    """Measure, first step, due, state, lead, partners."""
    return (
        measure.title, measure.first_step, date.fromisoformat(measure.due) if measure.due else None,
        state(measure.state, words), ", ".join(bearer(item, words) for item in measure.leads),
        ", ".join(bearer(item, words) for item in measure.partners),
    )  # fmt: skip


def size(which: str | None, words: Words) -> str:
    _ = words.gettext
    return {"small": _("small"), "large": _("large"), None: ""}[which]


def state(which: str, words: Words) -> str:
    _ = words.gettext
    return {"accepted": _("accepted"), "proposed": _("proposed"), "open": _("open")}[which]


def bearer(item, words: Words) -> str:
    """Gemeinde Barleben (A. Muster) – vorgeschlagen"""
    told = name(item, words)
    return told if item.state == "accepted" else f"{told} – {state(item.state, words)}"


def name(item, words: Words) -> str:
    """Gemeinde Barleben (A. Muster)"""
    told = item.bearer or words.unnamed(item.state)
    return f"{told} ({item.name})" if item.name else told


def sort(which: str, words: Words) -> str:
    """The sort of a contribution as a heading word."""
    _ = words.gettext
    return {"addition": _("Addition"), "question": _("Question"), "concern": _("Concern")}[which]


def fields_table(protocol, words: Words) -> Table:
    """Weight by field of action: ideas, points, contributions and measures of each."""
    _ = words.gettext
    columns = (
        (_("Letter"), 9), (_("Field of action"), 42), (_("Project ideas"), 14), (_unit(protocol, words), 10),
        (_("Contributions"), 12), (_("Measures"), 12),
    )  # fmt: skip
    rows = []
    for field in protocol.fields_of_action:
        ideas = [idea for idea in protocol.ideas if idea.field_of_action == field.id]
        known = {idea.id for idea in ideas}
        measures = sum(measure.idea in known for measure in protocol.measures)
        contributions = sum(len(idea.contributions) for idea in ideas)
        points = sum(idea.points for idea in ideas) if protocol.weighting.revealed else None
        rows.append((field.letter, field.name, len(ideas), points, contributions, measures))
    return Table(_("Fields of action"), columns, tuple(rows))


def participants_table(protocol, words: Words) -> Table:
    """People by group of each grouping; small groups are counted together."""
    _ = words.gettext
    rows = []
    for grouping in protocol.participants if protocol.totals.people else ():
        rows += [(grouping.name, count.name, count.people) for count in grouping.groups]
        others = _("others") if grouping.groups else _("small groups, together")
        rest = ((others, grouping.others), (_("not stated"), grouping.unknown))
        rows += [(grouping.name, name, people) for name, people in rest if people]
    return Table(_("Participants"), ((_("Grouping"), 28), (_("Group"), 42), (_("People"), 10)), tuple(rows))


def about_table(protocol, words: Words) -> Table:
    """What the workbook is about: facts, sums, the journal's checksum."""
    _, facts, totals = words.gettext, protocol.facts, protocol.totals
    marks = ((_("Draft"), facts.draft), (_("Sample content"), facts.sample))
    rows = [
        (_("Workshop"), facts.title),
        (_("When"), words.period(facts.starts, facts.ends)),
        (_("Where"), facts.place),
        (_("Record"), _("No. %(number)s", number=facts.number)),
        (_("State"), ", ".join(word for word, true in marks if true)),
        (_("Organised by"), ", ".join(facts.organisers)),
        (_("Funded by"), ", ".join(facts.funders)),
        (_("People"), totals.people),
        (_("Project ideas"), totals.ideas),
        (
            method(protocol.weighting.method).unit(words),
            totals.points if protocol.weighting.revealed else _("still hidden"),
        ),
        *((_("Sheets of paper"), _on_paper(protocol, paper, words)) for paper in protocol.weighting.paper),
        (_("Weighting"), _identity(protocol.weighting, words)),
        (_("Contributions"), totals.contributions),
        (_("Measures"), totals.measures),
        (_("Measures taken on"), totals.led),
        (
            _("Checksum of the journal (SHA-256), change no. %(n)s", n=words.number(protocol.proof.seq)),
            protocol.proof.chain,
        ),
    ]
    return Table(_("About"), ((_("Fact"), 34), (_("Value"), 80)), tuple(row for row in rows if row[1] != ""))
