"""Sheets of paper for whoever has no phone: moderators print them here and count them by hand."""

from dataclasses import dataclass, field
from functools import wraps

from flask import Blueprint, Response, abort, current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from ...domain.groups.groupings import main_grouping
from ...domain.sheets.queries import candidates_by_field
from ...domain.weightings.paper import counted
from ...engine.command import data_for
from ...engine.keys import Command
from ...engine.perform import perform
from ...errors import Refused
from ...export.lists import Sheets, sheets_made
from ...export.methods import method
from ...export.words import Words
from ...extensions import db
from ...i18n import local
from ..http.identity import for_its_moderators
from ..http.numbers import whole
from ..http.sentences import sentence
from .forms import new_key
from .live_pages import public_url, qr_drawing
from .workshops import desk_of

pages = Blueprint("sheets", __name__)
#: So many sheets are made in one file
BATCH = 40


@dataclass
class Typed:
    """What stands in the form for one sheet; `again`: the number of the counted sheet that this is meant to replace."""

    sheet: str = ""
    group: str = ""
    values: dict[int, str] = field(default_factory=dict)
    again: int = 0


def for_who_counts(view):
    """The view gets the workshop, the weighting that is asked for or in hand, and the moderator."""

    @for_its_moderators
    @wraps(view)
    def chosen(workshop, moderator):
        wanted = request.args.get("weighting")
        weighting = workshop.in_hand if wanted is None else None
        for one in workshop.weightings:
            if weighting is None and one.id == whole(wanted or "") and one.state == "shown":
                weighting = one
        if weighting is None:
            abort(404)
        return view(workshop, weighting, moderator)

    return chosen


@pages.route("/w/<code>/sheets", methods=["GET", "POST"])
@for_who_counts
def page(workshop, weighting, moderator):
    """Print sheets, and type in what is on them."""
    typed, refused = Typed(sheet=request.args.get("sheet", "")[:4]), ""
    if request.method == "POST":
        typed, refused, where = _act(workshop, weighting.id, moderator)
        if not refused:
            return redirect(where)
        db.session.rollback()
    numbers = counted(db.session, weighting)
    counted_already = whole(typed.sheet) if whole(typed.sheet) in numbers else None
    if request.method == "GET" and counted_already:  # somebody has chosen to correct it
        typed.again = counted_already
    grouping, fields = main_grouping(workshop.groupings), candidates_by_field(db.session, workshop, weighting)
    drawn = render_template(
        "pages/sheets.html",
        workshop=workshop,
        weighting=weighting,
        weightings=[one for one in workshop.weightings if one.state == "shown"],
        way=method(weighting.method),
        most=weighting.limits.model_dump().get("points"),
        ideas=weighting.limits.model_dump().get("ideas"),
        fields=fields,
        many=sum(len(ideas) for _field, ideas in fields),
        grouping=grouping,
        numbers=numbers,
        files=[(first, min(first + BATCH - 1, workshop.sheets)) for first in range(1, workshop.sheets + 1, BATCH)],
        typed=typed,
        counted_already=counted_already,
        refused=refused,
        open=weighting.asked and not weighting.revealed and not weighting.sealed,
        words=Words(workshop.language),
    )
    return drawn, 422 if refused else 200


def _act(workshop, weighting: int, moderator: int) -> tuple[Typed, str, str]:
    """(what was typed, why it was refused or "", where to go on)."""
    wish, form = request.form.get("wish", ""), request.form
    typed = Typed(form.get("sheet", ""), form.get("group", ""), _values(form), whole(form.get("again", "")) or 0)
    here = url_for("sheets.page", code=workshop.code, weighting=weighting)
    if wish == "print":
        return typed, _perform(workshop, moderator, "print_sheets", sheets=_number(form.get("sheets", ""))), here
    name, data = "remove_sheet", {"weighting": weighting, "sheet": _number(typed.sheet)}
    if wish != "remove":
        name = "count_sheet"
        values = {} if wish == "void" else {str(idea): _number(text) for idea, text in typed.values.items()}
        groups = [whole(typed.group)] if whole(typed.group) else []
        data |= {"groups": groups, "values": values, "again": typed.again == whole(typed.sheet)}
        if wish != "void" and not values:
            return typed, _("Nothing is marked. If the sheet is empty, please choose “Empty or void”."), here
    told = _told(wish, typed)
    refused = _perform(workshop, moderator, name, **data)
    if not refused:
        flash(told)
    return typed, refused, here


def _told(wish: str, typed: Typed) -> str:
    if wish == "remove":
        return _("Sheet %(number)s is no longer counted.", number=typed.sheet)
    if wish == "void":
        return _("Sheet %(number)s is counted as empty or void.", number=typed.sheet)
    total = sum(whole(text) or 0 for text in typed.values.values())
    if typed.again == whole(typed.sheet):
        return _("Sheet %(number)s is replaced: %(total)s in all.", number=typed.sheet, total=total)
    return _("Sheet %(number)s is counted: %(total)s in all.", number=typed.sheet, total=total)


def _values(form) -> dict[int, str]:
    found = {}
    for name, text in form.items():
        idea = whole(name.removeprefix("idea-")) if name.startswith("idea-") else None
        if idea and text.strip() not in ("", "0"):
            found[idea] = text.strip()
    return found


def _number(text: str):
    """The whole number in a text, or the text, which the command refuses."""
    found = whole(text.strip())
    return text if found is None else found


def _perform(workshop, moderator: int, name: str, **data) -> str:
    """Why it was refused, or ""."""
    try:
        command = Command(new_key(), name, data_for(name, data, wire=False))
    except Refused as refused:
        return _("Please type whole numbers.") if refused.code == "bad_shape" else sentence(refused.code, refused.data)
    answer = perform(workshop.id, desk_of(moderator), [command])[0]
    return sentence(answer["code"], answer["data"]) if answer["status"] == "refused" else ""


@pages.get("/w/<code>/sheets.pdf")
@for_who_counts
def download(workshop, weighting, _moderator):
    """Numbered, on A4; `?first=41`: those of the second file."""
    fields, first = candidates_by_field(db.session, workshop, weighting), whole(request.args.get("first", "")) or 1
    if not 1 <= first <= workshop.sheets or not fields:
        flash(_("Please say how many sheets first.") if fields else _("There are no ideas to weight yet."), "refused")
        return redirect(url_for("sheets.page", code=workshop.code, weighting=weighting.id))
    numbers = range(first, min(first + BATCH, workshop.sheets + 1))
    sheets, name = _sheets(workshop, weighting, fields, numbers), f"{workshop.code}-{_('sheets')}-{first}.pdf"
    db.session.rollback()
    content = sheets_made(sheets, current_app.extensions["settings"])
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, content_type="application/pdf", headers=headers)


def _sheets(workshop, weighting, fields, numbers) -> Sheets:
    words, way = Words(workshop.language), method(weighting.method)
    grouping, address = main_grouping(workshop.groupings), f"{public_url()}/w/{workshop.code}/sheets"
    day = "EEEE, d. MMMM y" if words.language == "de" else "EEEE, d MMMM y"
    place = f", {workshop.place}" if workshop.place else ""
    note = words.gettext("The sheet bears no name. Its number only sees to it that it is counted once.")
    return Sheets(
        title=workshop.title,
        when=local(workshop.starts, workshop, day) + place,
        question=weighting.title,
        how=tuple(one for one in way.asking(weighting.limits.model_dump(), words) if one),
        crosses=way.crosses,
        fields=tuple(
            (one.letter, one.color, one.name, tuple((idea.id, idea.title) for idea in own)) for one, own in fields
        ),
        belongs=(grouping["name"], tuple(group["name"] for group in grouping["groups"])) if grouping else ("", ()),
        note=note,
        language=words.language,
        sheets=tuple((number, qr_drawing(f"{address}?weighting={weighting.id}&sheet={number}")) for number in numbers),
    )
