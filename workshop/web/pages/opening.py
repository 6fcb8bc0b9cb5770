"""Before phones may come in: what is missing, in plain words, and where it is entered. Only one thing must be there."""

from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from flask import Blueprint, flash, redirect, render_template
from flask_babel import gettext as _
from flask_babel import ngettext

from ...domain.groups.groupings import breadth_grouping, breadth_groups
from ...domain.pictures.queries import rows_of
from ...domain.workshops.queries import fields_of, workshop_by_id
from ...engine.command import data_for
from ...engine.keys import Command
from ...engine.perform import perform
from ...extensions import db
from ..http.sentences import sentence
from .forms import new_key
from .live_pages import public_url
from .workshops import desk_of, for_moderators

pages = Blueprint("opening", __name__)


@dataclass(frozen=True)
class Point:
    """Something looked at. `state`: there, needed, or what can be passed: missing, local. `link`: where to enter it."""

    title: str
    told: str
    state: str = "there"
    link: str | None = None


def points(workshop) -> list[Point]:
    """Everything that is looked at, in the order in which one would mend it."""
    return [_fields(workshop), _groups(workshop), _address(workshop), *_logos(workshop)]


def _fields(workshop):
    found, title = fields_of(db.session, workshop.id), _("Fields of action")
    if found:
        return Point(title, ", ".join(field.name for field in found))
    told = _("There is none yet. Phones put every idea into one, so at least one is needed.")
    return Point(title, told, "needed", f"/workshops/{workshop.id}/edit#fields")


def _groups(workshop):
    main, number = breadth_grouping(workshop.groupings), len(breadth_groups(workshop.groupings))
    title, link = _("Where people belong"), f"/workshops/{workshop.id}/edit#groups"
    if main is not None:
        told = ngettext(
            "%(name)s: %(num)s group counts for breadth.",
            "%(name)s: %(num)s groups count for breadth.",
            number,
            name=main["name"],
        )
        return Point(title, told, "there" if number > 1 else "missing", None if number > 1 else link)
    told = _(
        "No group counts for breadth, so nobody will see how many municipalities carry an idea. "
        "Enter them and tick those that count."
    )
    return Point(title, told, "missing", link)


def _address(workshop):
    address, title = f"{public_url()}/w/{workshop.code}", _("Address for phones")
    if _is_reachable(urlsplit(address).hostname or ""):
        return Point(title, address)
    told = _(
        "%(address)s is only reached from this very computer. Whoever runs the server sets its address in the network "
        "as WORKSHOP_PUBLIC_URL.",
        address=address,
    )
    return Point(title, told, "local")


def _is_reachable(host: str) -> bool:
    """Could another device find this name? A name is believed, an address of this computer alone is not."""
    if host == "localhost" or host.endswith(".localhost"):
        return False
    try:
        found = ip_address(host)
    except ValueError:
        return bool(host)
    return not (found.is_loopback or found.is_unspecified)


def _logos(workshop):
    """Whoever pays usually wants to be seen."""
    drawn = {row.name.casefold() for row in rows_of(db.session, workshop) if row.sort == "funder"}
    missing = [name for name in workshop.funders if name.casefold() not in drawn]
    if missing:
        told = _("No logo of this name yet: %(names)s", names=", ".join(missing))
        yield Point(_("Funders' logos"), told, "missing", f"/workshops/{workshop.id}/pictures#add")
    elif workshop.funders:
        yield Point(_("Funders' logos"), ", ".join(workshop.funders))


def _page(workshop, status=200):
    found = points(workshop)
    blocked = any(point.state == "needed" for point in found)
    return render_template("pages/open.html", workshop=workshop, points=found, blocked=blocked), status


@pages.get("/workshops/<int:ident>/open")
@for_moderators
def look(_moderator, workshop):
    if workshop.state != "draft":
        return redirect(f"/w/{workshop.code}/desk")
    return _page(workshop)


@pages.post("/workshops/<int:ident>/open")
@for_moderators
def open_it(moderator, workshop):
    """Somebody else may have opened it meanwhile: then there is nothing left to do."""
    ident = workshop.id
    db.session.rollback()
    answer = perform(ident, desk_of(moderator), [Command(new_key(), "open_workshop", data_for("open_workshop", {}))])[0]
    workshop = workshop_by_id(db.session, ident)
    if answer["status"] == "saved" or answer["code"] == "not_open":
        return redirect(f"/w/{workshop.code}/desk")
    flash(sentence(answer["code"], answer["data"]), "refused")
    return _page(workshop, 422)
