"""How long a workshop is kept, and deleting it by hand: asked twice, by its title."""

from flask import Blueprint, current_app, flash, redirect, render_template, request
from flask_babel import format_date
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import HiddenField, RadioField, StringField, ValidationError
from wtforms.validators import Optional

from ... import accounts
from ...clock import now
from ...domain.workshops.retention import default_day, deletion_day, is_soon, today_in
from ...engine.command import data_for
from ...engine.keys import Command
from ...engine.perform import perform_whole
from ...errors import Refused
from ...extensions import db
from ...installation import the_installation
from ...retention import delete_workshop, keep_protocol_only
from ...retention.losses import losses
from ..http.numbers import whole
from .choices import choices
from .forms import new_key
from .workshop_forms import Day
from .workshops import beside, desk_of, for_moderators

pages = Blueprint("retention", __name__)
KEEP = (
    ("", _l("Nothing is kept, the protocol neither")),
    ("yes", _l("The released protocol is kept")),
)


class Keeping(FlaskForm):
    """The day, and what is left then. `seen`: the number of the workshop's last change as it was drawn."""

    seen = HiddenField()
    delete_on = Day(_l("Date of deletion"), [Optional()])
    keep_protocol = RadioField(_l("On that day"), choices=choices(KEEP))


class Deleting(FlaskForm):
    """By hand. `sure`: the last question has been answered."""

    title = StringField(_l("Title of the workshop"))
    keep = RadioField(_l("The protocol"), choices=choices(KEEP), default="")
    sure = HiddenField()

    def __init__(self, right: str):
        super().__init__(prefix="delete")
        self._right = right

    def validate_title(self, field):
        if _plain(field.data or "") != _plain(self._right):
            raise ValidationError(_("This is not the title of this workshop. Nothing has been deleted."))


def _plain(title: str) -> str:
    return " ".join(title.split()).casefold()


@pages.app_template_filter("deletion_day")
def deletion_day_of(workshop) -> str:
    """The day on which it is deleted, in the reader's language, never torn apart."""
    return format_date(deletion_day(workshop, the_installation().facts), "long").replace(" ", "\u00a0")


@pages.app_template_test("deleted_soon")
def is_deleted_soon(workshop) -> bool:
    """Has it two weeks left, or less?"""
    if workshop.purged is not None:
        return False
    return is_soon(deletion_day(workshop, the_installation().facts), today_in(workshop, now()))


@pages.route("/workshops/<int:ident>/retention", methods=["GET", "POST"])
@for_moderators
def page(moderator, workshop):
    """What can be said about it while it is there; of one whose protocol is kept, only its end."""
    keeping, deleting = _keeping(workshop), Deleting(workshop.title)
    wish = request.form.get("wish") if request.method == "POST" else None
    if wish == "save" and workshop.purged is None and keeping.validate_on_submit():
        if _saved(moderator, workshop, keeping):
            flash(_("Saved."))
            return redirect(request.path)
        keeping.seen.data = str(workshop.changed)
    if wish == "delete" and deleting.validate_on_submit():
        if deleting.sure.data != "yes":
            return _last_question(workshop, deleting)
        return _delete(workshop, deleting.keep.data == "yes")
    return _drawn(workshop, keeping, deleting), 422 if wish else 200


def _keeping(workshop) -> Keeping:
    chosen = deletion_day(workshop, the_installation().facts) if workshop.delete_on else None
    kept = "yes" if workshop.keep_protocol else ""
    return Keeping(data={"delete_on": chosen, "keep_protocol": kept, "seen": str(workshop.changed)})


def _saved(moderator, workshop, form) -> bool:
    day = form.delete_on.data
    data = {"delete_on": day and day.isoformat(), "keep_protocol": form.keep_protocol.data == "yes"}
    command = Command(new_key(), "set_retention", data_for("set_retention", data, wire=False), whole(form.seen.data))
    try:
        perform_whole(workshop.id, desk_of(moderator), [command])
    except Refused as refused:
        beside(form, refused)
        return False
    return True


def _drawn(workshop, keeping, deleting):
    facts = the_installation().facts
    return render_template(
        "pages/retention.html",
        workshop=workshop,
        keeping=keeping,
        deleting=deleting,
        default=format_date(default_day(workshop, facts), "long"),
        lost=losses(db.session, workshop.id),
    )


def _last_question(workshop, form):
    return render_template("pages/delete.html", workshop=workshop, form=form, lost=losses(db.session, workshop.id))


def _delete(workshop, keep: bool):
    ident, code, settings = workshop.id, workshop.code, current_app.extensions["settings"]
    db.session.rollback()
    accounts.noted("workshop_deleted", workshop=code)
    if keep:
        keep_protocol_only(ident, settings)
        flash(_("Deleted. The protocol is left."))
        return redirect(f"/w/{code}/protocol")
    delete_workshop(ident, settings)
    flash(_("The workshop has been deleted."))
    return redirect("/workshops")
