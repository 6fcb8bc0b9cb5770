"""Moderators' pages: the own workshops, a new one, editing, and who else may run it."""

from flask import Blueprint, redirect, render_template

from .. import accounts
from ..extensions import db
from ..queries.workshops import workshops_of

pages = Blueprint("workshops", __name__)


@pages.get("/workshops")
def all_workshops():
    moderator = accounts.signed_in()
    if moderator is None:
        return redirect("/sign-in?next=/workshops")
    return render_template("pages/workshops.html", workshops=workshops_of(db.session, moderator))
