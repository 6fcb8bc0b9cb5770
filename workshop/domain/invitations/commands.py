"""The moderators' words on the public page, and how one registers."""

from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field

from ...engine.command import command
from ...engine.context import CommandContext
from ...engine.schema import Impulse, Letters, Moment, Schema
from ...errors import Refused
from .models import Invitation

Sentences = Annotated[str, Letters(0, 2000, lines=True)]


def _link(value: str) -> str:
    """Empty, or an address of the web."""
    if value and (urlsplit(value).scheme not in ("http", "https") or not urlsplit(value).hostname):
        raise ValueError("no_link")
    return value


def _places(value: dict) -> dict:
    if any(not (key.isascii() and key.isdecimal()) for key in value):
        raise ValueError("no_reference")
    return value


Link = Annotated[str, Letters(0, 500), AfterValidator(_link)]
Places = Annotated[int, Field(ge=1, le=100_000)]
PlacesOfGroup = Annotated[int, Field(ge=0, le=100_000)]

#: An invitation that nobody has written yet
FRESH = {"together": 4, "hours": 24, "limits": {}, "published": False, "indexed": False, "registers": False, "base": ""}


class EditInvitation(Schema):
    """What was sent is set. `seen`: the number of the last edit as its editor saw it; 0 where there was none."""

    seen: Annotated[int, Field(ge=0)]
    published: bool | None = None
    indexed: bool | None = None
    about: Impulse | None = None
    rules: Sentences | None = None
    access: Sentences | None = None
    languages: Annotated[str, Letters(0, 160)] | None = None
    photos: Sentences | None = None
    map_link: Link | None = None
    video_link: Link | None = None
    registers: bool | None = None
    opens: Moment | None = None
    closes: Moment | None = None
    places: Places | None = None
    limits: Annotated[dict[str, PlacesOfGroup], AfterValidator(_places)] | None = None
    together: Annotated[int, Field(ge=1, le=4)] | None = None
    hours: Annotated[int, Field(ge=1, le=168)] | None = None
    needs: bool | None = None
    question: Annotated[str, Letters(0, 280)] | None = None
    greeting: Sentences | None = None
    base: Link | None = None


#: What may be emptied by sending none
EMPTY = {"opens", "closes", "places"}


@command(desk=True, released=True, wire=False, quotes=False)
def edit_invitation(context: CommandContext, data: EditInvitation):
    """Refused("changed_meanwhile") where somebody else has edited it since it was seen."""
    found = context.all(Invitation)
    if (found[0].edited if found else 0) != data.seen:
        raise Refused("changed_meanwhile", thing=None)
    row = found[0] if found else context.add(Invitation, **FRESH)
    given = {name: value for name, value in data.given("seen").items() if value is not None or name in EMPTY}
    opens, closes = given.get("opens", row.opens), given.get("closes", row.closes)
    if opens and closes and closes <= opens:
        raise Refused("bad_shape", field="closes", reason="closes_early")
    if opens and opens >= context.workshop.ends:
        raise Refused("bad_shape", field="opens", reason="opens_late")
    known = {str(group["id"]) for grouping in context.workshop.groupings for group in grouping["groups"]}
    if set(given.get("limits", ())) - known:
        raise Refused("group_unknown")
    if given.get("indexed", row.indexed) and not given.get("published", row.published):
        given["indexed"] = False
    context.set(row, **given)
