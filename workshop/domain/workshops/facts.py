"""What moderators say about a workshop: its title, times, people, questions and limits."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import core_schema

from ...engine.command import COMMANDS
from ...engine.schema import Clock, Id, Impulse, Letters, Mail, Moment, Name, Named, Schema, Text, Title
from ...installation import Responsible
from .phases import Phase

#: Zones of a computer, not of a place: no browser knows them
NO_PLACES = {"Factory", "localtime"}


def _zone(value):
    from zoneinfo import available_timezones

    if value not in available_timezones() or value in NO_PLACES:
        raise ValueError("no_time_zone")
    return value


class Group(Schema):
    id: Id | None = None
    name: Named
    counts_for_breadth: bool = True


class Grouping(Schema):
    id: Id | None = None
    name: Named
    groups: Annotated[list[Group], Field(max_length=40)]


class Contact(Schema):
    name: Named
    phone: Name = ""
    mail: Mail = ""


class ProgrammePoint(Schema):
    at: Clock
    title: Title
    phase: Phase | None = None


class ImpulseTalk(Schema):
    at: Clock | None = None
    title: Title
    text: Impulse = ""


Named40 = Annotated[list[Annotated[str, Letters(1, 160)]], Field(max_length=40)]


class PhoneCommand:
    """The name of a command that moderators may allow in another phase than its own."""

    @classmethod
    def __get_pydantic_core_schema__(cls, _source, _handler):
        return core_schema.no_info_after_validator_function(cls._checked, core_schema.str_schema(strict=True))

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema, _handler):
        return {"enum": cls.names()}

    @classmethod
    def _checked(cls, name):
        if name not in cls.names():
            raise ValueError("literal_error")
        return name

    @staticmethod
    def names() -> list[str]:
        """Those of phones that have phases of their own."""
        return sorted(
            one.name for one in COMMANDS.values() if one.phone and not (one.joins or one.whenever or one.afterwards)
        )


def _each_once(names: list) -> list:
    return list(dict.fromkeys(names))


class WorkshopFacts(Schema):
    title: Title | None = None
    subtitle: Annotated[str, Letters(0, 200)] | None = None
    short_title: Annotated[str, Letters(0, 40)] | None = None
    place: Annotated[str, Letters(0, 200)] | None = None
    starts: Moment | None = None
    ends: Moment | None = None
    time_zone: Annotated[str, AfterValidator(_zone)] | None = None
    language: Literal["de", "en"] | None = None
    organisers: Named40 | None = None
    funders: Named40 | None = None
    contacts: Annotated[list[Contact], Field(max_length=20)] | None = None
    programme: Annotated[list[ProgrammePoint], Field(max_length=40)] | None = None
    impulses: Annotated[list[ImpulseTalk], Field(max_length=20)] | None = None
    groupings: Annotated[list[Grouping], Field(max_length=4)] | None = None
    points: Annotated[int, Field(ge=1, le=100)] | None = None
    ideas_max: Annotated[int, Field(ge=1, le=100)] | None = None
    groups_required: bool | None = None
    group_minimum: Annotated[int, Field(ge=1, le=10)] | None = None
    also_allowed: dict[Phase, Annotated[list[PhoneCommand], AfterValidator(_each_once)]] | None = None
    hold: Annotated[list[Phase], AfterValidator(_each_once)] | None = None
    rules: Impulse | None = None
    responsible: Responsible | None = None
    summary: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _nobody_is_named(cls, data):
        """Clients of older versions say so of every workshop."""
        if isinstance(data, dict) and data.get("named") is False:
            return {name: value for name, value in data.items() if name != "named"}
        return data
