"""Who runs this installation: one row of settings that administrators keep up, read wherever the law wants it said."""

from .facts import Facts
from .settings import Kept, save, the_installation

__all__ = ["Facts", "Kept", "save", "the_installation"]
