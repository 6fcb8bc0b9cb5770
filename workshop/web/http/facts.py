"""What is true of a view: said where it stands, asked by what every request passes."""

from collections.abc import Callable
from typing import TypeVar

from flask import current_app, request

View = TypeVar("View", bound=Callable)

#: Its form may be long; a file may come along; it takes JSON besides
LONG, FILES, JSON = "long", "files", "json"
#: Somebody reads it on the own phone, or is answered there
PHONE = "phone"
#: An invitation shows it of a workshop that is not open yet
INVITED = "invited"
#: It is there still when everything else of a workshop has been deleted
LASTS = "lasts"


def fact(*facts: str) -> Callable[[View], View]:
    """Stands right above the view: what is put around it takes over what is said of it."""

    def told(view: View) -> View:
        view.facts = frozenset(facts)  # type: ignore[attr-defined]
        return view

    return told


def holds(one: str) -> bool:
    """Is it true of the view that is asked for?"""
    view = current_app.view_functions.get(request.endpoint or "")
    return one in getattr(view, "facts", ())
