"""Logos and photos: a picture has been decoded and made anew (`imaging`) before it comes here."""

from ..errors import Refused
from ..models import Picture
from .verbs import verb

MOST = {"logo": 12, "photo": 24}


def kind_of(sort: str) -> str:
    """Logos of organisers and funders share a limit; photos have their own."""
    return "photo" if sort == "photo" else "logo"


def _shown(act, sort):
    """Pictures of the same kind."""
    shown = act.all(Picture, Picture.state == "shown")
    return [picture for picture in shown if kind_of(picture.sort) == kind_of(sort)]


@verb
def add_picture(act, data):
    """Put behind the others of its sort."""
    shown, most = _shown(act, data.sort), MOST[kind_of(data.sort)]
    if len(shown) >= most:
        raise Refused("too_many", limit=most)
    position = max((picture.position for picture in shown if picture.sort == data.sort), default=0) + 1
    values = {name: getattr(data, name) for name in type(data).model_fields}
    return act.add(Picture, position=position, state="shown", **values).id


@verb
def edit_picture(act, data):
    act.set(_found(act, data), **act.given(data, "picture"))


@verb
def remove_picture(act, data):
    """For good: the file goes, and leaves the database's files with the next tidying (`forgetting`)."""
    picture = _found(act, data)
    picture.content = b""
    act.set(picture, state="removed")
    act.before.clear()


def _found(act, data):
    picture = act.find("picture", data.picture)
    if picture.state != "shown":
        raise Refused("unknown_thing", kind="picture", id=picture.id)
    return picture
