"""Who runs this installation: one row of settings that administrators keep up, read wherever the law wants it said."""

from .facts import Facts, Responsible
from .needed import missing, needed
from .settings import Kept, save, the_installation

__all__ = ["Facts", "Kept", "Responsible", "missing", "needed", "save", "the_installation"]
