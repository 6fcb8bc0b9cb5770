"""Logos and photos: a picture has been decoded and made anew (`imaging`) before it comes here."""

from typing import Annotated, Literal

from pydantic import Field

from ...engine.command import command
from ...engine.context import CommandContext
from ...engine.schema import Letters, Named, Ref, Schema
from ...errors import Refused
from .models import Picture

MOST = {"logo": 12, "photo": 24}


def kind_of(sort: str) -> str:
    """Logos of organisers and funders share a limit; photos have their own."""
    return "photo" if sort == "photo" else "logo"


def _shown(context: CommandContext, sort):
    """Pictures of the same kind."""
    shown = context.all(Picture, Picture.state == "shown")
    return [picture for picture in shown if kind_of(picture.sort) == kind_of(sort)]


class AddPicture(Schema):
    """A file that `imaging` has made. The journal and the key's fingerprint keep its digest, never its bytes."""

    sort: Literal["organiser", "funder", "photo"]
    name: Named
    alt: Annotated[str, Letters(1, 200)]
    media: Literal["image/png", "image/jpeg"]
    width: Annotated[int, Field(ge=1, le=2000)]
    height: Annotated[int, Field(ge=1, le=2000)]
    digest: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    content: Annotated[bytes, Field(min_length=1, exclude=True, repr=False)]


#: What a photo's caption says, and what it shows, may be people
CAPTION = ("name", "alt")


@command(desk=True, wire=False, quotes=False, prose=CAPTION)
def add_picture(context: CommandContext, data: AddPicture):
    """Put behind the others of its sort."""
    shown, most = _shown(context, data.sort), MOST[kind_of(data.sort)]
    if len(shown) >= most:
        raise Refused("too_many", limit=most)
    position = max((picture.position for picture in shown if picture.sort == data.sort), default=0) + 1
    values = {name: getattr(data, name) for name in type(data).model_fields}
    return context.add(Picture, position=position, state="shown", **values).id


class EditPicture(Schema):
    picture: Ref
    name: Named | None = None
    alt: Annotated[str, Letters(1, 200)] | None = None
    position: Annotated[int, Field(ge=1, le=99)] | None = None


@command(desk=True, wire=False, quotes=False, prose=CAPTION)
def edit_picture(context: CommandContext, data: EditPicture):
    context.set(_found(context, data), **context.given(data, "picture"))


class RemovePicture(Schema):
    picture: Ref


@command(desk=True, wire=False, purges=True)
def remove_picture(context: CommandContext, data: RemovePicture):
    """For good: the file goes, and leaves the database's files with the next tidying (`forgetting`)."""
    picture = _found(context, data)
    picture.content = b""
    context.set(picture, state="removed")
    context.before.clear()


def _found(context: CommandContext, data):
    picture = context.find("picture", data.picture)
    if picture.state != "shown":
        raise Refused("unknown_thing", kind="picture", id=picture.id)
    return picture
