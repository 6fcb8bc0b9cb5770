"""The forms of logos and photos: one to send a picture, one for each that is there."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import FileField, HiddenField, IntegerField, RadioField, StringField
from wtforms.validators import NumberRange

from .numbers import whole
from .workshop_forms import NEEDED, most


class Described(FlaskForm):
    name = StringField(_l("Name of the body, or the photo's caption"), [NEEDED, most(80)])
    alt = StringField(_l("What the picture shows"), [NEEDED, most(200)])


class NewPicture(Described):
    key = HiddenField()
    sort = RadioField(
        _l("What is it?"),
        choices=[
            ("organiser", _l("Logo of an organiser")),
            ("funder", _l("Logo of a funder")),
            ("photo", _l("Photo")),
        ],
        default="organiser",
    )
    file = FileField(_l("File"))


class Place(IntegerField):
    """What is no number is out of range, too: one sentence is enough."""

    def process_formdata(self, valuelist):
        self.data = whole(valuelist[0].strip()) if valuelist else self.data


class OldPicture(Described):
    seen = HiddenField()
    position = Place(_l("Place"), [NumberRange(1, 99, _l("Please enter a number from 1 to 99."))])


def old_picture(row, sent) -> OldPicture:
    """The form of a picture that is there, with what was `sent`; its prefix lets many stand on one page."""
    values = {"name": row.name, "alt": row.alt, "position": row.position, "seen": row.edited}
    return OldPicture(sent, prefix=f"p{row.id}-", data=values)
