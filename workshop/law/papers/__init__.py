"""Papers that the law wants kept and shown to nobody but the authority: made whole as far as the program knows."""

from collections.abc import Callable

from ..about import About
from ..blocks import Page
from .annex import annex
from .record import record
from .security import security

#: The name of the file -> what makes it
PAPERS: dict[str, Callable[[About], Page]] = {"record": record, "security": security, "annex": annex}
