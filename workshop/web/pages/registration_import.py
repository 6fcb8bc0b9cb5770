"""Taking in a list: it is sent, one sees what each row would become, and then all sound rows are taken in at once."""

import re

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from ... import accounts
from ...clock import now
from ...domain.groups.groupings import all_groups, main_grouping
from ...domain.invitations.queries import invitation_of
from ...domain.registrations.data import folded
from ...domain.registrations.taking_in import MOST, drop, lay_down, looked_at, pending_list, take_in, waiting_lists
from ...engine.perform import carried, carry_work
from ...errors import Refused
from ...export.lists.reading import read
from ...extensions import db
from ..http.facts import FILES, fact
from ..http.sentences import sentence
from .workshops import for_office

pages = Blueprint("registration_import", __name__)
#: Rows that are shown of each sort
SHOWN = 100
#: Headings by which a column is known, without case, spaces and signs; also those of pretix
HEADINGS = {
    "name": "name teilnehmer teilnehmerin vollername attendeename fullname",
    "first": "vorname firstname givenname attendeenamegivenname",
    "last": "nachname familienname lastname familyname surname attendeenamefamilyname",
    "mail": "email mail emailadresse attendeeemail emailaddress",
    "phone": "telefon telefonnummer handy mobil phone phonenumber telephone rufnummer",
    "people": "personen anzahl personenzahl people number",
    "group": "gemeinde gruppe von ort municipality group from",
    "answer": "antwort anmerkung bemerkung answer comment",
}
KNOWN = {word: name for name, words in HEADINGS.items() for word in words.split()}


def values_of(table: list[list[str]], group: str) -> list[dict]:
    """Rows below the headings as {what it is: text}; `group` is what the workshop calls its groups.

    Refused("list_without_name", found) and ("list_same_heading", name).
    """
    heads = [KNOWN.get(_bare(head), "group" if _bare(head) == _bare(group) else None) for head in table[0]]
    if not {"name", "last"} & set(heads):
        raise Refused("list_without_name", found=", ".join(table[0])[:200])
    known = [_bare(text) for text, head in zip(table[0], heads, strict=True) if head]
    twice = [text for text in table[0] if known.count(_bare(text)) > 1]
    if twice:
        raise Refused("list_same_heading", name=twice[0][:80])
    rows = []
    for cells in table[1:]:
        values: dict[str, str] = {}
        for head, cell in zip(heads, cells, strict=False):
            if head and cell and not values.get(head):
                values[head] = cell
        first, last = values.pop("first", ""), values.pop("last", "")
        values["name"] = values.get("name") or f"{first} {last}".strip()
        rows.append(values)
    return rows


def _bare(text: str) -> str:
    return re.sub(r"[\W_]", "", folded(text))


@pages.route("/workshops/<int:ident>/registrations/import", methods=["GET", "POST"])
@for_office
@fact(FILES)
def upload(workshop, moderates):
    """Send a list; it is kept for a moment, and nothing of it is taken in yet."""
    if invitation_of(db.session, workshop.id) is None:
        flash(_("Please write the invitation first: it says how many places there are."), "refused")
        return redirect(url_for("registrations.every", ident=workshop.id))
    refused, ident = None, workshop.id
    if request.method == "POST":
        file = request.files.get("file")
        try:
            if file is None or not file.filename:
                raise Refused("bad_shape", reason="no_file")
            grouping = main_grouping(workshop.groupings)
            rows = values_of(read(file.read(), MOST), grouping["name"] if grouping else "")
            number = carried(lambda session: lay_down(session, ident, rows, now()))
        except Refused as wrong:
            refused = sentence(wrong.code, wrong.data)
        else:
            return redirect(url_for("registration_import.look", ident=workshop.id, number=number))
    db.session.rollback()
    waiting = [(one.id, len(one.rows), one.laid) for one in waiting_lists(db.session, ident)]
    page = render_template("pages/registrations/import.html", workshop=workshop, refused=refused, waiting=waiting)
    return page, 422 if refused else 200


@pages.route("/workshops/<int:ident>/registrations/import/<int:number>", methods=["GET", "POST"])
@for_office
def look(workshop, moderates, number):
    """What each row would become; then take in what is sound, all of it or nothing."""
    if request.method == "POST":
        return _decided(workshop, number)
    pending, invitation = pending_list(db.session, workshop.id, number), invitation_of(db.session, workshop.id)
    if pending is None or invitation is None:
        flash(sentence("list_gone", {}), "refused")
        return redirect(url_for("registration_import.upload", ident=workshop.id))
    rows = looked_at(db.session, workshop, invitation, pending.rows)
    sorts = {sort: [row for row in rows if row.becomes == sort] for sort in ("wrong", "again", "waiting", "registered")}
    return render_template(
        "pages/registrations/look.html",
        workshop=workshop,
        sorts=sorts,
        groups=all_groups(workshop.groupings),
        shown=SHOWN,
        sound=len(sorts["registered"]) + len(sorts["waiting"]),
        told=lambda row: sentence(row.code, row.data or {}),
    )


def _decided(workshop, number):
    ident, code = workshop.id, workshop.code
    if request.form.get("wish") != "take":
        carry_work(lambda session: drop(session, ident, number), forgets=True)
        flash(_("Nothing of the list has been taken in."))
        return redirect(url_for("registrations.every", ident=workshop.id))
    try:
        many = carried(lambda session: take_in(session, ident, number, now()))
    except Refused as refused:
        flash(sentence(refused.code, refused.data), "refused")
    else:
        accounts.noted("registrations_taken_in", str(many), workshop=code)
        flash(ngettext("%(num)s registration has been taken in.", "%(num)s registrations have been taken in.", many))
    return redirect(url_for("registrations.every", ident=workshop.id))
