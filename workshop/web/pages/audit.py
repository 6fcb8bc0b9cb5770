"""What accounts did: the list for administrators, the own one, and what there is to know about it."""

from flask import Blueprint, redirect, render_template, request

from ... import accounts
from ..http.numbers import whole
from .accounts import administrators_only
from .deeds import DEEDS

pages = Blueprint("audit", __name__)
#: Lines on a page
PAGE = 100


@pages.get("/audit")
def everybody():
    """The last ninety days, by a hundred; `account` only what one did."""
    refused = administrators_only()
    if refused:
        return refused
    account, before = whole(request.args.get("account", "")), whole(request.args.get("before", ""))
    rows = accounts.deeds(account, PAGE, before)
    people = {one.id: one for one in accounts.all_moderators()}
    return render_template(
        "pages/audit.html", rows=rows, people=people, account=account, deeds=DEEDS, page=PAGE, days=accounts.DAYS
    )


@pages.get("/audit/about")
def about():
    """What is written down, why, for how long and who sees it: for everybody who has an account, and their council."""
    if accounts.signed_in() is None:
        return redirect("/sign-in?next=/audit/about")
    return render_template("pages/audit_about.html", deeds=DEEDS, days=accounts.DAYS)
