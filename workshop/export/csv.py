"""The result as a table for a spreadsheet: ideas by weight, one row for each measure of an idea.

UTF-8 with BOM, semicolons: that is what an office's spreadsheet opens without questions.
"""

import csv
import io

from .words import Words

#: Japanese spreadsheets take the full-width ones, too
DANGEROUS = tuple("=+-@\t\r\n＝＋－＠")


def protocol_csv(protocol) -> bytes:
    """The file's bytes. Ideas without a measure have one row, measures without an idea stand at the end."""
    words = Words(protocol.facts.language)
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow([safe(text) for text in _head(words)])
    for row in rows(protocol, words):
        writer.writerow([safe(cell) for cell in row])
    return target.getvalue().encode("utf-8-sig")


def safe(cell):
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(DANGEROUS) else cell


def _head(words):
    _ = words.gettext
    return [
        _("Rank"), _("Project idea"), _("Description"), _("Letter"), _("Field of action"), _("Size"), _("Points"),
        _("People"), _("Breadth"), _("Groups"), _("Joining in"), _("Contributions"), _("Merged into it"), _("Measure"),
        _("First step"), _("Due"), _("State"), _("Lead"), _("Partners"),
    ]  # fmt: skip


def rows(protocol, words):
    """All rows below the head. Points stand in the first row of an idea only, so that a column's sum is right."""
    fields = {field.id: field for field in protocol.fields_of_action}
    for idea in protocol.ideas:
        measures = [measure for measure in protocol.measures if measure.idea == idea.id]
        for place, measure in enumerate(measures or [None]):
            yield _idea(idea, fields[idea.field_of_action], words, first=place == 0) + _measure(measure, words)
    for measure in protocol.measures:
        if measure.idea is None:
            yield [""] * 13 + _measure(measure, words)


def _idea(idea, field, words, first):
    _ = words.gettext
    sizes = {"small": _("small"), "large": _("large"), None: ""}
    figures = [idea.points, idea.people, "" if idea.breadth is None else idea.breadth] if first else ["", "", ""]
    return [
        "" if idea.rank is None else idea.rank, idea.title, idea.text if first else "", field.letter, field.name,
        sizes[idea.size], *figures, ", ".join(idea.groups), idea.support if first else "",
        " | ".join(item.text for item in idea.contributions) if first else "",
        " | ".join(part.title for part in idea.parts) if first else "",
    ]  # fmt: skip


def _measure(measure, words):
    if measure is None:
        return [""] * 6
    return [
        measure.title, measure.first_step, measure.due or "", state(measure.state, words),
        ", ".join(bearer(item, words) for item in measure.leads),
        ", ".join(bearer(item, words) for item in measure.partners),
    ]  # fmt: skip


def state(name, words):
    _ = words.gettext
    return {"accepted": _("accepted"), "proposed": _("proposed"), "open": _("open")}[name]


def bearer(item, words):
    """Gemeinde Barleben (A. Muster), vorgeschlagen"""
    told = item.bearer or words.gettext("open")
    named = f"{told} ({item.name})" if item.name else told
    return named if item.state == "accepted" else f"{named} – {state(item.state, words)}"
