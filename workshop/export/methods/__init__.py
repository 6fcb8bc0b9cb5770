"""What a way of weighting is called on paper: every method of `weighting/` by its name, a file for each."""

from functools import cache
from importlib import import_module

from .wording import Wording as Wording


@cache
def method(name: str) -> Wording:
    """How the method of this name is told."""
    return import_module(f".{name}", __name__).METHOD
