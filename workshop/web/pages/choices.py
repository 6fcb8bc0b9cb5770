"""What a field of a form offers to choose from."""

from collections.abc import Iterable

from wtforms import SelectChoice


def choices(pairs: Iterable[tuple]) -> list[SelectChoice]:
    """Of (value, label)."""
    return [SelectChoice(value, label) for value, label in pairs]


def labels(field) -> dict:
    """{value: label} of a field; nothing for one that offers none."""
    return {one.value: one.label for one in getattr(field, "choices", None) or ()}
