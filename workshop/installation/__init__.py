"""Who runs this installation: one row of settings that administrators keep up, read wherever the law wants it said."""

from .colours import in_the_dark
from .facts import Facts, Responsible
from .look import init_app, look
from .needed import missing, needed
from .settings import Kept, logo, save, save_logo, the_installation

__all__ = [
    "Facts",
    "Kept",
    "Responsible",
    "in_the_dark",
    "init_app",
    "logo",
    "look",
    "missing",
    "needed",
    "save",
    "save_logo",
    "the_installation",
]
