"""What several methods share: whole numbers as they are sent, sums, ranks."""

from collections.abc import Iterable, Sequence

from ..errors import Refused
from .method import Ballot, Result


def within(value, least: int, most: int) -> None:
    """Refuse, in the words of a schema, what is no whole number from `least` to `most`."""
    if type(value) is not int:  # True is none, either
        reason = "int_type"
    elif value < least:
        reason = "greater_than_equal"
    elif value > most:
        reason = "less_than_equal"
    else:
        return
    raise Refused("bad_shape", field="value", reason=reason)


def others_chosen(ballot: Ballot, idea: int) -> set[int]:
    """The ideas that have got something, without `idea`."""
    return {other for other, value in ballot.items() if value and other != idea}


def summed(ballots: Sequence[Ballot], ideas: Iterable[int]) -> Result:
    """The sum of what each idea has got, from how many people; who gave 0 gave nothing. Most comes first."""
    values = dict.fromkeys(ideas, 0)
    people = values.copy()
    for ballot in ballots:
        for idea, value in ballot.items():
            if value and idea in values:
                values[idea] += value
                people[idea] += 1
    return Result(values, people, ranked(values))


def ranked(values: dict[int, int]) -> dict[int, int]:
    """{idea: 1 + the number of those with more}: ties share a rank and the next one is skipped."""
    first: dict[int, int] = {}
    for place, value in enumerate(sorted(values.values(), reverse=True), 1):
        first.setdefault(value, place)
    return {idea: first[value] for idea, value in values.items()}
