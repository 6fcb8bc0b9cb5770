"""From a sent `EditWorkshop` to commands: only what was touched; what has changed meanwhile is refused at its field."""

from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from flask import flash
from flask_babel import gettext as _

from ...domain.workshops.facts import Contact, ImpulseTalk, ProgrammePoint
from ...engine.command import data_for
from ...engine.keys import Command
from ...engine.schema import Schema, unfit
from ...errors import Refused
from ...installation import Responsible
from ..http.numbers import whole
from ..http.sentences import sentence
from . import besides, grouping_edits, holding
from .drawn import differing, read, text_of, touched
from .forms import new_key
from .local_times import period
from .stale import complain, gone, overtaken, replaced
from .workshop_forms import EditWorkshop, Row
from .workshop_values import RESPONSIBLE, SINGLE

if TYPE_CHECKING:
    from ...domain.workshops.models import Workshop

WHEN = ("day", "starts", "ends", "last_day")
#: Lists whose rows have no number of their own, and what each row must be
LISTS: dict[str, type[Schema]] = {"programme": ProgrammePoint, "impulses": ImpulseTalk, "contacts": Contact}
#: Where a refusal of the whole workshop belongs
PLACES = {
    "people_joined": "institutions", "sealed": "groupings", "group_unknown": "groupings", "points_given": "points",
}  # fmt: skip


@dataclass
class Edits:
    """What a form wants of a workshop as it is `now`; `wrong` once a sentence has been put beside a field.

    `commands` come with the row of the form that each was made from. `edited`: the numbers of the fields of action.
    """

    form: EditWorkshop
    now: dict
    workshop: "Workshop"
    edited: dict[int, int]
    wrong: bool = False
    facts: dict = field(default_factory=dict)
    commands: list[tuple[Command, Row | None]] = field(default_factory=list)

    def __post_init__(self):
        self._single()
        self._fields()
        for name, model in LISTS.items():
            self._list(name, model)
        groupings = grouping_edits.wanted(self)
        if groupings != self.now["groupings"]:
            self.facts["groupings"] = groupings
        if self.facts and not self.wrong:
            self._command(None, "edit_workshop", self.facts, self.workshop.changed)

    def complain(self, at, text):
        complain(at, text)
        self.wrong = True

    def overtaken(self, form, now, names):
        overtaken(form, now, names)
        self.wrong = True

    def _command(self, row, name, data, seen=None):
        try:
            self.commands.append((Command(new_key(), name, data_for(name, data), seen), row))
        except Refused as refused:
            self.place(refused, row)

    def place(self, refused: Refused, row):
        """Put the sentence of a refusal beside what it is about: a cell of `row`, a group, a field."""
        text, about = sentence(refused.code, refused.data), refused.data.get("field")
        self.wrong = True
        if row is not None:
            cell = "letter" if refused.code == "letter_taken" else about if about in row.CELLS else "name"
            complain(row[cell], text)
        elif refused.code == "group_in_use":
            complain(grouping_edits.row_of(self.form, refused.data["group"]), text)
        elif (PLACES.get(refused.code) or about) in self.form._fields:
            complain(self.form[PLACES.get(refused.code) or about], text)
        else:
            flash(text, "refused")

    def _single(self):
        drawn, sent = read(self.form.was.data), {name: self.form[name].data for name in SINGLE}
        mine = touched(drawn, self.now, sent)
        stale = differing(drawn, {name: self.now[name] for name in mine})
        if stale:
            self.overtaken(self.form, self.now, stale)
        wish = {name: sent[name] for name in mine if name not in stale}
        if set(WHEN) & set(wish):
            self._when(self.now | wish)
        ticks = {name: wish.pop(name) for name in set(wish) & set(besides.TICKS)}
        if ticks:
            self.facts["also_allowed"] = besides.allowed(self.workshop.also_allowed, ticks)
        held = {name: wish.pop(name) for name in set(wish) & set(holding.TICKS)}
        if held:
            self.facts["hold"] = holding.held(self.workshop.hold, held)
        body = {RESPONSIBLE[name]: wish.pop(name) or "" for name in set(wish) & set(RESPONSIBLE)}
        if body:
            self._responsible(self.workshop.responsible | body)
        for name in set(wish) - set(WHEN):
            self.facts |= _fact(name, wish[name])

    def _responsible(self, body):
        wrong = unfit(Responsible, body)
        if wrong:
            self.complain(self.form[f"responsible_{wrong[0]}"], sentence("bad_shape", {"reason": wrong[1]}))
        else:
            self.facts["responsible"] = body

    def _when(self, wish):
        try:
            starts, ends = period(self.workshop.time_zone, *(wish[name] for name in WHEN))
        except Refused as refused:
            self.place(refused, None)
        else:
            self.facts |= {"starts": starts, "ends": ends}

    def _fields(self):
        there = {row["id"]: row for row in self.now["fields"]}
        for row in (entry.form for entry in self.form.fields):
            known = there.get(whole(row.id.data))
            if known is not None:
                self._old_field(row, known)
            elif row.id.data:
                self.left_alone(row)
            elif not row.is_empty() and self.complete(row):
                cells = {name: value or "" for name, value in row.cells().items()}
                self._command(row, "add_field_of_action", cells | {"letter": cells["letter"] or None})
        taken = [one for one in self.commands if one[0].name == "remove_field_of_action"]
        if len(taken) < len(there):
            self.commands = taken + [one for one in self.commands if one not in taken]
        else:
            self.commands = [one for one in self.commands if one not in taken] + taken

    def _old_field(self, row, known):
        drawn, now, sent = read(row.was.data), {name: known[name] for name in row.CELLS}, row.cells()
        ident, seen = {"field_of_action": known["id"]}, self.edited[known["id"]]
        goes = row.remove.data or row.is_empty()
        mine = touched(drawn, now, sent)
        stale = differing(drawn, now if goes else {name: now[name] for name in mine})
        if stale:
            self.overtaken(row, now, stale)
        elif goes:
            self._command(row, "remove_field_of_action", ident, seen)
        elif self.complete(row) and mine:
            if "letter" in mine and not text_of(sent["letter"]):
                self.complain(row.letter, _("Please enter a letter."))
            else:
                self._command(row, "edit_field_of_action", ident | {name: sent[name] or "" for name in mine}, seen)

    def left_alone(self, row):
        """Somebody else has taken the row out. That is right, unless it was given other words here."""
        if not row.remove.data and not row.is_empty() and differing(read(row.was.data), row.cells()):
            self.wrong = True
            gone(row)

    def complete(self, row) -> bool:
        complete = is_complete(row)
        self.wrong |= not complete
        return complete

    def _list(self, name, model):
        """Rows are known by what they showed: who changed one meanwhile has made it another one."""
        rows = [entry.form for entry in self.form[name]]
        now = {place: {cell: row[cell] for cell in rows[0].CELLS} for place, row in enumerate(self.now[name]) if rows}
        places = _places(now, rows)
        others = [row for place, row in now.items() if place not in places.values()]
        result, fresh = dict(now), count(len(now))
        for number, row in enumerate(rows):
            place = places[number]
            wish = None if row.remove.data or row.is_empty() else row.cells()
            if row.was.data and wish is not None and not differing(read(row.was.data), wish):
                continue
            if row.was.data and place is None:
                self._overtaken_row(row, wish, others)
            elif wish is None:
                result.pop(place, None)
            elif self.complete(row) and self.fits(row, model, _plain(wish)):
                result[next(fresh) if place is None else place] = wish
        if result != now:
            wanted = self._in_time(result.values()) if name == "programme" else result.values()
            self.facts[name] = [_plain(row) for row in wanted]

    def _overtaken_row(self, row, wish, others):
        """What is most like the row that was drawn stands there in its place, or nothing does."""
        drawn = read(row.was.data)
        alike = [len(one) - len(differing(drawn, one)) for one in others]
        if any(alike):
            replaced(row, others[alike.index(max(alike))])
        elif wish is not None:
            gone(row)
        else:
            return
        self.wrong = True

    def fits(self, row, model, data) -> bool:
        wrong = unfit(model, data)
        if wrong:
            self.complain(row[wrong[0]], sentence("bad_shape", {"reason": wrong[1]}))
        return not wrong

    def _in_time(self, rows):
        """In the order of the clock; after midnight comes last, and of several days nobody knows which is meant."""
        starts, ends = text_of(self.form.starts.data), text_of(self.form.ends.data)
        if self.form.last_day.data:
            return rows
        return sorted(rows, key=lambda row: (ends < starts and text_of(row["at"]) < starts, text_of(row["at"])))


def is_complete(row) -> bool:
    """Is everything there that a row needs? Else a sentence stands beside it."""
    missing = [name for name in row.NEEDED if not text_of(row[name].data) and not row[name].errors]
    for name in missing:
        text = row.NEEDED[name]
        complain(row[name], _("%(what)s Or tick “take out”.", what=text) if row.was.data else text)
    return not missing


def tell_what_is_missing(form):
    """What a form lacks besides what is wrong in single fields: nobody wants to learn it at the next attempt only."""
    for rows in (form.fields, *(form[name] for name in LISTS)):
        for row in (entry.form for entry in rows):
            if not row.remove.data and not row.is_empty():
                is_complete(row)


def _places(now: dict, rows) -> dict:
    """{number of a row of the form: place in the list of what it showed, None if that is no longer there}"""
    found: dict = {}
    for number, row in enumerate(rows):
        drawn = read(row.was.data)
        free = (place for place in now if place not in found.values())
        found[number] = next((place for place in free if drawn and not differing(drawn, now[place])), None)
    return found


def _fact(name, value) -> dict:
    """A single field as `edit_workshop` takes it."""
    if name in ("organisers", "funders"):
        return {name: [line.strip() for line in (value or "").splitlines() if line.strip()]}
    if name == "institutions":
        return {"group_minimum": 1 if value else 3}
    return {name: value if isinstance(value, int) else value or ""}


def _plain(row: dict) -> dict:
    """A row as its command takes it."""
    given = {name: text_of(value) if name == "at" else value or "" for name, value in row.items()}
    return {name: value or None if name in ("at", "phase") else value for name, value in given.items()}
