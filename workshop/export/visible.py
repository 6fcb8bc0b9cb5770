"""Texts as the formats of an office can hold them: no control characters, nothing that turns the text around it."""

import re
from dataclasses import fields, is_dataclass

from ..turns import give_way

_LINE = re.compile("\r\n?|[\x85\u2028\u2029]")
#: Control characters, halves of a character, what Unicode never gives a meaning, marks of direction
_DROPPED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\u202a-\u202e\u2066-\u2069\ufffe\uffff\ufeff]|"
    "[" + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 17)) + "]"
)


def visible(value):
    """A value of `protocol_values`, or a text, with every text in it cleaned. Lines end with a line feed."""
    if isinstance(value, str):
        return _DROPPED.sub("", _LINE.sub("\n", value).replace("\t", " "))
    if is_dataclass(value) and not isinstance(value, type):
        give_way()
        return type(value)(**{field.name: visible(getattr(value, field.name)) for field in fields(value)})
    return tuple(map(visible, value)) if isinstance(value, tuple) else value
