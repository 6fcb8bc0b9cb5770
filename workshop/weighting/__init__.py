"""How one can weight: every method by its name. What is weighted, by whom and when, belongs to `domain/weightings/`."""

from importlib import import_module

from ..errors import Refused
from .method import Method as Method
from .method import Settings as Settings

#: In the order in which they are offered; each has a file of that name with its one `METHOD`
NAMES = ("points", "approval")
METHODS: dict[str, Method] = {name: import_module(f".{name}", __name__).METHOD for name in NAMES}


def method(name: str) -> Method:
    """The method of this name. Raises Refused("bad_shape", …), as a schema does for a word that is no choice."""
    if name not in METHODS:
        raise Refused("bad_shape", field="method", reason="literal_error")
    return METHODS[name]
