"""The result as tables: what CSV and the spreadsheet have in their columns."""

from dataclasses import dataclass
from datetime import date

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
        (_("Size"), 8), (_("Points"), 9), (_("People"), 10), (_("Breadth"), 9), (_("Groups"), 28),
        (_("Joining in"), 12), (_("Contributions"), 60), (_("Merged into it"), 40),
    )  # fmt: skip
    fields = {field.id: field for field in protocol.fields_of_action}
    rows = tuple(_idea(idea, fields[idea.field_of_action], words) for idea in protocol.ideas)
    return Table(_("Project ideas"), columns, rows)


def measures_table(protocol, words: Words) -> Table:
    """One row for each measure, in the order of the ideas."""
    _ = words.gettext
    columns = (
        (_("Measure"), 42), (_("First step"), 50), (_("Due"), 13), (_("State"), 15), (_("Lead"), 36),
        (_("Partners"), 50), (_("Project idea"), 42),
    )  # fmt: skip
    titles = {idea.id: idea.title for idea in protocol.ideas}
    rows = tuple((*measure_cells(item, words), titles.get(item.idea, "")) for item in protocol.measures)
    return Table(_("Measures"), columns, rows)


def _idea(idea, field, words):
    return (
        idea.rank, idea.title, idea.text, field.letter, field.name, size(idea.size, words), idea.points, idea.people,
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


def size(name: str | None, words: Words) -> str:
    _ = words.gettext
    return {"small": _("small"), "large": _("large"), None: ""}[name]


def state(name: str, words: Words) -> str:
    _ = words.gettext
    return {"accepted": _("accepted"), "proposed": _("proposed"), "open": _("open")}[name]


def bearer(item, words: Words) -> str:
    """Gemeinde Barleben (A. Muster) – vorgeschlagen"""
    told = item.bearer or words.gettext("open")
    named = f"{told} ({item.name})" if item.name else told
    return named if item.state == "accepted" else f"{named} – {state(item.state, words)}"


def sort(name: str, words: Words) -> str:
    """The sort of a contribution as a heading word."""
    _ = words.gettext
    return {"addition": _("Addition"), "question": _("Question"), "concern": _("Concern")}[name]
