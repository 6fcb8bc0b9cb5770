"""One strict model per command: what its data look like. Nothing reaches a verb in another form."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Annotated, Any, TypeVar, get_args, get_origin

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    WithJsonSchema,
)
from pydantic.fields import FieldInfo
from pydantic_core import core_schema

from ..errors import Refused
from .sanitize import LARGEST, line, lines

#: Letters of a title, of a whole sentence, of a text
LONGEST_TITLE, LONGEST_SENTENCE, LONGEST_TEXT = 120, 280, 1000
#: Of everything that has a date: a year of two or five digits is a slip of the keys
YEARS = range(2000, 2201)


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


@dataclass(frozen=True)
class Letters:
    """A text of `least` to `most` letters, cleaned (`texts.py`): on one line, or with `lines` on as many as it has.

    Counted as readers count, in composed letters; too few or too many are the reasons "empty" and "too_long".
    """

    least: int
    most: int
    lines: bool = False

    def __get_pydantic_core_schema__(self, source, handler):
        return core_schema.no_info_after_validator_function(self.checked, handler(source))

    def __get_pydantic_json_schema__(self, schema, handler):
        return handler(schema) | {"minLength": self.least, "maxLength": self.most}

    def checked(self, value: str) -> str:
        """`value`, cleaned. Raises ValueError with the reason."""
        value = (lines if self.lines else line)(value, self.most)
        if not self.least <= len(value) <= self.most:
            raise ValueError("empty" if not value else "too_long")
        return value


def _mail(value: str) -> str:
    """As mail programs take it, the domain in the form that people read; empty is nobody's."""
    from email_validator import EmailNotValidError, validate_email

    try:
        return value and validate_email(value, check_deliverability=False, test_environment=True).normalized
    except EmailNotValidError:
        raise ValueError("no_mail") from None


Title = Annotated[str, Letters(1, LONGEST_TITLE)]
Text = Annotated[str, Letters(0, LONGEST_TEXT, lines=True)]
ContributionText = Annotated[str, Letters(1, 500, lines=True)]
Reason = Annotated[str, Letters(0, 200)]
Impulse = Annotated[str, Letters(0, 4000, lines=True)]
Name = Annotated[str, Letters(0, 80)]
Named = Annotated[str, Letters(1, 80)]
Mail = Annotated[str, Letters(0, 254), AfterValidator(_mail)]
ShortName = Annotated[str, Letters(0, 16)]
Letter = Annotated[str, Letters(1, 2)]
Clock = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Day = Annotated[str | None, AfterValidator(_day), Field(json_schema_extra={"format": "date"})]
Moment = Annotated[datetime, BeforeValidator(_moment)]
Id = Annotated[int, Field(ge=1, le=LARGEST)]
Groups = Annotated[list[Id], Field(max_length=40)]


def _ref(value):
    if isinstance(value, str) and not (
        len(value) == 33 and value[0] == "@" and set(value[1:]) <= set("0123456789abcdef")
    ):
        raise ValueError("no_reference")
    if isinstance(value, int) and not 1 <= value <= LARGEST:
        raise ValueError("no_reference")
    return value


@dataclass(frozen=True)
class To:
    """Marks a reference; `kind` is what it refers to, by default the kind of the field's own name."""

    kind: str | None = None


class _IdOrKey:
    """Takes "@<key>", too; what a verb gets is always an id."""

    def __get_pydantic_core_schema__(self, _source, _handler):
        either = core_schema.union_schema([core_schema.int_schema(strict=True), core_schema.str_schema(strict=True)])
        return core_schema.no_info_after_validator_function(_ref, either)


#: An id, on its way in also "@<key>" of an earlier add: dispatch puts the id in its place before the verb runs
Ref = Annotated[
    int,
    To(),
    _IdOrKey(),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "minimum": 1, "maximum": LARGEST},
                {"type": "string", "pattern": "^@[0-9a-f]{32}$"},
            ]
        }
    ),
]


class Schema(BaseModel):
    """Exact types, unknown keys refused, nothing changed afterwards."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    @classmethod
    @cache
    def references(cls) -> dict[str, str]:
        """{field: the kind it refers to} of those that hold a `Ref`, or a list of them."""
        marks = {name: _marks(field.annotation, field.metadata) for name, field in cls.model_fields.items()}
        return {name: next(filter(None, kinds), name) for name, kinds in marks.items() if kinds}

    def given(self, *without) -> dict:
        """The fields that were sent, apart from `without`."""
        return {name: getattr(self, name) for name in self.model_fields_set if name not in without}


Filled = TypeVar("Filled", bound=Schema)


def _marks(annotation, metadata=()) -> list[str | None]:
    """The kinds of the marks `To` on a type and on those it is made of; None for a mark that names none."""
    found = [mark.kind for mark in (*metadata, *getattr(annotation, "__metadata__", ())) if isinstance(mark, To)]
    return found + [kind for part in get_args(annotation) if isinstance(part, type(Ref)) for kind in _marks(part)]


def most(model: type[Schema], field: str) -> int:
    """The limit of a field: letters of a text, rows of a list, or the highest number."""
    found = limit(model, field)
    assert found is not None, f"{model.__name__}.{field} has no limit"
    return found


def limit(model: type[Schema], field: str) -> int | None:
    """As `most`; None for a field that has no limit."""
    info = model.model_fields[field]
    return _most(info.annotation, info.metadata)


def _most(annotation, metadata=()) -> int | None:
    for mark in (*metadata, *getattr(annotation, "__metadata__", ())):
        if isinstance(mark, FieldInfo):
            found = _most(None, mark.metadata)
        else:
            found = next((getattr(mark, name) for name in ("most", "max_length", "le") if hasattr(mark, name)), None)
        if found is not None:
            return found
    inner = annotation
    if getattr(annotation, "__metadata__", None) is not None:
        inner = annotation.__origin__
    if get_origin(inner) in (list, dict):
        return None
    return next((found for part in get_args(inner) if (found := _most(part)) is not None), None)


def filled(model: type[Filled], data: Any) -> Filled:
    """`data` as sent, in the form of `model`. Raises Refused("bad_shape", field=…, reason=…)."""
    if not isinstance(data, dict):
        raise Refused("bad_shape", field="", reason="dict_type")
    try:
        return model.model_validate(data)
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


def unfit(model: type[Schema], data: dict) -> tuple[str, str] | None:
    """(field, reason) of the first thing that is wrong with a part of a command; None where it fits."""
    try:
        model.model_validate(data)
    except ValidationError as error:
        first = _first(error)
        return first["field"], first["reason"]
    return None
