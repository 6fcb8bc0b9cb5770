"""Lists to take along: a workbook, a table, the list to sign at the door, badges."""

from flask import Blueprint, Response, abort, current_app
from flask_babel import get_locale
from flask_babel import gettext as _

from ... import accounts
from ...domain.groups.groupings import all_groups
from ...domain.invitations.queries import invitation_of
from ...domain.registrations.queries import has_place, listed
from ...export.lists import Listing, made
from ...export.lists.listing import FORMS
from ...extensions import db
from ...i18n import local
from ...turns import in_turns
from .local_times import shown
from .registering import NEEDS
from .registrations import STATES
from .workshops import for_office

pages = Blueprint("registration_lists", __name__)


@pages.get("/workshops/<int:ident>/registrations.<form>")
@for_office
def download(workshop, moderates, form):
    """`form` is csv, xlsx, sign or badges. The last two hold those with a place, by name."""
    if form not in FORMS:
        abort(404)
    listing = (_all if form in ("csv", "xlsx") else _present)(workshop, listed(db.session, workshop.id))
    code = workshop.code
    content = made(form, listing, current_app.extensions["settings"], db.session.rollback)
    accounts.noted("registrations_taken_out", workshop=code)
    media, ending = FORMS[form]
    name = f"{code}-{_('registrations') if form in ('csv', 'xlsx') else form}.{ending}"
    return Response(content, content_type=media, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _listing(workshop, columns, rows) -> Listing:
    day = "EEEE, d. MMMM y, HH:mm" if get_locale().language == "de" else "EEEE, d MMMM y, HH:mm"
    when = local(workshop.starts, workshop, day) + (f", {workshop.place}" if workshop.place else "")
    note = _("With their signature people confirm that they were there. The list stays with the organisers.")
    return Listing(workshop.title, when, note, get_locale().language, tuple(columns), tuple(rows))


def _all(workshop, rows) -> Listing:
    groups, needs = all_groups(workshop.groupings), {name: str(label) for name, label in NEEDS}
    invitation, states = invitation_of(db.session, workshop.id), {name: str(label) for name, label in STATES.items()}

    def moment(value):
        return shown(value, workshop.time_zone).isoformat(" ", "minutes") if value else ""

    def state(row):
        return states["open" if row.state == "registered" and not row.confirmed else row.state]

    columns = (
        (_("No."), 6), (_("Name"), 28), (_("E-mail"), 30), (_("Telephone"), 18), (_("From"), 18), (_("People"), 9),
        (_("State"), 22), (_("Confirmed"), 17), (_("Came"), 9), (_("What they need"), 30),
        (invitation.question if invitation and invitation.question else _("Answer"), 30), (_("Registered"), 17),
    )  # fmt: skip
    told = (
        (
            row.id, row.name, row.mail, row.phone, groups.get(row.group, ""), row.people, state(row),
            moment(row.confirmed), row.came,
            ", ".join([*map(needs.__getitem__, row.needs), *filter(None, [row.wishes])]),
            row.answer, moment(row.arrived),
        )
        for row in in_turns(rows)
    )  # fmt: skip
    return _listing(workshop, columns, told)


def _present(workshop, rows) -> Listing:
    groups = all_groups(workshop.groupings)
    seated = sorted((row for row in rows if has_place(row)), key=lambda row: row.name.casefold())
    told = [(row.id, row.name, groups.get(row.group, ""), row.people) for row in seated]
    return _listing(workshop, (), told)
