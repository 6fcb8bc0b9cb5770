"""Importing this makes every noun known: its tables, its kinds, its commands.

A noun has a folder in `domain/`; the protocol, which is made of all, stands above, and so does what deletes them.
"""

from importlib import import_module
from pkgutil import iter_modules

#: A noun imports tables (and the list of phases) of any noun, and everything else only of those that stand before it
NOUNS = (
    "weightings",
    "groups",
    "fields_of_action",
    "ideas",
    "contributions",
    "measures",
    "responsibilities",
    "people",
    "sheets",
    "pictures",
    "corrections",
    "late_tray",
    "moderation",
    "workshops",
    "invitations",
    "registrations",
)


def _import_all(package: str):
    for module in iter_modules(import_module(package).__path__):
        import_module(f"{package}.{module.name}")


import_module("workshop.engine.undo")
import_module("workshop.installation")
import_module("workshop.mail")
for _noun in NOUNS:
    _import_all(f"workshop.domain.{_noun}")
_import_all("workshop.protocol")
_import_all("workshop.retention")
