"""Plain HTML forms of the commands: made from the commands' own models, so that the two cannot differ.

Fields with several values (groups, ideas) come as repeated fields; what is itself structured (a bearer, the
groupings) comes as JSON in one field.
"""

import secrets
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from flask import request
from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, IntegerField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import ValidationError

from ...engine.command import COMMANDS
from ...engine.sanitize import read_json
from ...errors import Refused
from ..http.numbers import whole

LONG = {"text", "impulse", "summary", "first_step"}


class WholeList(SelectMultipleField):
    """Repeated whole numbers, whatever their choices are; what is none stays as it is, and the command refuses it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, coerce=lambda text: text, validate_choice=False, choices=[], **kwargs)

    def process_formdata(self, valuelist):
        """An empty choice ("please choose") is none."""
        self.data = [number(value) for value in valuelist if value]


def number(text: str) -> int | str:
    """The whole number in `text`; else the text, for the command to refuse."""
    found = whole(text.strip())
    return text if found is None else found


class JsonField(StringField):
    """A structured value as JSON."""

    def process_formdata(self, values):
        try:
            self.data = read_json(values[0].encode()) if values and values[0] else None
        except Refused:
            raise ValidationError("json") from None


def _bare(annotation) -> set:
    """The plain types behind an annotation, without None and Annotated."""
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return set().union(*(_bare(part) for part in get_args(annotation) if part is not NoneType))
    return {annotation}


def _field(name: str, annotation):
    kinds = _bare(annotation)
    kind = next(iter(kinds))
    if kinds == {bool}:
        return BooleanField()
    if int in kinds:
        return IntegerField()
    if get_origin(kind) is list and _bare(get_args(kind)[0]) <= {int, str} and int in _bare(get_args(kind)[0]):
        return WholeList()
    if kinds == {str} or get_origin(kind) is Literal or kind.__name__ == "datetime":
        return TextAreaField() if name in LONG else StringField()
    return JsonField()


def sent_as(name: str) -> str:
    """The form field of a model's field; `name` and `key` belong to the command itself."""
    return f"data.{name}" if name in ("name", "key") else name


@cache
def form_class(command: str) -> type[FlaskForm]:
    """The form of a command: one field for each field of its model, and the key made when it was drawn."""
    fields = {
        sent_as(name): _field(name, info.annotation) for name, info in COMMANDS[command].data.model_fields.items()
    }
    return type(f"{command}_form", (FlaskForm,), fields | {"key": HiddenField()})


def has_form(command: str) -> bool:
    return command in COMMANDS and COMMANDS[command].wire


def new_key() -> str:
    return secrets.token_hex(16)


def key_or_new(sent: str | None) -> str:
    """The key that a form was drawn with; a fresh one for what is none."""
    return sent if sent and len(sent) == 32 and set(sent) <= set("0123456789abcdef") else new_key()


def form(command: str, **values) -> FlaskForm:
    """A form to draw, filled with `values` and a fresh key: sent twice, it is one command."""
    return form_class(command)(formdata=None, key=new_key(), **values)


def data_of(command: str, filled: FlaskForm) -> dict:
    """The model's data from a filled form; a field that was not sent is left out, except tick boxes."""
    data: dict[str, Any] = {}
    for name, info in COMMANDS[command].data.model_fields.items():
        sent, field = sent_as(name), filled[sent_as(name)]
        if isinstance(field, BooleanField):
            if sent in request.form or info.is_required():
                data[name] = bool(field.data)
        elif isinstance(field, WholeList):
            if sent in request.form or f"{sent}_sent" in request.form:
                data[name] = field.data or []
        elif isinstance(field, IntegerField) and sent in request.form and not request.form[sent].strip():
            data[name] = None
        elif field.process_errors:
            raise Refused("bad_shape", field=name, reason="json")
        elif sent in request.form:
            data[name] = _value(request.form[sent], field, info)
    return data


def _value(text, field, info):
    if isinstance(field, IntegerField):
        return number(text)
    if isinstance(field, JsonField):
        return field.data
    return None if text == "" and not info.is_required() and NoneType in get_args(info.annotation) else text
