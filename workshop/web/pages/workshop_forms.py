"""The forms of a workshop: a short one to make it, a long one to edit it."""

from typing import ClassVar

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.i18n import translations
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
from wtforms.validators import InputRequired, NumberRange, Optional, ValidationError
from wtforms.widgets import TextInput

from ...engine.schema import YEARS
from ..http.numbers import whole
from .drawn import text_of
from .lengths import Most

NEEDED = InputRequired(_l("Please fill this in."))
NO_TIME = _l("Please enter a time, for example 17:00.")
NO_DAY = _l("Please enter a date, for example 2026-11-22.")
NO_NUMBER = _l("Please enter a number from 1 to 100.")
NO_PLACE = _l("Please enter a number from 1 to 99.")
#: How many empty rows a page draws besides those that are there
EMPTY = {"fields": 1, "programme": 1, "impulses": 1, "contacts": 1, "groups": 1, "first groups": 3}
PHASES = (
    ("", "–"),
    ("welcome", _l("Welcome")),
    ("collect", _l("Collect")),
    ("discuss", _l("Discuss")),
    ("weight", _l("Weigh")),
    ("assign", _l("Responsibilities")),
    ("close", _l("Closing")),
)


class Rows(FieldList):
    """Rows of a form: as many as a command takes, and some for what is empty or shall go.

    `told`: what is wrong with them together. `added`: the first row that has just come, and how many have.
    """

    def __init__(self, row, most: int, spare: int = 9, **named):
        super().__init__(FormField(row), max_entries=most + spare, **named)
        self.most = most
        self.told: list[str] = []
        self.added: tuple = (None, 0)

    def _extract_indices(self, prefix, formdata):
        """wtforms' own takes "²" for a digit, and any number of them."""
        places = (whole(name[len(prefix) + 1 :].split("-")[0]) for name in formdata if name.startswith(f"{prefix}-"))
        return [place for place in places if place is not None]


class Pasted(TextAreaField):
    """A list that is pasted, one name per line: `into` is the list of rows that takes it up."""

    def __init__(self, into: str, **named):
        super().__init__(_l("Several at once, one per line"), **named)
        self.into = into


A_NUMBER = [InputRequired(NO_NUMBER), NumberRange(1, 100, NO_NUMBER)]
#: A wheel of the mouse above it shall not change a number
TYPED = {"widget": TextInput(), "render_kw": {"inputmode": "numeric", "autocomplete": "off"}}
A_PLACE = [Optional(), NumberRange(1, 99, NO_PLACE)]


class Number(IntegerField):
    """A whole number; what is none is out of range, too: one sentence is enough."""

    def process_formdata(self, valuelist):
        if valuelist:
            text = valuelist[0].strip()
            self.data = (whole(text) or 0) if text else None


class Clock(TimeField):
    """A time of the day. Browsers send "17:00"; what else is typed is told in our own words."""

    def process_formdata(self, valuelist):
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(NO_TIME) from None


class Day(DateField):
    """A date between 2000 and 2200."""

    def process_formdata(self, valuelist):
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(NO_DAY) from None

    def post_validate(self, form, validation_stopped):
        if self.data and self.data.year not in YEARS:
            raise ValidationError(NO_DAY)


class WhenAndWhere(FlaskForm):
    """What every workshop has."""

    title = StringField(_l("Title"), [NEEDED, Most(120)])
    day = Day(_l("Date"), [InputRequired(NO_DAY)])
    starts = Clock(_l("Start"), [InputRequired(NO_TIME)])
    ends = Clock(_l("End"), [InputRequired(NO_TIME)])
    place = StringField(_l("Place or video link"), [Most(200)])


class NewWorkshop(WhenAndWhere):
    key = HiddenField()
    was = HiddenField()
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


class Row(Form):
    """A row of a list. `was`: what it showed when it was drawn, empty in a row for something new."""

    class Meta:
        def get_translations(self, form):
            return translations

    #: What people type in, in the order of the page
    CELLS: tuple[str, ...] = ()
    #: What may not be empty, and the sentence that says so
    NEEDED: ClassVar[dict] = {}

    was = HiddenField()
    remove = BooleanField(_l("take out"))

    def cells(self) -> dict:
        return {name: self[name].data for name in self.CELLS}

    def is_empty(self) -> bool:
        return not any(text_of(value) for value in self.cells().values())


class FieldRow(Row):
    CELLS = ("letter", "name", "short_name", "impulse")
    NEEDED: ClassVar = {"name": _l("Please give this field of action a name.")}
    id = HiddenField()
    letter = StringField(_l("Letter"), [Most(2)])
    name = StringField(_l("Name"), [Most(80)])
    short_name = StringField(_l("Short name"), [Most(16)])
    impulse = TextAreaField(_l("Guiding question"), [Most(4000)])


class ProgrammeRow(Row):
    CELLS = ("at", "title", "phase")
    NEEDED: ClassVar = {
        "at": NO_TIME,
        "title": _l("Please say what this point is about."),
    }
    at = Clock(_l("Time"), [Optional()])
    title = StringField(_l("What"), [Most(120)])
    phase = SelectField(_l("Phase that begins"), choices=PHASES)


class ImpulseRow(Row):
    CELLS = ("at", "title", "text")
    NEEDED: ClassVar = {"title": _l("Please give this talk a title.")}
    at = Clock(_l("Time"), [Optional()])
    title = StringField(_l("Short talk"), [Most(120)])
    text = TextAreaField(_l("What it is about"), [Most(4000)])


class ContactRow(Row):
    CELLS = ("name", "phone", "mail")
    NEEDED: ClassVar = {"name": _l("Please give this contact person a name.")}
    name = StringField(_l("Name or office"), [Most(80)])
    phone = StringField(_l("Telephone"), [Most(80)])
    mail = StringField(_l("E-mail"), [Most(80)])


class GroupRow(Row):
    """Without a name it is empty, whatever its tick says."""

    CELLS = ("name", "counts_for_breadth")
    id = HiddenField()
    place = Number(_l("Order"), A_PLACE, **TYPED)
    name = StringField(_l("Name"), [Most(80)])
    counts_for_breadth = BooleanField(_l("counts for breadth"), default=True)

    def is_empty(self):
        return not text_of(self.name.data)

    def drawn_of(self, group: dict) -> dict:
        return {name: group[name] for name in self.CELLS}


class GroupingRow(Row):
    CELLS = ("name",)
    id = HiddenField()
    place = Number(_l("Order"), A_PLACE, **TYPED)
    name = StringField(_l("Question"), [Most(80)])
    groups = Rows(GroupRow, 40)
    pasted = Pasted("groups")

    def is_empty(self):
        return not text_of(self.name.data) and all(group.form.is_empty() for group in self.groups)


class EditWorkshop(WhenAndWhere):
    """`was`: what the single fields showed when they were drawn."""

    was = HiddenField()
    last_day = Day(_l("Date of the end"), [Optional()])
    subtitle = StringField(_l("Subtitle"), [Most(200)])
    short_title = StringField(_l("Short title"), [Most(40)])
    organisers = TextAreaField(_l("Organisers, one per line"))
    funders = TextAreaField(_l("Funded by, one per line"))
    language = SelectField(_l("Language of the protocol"), choices=[("de", "Deutsch"), ("en", "English")])
    points = Number(_l("Points per person"), A_NUMBER)
    ideas_max = Number(_l("on at most so many ideas"), A_NUMBER)
    institutions = BooleanField(
        _l("Every group is an institution and may be named, even if one person is there for it")
    )
    groups_required = BooleanField(_l("Everybody must say where they belong"))
    fields = Rows(FieldRow, 12, spare=28)
    pasted = Pasted("fields")
    programme = Rows(ProgrammeRow, 40)
    impulses = Rows(ImpulseRow, 20)
    contacts = Rows(ContactRow, 20)
    groupings = Rows(GroupingRow, 4)
