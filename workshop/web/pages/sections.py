"""The table of contents of the page on which a workshop is prepared."""

from flask_babel import gettext as _
from wtforms import FieldList, FormField

from . import besides, holding
from .workshop_values import RESPONSIBLE


def sections(form) -> list[tuple[str, str, bool]]:
    """Every section: its anchor, its name, and whether something in it is not right yet."""
    parts = [
        ("facts", _("What, when, where"), ("title", "subtitle", "short_title", "day", "starts", "ends", "last_day",
                                           "place", "language")),
        ("fields", _("Fields of action"), ("fields", "pasted")),
        ("programme", _("Programme"), ("programme", *besides.TICKS)),
        ("impulses", _("Short talks"), ("impulses",)),
        ("groups", _("Where people belong"), ("groups_required", "institutions", "groupings")),
        ("weighting", _("Weighting"), ("points", "ideas_max")),
        ("bodies", _("Who stands behind it"), ("organisers", "funders", "contacts")),
        ("moderation", _("Moderation"), ("rules", *holding.TICKS)),
        ("law", _("Privacy"), tuple(RESPONSIBLE)),
    ]  # fmt: skip
    return [(anchor, name, any(_is_wrong(form[field]) for field in fields)) for anchor, name, fields in parts]


def _is_wrong(field) -> bool:
    if isinstance(field, FieldList):
        return bool(field.told) or any(_is_wrong(entry) for entry in field)
    if isinstance(field, FormField):
        return any(_is_wrong(inner) for inner in field.form)
    return bool(field.errors)
