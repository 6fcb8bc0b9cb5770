"""What is seen of what moderators add to the protocol, and what a protocol forgets of a person."""

from ..domain.pictures.commands import CAPTION
from ..engine.context import CommandContext
from ..engine.erasing import WORDS
from ..engine.kind import is_never, kind
from .models import Publication, Release

#: What a released protocol says about people's words, and the names under which it does
PARTS, NAMES = ("ideas", "measures", "corrections", "notes"), (*WORDS, "bearer", "answer")


def _unquote(context: CommandContext, said, _own):
    for release in context.all(Release):
        release.protocol = _without(said, release.protocol)
        release.changes = said.lines_without(release.changes)
    for publication in context.all(Publication):
        kept = {name: text for name, text in publication.notes.items() if not said.quoted_in(text)}
        context.write_forgetting(publication, notes=kept)


def _without(said, protocol: dict) -> dict:
    """A released protocol without the person: names stand beside organisations there, titles in sentences."""
    left = {part: said.without(protocol[part], NAMES) for part in PARTS}
    for measure in left["measures"]:
        for taken in measure["leads"] + measure["partners"]:
            if taken["name"] and said.words & set(taken["name"].split(", ")):
                taken["name"] = None
    facts = protocol["facts"] | {"summary": said.lines_without(protocol["facts"]["summary"])}
    versions = [_version_without(said, one) for one in protocol["versions"]]
    pictures = [_picture_without(said, one) for one in protocol.get("pictures", ())]
    return protocol | left | {"facts": facts, "versions": versions, "pictures": pictures}


def _picture_without(said, picture: dict) -> dict:
    told = [name for name in CAPTION if picture["sort"] == "photo" and said.told_in(picture[name])]
    return picture | dict.fromkeys(told, "")


def _version_without(said, version: dict) -> dict:
    differences = said.without(version["differences"])
    return version | {
        "changes": [line for line in version["changes"] if said.lines_without(line)],
        "differences": [one for one in differences if one["title"] or one["kind"] not in ("idea", "measure")],
    }


kind("publication", Publication, desk="notes open indexed", public=is_never, unquote=_unquote)
