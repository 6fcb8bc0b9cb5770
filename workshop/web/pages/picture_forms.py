"""The forms of logos and photos: one to send a picture, one for each that is there."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import FileField, HiddenField, RadioField, StringField

from ...domain.pictures.commands import AddPicture, EditPicture
from ...engine.schema import most
from .choices import choices
from .drawn import marks
from .lengths import Most
from .workshop_forms import NEEDED, Number, a_number


class Described(FlaskForm):
    name = StringField(_l("Name of the body, or the photo's caption"), [NEEDED, Most(most(AddPicture, "name"))])
    alt = StringField(_l("What the picture shows"), [NEEDED, Most(most(AddPicture, "alt"))])


class NewPicture(Described):
    key = HiddenField()
    sort = RadioField(
        _l("What is it?"),
        choices=choices(
            [
                ("organiser", _l("Logo of an organiser")),
                ("funder", _l("Logo of a funder")),
                ("photo", _l("Photo")),
            ]
        ),
        default="organiser",
    )
    file = FileField(_l("File"))


class OldPicture(Described):
    """`was`: what it showed when it was drawn."""

    was = HiddenField()
    position = Number(_l("Order"), a_number(most(EditPicture, "position")))

    def cells(self) -> dict:
        return {name: self[name].data for name in CELLS}


CELLS = ("name", "alt", "position")


def now_of(row) -> dict:
    return {name: getattr(row, name) for name in CELLS}


def old_picture(row, sent) -> OldPicture:
    """The form of a picture that is there, with what was `sent`; its prefix lets many stand on one page."""
    return OldPicture(sent, prefix=f"p{row.id}-", data=now_of(row) | {"was": marks(now_of(row))})
