"""Rows that a sent form gets before anything is saved: one by a button, many from a pasted list."""

import re

from flask_babel import gettext as _

from .drawn import text_of
from .stale import complain
from .workshop_forms import GroupingRow, Pasted, Rows
from .workshop_values import new_grouping, ticked

#: What stands before the lines of a list in a text program
BULLET = re.compile(r"^[-–—•·*▪◦]\s+")


def take_up(form) -> list[Pasted]:
    """Every line of a pasted list becomes a row, once; the fields whose lines found no room keep those."""
    owners = [form, *(entry.form for entry in form.groupings)]
    return [owner.pasted for owner in owners if _unfold(owner[owner.pasted.into], owner.pasted)]


def tell_crowded(crowded: list[Pasted]):
    for pasted in crowded:
        complain(pasted, _("There is no room for these lines. Please take out some rows first."))


def add_row(form, name: str):
    """An empty row at the end of the list `name`, unless a pasted list has just brought some."""
    rows = next((rows for rows in _lists(form) if rows.name == name), None)
    if rows is not None and rows.added == (None, 0):
        row = _append(rows)
        if row is None:
            complain(rows, _("There are too many already. The limit is %(limit)s.", limit=rows.most))
        else:
            rows.added = (row, 1)


def _lists(form) -> list[Rows]:
    inner = [entry.form.groups for entry in form.groupings]
    return [field for field in form if isinstance(field, Rows)] + inner


def _unfold(rows: Rows, pasted: Pasted) -> bool:
    """Does something stay that found no room?"""
    there = [entry.form for entry in rows]
    names = {text_of(row.name.data).casefold() for row in there}
    empty = iter([row for row in there if row.is_empty() and not row.id.data])
    room = rows.most - sum(not row.is_empty() and not row.remove.data for row in there)
    stay = []
    for line in _lines(pasted.data):
        if line.casefold() not in names:
            row = (next(empty, None) or _append(rows)) if room > 0 else None
            if row is None:
                stay.append(line)
            else:
                row.name.data, room = line, room - 1
                rows.added = (rows.added[0] or row, rows.added[1] + 1)
                names.add(line.casefold())
    pasted.data = "\n".join(stay)
    return bool(stay)


def _lines(text: str | None) -> list[str]:
    lines = (BULLET.sub("", " ".join(line.split())) for line in (text or "").splitlines())
    return [line for line in lines if line]


def _append(rows: Rows):
    """An empty row at the end; None where there are too many."""
    if len(rows) >= rows.max_entries:
        return None
    return rows.append_entry(_fresh(rows)).form


def _fresh(rows: Rows) -> dict:
    if rows.entries and isinstance(rows.entries[0].form, GroupingRow):
        return new_grouping()
    if rows.short_name == "groups":
        named = [entry.form for entry in rows if not entry.form.is_empty()]
        return {"counts_for_breadth": ticked([row.cells() for row in named])}
    return {}
