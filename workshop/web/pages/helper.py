"""For helpers, who enter for others: a ballot for somebody without a phone, and ideas from paper cards."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from ... import accounts
from ...domain.groups.groupings import main_grouping
from ...domain.ideas.queries import candidates, cards
from ...domain.workshops.queries import fields_of, role_of, workshop_by_id
from ...engine import may
from ...errors import Refused
from ...extensions import db
from ..http.facts import LONG, fact
from ..http.identity import with_workshop
from ..http.numbers import whole
from ..http.sentences import sentence
from .assisting import add_card, give_ballot
from .forms import key_or_new, new_key

pages = Blueprint("helper", __name__)
#: Who may enter for others
ENTERS = ("helper", "moderator")


@pages.route("/w/<code>/helper", methods=["GET", "POST"])
@with_workshop
@fact(LONG)
def page(workshop):
    account = accounts.signed_in()
    if account is None:
        return redirect(f"/sign-in?next={request.path}")
    if role_of(db.session, workshop.id, account) not in ENTERS:
        abort(403)
    if request.method == "GET":
        return _drawn(workshop)
    what = "card" if request.form.get("what") == "card" else "ballot"
    ident, code, key = workshop.id, workshop.code, key_or_new(request.form.get("key"))
    try:
        if what == "card":
            add_card(workshop, account, key, request.form)
            return _next_card(code)
        give_ballot(
            workshop,
            account,
            key,
            request.form,
            [idea.id for idea in candidates(db.session, workshop, workshop.in_hand)],
        )
    except Refused as refused:
        db.session.rollback()
        return _drawn(workshop_by_id(db.session, ident), refused, what, key), 422
    flash(_("This ballot is saved and closed. Now the next person."))
    return redirect(url_for("helper.page", code=code), code=303)


def _next_card(code):
    """The same field of action again, and the number after this one."""
    card = whole(request.form.get("card", "").strip())
    flash(_("Card %(number)s is saved.", number=card) if card else _("The idea is saved."))
    field, following = whole(request.form.get("field_of_action", "")), card + 1 if card else None
    return redirect(url_for("helper.page", code=code, _anchor="cards", field=field, card=following), code=303)


def _drawn(workshop, refused: Refused | None = None, what: str = "", key: str = ""):
    allowed = set(may.names(workshop, "phone"))
    told = None
    if refused is not None:
        told = {"what": what, "text": sentence(refused.code, refused.data), "field": _field(refused)}
    typed = request.form if refused is not None else None
    return render_template(
        "pages/helper.html",
        workshop=workshop,
        weighs="set_weight" in allowed,
        opened=workshop.state == "open",
        asked=candidates(db.session, workshop, workshop.in_hand),
        fields=fields_of(db.session, workshop.id),
        grouping=main_grouping(workshop.groupings),
        cards=cards(db.session, workshop.id),
        told=told,
        typed={"ballot": typed if what == "ballot" else None, "card": typed if what == "card" else None},
        keys={"ballot": key if what == "ballot" else new_key(), "card": key if what == "card" else new_key()},
        suggested={"field": whole(request.args.get("field")), "card": whole(request.args.get("card"))},
    )


def _field(refused: Refused) -> str:
    """Beside which field the sentence stands; "" for above the form."""
    beside = {
        "card_taken": "card",
        "code_unknown": "code",
        "field_removed": "field_of_action",
        "groups_missing": "groups",
    }
    return refused.data.get("field") or beside.get(refused.code, "")
