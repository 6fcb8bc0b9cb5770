"""The form by which somebody registers, on the public page, by the own link and in the office."""

import hashlib

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    HiddenField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.widgets import CheckboxInput, ListWidget

from ...domain.groups.groupings import all_groups, main_grouping
from ...domain.registrations.data import Said, digits, folded
from ...domain.registrations.places import free
from ...engine.schema import filled, most
from ...errors import Refused
from ...extensions import db
from ..http.numbers import whole
from ..http.sentences import sentence
from .choices import choices
from .lengths import Most

NEEDS = (
    ("step_free", _l("Access without steps")),
    ("interpreter", _l("Sign language or another interpreter")),
    ("induction_loop", _l("Induction loop")),
    ("childcare", _l("Childcare")),
)


def full_groups(workshop, invitation) -> set[int]:
    """The groups from which nobody gets a place now: their own are taken, or all."""
    left = free(db.session, invitation)
    return {group for group in all_groups(workshop.groupings) if not left.fits(1, group)}


class Ticks(SelectMultipleField):
    """Several of a few, as boxes to tick."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class RegistrationForm(FlaskForm):
    """`contact` is a mail address or a telephone number, whichever was typed; `website` is for machines only."""

    class Meta:
        csrf = False

    key = HiddenField()
    name = StringField(_l("Name"), [Most(most(Said, "name"))], render_kw={"autocomplete": "name"})
    contact = StringField(_l("E-mail or telephone"), [Most(most(Said, "mail"))], render_kw={"autocomplete": "email"})
    phone = StringField(_l("Telephone"), [Most(most(Said, "phone"))], render_kw={"autocomplete": "tel", "type": "tel"})
    group = SelectField(_l("Group"), choices=[], validate_choice=False)
    people = SelectField(_l("How many are you?"), choices=[], validate_choice=False, default="1")
    needs = Ticks(_l("What do you need?"), choices=choices(NEEDS), validate_choice=False)
    wishes = StringField(_l("Something else, or which language"), [Most(most(Said, "wishes"))])
    about_needs = BooleanField(
        _l("I agree that the organisers keep what I need. Only they see it; it is deleted the day after the workshop.")
    )
    answer = TextAreaField(_l("Answer"), [Most(most(Said, "answer"))], render_kw={"rows": 3})
    named = BooleanField(_l("My name may stand in the record of the workshop as one of those who were there."))
    website = StringField(_l("Please leave this empty"), render_kw={"autocomplete": "off", "tabindex": "-1"})

    #: What becomes of whoever chooses a group that is full
    waits = _l("All places for those marked with “waiting list” are taken. When one is free, we tell you.")
    #: Above what one may need
    needing = _l("I need something to take part")

    def offer(self, workshop, invitation, full=frozenset()):
        """What one can choose here: groups of the main question, and how many may come together.

        `full`: the groups from which whoever comes now waits.
        """
        grouping = main_grouping(workshop.groupings)
        if grouping is None:
            del self.group
        else:
            self.group.label.text = grouping["name"]
            offered = [group for group in grouping["groups"] if self.lets_in(invitation, group["id"])]
            told = [(str(one["id"]), _offered(one, full)) for one in offered]
            self.group.choices = choices([("", _("Please choose")), *told])
            if full:
                self.group.description = self.waits
        if invitation.together == 1:
            del self.people
        else:
            self.people.choices = choices((str(many), str(many)) for many in range(1, invitation.together + 1))
        if not invitation.needs:
            del self.needs, self.wishes, self.about_needs
        if not invitation.question:
            del self.answer
        else:
            self.answer.label.text = invitation.question
        return self

    def lets_in(self, invitation, group: int) -> bool:
        """Is a group among those to choose? On the public page not where nobody from it gets a place."""
        return invitation.limits.get(str(group)) != 0

    def said(self) -> Said:
        """What was typed. Raises Refused("bad_shape")."""
        data = {"name": self.name.data or "", "named": bool(self.named.data)}
        data |= contact(self.contact.data or "", self.phone.data or "")
        if "group" in self and self.group.data:
            data["group"] = whole(self.group.data) or 0
        if "people" in self and self.people.data:
            data["people"] = whole(self.people.data) or 0
        if "needs" in self:
            needs = [one for one in self.needs.data or () if one in dict(NEEDS)]
            data |= {"needs": needs, "wishes": self.wishes.data or "", "about_needs": bool(self.about_needs.data)}
        if "answer" in self:
            data["answer"] = self.answer.data or ""
        return filled(Said, data)

    def single_key(self, drawn: str) -> str:
        """One for a form and a person: pages may be passed on, and with them the key they were drawn with."""
        parts = (drawn, folded(self.name.data or ""), folded(self.contact.data or ""), digits(self.phone.data or ""))
        return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _offered(group: dict, full) -> str:
    return _("%(name)s (waiting list)", name=group["name"]) if group["id"] in full else group["name"]


def contact(typed: str, phone: str) -> dict:
    """A mail address has an @; anything else is a telephone number."""
    typed = typed.strip()
    if "@" in typed:
        return {"mail": typed, "phone": phone}
    return {"phone": typed or phone}


#: Where a refusal is told: fields of the data that have another name in the form, or none
BESIDE = {"mail": "contact", None: "about_needs"}


def place(form: RegistrationForm, refused: Refused) -> str | None:
    """Put the refusal's sentence beside its field; returns it where it has none."""
    told = sentence(refused.code, refused.data)
    name = refused.data.get("field")
    if name == "phone" and "@" not in (form.contact.data or ""):
        name = "contact"
    at = form._fields.get(BESIDE.get(name, name) or "")
    if at is None:
        return told
    at.errors = [*at.errors, told]
    return None


def typed_of(row) -> dict:
    """What the form of a registration that is there shows."""
    return {
        "name": row.name, "contact": row.mail or row.phone, "phone": row.phone if row.mail else "",
        "group": str(row.group or ""), "people": str(row.people), "needs": row.needs, "wishes": row.wishes,
        "about_needs": bool(row.needs or row.wishes), "answer": row.answer, "named": row.named,
    }  # fmt: skip
