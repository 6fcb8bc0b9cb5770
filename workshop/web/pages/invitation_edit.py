"""Moderators write the invitation and say how one registers."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, StringField, TextAreaField
from wtforms.validators import NumberRange, Optional, ValidationError

from ...clock import now
from ...domain.groups.groupings import main_grouping
from ...domain.invitations.commands import FRESH, EditInvitation
from ...domain.invitations.queries import invitation_of
from ...domain.registrations import answering, letters
from ...domain.registrations.places import taken
from ...domain.registrations.queries import figures
from ...engine.command import data_for
from ...engine.keys import Command
from ...engine.perform import carried, perform_whole
from ...engine.schema import most
from ...errors import Refused
from ...extensions import db
from ..http.facts import LONG, fact
from ..http.numbers import whole
from .forms import new_key
from .lengths import Most
from .live_pages import public_url, readable
from .local_times import meant, shown
from .workshop_forms import TYPED, Clock, Day, Number
from .workshops import beside, desk_of, for_moderators

pages = Blueprint("invitation_edit", __name__)


def _text(label, name, rows=3):
    return TextAreaField(label, [Most(most(EditInvitation, name))], render_kw={"rows": rows})


def _number(label, most_of):
    told = _l("Please enter a number from 1 to %(most)s.", most=most_of)
    return Number(label, [Optional(), NumberRange(1, most_of, told)], **TYPED)


class Limit(Number):
    """0 is a limit as well, so what is no number must not become it."""

    def process_formdata(self, valuelist):
        super().process_formdata(valuelist)
        if valuelist and self.data == 0 and valuelist[0].strip("0 "):
            self.data = -1


def _limit(label):
    most_of = most(EditInvitation, "places")
    told = _l("Please enter a number from 0 to %(most)s.", most=most_of)
    return Limit(label, [Optional(), NumberRange(0, most_of, told)], **TYPED)


class InvitationForm(FlaskForm):
    """`seen`: the number of the last edit when it was drawn; `asks_fewer`: is `fewer` there to be ticked?"""

    asks_fewer = False
    seen = HiddenField()
    published = BooleanField(_l("Everybody who has the link may see the invitation"))
    indexed = BooleanField(_l("Search engines may list it"))
    about = _text(_l("What it is about"), "about", 5)
    rules = _text(_l("Rules of the day"), "rules")
    access = _text(_l("The way there, and how accessible the place is"), "access")
    languages = StringField(_l("Languages"), [Most(most(EditInvitation, "languages"))])
    photos = _text(_l("Notice about photographs"), "photos", 2)
    map_link = StringField(_l("Link to a map"), [Most(most(EditInvitation, "map_link"))])
    video_link = StringField(_l("Link to the video conference"), [Most(most(EditInvitation, "video_link"))])
    registers = BooleanField(_l("One can register"))
    places = _number(_l("Places"), most(EditInvitation, "places"))
    fewer = BooleanField(_l("Fewer places than are taken: that is meant"))
    together = _number(_l("At most so many people with one registration"), most(EditInvitation, "together"))
    hours = _number(_l("Hours to say yes for whoever is moved up"), most(EditInvitation, "hours"))
    opens_day, opens_at = Day(_l("Registration from"), [Optional()]), Clock(_l("Time"), [Optional()])
    closes_day, closes_at = Day(_l("Registration until"), [Optional()]), Clock(_l("Time"), [Optional()])
    needs = BooleanField(_l("Ask what people need: access without steps, interpreter, induction loop, childcare"))
    question = StringField(_l("A question of your own"), [Most(most(EditInvitation, "question"))])
    greeting = _text(_l("Your words above every message"), "greeting")


#: Fields that are sent as they are
PLAIN = (
    "published", "indexed", "about", "rules", "access", "languages", "photos", "map_link", "video_link", "registers",
    "places", "together", "hours", "needs", "question", "greeting",
)  # fmt: skip


def form_of(workshop) -> type[InvitationForm]:
    """With a limit for each group of the question that is asked."""
    grouping = main_grouping(workshop.groupings)
    limits = {f"limit_{one['id']}": _limit(one["name"]) for one in grouping["groups"]} if grouping else {}
    return type("InvitationOfWorkshop", (InvitationForm,), limits)


def to_form(row, workshop) -> dict:
    """What the form shows of an invitation; None is one that nobody has written yet."""
    if row is None:
        return {"seen": 0, "needs": True} | {name: value for name, value in FRESH.items() if name in PLAIN}
    values = {name: getattr(row, name) for name in PLAIN} | {"seen": row.edited}
    for name in ("opens", "closes"):
        moment = getattr(row, name)
        if moment:
            there = shown(moment, workshop.time_zone)
            values |= {f"{name}_day": there.date(), f"{name}_at": there.time().replace(second=0, microsecond=0)}
    return values | {f"limit_{group}": places for group, places in row.limits.items()}


def from_form(form, workshop) -> dict:
    """The data of the command. Raises ValidationError for a time without a date."""
    data = {name: form[name].data for name in PLAIN} | {"base": public_url()}
    data |= {"together": data["together"] or 4, "hours": data["hours"] or 24, "seen": whole(form.seen.data or "") or 0}
    for name, usual in (("opens", time(0)), ("closes", time(23, 59))):
        day, at = form[f"{name}_day"], form[f"{name}_at"]
        if at.data and not day.data:
            day.errors = [_("Please enter a date, for example 2026-11-22.")]
            raise ValidationError
        there = day.data and datetime.combine(day.data, at.data or usual)
        data[name] = meant(there, workshop.time_zone).astimezone(ZoneInfo("UTC")).isoformat() if there else None
    limits = {
        name.removeprefix("limit_"): field.data for name, field in form._fields.items() if name.startswith("limit_")
    }
    return data | {"limits": {group: places for group, places in limits.items() if places is not None}}


def _limits(form) -> list:
    """The fields of places by group."""
    return [field for name, field in form._fields.items() if name.startswith("limit_")]


@pages.route("/workshops/<int:ident>/invitation", methods=["GET", "POST"])
@for_moderators
@fact(LONG)
def edit(moderator, workshop):
    """What has been changed meanwhile by others is refused, with all that was typed."""
    ident, row = workshop.id, invitation_of(db.session, workshop.id)
    form = form_of(workshop)(data=to_form(row, workshop))
    if form.validate_on_submit() and _is_meant(workshop, row, form) and _save(moderator, workshop, form):
        flash(_("Saved."))
        return redirect(url_for("invitation_edit.edit", ident=ident))
    db.session.rollback()
    page = render_template(
        "pages/invitation_edit.html",
        form=form,
        workshop=workshop,
        invitation=row,
        limits=_limits(form),
        grouping=main_grouping(workshop.groupings),
        where=readable(f"{public_url()}/i/{workshop.code}"),
        figures=figures(db.session, ident),
    )
    return page, 422 if form.is_submitted() else 200


def _is_meant(workshop, row, form) -> bool:
    """Are there as many places as are taken already, or has somebody ticked that there shall be fewer?"""
    if row is None or form.fewer.data:
        return True
    by_group = taken(db.session, workshop.id)
    asked = [(form.places, row.places, sum(by_group.values()))]
    for field in _limits(form):
        group = field.name.removeprefix("limit_")
        asked.append((field, row.limits.get(group), by_group.get(int(group), 0)))
    wrong = [(field, many) for field, before, many in asked if field.data not in (None, before) and field.data < many]
    for field, many in wrong:
        told = ngettext("%(num)s person has a place already.", "%(num)s people have a place already.", many)
        field.errors = [told + " " + _("Nobody loses it; nobody new gets one until there are fewer than you say. "
                                       "If that is meant, tick it below and save once more.")]  # fmt: skip
    form.asks_fewer = bool(wrong)
    return not wrong


def _save(moderator, workshop, form) -> bool:
    try:
        data = data_for("edit_invitation", from_form(form, workshop), wire=False)
        ident, post = workshop.id, letters.Letters(public_url())
        perform_whole(ident, desk_of(moderator), [Command(new_key(), "edit_invitation", data)])
        carried(lambda session: answering.move_up(session, ident, now(), post))
    except ValidationError:
        return False
    except Refused as refused:
        if refused.code == "changed_meanwhile":
            db.session.rollback()
            kept = invitation_of(db.session, workshop.id)
            form.seen.data = str(kept.edited if kept else 0)
            told = _(
                "Somebody else has saved the invitation meanwhile. Below stands what you typed: look at theirs first."
            )
            flash(told + " " + _("If you save once more, yours takes its place."), "refused")
            return False
        about_what = str(refused.data.get("field") or "")
        refused.data["field"] = {"opens": "opens_day", "closes": "closes_day"}.get(about_what, about_what)
        beside(form, refused)
        return False
    return True
