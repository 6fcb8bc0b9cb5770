"""The demo: a workshop of tomorrow, tonight's and one of last month, in a database of its own."""

from .present import present

__all__ = ["present"]
