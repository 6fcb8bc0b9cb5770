"""One strict model per command: what its data look like. Nothing reaches a verb in another form."""

from datetime import date, datetime
from functools import partial
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    WithJsonSchema,
    model_validator,
)
from pydantic.alias_generators import to_snake

from ..errors import Refused
from ..models import PHASES, SECTIONS
from ..queries.wording import LONGEST, LONGEST_SENTENCE
from .texts import LARGEST, line, lines

#: Of everything that has a date: a year of two or five digits is a slip of the keys
YEARS = range(2000, 2201)
#: Zones of a computer, not of a place: no browser knows them
NO_PLACES = {"Factory", "localtime"}


def _day(value):
    if value:
        try:
            day = date.fromisoformat(value)
            if day.isoformat() != value:
                raise ValueError
        except ValueError:
            raise ValueError("no_date") from None
        if day.year not in YEARS:
            raise ValueError("no_year")
    return value or None


def _moment(value):
    if value is None:
        return value
    try:
        moment = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise ValueError("no_time") from None
    if moment.tzinfo is None or moment.year not in YEARS:
        raise ValueError("no_time")
    return moment


def _zone(value):
    from zoneinfo import available_timezones

    if value not in available_timezones() or value in NO_PLACES:
        raise ValueError("no_time_zone")
    return value


def _text(clean, least, most):
    def check(value):
        value = clean(value, most)
        if not least <= len(value) <= most:
            raise ValueError("empty" if not value else "too_long")
        return value

    return Annotated[str, AfterValidator(check), Field(json_schema_extra={"minLength": least, "maxLength": most})]


_line, _lines = partial(_text, line), partial(_text, lines)


Title = _line(1, LONGEST)
#: What somebody writes as an idea: `queries/wording.py` makes a title of it
Sentence = _line(1, LONGEST_SENTENCE)
Text = _lines(0, 1000)
#: A text that begins with the whole sentence
LONGEST_TEXT = 1000 + LONGEST_SENTENCE + 1
IdeaText = _lines(0, LONGEST_TEXT)
ContributionText = _lines(1, 500)
Impulse = _lines(0, 4000)
Name = _line(0, 80)
Named = _line(1, 80)
ShortName = _line(0, 16)
Letter = _line(1, 2)
Clock = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Day = Annotated[str | None, AfterValidator(_day), Field(json_schema_extra={"format": "date"})]
Moment = Annotated[datetime, BeforeValidator(_moment)]
Id = Annotated[int, Field(ge=1, le=LARGEST)]
Groups = Annotated[list[Id], Field(max_length=40)]
Phase = Literal[PHASES]


def _ref(value):
    if isinstance(value, str) and not (
        len(value) == 33 and value[0] == "@" and set(value[1:]) <= set("0123456789abcdef")
    ):
        raise ValueError("no_reference")
    if isinstance(value, int) and not 1 <= value <= LARGEST:
        raise ValueError("no_reference")
    return value


#: An id, or "@<key>" of an earlier add; dispatch puts the id in its place before the verb runs
Ref = Annotated[
    int | str,
    AfterValidator(_ref),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "minimum": 1, "maximum": LARGEST},
                {"type": "string", "pattern": "^@[0-9a-f]{32}$"},
            ]
        }
    ),
]


class Shape(BaseModel):
    """Exact types, unknown keys refused, nothing changed afterwards."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    def given(self, *without) -> dict:
        """The fields that were sent, apart from `without`."""
        return {name: getattr(self, name) for name in self.model_fields_set if name not in without}


class JoinWorkshop(Shape):
    groups: Groups = []


class AddIdea(Shape):
    field_of_action: Ref
    title: Sentence
    text: IdeaText = ""
    size: Literal["small", "large"] | None = None
    groups: Groups = []


class EditIdea(Shape):
    idea: Ref
    title: Sentence | None = None
    text: IdeaText | None = None
    size: Literal["small", "large"] | None = None
    groups: Groups | None = None
    field_of_action: Ref | None = None


class WithdrawIdea(Shape):
    idea: Ref


class AddContribution(Shape):
    idea: Ref
    kind: Literal["addition", "question", "concern"]
    text: ContributionText


class EditContribution(Shape):
    contribution: Ref
    text: ContributionText


class WithdrawContribution(Shape):
    contribution: Ref


class SupportIdea(Shape):
    idea: Ref
    supports: bool


class SetWeight(Shape):
    idea: Ref
    points: Annotated[int, Field(ge=0, le=1000)]


class FinishWeighting(Shape):
    done: bool


class AnswerResponsibility(Shape):
    responsibility: Ref
    answer: Literal["lead", "partner", "no"]
    name: Name = ""
    organisation: Name = ""
    print_name: bool


class ErasePerson(Shape):
    participant: Id | None = None


class OpenWorkshop(Shape):
    pass


class Group(Shape):
    id: Id | None = None
    name: Named
    counts_for_breadth: bool = True


class Grouping(Shape):
    id: Id | None = None
    name: Named
    groups: Annotated[list[Group], Field(max_length=40)]


class Contact(Shape):
    name: Named
    phone: Name = ""
    mail: Name = ""


class ProgrammePoint(Shape):
    at: Clock
    title: Title
    phase: Phase | None = None


class ImpulseTalk(Shape):
    at: Clock | None = None
    title: Title
    text: Impulse = ""


Named40 = Annotated[list[_line(1, 160)], Field(max_length=40)]
PHONE_IN_PHASE = Literal[
    "add_idea", "edit_idea", "withdraw_idea", "add_contribution", "edit_contribution", "withdraw_contribution",
    "support_idea", "set_weight", "finish_weighting", "answer_responsibility",
]  # fmt: skip


class WorkshopFacts(Shape):
    title: Title | None = None
    subtitle: _line(0, 200) | None = None
    short_title: _line(0, 40) | None = None
    place: _line(0, 200) | None = None
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
    also_allowed: dict[Phase, list[PHONE_IN_PHASE]] | None = None
    summary: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _nobody_is_named(cls, data):
        """Clients of older versions say so of every workshop."""
        if isinstance(data, dict) and data.get("named") is False:
            return {name: value for name, value in data.items() if name != "named"}
        return data


class EditWorkshop(WorkshopFacts):
    """`joining`: may phones join that have not yet?"""

    joining: bool | None = None


class CreateWorkshop(WorkshopFacts):
    title: Title
    starts: Moment
    ends: Moment
    sample: bool = False


class OpenPhase(Shape):
    """`kept`: a phase that was left goes on as it was; then `ends` counts only if its time is over."""

    phase: Phase
    ends: Moment | None = None
    kept: bool = False


class SetTimer(Shape):
    ends: Moment | None
    paused: Annotated[int, Field(ge=0, le=86400)] | None = None


class RevealWeights(Shape):
    revealed: bool
    stage: Annotated[int, Field(ge=0, le=3)] = 3


class SealWeighting(Shape):
    pass


class Show(Shape):
    kind: Literal["idea", "measure", "protocol"] | None
    id: Ref | None


class AddFieldOfAction(Shape):
    letter: Letter | None = None
    name: _line(1, 80)
    short_name: ShortName = ""
    impulse: Impulse = ""
    color: Annotated[int, Field(ge=0, le=11)] | None = None


class EditFieldOfAction(Shape):
    field_of_action: Ref
    letter: Letter | None = None
    name: _line(1, 80) | None = None
    short_name: ShortName | None = None
    impulse: Impulse | None = None
    color: Annotated[int, Field(ge=0, le=11)] | None = None


class RemoveFieldOfAction(Shape):
    field_of_action: Ref


class HideIdea(Shape):
    idea: Ref


class RestoreIdea(Shape):
    idea: Ref


class MoveIdea(Shape):
    idea: Ref
    field_of_action: Ref


class MergeIdeas(Shape):
    into: Ref
    ideas: Annotated[list[Ref], Field(min_length=1, max_length=100)]
    title: Title | None = None


class UnmergeIdeas(Shape):
    idea: Ref


class HideContribution(Shape):
    contribution: Ref


class RestoreContribution(Shape):
    contribution: Ref


class TakeLate(Shape):
    late: Ref


class DismissLate(Shape):
    late: Ref


class AddMeasure(Shape):
    idea: Ref
    title: Title
    first_step: _lines(0, 300) = ""
    due: Day = None


class EditMeasure(Shape):
    measure: Ref
    title: Title | None = None
    first_step: _lines(0, 300) | None = None
    due: Day = None


class RemoveMeasure(Shape):
    measure: Ref


class Bearer(Shape):
    """Exactly one of the three."""

    group: Id | None = None
    organisation: Named | None = None
    open: Literal[True] | None = None

    def model_post_init(self, _context):
        if sum(value is not None for value in (self.group, self.organisation, self.open)) != 1:
            raise ValueError("one_bearer")

    def plain(self) -> dict:
        return self.model_dump(exclude_none=True)


class ProposeResponsibility(Shape):
    measure: Ref
    role: Literal["lead", "partner"]
    bearer: Bearer


class RecordResponsibility(Shape):
    measure: Ref
    role: Literal["lead", "partner"]
    bearer: Bearer
    name: Name = ""
    print_name: bool


class ConfirmResponsibility(Shape):
    responsibility: Ref
    answer: Ref


class WithdrawResponsibility(Shape):
    responsibility: Ref


class Undo(Shape):
    seq: Id


class CloseWorkshop(Shape):
    pass


class ReopenWorkshop(Shape):
    pass


Section = Literal[SECTIONS]


class EditProtocol(Shape):
    """The moderators' own words: in place of the computed sentences ("summary"), or under the head of a section.

    `was`: the words as their editor saw them; without it they are replaced whatever they are.
    """

    section: Section
    text: _lines(0, 2000)
    was: _lines(0, 2000) | None = None


class SendCorrection(Shape):
    section: Section
    text: ContributionText


class AnswerCorrection(Shape):
    correction: Ref
    accepted: bool
    reply: ContributionText


class DismissCorrection(Shape):
    correction: Ref


class ReleaseProtocol(Shape):
    """`changes`: what is new in this version, a sentence a line."""

    changes: Text = ""


class PublishResult(Shape):
    open: bool
    indexed: bool = False


class RemoveParticipants(Shape):
    """Everybody who joined at or after `since`, and if given, wrote so many ideas and contributions at least."""

    since: Moment
    wrote_least: Annotated[int, Field(ge=1, le=1000)] | None = None


class AddModerator(Shape):
    moderator: Id


class RemoveModerator(Shape):
    moderator: Id


class AddPicture(Shape):
    """A file that `imaging` has made. The journal and the key's fingerprint keep its digest, never its bytes."""

    sort: Literal["organiser", "funder", "photo"]
    name: Named
    alt: _line(1, 200)
    media: Literal["image/png", "image/jpeg"]
    width: Annotated[int, Field(ge=1, le=2000)]
    height: Annotated[int, Field(ge=1, le=2000)]
    digest: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    content: Annotated[bytes, Field(min_length=1, exclude=True, repr=False)]


class EditPicture(Shape):
    picture: Ref
    name: Named | None = None
    alt: _line(1, 200) | None = None
    position: Annotated[int, Field(ge=1, le=99)] | None = None


class RemovePicture(Shape):
    picture: Ref


#: Made through pages of their own, not through POST /w/<code>/commands
OFF_THE_WIRE = {
    "create_workshop", "add_moderator", "remove_moderator", "add_picture", "edit_picture", "remove_picture",
}  # fmt: skip

NOT_COMMANDS = (Group, Grouping, Contact, ProgrammePoint, ImpulseTalk, WorkshopFacts, Bearer)


def _commands():
    found, waiting = {}, [Shape]
    while waiting:
        for shape in waiting.pop().__subclasses__():
            waiting.append(shape)
            if shape not in NOT_COMMANDS:
                found[to_snake(shape.__name__)] = shape
    return dict(sorted(found.items()))


COMMANDS: dict[str, type[Shape]] = _commands()


def shape(name: Any, data: Any, wire: bool = True) -> Shape:
    """The model of command `name` filled with `data`.

    Raises Refused("unknown_command") and Refused("bad_shape", field=…, reason=…).
    """
    if not isinstance(name, str) or name not in COMMANDS or (wire and name in OFF_THE_WIRE):
        raise Refused("unknown_command")
    if not isinstance(data, dict):
        raise Refused("bad_shape", field="", reason="dict_type")
    try:
        return COMMANDS[name].model_validate(data)
    except ValidationError as error:
        wrong = _first(error)
    # Not inside the `except`: the refusal would keep pydantic's error, and that keeps what no garbage collector sees
    raise Refused("bad_shape", **wrong)


def _first(error: ValidationError) -> dict:
    """The first field that is wrong, and why, in words of ours."""
    first = error.errors(include_url=False, include_input=False)[0]
    reason = str(first["ctx"]["error"]) if first["type"] == "value_error" else first["type"]
    field = str(first["loc"][0]) if first["loc"] else ""
    return {"field": field if field.isascii() and field.isidentifier() and len(field) <= 40 else "", "reason": reason}


def unfit(model: type[Shape], data: dict) -> tuple[str, str] | None:
    """(field, reason) of the first thing that is wrong with a part of a command; None where it fits."""
    try:
        model.model_validate(data)
    except ValidationError as error:
        first = _first(error)
        return first["field"], first["reason"]
    return None
