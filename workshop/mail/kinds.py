"""Which messages there are, and the values that each needs; its words stand in `templates/mail/<name>.html`."""

from datetime import date, datetime
from typing import ClassVar

from pydantic import AwareDatetime, BaseModel, ConfigDict

KINDS: dict[str, type["Values"]] = {}


class Values(BaseModel):
    """`organisers` sign the message; `unsubscribe`: where its reader can end such messages, a link or an address.

    `secret`: who reads it gets in somewhere, so that its text is forgotten once it has gone out.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: ClassVar[str] = ""
    secret: ClassVar[bool] = False

    organisers: str = ""
    unsubscribe: str = ""

    def __init_subclass__(cls, name: str = "", secret: bool = False, **more):
        super().__init_subclass__(**more)
        cls.name, cls.secret = name, secret
        if name:
            KINDS[name] = cls


class Event(Values):
    """What is said about a workshop; `page`: its public page."""

    title: str
    starts: AwareDatetime
    ends: AwareDatetime
    time_zone: str
    place: str = ""
    page: str = ""


class ConfirmAddress(Event, name="confirm_address"):
    link: str
    hours: int = 48


class Registered(Event, name="registered"):
    """`manage`: the link for changing and cancelling; `code`: a personal code to join with."""

    people: int = 1
    manage: str = ""
    code: str = ""


class Waiting(Event, name="waiting"):
    manage: str = ""


class MovedUp(Event, name="moved_up"):
    link: str
    until: AwareDatetime


class Changed(Event, name="changed"):
    note: str = ""
    manage: str = ""


class Cancelled(Event, name="cancelled"):
    """`whole`: the workshop does not take place; else it is this registration that has been cancelled, or has `lapsed`
    because nobody answered in time."""

    whole: bool = False
    lapsed: bool = False
    note: str = ""


class Reminder(Event, name="reminder"):
    people: int = 1
    manage: str = ""


class Thanks(Event, name="thanks"):
    link: str = ""


class RetentionReminder(Values, name="retention_reminder"):
    title: str
    day: date
    link: str
    protocol_stays: bool = False


class ModeratorInvited(Values, name="moderator_invited", secret=True):
    by: str
    link: str
    days: int = 3
    title: str = ""
    office: bool = False
    helper: bool = False


class PasswordReset(Values, name="password_reset", secret=True):
    link: str
    hours: int


class SignInLink(Values, name="sign_in_link", secret=True):
    link: str
    minutes: int


class MeasureDue(Values, name="measure_due"):
    title: str
    measure: str
    due: date
    lead: str = ""
    link: str


class Trial(Values, name="trial"):
    """Sent by an administrator, to see that messages arrive."""

    sent: datetime
    time_zone: str = "Europe/Berlin"
