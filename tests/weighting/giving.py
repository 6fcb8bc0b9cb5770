"""Filling in a ballot, as the server does it: ask the method, keep what was meant."""

from workshop.errors import Refused
from workshop.weighting.method import Ballot, Method, Settings


def refusal(method: Method, settings: Settings, ballot: Ballot, idea: int, value) -> list | None:
    """[code, data] with which `value` is refused; None where it is taken."""
    try:
        method.check(settings, ballot, idea, value)
    except Refused as refused:
        return [refused.code, refused.data]
    return None


def with_value(method: Method, ballot: Ballot, idea: int, value) -> dict[int, int]:
    """The ballot with what is kept of `value`."""
    others = {other: kept for other, kept in ballot.items() if other != idea}
    kept = method.meant(value)
    return others if kept is None else others | {idea: kept}
