"""The rules of a workshop: a few sentences of its moderators, else those of the house."""

from flask import Blueprint, render_template
from flask_babel import gettext as _

from ...extensions import db
from ..http.identity import with_workshop
from ..http.reading import take_turn

pages = Blueprint("rules", __name__)


def usual() -> list[str]:
    """What holds in every room, in the reader's language."""
    return [
        _("We listen to one another and let one another finish."),
        _("We talk about ideas and not about people: nobody is named or offended."),
        _("One idea at a time, in words that everybody understands."),
        _("What breaks the law, offends or advertises is not shown."),
        _("Moderators may hide what somebody writes. Its author is told why, and can talk to them."),
    ]


@pages.get("/w/<code>/rules")
@with_workshop
def page(workshop):
    take_turn(db.session, workshop)
    told = [line.strip() for line in workshop.rules.splitlines() if line.strip()]
    return render_template("pages/rules.html", workshop=workshop, rules=told or usual())
