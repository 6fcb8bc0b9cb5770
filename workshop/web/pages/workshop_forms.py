"""The forms of a workshop: a short one to make it, a long one to edit it."""

from typing import ClassVar

from flask_babel import gettext as _
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

from ...domain.fields_of_action.commands import MOST as MOST_FIELDS
from ...domain.fields_of_action.commands import AddFieldOfAction
from ...domain.workshops.facts import Contact, Group, Grouping, ImpulseTalk, ProgrammePoint, WorkshopFacts
from ...engine.schema import YEARS, most
from ...installation import Responsible
from ..http.numbers import whole
from . import besides, holding
from .choices import choices, labels
from .drawn import text_of
from .lengths import Most

NEEDED = InputRequired(_l("Please fill this in."))
NO_TIME = _l("Please enter a time, for example 17:00.")
NO_DAY = _l("Please enter a date, for example 2026-11-22.")
#: How many places an order has at most
PLACES = 99
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


def a_number(most: int) -> list:
    """From 1 to `most`."""
    told = _l("Please enter a number from 1 to %(most)s.", most=most)
    return [InputRequired(told), NumberRange(1, most, told)]


#: A wheel of the mouse above it shall not change a number
TYPED = {"widget": TextInput(), "render_kw": {"inputmode": "numeric", "autocomplete": "off"}}
A_PLACE = [Optional(), a_number(PLACES)[1]]


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

    title = StringField(_l("Title"), [NEEDED, Most(most(WorkshopFacts, "title"))])
    day = Day(_l("Date"), [InputRequired(NO_DAY)])
    starts = Clock(_l("Start"), [InputRequired(NO_TIME)])
    ends = Clock(_l("End"), [InputRequired(NO_TIME)])
    place = StringField(_l("Place or video link"), [Most(most(WorkshopFacts, "place"))])


def _there_to_copy(form, field):
    if form.template.data == "copy" and field.data not in labels(field):
        raise ValidationError(_("Please choose the workshop that is to be copied."))


class NewWorkshop(WhenAndWhere):
    key = HiddenField()
    was = HiddenField()
    template = RadioField(
        _l("Template"),
        choices=choices(
            [
                ("ideas", _l("Ideas workshop")),
                ("assembly", _l("Citizens' assembly")),
                ("copy", _l("Copy of a workshop")),
            ]
        ),
        default="ideas",
    )
    original = SelectField(_l("Which one?"), [_there_to_copy], choices=[], validate_choice=False)

    def offer(self, originals: dict):
        """{id: title} of the workshops that can be copied; where there is none, nobody is offered a copy."""
        self.original.choices = choices(originals.items())
        if not originals:
            self.template.choices = [choice for choice in self.template.choices if choice.value != "copy"]


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
    SHORT = most(AddFieldOfAction, "short_name")
    NEEDED: ClassVar = {"name": _l("Please give this field of action a name.")}
    id = HiddenField()
    letter = StringField(_l("Letter"), [Most(most(AddFieldOfAction, "letter"))])
    name = StringField(_l("Name"), [Most(most(AddFieldOfAction, "name"))])
    short_name = StringField(_l("Short name"), [Most(SHORT)])
    impulse = TextAreaField(_l("Guiding question"), [Most(most(AddFieldOfAction, "impulse"))])


class ProgrammeRow(Row):
    CELLS = ("at", "title", "phase")
    NEEDED: ClassVar = {
        "at": NO_TIME,
        "title": _l("Please say what this point is about."),
    }
    at = Clock(_l("Time"), [Optional()])
    title = StringField(_l("What"), [Most(most(ProgrammePoint, "title"))])
    phase = SelectField(_l("Phase that begins"), choices=choices(PHASES))


class ImpulseRow(Row):
    CELLS = ("at", "title", "text")
    NEEDED: ClassVar = {"title": _l("Please give this talk a title.")}
    at = Clock(_l("Time"), [Optional()])
    title = StringField(_l("Short talk"), [Most(most(ImpulseTalk, "title"))])
    text = TextAreaField(_l("What it is about"), [Most(most(ImpulseTalk, "text"))])


class ContactRow(Row):
    CELLS = ("name", "phone", "mail")
    NEEDED: ClassVar = {"name": _l("Please give this contact person a name.")}
    name = StringField(_l("Name or office"), [Most(most(Contact, "name"))])
    phone = StringField(_l("Telephone"), [Most(most(Contact, "phone"))])
    mail = StringField(_l("E-mail"), [Most(most(Contact, "mail"))])


class GroupRow(Row):
    """Without a name it is empty, whatever its tick says."""

    CELLS = ("name", "counts_for_breadth")
    id = HiddenField()
    place = Number(_l("Order"), A_PLACE, **TYPED)
    name = StringField(_l("Name"), [Most(most(Group, "name"))])
    counts_for_breadth = BooleanField(_l("counts for breadth"), default=True)

    def is_empty(self):
        return not text_of(self.name.data)

    def drawn_of(self, group: dict) -> dict:
        return {name: group[name] for name in self.CELLS}


class GroupingRow(Row):
    CELLS = ("name",)
    id = HiddenField()
    place = Number(_l("Order"), A_PLACE, **TYPED)
    name = StringField(_l("Question"), [Most(most(Grouping, "name"))])
    groups = Rows(GroupRow, most(Grouping, "groups"))
    pasted = Pasted("groups")

    def is_empty(self):
        return not text_of(self.name.data) and all(group.form.is_empty() for group in self.groups)


class EditWorkshop(WhenAndWhere):
    """`was`: what the single fields showed when they were drawn."""

    was = HiddenField()
    last_day = Day(_l("Date of the end"), [Optional()])
    subtitle = StringField(_l("Subtitle"), [Most(most(WorkshopFacts, "subtitle"))])
    short_title = StringField(_l("Short title"), [Most(most(WorkshopFacts, "short_title"))])
    organisers = TextAreaField(_l("Organisers, one per line"))
    funders = TextAreaField(_l("Funded by, one per line"))
    language = SelectField(_l("Language of the protocol"), choices=choices([("de", "Deutsch"), ("en", "English")]))
    points = Number(_l("Points per person"), a_number(most(WorkshopFacts, "points")))
    ideas_max = Number(_l("on at most so many ideas"), a_number(most(WorkshopFacts, "ideas_max")))
    institutions = BooleanField(
        _l("Every group is an institution and may be named, even if one person is there for it")
    )
    groups_required = BooleanField(_l("Everybody must say where they belong"))
    responsible_name = StringField(_l("Responsible body"), [Most(most(Responsible, "name"))])
    responsible_address = TextAreaField(_l("Address"), [Most(most(Responsible, "address"))])
    responsible_email = StringField(_l("E-mail"), [Most(most(Responsible, "email"))])
    responsible_officer = TextAreaField(_l("Data protection officer"), [Most(most(Responsible, "officer"))])
    rules = TextAreaField(_l("Rules"), [Most(most(WorkshopFacts, "rules"))])
    fields = Rows(FieldRow, MOST_FIELDS, spare=28)
    pasted = Pasted("fields")
    programme = Rows(ProgrammeRow, most(WorkshopFacts, "programme"))
    impulses = Rows(ImpulseRow, most(WorkshopFacts, "impulses"))
    contacts = Rows(ContactRow, most(WorkshopFacts, "contacts"))
    groupings = Rows(GroupingRow, most(WorkshopFacts, "groupings"))


for _name, (_phase, _wish) in besides.TICKS.items():
    setattr(EditWorkshop, _name, BooleanField(besides.LABELS[_wish]))
for _name, _phase in holding.TICKS.items():
    setattr(EditWorkshop, _name, BooleanField(holding.LABELS[_phase]))
