"""The form of an installation's settings: one field for each fact, in the sections of the page."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import Optional

from ...engine.schema import most
from ...installation import Facts
from .choices import choices
from .lengths import Most
from .workshop_forms import TYPED, Day, Number, a_number

#: anchor -> name of the section, and its fields
SECTIONS = {
    "who": (_l("Responsible body"), ("body", "address", "represented_by", "email", "phone")),
    "imprint-page": (_l("Imprint"), ("register_entry", "vat_number", "editor", "imprint")),
    "privacy-page": (_l("Privacy"), ("officer", "authority", "hosting", "legal_basis", "state_law")),
    "accessibility-page": (_l("Accessibility"), ("feedback", "enforcement", "barriers", "assessed")),
    "retention": (_l("How long data are kept"), ("retention_months", "registration_weeks")),
    "look": (_l("Look and languages"), ("accent", "languages")),
    "people": (_l("People"), ("moderators_invite",)),
}
HINTS = {
    "body": _l("The name of the authority, company or association, with its legal form."),
    "represented_by": _l("Office and name of who may act for it, for example the mayor."),
    "editor": _l("Only where articles are published: name and address of a person."),
    "imprint": _l("What your body must say besides, for example its supervising authority."),
    "officer": _l("Name or office, and how to reach them."),
    "authority": _l("Name and address of the authority of your federal state."),
    "hosting": _l("Name, place and country of who runs the server, or “own server” and its place; with the web "
                  "server's log, if it writes one."),
    "state_law": _l("For example “§ 4 DSG LSA”. Only for a task in the public interest."),
    "feedback": _l("E-mail address, telephone or page."),
    "enforcement": _l("Name and address of the body of your federal state."),
    "barriers": _l("What the program cannot know, one per line."),
    "accent": _l("Of links and buttons on pages, in invitations and messages, for example #0E4A5C. It must be dark "
                 "enough to be read on white; in the dark it is lightened by itself."),
    "languages": _l("Those that people can choose on pages and phones. A protocol has a language of its own."),
    "retention_months": _l("Counted from the end of each workshop."),
    "registration_weeks": _l("Counted from the end of each workshop."),
}  # fmt: skip


def _line(name: str, label) -> StringField:
    return StringField(label, [Most(most(Facts, name))])


def _lines(name: str, label, rows: int = 4) -> TextAreaField:
    return TextAreaField(label, [Most(most(Facts, name))], render_kw={"rows": rows})


def _number(name: str, label) -> Number:
    return Number(label, a_number(most(Facts, name)), **TYPED)


class SettingsForm(FlaskForm):
    """`seen`: how often the settings had been saved when they were drawn; `was`: what they showed then."""

    seen = HiddenField()
    was = HiddenField()
    body = _line("body", _l("Name of the responsible body"))
    address = _lines("address", _l("Address"))
    represented_by = _line("represented_by", _l("Represented by"))
    email = _line("email", _l("E-mail"))
    phone = _line("phone", _l("Telephone"))
    register_entry = _line("register_entry", _l("Register and number"))
    vat_number = _line("vat_number", _l("VAT identification number"))
    editor = _lines("editor", _l("Responsible for contents (§ 18 (2) MStV)"))
    imprint = _lines("imprint", _l("Further information"))
    officer = _lines("officer", _l("Data protection officer"))
    authority = _lines("authority", _l("Data protection authority"))
    hosting = _lines("hosting", _l("Host"))
    legal_basis = SelectField(
        _l("Legal basis of what participants leave"),
        choices=choices(
            [
                ("task", _l("a task in the public interest, Art. 6 (1) (e) GDPR")),
                ("consent", _l("consent, Art. 6 (1) (a) GDPR")),
                ("contract", _l("a contract, Art. 6 (1) (b) GDPR")),
            ]
        ),
    )
    state_law = _line("state_law", _l("Law that gives this task"))
    feedback = _lines("feedback", _l("Where barriers can be told"), 2)
    enforcement = _lines("enforcement", _l("Enforcement or arbitration body"))
    barriers = _lines("barriers", _l("Further barriers of this installation"))
    assessed = Day(_l("Day on which the statement was last looked at"), [Optional()])
    retention_months = _number("retention_months", _l("Months after which a workshop is deleted"))
    registration_weeks = _number("registration_weeks", _l("Weeks after which registrations are deleted"))
    accent = _line("accent", _l("Accent colour"))
    languages = SelectField(
        _l("Languages"), choices=choices([("all", _l("German and English")), ("de", "Deutsch"), ("en", "English")])
    )
    moderators_invite = BooleanField(_l("Moderators may add accounts of colleagues to their own workshops"))

    def facts(self) -> dict:
        """What was sent, as `Facts` takes it."""
        sent = {name: self[name].data for name in Facts.model_fields}
        kept = {name: value if isinstance(value, bool | int) else value or "" for name, value in sent.items()}
        return kept | {"assessed": self.assessed.data and self.assessed.data.isoformat()}

    def optional(self, name: str) -> bool:
        """Is it a text that may stay empty, whatever the law says?"""
        return isinstance(self[name], StringField | TextAreaField | Day)


def label(name: str) -> str:
    """How a fact is called on the page."""
    return SettingsForm.__dict__[name].kwargs.get("label") or SettingsForm.__dict__[name].args[0]
