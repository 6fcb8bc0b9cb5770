"""Pictures are named in the history; they are not on the wire."""

from ...engine.context import CommandContext
from ...engine.kind import kind
from .commands import CAPTION
from .models import Picture


def _unquote(context: CommandContext, said, _own):
    """Of a photo that tells of the person the words go. A logo's name is that of a body."""
    for picture in context.all(Picture, Picture.sort == "photo"):
        told = [name for name in CAPTION if said.told_in(getattr(picture, name))]
        if told:
            context.write_forgetting(picture, **dict.fromkeys(told, ""))


kind("picture", Picture, title="name", unquote=_unquote)
