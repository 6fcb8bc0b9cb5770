"""Scenarios and their verdicts: what was tried, with which seed, and how often each thing went wrong."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Verdict:
    """`tried` in words with figures; `wrong` counts each kind of fault, all zero when the promise held."""

    tried: str
    wrong: dict[str, int]

    @property
    def holds(self) -> bool:
        return not any(self.wrong.values())

    def __str__(self):
        return " · ".join(f"{count:,} {name}" for name, count in self.wrong.items())


@dataclass(frozen=True)
class Scenario:
    """`run(folder, seed, long)` tries it in an empty folder; `promise` is its number in docs/reliability.md."""

    name: str
    promise: str
    run: Callable[[Path, int, bool], Verdict]


SCENARIOS: dict[str, Scenario] = {}


def scenario(name: str, promise: str):
    """Register `function(folder, seed, long) -> Verdict` for `./dev reliability`."""

    def register(function):
        SCENARIOS[name] = Scenario(name, promise, function)
        return function

    return register
