"""Fields of action, before and during the evening."""

from string import ascii_uppercase
from typing import Annotated

from pydantic import Field

from ...engine.command import command
from ...engine.context import CommandContext
from ...engine.schema import Impulse, Letter, Letters, Ref, Schema, ShortName
from ...errors import Refused
from ..ideas.models import Idea
from .models import FieldOfAction

MOST = 12
SHORT = 16


def _shown(context: CommandContext):
    return context.all(FieldOfAction, FieldOfAction.state == "shown")


def _free_letter(context: CommandContext, letter, but=None):
    if any(field.letter.upper() == letter.upper() for field in _shown(context) if field is not but):
        raise Refused("letter_taken", letter=letter)
    return letter


#: Words that only join others: a short name neither begins nor ends with one
JOINTS = {
    "und", "oder", "&", "+", "-", "–", "/", "im", "in", "am", "an", "auf", "aus", "bei", "der", "die", "das", "dem",
    "den", "des", "für", "mit", "ohne", "über", "vom", "von", "zu", "zum", "zur", "and", "or", "of", "the", "a",
    "for", "with", "at", "by", "on", "to", "from",
}  # fmt: skip


def short(name: str) -> str:
    """The words of a name that fit into 16 letters: as many whole parts as can be, else the end of its first part.

    "Digitale Daseinsvorsorge" is "Daseinsvorsorge": what it is about stands last, before it only how it is.
    """
    words = name.split()
    ends = [place for place in range(1, len(words) + 1) if _is_end(words, place)] or [len(words)]
    whole = [" ".join(words[:place]).rstrip(",;:") for place in ends]
    fitting = [part for part in whole if len(part) <= SHORT]
    if fitting:
        return fitting[-1]
    first = whole[0].split()
    while len(first) > 1 and len(" ".join(first)) > SHORT:
        first.pop(0)
    return _cut(" ".join(first))


def _is_end(words, place) -> bool:
    """Does a part end before the word at `place`?"""
    last, following = words[place - 1], words[place] if place < len(words) else None
    return last.lower() not in JOINTS and (following is None or following.lower() in JOINTS or last[-1] in ",;:")


def _cut(text) -> str:
    return text if len(text) <= SHORT else text[: SHORT - 1].rstrip("-") + "…"


class AddFieldOfAction(Schema):
    letter: Letter | None = None
    name: Annotated[str, Letters(1, 80)]
    short_name: ShortName = ""
    impulse: Impulse = ""
    color: Annotated[int, Field(ge=0, le=11)] | None = None


@command(desk=True, quotes=False)
def add_field_of_action(context: CommandContext, data: AddFieldOfAction):
    """Without a letter it gets the next free one, without a color the one of its place."""
    fields = _shown(context)
    if len(fields) >= MOST:
        raise Refused("too_many", limit=MOST)
    letters, colors = {field.letter.upper() for field in fields}, {field.color for field in fields}
    letter = data.letter or next(letter for letter in ascii_uppercase if letter not in letters)
    return context.add(
        FieldOfAction,
        letter=_free_letter(context, letter),
        name=data.name,
        short_name=data.short_name or short(data.name),
        impulse=data.impulse,
        color=data.color if data.color is not None else next(color for color in range(12) if color not in colors),
        position=max((field.position for field in fields), default=0) + 1,
        state="shown",
    ).id


class EditFieldOfAction(Schema):
    field_of_action: Ref
    letter: Letter | None = None
    name: Annotated[str, Letters(1, 80)] | None = None
    short_name: ShortName | None = None
    impulse: Impulse | None = None
    color: Annotated[int, Field(ge=0, le=11)] | None = None


@command(desk=True, quotes=False)
def edit_field_of_action(context: CommandContext, data: EditFieldOfAction):
    field = context.find("field_of_action", data.field_of_action)
    values = context.given(data, "field_of_action")
    if "letter" in values:
        _free_letter(context, values["letter"], field)
    context.set(field, **values)


class RemoveFieldOfAction(Schema):
    field_of_action: Ref


@command(desk=True)
def remove_field_of_action(context: CommandContext, data: RemoveFieldOfAction):
    field = context.find("field_of_action", data.field_of_action)
    context.set(field, state="removed")
    check_removal(context, field)


def check_removal(context: CommandContext, field):
    """Only an empty one goes: ideas never lose their field. And once phones may write, one is there to write into."""
    ideas = context.count(Idea, Idea.field_of_action == field.id, Idea.state.in_(("shown", "merged")))
    if ideas:
        raise Refused("field_in_use", ideas=ideas)
    if context.workshop.state != "draft":
        check_any(context)


def check_any(context: CommandContext):
    if not context.count(FieldOfAction, FieldOfAction.state == "shown"):
        raise Refused("no_fields")
