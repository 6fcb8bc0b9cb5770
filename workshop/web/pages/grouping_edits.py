"""The questions about groups of a sent form: names, what counts, and their order."""

from flask_babel import gettext as _

from ...domain.workshops.facts import Group, Grouping
from ..http.numbers import whole
from ..http.sentences import sentence
from .drawn import differing, digest, read, text_of, touched, written
from .workshop_forms import GroupingRow, GroupRow
from .workshop_values import order


def wanted(edits) -> list:
    """The groupings as the form wants them; what it does not speak of stays as it is."""
    there = {one["id"]: one for one in edits.now["groupings"]}
    rows, kept, added = [entry.form for entry in edits.form.groupings], dict(there), []
    for row in rows:
        ident = whole(row.id.data)
        if ident in there and (row.remove.data or row.is_empty()):
            if _removable(edits, row, there[ident]):
                del kept[ident]
        elif ident in there:
            kept[ident] = _old(edits, row, there[ident])
        elif row.id.data:
            edits.left_alone(row)
        elif not row.is_empty():
            added.append((row.place.data, _new(edits, row)))
    now = edits.now["groupings"]
    arranged = _arranged(edits, edits.form, now, kept, rows, added)
    if arranged != now:
        _tell_doubles(edits, rows)
    return arranged


def _tell_doubles(edits, rows):
    """Of two questions, or two groups of a question, with one name: say so beside what was typed last."""
    lists = [rows, *([entry.form for entry in row.groups] for row in rows if not row.remove.data)]
    for one in lists:
        before: dict[str, GroupingRow | GroupRow] = {}
        for row in one:
            name = text_of(row.name.data).casefold()
            if name and not row.remove.data and before.setdefault(name, row) is not row:
                edits.complain(row.name, sentence("bad_shape", {"reason": "same_name"}))


def row_of(form, ident: int):
    """The field of the form that names a group, else the head of the list."""
    rows = (group.form for grouping in form.groupings for group in grouping.form.groups)
    return next((row.name for row in rows if whole(row.id.data) == ident), form.groupings)


def _new(edits, row) -> dict:
    if not text_of(row.name.data):
        edits.complain(row.name, _("Please give the question a name, for example “Municipality”."))
    else:
        edits.fits(row, Grouping, {"name": row.name.data, "groups": []})
    groups = [(group.form.place.data, _cells(edits, group.form)) for group in row.groups if not group.form.is_empty()]
    return {"name": row.name.data or "", "groups": _in_order([], {}, {}, groups)}


def _cells(edits, row) -> dict:
    """A new group, or an old one with new words."""
    cells = {"name": row.name.data or "", "counts_for_breadth": bool(row.counts_for_breadth.data)}
    edits.fits(row, Group, cells)
    return cells


def _removable(edits, row, now) -> bool:
    """Nobody has changed the question or one of its groups since it was drawn?"""
    drawn = {whole(group.form.id.data): group.form for group in row.groups if group.form.id.data}
    stale = differing(read(row.was.data), {"name": now["name"]})
    groups = [
        one for one in now["groups"]
        if one["id"] not in drawn or differing(read(drawn[one["id"]].was.data), drawn[one["id"]].drawn_of(one))
    ]  # fmt: skip
    if stale or groups:
        edits.complain(
            row.name, _("Somebody else has changed this question meanwhile. Please look at it and save again.")
        )
        row.remove.data = False
    return not (stale or groups)


def _old(edits, row, now) -> dict:
    """A question that is there: its name and its groups, as far as they were touched."""
    drawn = read(row.was.data)
    name = now["name"]
    if touched(drawn, {"name": now["name"]}, {"name": row.name.data}):
        if differing(drawn, {"name": now["name"]}):
            edits.overtaken(row, now, ["name"])
        elif not text_of(row.name.data):
            edits.complain(row.name, _("Please give the question a name. Or tick “take out”."))
        else:
            edits.fits(row, Grouping, {"name": row.name.data, "groups": []})
        name = row.name.data or ""
    there = {one["id"]: one for one in now["groups"]}
    rows, kept, added = [entry.form for entry in row.groups], dict(there), []
    for group in rows:
        ident = whole(group.id.data)
        if ident in there:
            kept[ident] = _group(edits, group, there[ident])
        elif group.id.data:
            edits.left_alone(group)
        elif not group.is_empty():
            added.append((group.place.data, _cells(edits, group)))
    kept = {ident: one for ident, one in kept.items() if one is not None}
    return {"id": now["id"], "name": name, "groups": _arranged(edits, row, now["groups"], kept, rows, added)}


def _group(edits, row, now) -> dict | None:
    """The group as it shall be; None where its name was emptied: it shall go."""
    drawn, own = read(row.was.data), row.drawn_of(now)
    mine = touched(drawn, own, row.cells())
    goes = "name" in mine and row.is_empty()
    stale = differing(drawn, own if goes else {name: own[name] for name in mine})
    if stale:
        edits.overtaken(row, own, stale)
        return now
    if goes or not mine:
        return None if goes else now
    cells = _cells(edits, row)
    return now | {name: cells[name] for name in mine}


def _arranged(edits, form, before, kept, rows, added) -> list:
    """What is kept and added, in the wished order; refused where others have changed the order meanwhile."""
    shown = {whole(row.id.data): place for place, row in enumerate((row for row in rows if row.id.data), 1)}
    moved = {row: whole(row.id.data) for row in rows if row.id.data and _moves(row, shown[whole(row.id.data)])}
    if moved and differing(read(form.was.data), {"order": order(before)}):
        for row in moved:
            text = _("Somebody else has changed the order meanwhile. Save again to put yours there.")
            edits.complain(row.place, text)
        form.was.data = written(read(form.was.data) | {"order": digest(order(before))})
    wishes = {ident: row.place.data for row, ident in moved.items()}
    return _in_order(list(kept.values()), shown if moved else {}, wishes, added)


def _moves(row, place) -> bool:
    return row.place.data is not None and row.place.data != place


def _in_order(items: list, shown: dict, wishes: dict, added: list) -> list:
    """`items` in their order, but those with a wish at that place, and what is `added` at its own, else last.

    Two may want one place: who comes from below stands before who was there, who comes from above behind.
    """
    placed: list[tuple[tuple[int, int, int], dict]] = []
    for number, one in enumerate(items, 1):
        since = shown.get(one["id"], number)
        wish = wishes.get(one["id"], since)
        placed.append(((wish, (wish > since) - (wish < since), number), one))
    for number, (place, one) in enumerate(added):
        placed.append(((place, -1, number) if place else (1000, 0, number), one))
    return [one for _key, one in sorted(placed, key=lambda item: item[0])]
