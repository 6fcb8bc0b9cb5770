"""Moderators' pages: the own workshops, a new one, editing one, and who else may run it."""

from datetime import time, timedelta
from functools import wraps
from zoneinfo import ZoneInfo

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from ... import accounts
from ...clock import now
from ...domain.groups.groupings import breadth_grouping
from ...domain.registrations.queries import figures as registered
from ...domain.weightings.queries import tallied
from ...domain.workshops.queries import (
    fields_of,
    figures,
    is_guest,
    is_moderator,
    role_of,
    workshop_by_id,
    workshops_of,
)
from ...engine.context import Actor
from ...engine.perform import perform_whole
from ...errors import Refused
from ...extensions import db
from ..http.facts import LONG, fact
from ..http.sentences import sentence
from . import besides, holding
from .drawn import marks
from .forms import new_key
from .local_times import shown
from .more_rows import add_row, take_up, tell_crowded
from .sections import sections
from .skylines import miniature
from .stale import complain
from .workshop_edits import Edits, tell_what_is_missing
from .workshop_forms import PHASES, EditWorkshop, FieldRow, NewWorkshop
from .workshop_making import make
from .workshop_values import to_form, values

pages = Blueprint("workshops", __name__)
#: How often a form is looked at anew when others save at the same moment
ATTEMPTS = 5


def for_moderators(view):
    """The view gets the signed-in moderator's id, and the workshop of `<ident>` if that is one of the own."""

    @wraps(view)
    def guarded(ident=None, **more):
        moderator = accounts.signed_in()
        if moderator is None:
            return redirect(f"/sign-in?next={request.path}")
        if ident is None:
            return view(moderator)
        workshop = workshop_by_id(db.session, ident)
        if workshop is None or not is_moderator(db.session, ident, moderator):
            abort(404 if workshop is None else 403)
        if workshop.purged is not None and request.endpoint != "retention.page":
            abort(410)
        return view(moderator, workshop, **more)

    return guarded


def for_office(view):
    """As `for_moderators`, also for the workshop's office: the view gets the workshop and whether it is a moderator."""

    @wraps(view)
    def guarded(ident, **arguments):
        account = accounts.signed_in()
        if account is None:
            return redirect(f"/sign-in?next={request.path}")
        workshop, role = workshop_by_id(db.session, ident), role_of(db.session, ident, account)
        if workshop is None or role not in ("moderator", "office"):
            abort(404 if workshop is None else 403)
        return view(workshop, role == "moderator", **arguments)

    return guarded


def desk_of(moderator: int) -> Actor:
    return Actor("desk", b"moderator:%d" % moderator, moderator)


@pages.get("/workshops")
@for_moderators
def all_workshops(moderator):
    """Today, planned, finished."""
    groups: dict = {"today": [], "planned": [], "finished": []}
    for workshop in workshops_of(db.session, moderator):
        row = {"workshop": workshop, "figures": figures(db.session, workshop.id)}
        row["registered"] = registered(db.session, workshop.id).registered
        groups[_when(workshop)].append(row)
    groups["planned"].reverse()
    for row in groups["finished"]:
        row["skyline"] = miniature(tallied(db.session, row["workshop"]))
    colors = {row["workshop"].id: _colors(row["workshop"].id) for row in groups["finished"]}
    return render_template(
        "pages/workshops.html",
        groups=groups,
        colors=colors,
        administrator=accounts.is_administrator(),
        offices=workshops_of(db.session, moderator, "office"),
        helps=[one for one in workshops_of(db.session, moderator, "helper") if one.purged is None],
        makes=accounts.is_administrator() or not is_guest(db.session, moderator),
    )


def _when(workshop) -> str:
    zone = ZoneInfo(workshop.time_zone)
    today = now().astimezone(zone).date()
    if workshop.state in ("closed", "released") or workshop.ends.astimezone(zone).date() < today:
        return "finished"
    return "today" if workshop.starts.astimezone(zone).date() <= today else "planned"


def _colors(ident) -> dict:
    return {field.id: field.color for field in fields_of(db.session, ident)}


@pages.route("/workshops/new", methods=["GET", "POST"])
@for_moderators
def new(moderator):
    """From a template, or with ?copy=<id> of a workshop that is filled in already."""
    if is_guest(db.session, moderator) and not accounts.is_administrator():
        abort(403)
    there = (workshop for workshop in workshops_of(db.session, moderator) if workshop.purged is None)
    own = {str(workshop.id): workshop for workshop in there}
    drawn = _drawn(own.get(request.args.get("copy", "")))
    form = NewWorkshop(data=drawn | {"key": new_key(), "was": marks(drawn)})
    form.offer({ident: workshop.title for ident, workshop in own.items()})
    if form.validate_on_submit():
        try:
            return redirect(url_for("workshops.edit", ident=make(moderator, form, own)))
        except Refused as refused:
            beside(form, refused)
    return render_template("pages/new.html", form=form), 422 if form.is_submitted() else 200


def _drawn(original) -> dict:
    """What the form of a new workshop shows at first."""
    tomorrow = (now() + timedelta(days=1)).date()
    if original is None:
        return {"day": tomorrow, "starts": time(17), "ends": time(19), "place": ""}
    starts, ends = (shown(moment, original.time_zone).time() for moment in (original.starts, original.ends))
    facts = {"title": original.title, "place": original.place, "template": "copy", "original": str(original.id)}
    return facts | {"day": tomorrow, "starts": starts, "ends": ends}


def beside(form, refused: Refused):
    """Put the refusal's sentence beside its field, else on top of the form."""
    at = form._fields.get(refused.data.get("field") or "")
    if at is None:
        flash(sentence(refused.code, refused.data), "refused")
    else:
        complain(at, sentence(refused.code, refused.data))


@pages.route("/workshops/<int:ident>/edit", methods=["GET", "POST"])
@for_moderators
@fact(LONG)
def edit(moderator, workshop):
    """What was touched is saved; what has changed meanwhile is refused at its field, with all that was typed."""
    ident, wrong = workshop.id, False
    form = EditWorkshop(data=to_form(values(workshop, fields_of(db.session, ident))))
    if form.is_submitted():
        crowded = take_up(form)
        if "more" in request.form:
            add_row(form, request.form["more"])
            tell_crowded(crowded)
            return _drawn_again(ident, form, bool(crowded))
        wrong = not (_is_sound(form, crowded) and _save(moderator, ident, form))
        if not wrong:
            flash(_("Saved."))
            return redirect(url_for("workshops.edit", ident=ident))
    return _drawn_again(ident, form, wrong)


def _is_sound(form, crowded) -> bool:
    sound = form.validate()
    if not sound:
        tell_what_is_missing(form)
    tell_crowded(crowded)
    return sound and not crowded


def _drawn_again(ident, form, wrong):
    workshop = workshop_by_id(db.session, ident)
    assert workshop is not None
    counting = (breadth_grouping(workshop.groupings) or {}).get("id")
    page = render_template(
        "pages/edit.html",
        form=form,
        workshop=workshop,
        wrong=wrong,
        counting=counting,
        sections=sections(form),
        besides=besides.by_phase(),
        holding=holding.TICKS,
        phase_names=dict(PHASES),
        short_name=FieldRow.SHORT,
    )
    return page, 422 if wrong else 200


def _save(moderator, ident, form) -> bool:
    """Carry the form out, all of it or nothing. Somebody may save at the same moment: then it is looked at anew."""
    for _attempt in range(ATTEMPTS):
        workshop, fields = workshop_by_id(db.session, ident), fields_of(db.session, ident)
        assert workshop is not None
        edits = Edits(form, values(workshop, fields), workshop, {field.id: field.edited for field in fields})
        db.session.rollback()
        if edits.wrong or not edits.commands:
            return not edits.wrong
        try:
            perform_whole(ident, desk_of(moderator), [command for command, _row in edits.commands])
        except Refused as refused:
            if refused.code != "changed_meanwhile":
                edits.place(refused, edits.commands[refused.place][1])
                return False
        else:
            return True
    flash(sentence("changed_meanwhile", {}), "refused")
    return False
