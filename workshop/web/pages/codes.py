"""Personal codes: how many there are, and the slips to cut out, which can be printed again."""

from flask import Blueprint, Response, current_app, flash, redirect, render_template, url_for
from flask_babel import get_locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import IntegerField
from wtforms.validators import InputRequired, NumberRange

from ... import accounts
from ...domain.people.code_letters import MOST, codes_of
from ...domain.people.code_letters import shown as printed
from ...domain.people.queries import codes_used
from ...engine.command import data_for
from ...engine.keys import Command
from ...engine.perform import perform
from ...export.lists import Listing, made
from ...extensions import db
from ..http.sentences import sentence
from .forms import new_key
from .live_pages import public_url, readable
from .workshops import desk_of, for_moderators

pages = Blueprint("codes", __name__)


class CodesForm(FlaskForm):
    codes = IntegerField(
        _l("How many codes?"),
        [
            InputRequired(_l("Please enter a whole number.")),
            NumberRange(0, MOST, _l("Please enter a whole number from 0 to %(most)s.", most=MOST)),
        ],
    )


@pages.route("/workshops/<int:ident>/codes", methods=["GET", "POST"])
@for_moderators
def page(moderator, workshop):
    form, ident = CodesForm(data={"codes": workshop.codes or None}), workshop.id
    if form.validate_on_submit():
        command = Command(new_key(), "set_codes", data_for("set_codes", {"codes": form.codes.data}))
        answer = perform(ident, desk_of(moderator), [command])[0]
        if answer["status"] == "saved":
            flash(_("Saved."))
            return redirect(url_for("codes.page", ident=ident))
        code = "codes_fixed" if answer["code"] == "weighting_begun" else answer["code"]
        form.codes.errors = [sentence(code, answer["data"])]
    used = codes_used(db.session, ident)
    drawn = render_template("pages/codes.html", workshop=workshop, form=form, used=used, most=MOST)
    return drawn, 422 if form.codes.errors else 200


@pages.get("/workshops/<int:ident>/codes.pdf")
@for_moderators
def slips(_moderator, workshop):
    """By their letters: the order tells nothing of their numbers, nor of who has got which."""
    if not workshop.codes:
        return redirect(url_for("codes.page", ident=workshop.id))
    address, code = f"{public_url()}/w/{workshop.code}", workshop.code
    rows = [(printed(one), f"{address}#{one}") for one in sorted(codes_of(workshop.uid, workshop.codes))]
    note = _(
        "Scan the square, or open %(address)s on your phone, type %(code)s, and then your personal code. Nobody keeps "
        "who has got which slip.",
        address=readable(public_url()),
        code=f"{code[:3]} {code[3:]}",
    )
    listing = Listing(workshop.title, "", note, get_locale().language, (), tuple(rows))
    content = made("slips", listing, current_app.extensions["settings"], db.session.rollback)
    accounts.noted("codes_printed", workshop=code)
    name = f"{code}-{_('codes')}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(content, content_type="application/pdf", headers=headers)
