"""Moderators' pages: the own workshops, a new one, editing one, and who else may run it."""

from datetime import datetime, timedelta
from functools import wraps
from zoneinfo import ZoneInfo

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import get_locale
from flask_babel import gettext as _

from .. import accounts
from ..clock import now
from ..commands import Actor, Command, create_workshop, perform, perform_whole, shape
from ..errors import Refused
from ..extensions import db
from ..queries.workshops import fields_of, figures, is_moderator, members, tallied, workshop_by_id, workshops_of
from .forms import new_key
from .numbers import whole
from .sentences import sentence
from .workshop_forms import EditWorkshop, NewWorkshop
from .workshop_values import field_commands, from_copy, from_form, from_template, to_form

pages = Blueprint("workshops", __name__)


def for_moderators(view):
    """The view gets the signed-in moderator's id, and the workshop of `<ident>` if that is one of the own."""

    @wraps(view)
    def guarded(ident=None):
        moderator = accounts.signed_in()
        if moderator is None:
            return redirect(f"/sign-in?next={request.path}")
        if ident is None:
            return view(moderator)
        workshop = workshop_by_id(db.session, ident)
        if workshop is None or not is_moderator(db.session, ident, moderator):
            abort(404 if workshop is None else 403)
        return view(moderator, workshop)

    return guarded


def desk_of(moderator: int) -> Actor:
    return Actor("desk", b"moderator:%d" % moderator, moderator)


@pages.get("/workshops")
@for_moderators
def all_workshops(moderator):
    """Today, planned, finished."""
    groups: dict = {"today": [], "planned": [], "finished": []}
    for workshop in workshops_of(db.session, moderator):
        row = {"workshop": workshop, "figures": figures(db.session, workshop.id), "tallied": []}
        groups[_when(workshop)].append(row)
    groups["planned"].reverse()
    for row in groups["finished"]:
        row["tallied"] = tallied(db.session, row["workshop"].id)
    colors = {row["workshop"].id: _colors(row["workshop"].id) for row in groups["finished"]}
    return render_template(
        "pages/workshops.html", groups=groups, colors=colors, administrator=accounts.is_administrator()
    )


def _when(workshop) -> str:
    zone = ZoneInfo(workshop.time_zone)
    today = now().astimezone(zone).date()
    if workshop.state in ("closed", "released") or workshop.ends.astimezone(zone).date() < today:
        return "finished"
    return "today" if workshop.starts.astimezone(zone).date() == today else "planned"


def _colors(ident) -> dict:
    return {field.id: field.color for field in fields_of(db.session, ident)}


@pages.route("/workshops/new", methods=["GET", "POST"])
@for_moderators
def new(moderator):
    own = workshops_of(db.session, moderator)
    tomorrow = (now() + timedelta(days=1)).date()
    usual = {"day": tomorrow, "starts": datetime(2000, 1, 1, 17).time(), "ends": datetime(2000, 1, 1, 19).time()}
    form = NewWorkshop(data=usual | {"key": new_key()})
    form.original.choices = [(str(workshop.id), workshop.title) for workshop in own]
    if form.validate_on_submit():
        try:
            return redirect(url_for("workshops.edit", ident=_create(moderator, form, own)))
        except Refused as refused:
            beside(form, refused)
    return render_template("pages/new.html", form=form), 422 if form.is_submitted() else 200


def _create(moderator, form, own) -> int:
    original = {str(workshop.id): workshop for workshop in own}.get(form.original.data or "")
    starts, ends = form.moments("Europe/Berlin")
    if form.template.data == "copy" and original is not None:
        values, fields = from_copy(original), fields_of(db.session, original.id)
    else:
        name = form.template.data if form.template.data != "copy" else "ideas"
        values, fields = from_template(name, starts, get_locale().language), []
    facts = {"title": form.title.data, "starts": starts, "ends": ends}
    facts |= {"place": form.place.data} if form.place.data else {}
    copies = [
        (
            "add_field_of_action",
            {name: getattr(field, name) for name in ("letter", "name", "short_name", "impulse", "color")},
        )
        for field in fields
    ]
    ident = create_workshop(moderator, form.key.data or new_key(), values | facts)
    if copies:
        perform(ident, desk_of(moderator), [Command(new_key(), name, shape(name, data)) for name, data in copies])
    return ident


def beside(form, refused: Refused):
    """Put the refusal's sentence beside its field, else on top of the form."""
    field = form._fields.get(refused.data.get("field") or "")
    if field is None:
        flash(sentence(refused.code, refused.data), "refused")
    else:
        field.errors = [*field.errors, sentence(refused.code, refused.data)]


@pages.route("/workshops/<int:ident>/edit", methods=["GET", "POST"])
@for_moderators
def edit(moderator, workshop):
    fields = fields_of(db.session, workshop.id)
    form = EditWorkshop(data=to_form(workshop, fields))
    if form.validate_on_submit():
        refused = _save(moderator, workshop, form, {field.id: field for field in fields})
        if refused is None:
            flash(_("Saved."))
            return redirect(url_for("workshops.edit", ident=workshop.id))
        beside(form, refused)
    status = 422 if form.is_submitted() else 200
    return render_template("pages/edit.html", form=form, workshop=workshop_by_id(db.session, workshop.id)), status


def _save(moderator, workshop, form, fields) -> Refused | None:
    """Carry the form out as commands, all or none; the first refusal, or None."""
    seen = whole(form.seen.data)
    ident = workshop.id
    try:
        wanted = [
            Command(
                new_key(),
                "edit_workshop",
                shape("edit_workshop", from_form(form, workshop.time_zone, workshop.group_minimum)),
                seen,
            )
        ]
        wanted += [
            Command(new_key(), name, shape(name, data)) for name, data in field_commands(form.fields.data, fields)
        ]
        perform_whole(ident, desk_of(moderator), wanted)
    except Refused as refused:
        return refused
    return None


@pages.route("/workshops/<int:ident>/moderators", methods=["GET", "POST"])
@for_moderators
def moderators(moderator, workshop):
    """Who may run this workshop. Every one of them may add others and take them out again."""
    if request.method == "POST":
        wish, who = request.form.get("wish"), whole(request.form.get("moderator"))
        if wish in ("add", "remove") and who is not None and accounts.by_ids([who]):
            name = f"{wish}_moderator"
            ident = workshop.id
            answer = perform(
                ident, desk_of(moderator), [Command(new_key(), name, shape(name, {"moderator": who}, wire=False))]
            )[0]
            if answer["status"] == "refused":
                flash(sentence(answer["code"], answer["data"]), "refused")
        return redirect(
            url_for("workshops.moderators", ident=workshop_by_id(db.session, int(request.view_args["ident"])).id)
        )
    inside = set(members(db.session, workshop.id))
    everybody = [person for person in accounts.all_moderators() if person.active or person.id in inside]
    return render_template("pages/members.html", workshop=workshop, everybody=everybody, inside=inside)
