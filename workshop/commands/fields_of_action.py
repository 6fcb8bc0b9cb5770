"""Fields of action, before and during the evening."""

from string import ascii_uppercase

from ..errors import Refused
from ..models import FieldOfAction, Idea
from .verbs import verb

MOST = 12
SHORT = 16


def _shown(act):
    return act.all(FieldOfAction, FieldOfAction.state == "shown")


def _free_letter(act, letter, but=None):
    if any(field.letter.upper() == letter.upper() for field in _shown(act) if field is not but):
        raise Refused("letter_taken", letter=letter)
    return letter


def short(name: str) -> str:
    """The first words of a name that fit into 16 letters; a single longer word is cut."""
    words = name.split()
    while len(words) > 1 and len(" ".join(words)) > SHORT:
        words.pop()
    while len(words) > 1 and words[-1].lower() in ("und", "and", "&", "der", "die", "das", "für", "of", "the", "for"):
        words.pop()
    return " ".join(words)[:SHORT].rstrip()


@verb
def add_field_of_action(act, data):
    """Without a letter it gets the next free one, without a color the one of its place."""
    fields = _shown(act)
    if len(fields) >= MOST:
        raise Refused("too_many", limit=MOST)
    letters, colors = {field.letter.upper() for field in fields}, {field.color for field in fields}
    letter = data.letter or next(letter for letter in ascii_uppercase if letter not in letters)
    return act.add(
        FieldOfAction,
        letter=_free_letter(act, letter),
        name=data.name,
        short_name=data.short_name or short(data.name),
        impulse=data.impulse,
        color=data.color if data.color is not None else next(color for color in range(12) if color not in colors),
        position=max((field.position for field in fields), default=0) + 1,
        state="shown",
    ).id


@verb
def edit_field_of_action(act, data):
    field = act.find("field_of_action", data.field_of_action)
    values = act.given(data, "field_of_action")
    if "letter" in values:
        _free_letter(act, values["letter"], field)
    act.set(field, **values)


@verb
def remove_field_of_action(act, data):
    field = act.find("field_of_action", data.field_of_action)
    act.set(field, state="removed")
    check_removal(act, field)


def check_removal(act, field):
    """Only an empty one goes: ideas never lose their field. And once phones may write, one is there to write into."""
    ideas = act.count(Idea, Idea.field_of_action == field.id, Idea.state.in_(("shown", "merged")))
    if ideas:
        raise Refused("field_in_use", ideas=ideas)
    if act.workshop.state != "draft":
        check_any(act)


def check_any(act):
    if not act.count(FieldOfAction, FieldOfAction.state == "shown"):
        raise Refused("no_fields")
