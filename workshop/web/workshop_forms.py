"""The forms of a workshop: a short one to make it, a long one to edit it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    DateField,
    FieldList,
    Form,
    FormField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
    TimeField,
)
from wtforms.validators import InputRequired, Length, NumberRange, Optional, ValidationError

from .numbers import whole

NEEDED = InputRequired(_l("Please fill this in."))
#: A page draws so many empty rows at most, besides those that are there
EMPTY = 3
TOO_LONG = _l("This text is too long. Please shorten it.")
PHASES = (
    ("", "–"),
    ("welcome", _l("Welcome")),
    ("collect", _l("Collect")),
    ("discuss", _l("Discuss")),
    ("weight", _l("Weigh")),
    ("assign", _l("Responsibilities")),
    ("close", _l("Closing")),
)


def most(limit):
    return Length(max=limit, message=TOO_LONG)


class Rows(FieldList):
    """Rows of a form, as many as a command takes."""

    def __init__(self, row, most: int, **named):
        super().__init__(FormField(row), max_entries=most, **named)

    def _extract_indices(self, prefix, formdata):
        """wtforms' own takes "²" for a digit, and any number of them."""
        places = (whole(name[len(prefix) + 1 :].split("-")[0]) for name in formdata if name.startswith(f"{prefix}-"))
        return [place for place in places if place is not None]


class WhenAndWhere(FlaskForm):
    """What every workshop has."""

    title = StringField(_l("Title"), [NEEDED, most(120)])
    day = DateField(_l("Date"), [InputRequired(_l("Please enter a date, for example 2026-11-22."))])
    starts = TimeField(_l("Start"), [InputRequired(_l("Please enter a time, for example 17:00."))])
    ends = TimeField(_l("End"), [InputRequired(_l("Please enter a time, for example 19:00."))])
    place = StringField(_l("Place or video link"), [most(200)])

    def validate_day(self, field):
        if not 2000 <= field.data.year <= 2200:
            raise ValidationError(_l("Please enter a date, for example 2026-11-22."))

    def moments(self, zone: str):
        """(starts, ends) as aware times in `zone`."""
        where = ZoneInfo(zone)
        return tuple(datetime.combine(self.day.data, time, where) for time in (self.starts.data, self.ends.data))


class NewWorkshop(WhenAndWhere):
    key = HiddenField()
    template = RadioField(
        _l("Template"),
        choices=[
            ("ideas", _l("Ideas workshop")),
            ("assembly", _l("Citizens' assembly")),
            ("copy", _l("Copy of a workshop")),
        ],
        default="ideas",
    )
    original = SelectField(_l("Which one?"), choices=[], validate_choice=False)


class FieldRow(Form):
    id = HiddenField()
    letter = StringField(_l("Letter"), [most(2)])
    name = StringField(_l("Name"), [most(80)])
    short_name = StringField(_l("Short name"), [most(16)])
    impulse = StringField(_l("Guiding question"), [most(4000)])


class ProgrammeRow(Form):
    at = TimeField(_l("Time"), [Optional()])
    title = StringField(_l("What"), [most(120)])
    phase = SelectField(_l("Phase that begins"), choices=PHASES)


class ImpulseRow(Form):
    at = TimeField(_l("Time"), [Optional()])
    title = StringField(_l("Impulse"), [most(120)])
    text = TextAreaField(_l("What it is about"), [most(4000)])


class ContactRow(Form):
    name = StringField(_l("Name or office"), [most(80)])
    phone = StringField(_l("Telephone"), [most(80)])
    mail = StringField(_l("E-mail"), [most(80)])


class GroupRow(Form):
    id = HiddenField()
    name = StringField(_l("Name"), [most(80)])
    counts_for_breadth = BooleanField(_l("counts for breadth"), default=True)


class GroupingRow(Form):
    id = HiddenField()
    name = StringField(_l("Question"), [most(80)])
    groups = Rows(GroupRow, 40 + EMPTY)


class EditWorkshop(WhenAndWhere):
    seen = HiddenField()
    subtitle = StringField(_l("Subtitle"), [most(200)])
    short_title = StringField(_l("Short title"), [most(40)])
    organisers = TextAreaField(_l("Organisers, one per line"))
    funders = TextAreaField(_l("Funded by, one per line"))
    language = SelectField(_l("Language of the protocol"), choices=[("de", "Deutsch"), ("en", "English")])
    points = IntegerField(_l("Points per person"), [NumberRange(1, 100, _l("Please enter a number from 1 to 100."))])
    ideas_max = IntegerField(
        _l("on at most so many ideas"), [NumberRange(1, 100, _l("Please enter a number from 1 to 100."))]
    )
    named = RadioField(
        _l("Weighting"),
        choices=[("no", _l("anonymous")), ("yes", _l("named: the office can see who gave which points"))],
    )
    institutions = BooleanField(
        _l("Every group is an institution and may be named, even if one person is there for it")
    )
    groups_required = BooleanField(_l("Everybody must say where they belong"))
    fields = Rows(FieldRow, 40)
    programme = Rows(ProgrammeRow, 40 + EMPTY)
    impulses = Rows(ImpulseRow, 20 + EMPTY)
    contacts = Rows(ContactRow, 20 + EMPTY)
    groupings = Rows(GroupingRow, 4 + EMPTY)
