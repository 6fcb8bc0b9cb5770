"""The demo: a workshop of tomorrow, tonight's and one of last month, in a database of its own."""

from .. import nouns  # noqa: F401 - whoever asks declarations here knows all of them
from .present import present

__all__ = ["present"]
