"""The Protocol as an HTML page: its blocks, each drawn by the macro that has the name of its kind."""

from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from flask import current_app
from flask_babel import get_locale
from markupsafe import Markup

from ...engine.frames import head
from ...export import FORMATS
from ...export.blocks import Block, Chapter, Grid, Said, Skyline, Title, Voice
from ...export.document import document as blocks_of
from ...export.document import section_names
from ...export.erased import named
from ...export.sentences import sentences
from ...export.words import Words
from ...newest import Newest
from ...protocol.values import SECTIONS
from .skylines import of_block

#: The last documents: after a release everybody in the room opens the same one
_kept = Newest(12)


class Piece(NamedTuple):
    """A block as a page has it; of a chapter also itself. A page's forms stand between its `opening` and its `rest`."""

    kind: str
    name: str
    block: Chapter | None
    opening: Markup
    rest: Markup


@dataclass(frozen=True)
class Sheet:
    """What drawing needs besides the block: whose pictures, and what was said to the rows of a table."""

    code: str
    voices: dict[str, Voice] = field(default_factory=dict)
    said: str = ""
    macros: Any = field(default_factory=lambda: _macros())

    def draw(self, thing) -> Markup:
        """A block or a line of a cell."""
        return getattr(self.macros, _kind(thing))(thing, self)

    def skyline(self, block: Skyline) -> dict:
        return of_block(block)

    def address(self, image) -> str:
        return f"/w/{self.code}/pictures/{image.digest}.{'png' if image.media == 'image/png' else 'jpg'}"


def edition(value) -> tuple:
    """What tells a protocol of a workshop from the others that there are at the same moment, besides the language."""
    return value.facts.release, value.facts.draft, value.proof.seq, len(value.corrections)


def document(workshop, value) -> dict:
    """What a page shows of a Protocol, in the reader's language."""
    language = get_locale().language
    return _kept.get(head(workshop), (*edition(value), language), lambda: _made(value, Words(language)))


def _made(value, words) -> dict:
    value, names = named(value), section_names(words)
    blocks = _with_every_section(blocks_of(value, words), names)
    sheet = Sheet(value.facts.code)
    return {
        "protocol": value,
        "words": words,
        "formats": FORMATS,
        "names": names,
        "notes": {note.section: note.text for note in value.notes},
        "sentences": [sentence for _key, sentence in sentences(value, words)],
        "title": next(block for block in blocks if isinstance(block, Title)),
        "skyline": next(sheet.draw(block) for block in blocks if isinstance(block, Skyline)),
        "pieces": [_piece(block, sheet) for block in blocks if not isinstance(block, Title)],
    }


def _with_every_section(blocks, names) -> list[Block]:
    """Also those that there is nothing in: moderators may write something there."""
    found = list(blocks)
    for place, name in enumerate(SECTIONS):
        sections = [block.name if isinstance(block, Chapter) else "" for block in found]
        if name not in sections:
            later = [section for section in sections if section in SECTIONS[place + 1 :]]
            found.insert(sections.index(later[0]) if later else len(found), Chapter(name, names[name], (), ()))
    return found


def _piece(block, sheet) -> Piece:
    """The skyline itself stands in the head of the page."""
    kind = _kind(block)
    if isinstance(block, Chapter):
        return Piece(kind, block.name, block, _drawn(block.intro, sheet), parts(block, sheet.code))
    return Piece(kind, "", None, _macros().legend(block) if kind == "skyline" else sheet.draw(block), Markup())


def _kind(thing) -> str:
    return type(thing).__name__.lower()


def _macros() -> Any:
    return current_app.jinja_env.get_template("pages/_document.html").module


def parts(chapter: Chapter, code: str, shown: set[str] | None = None) -> Markup:
    """What stands below a chapter's opening; only the rows of `shown`, if any are chosen, and nothing but them."""
    grids = [part for part in chapter.parts if isinstance(part, Grid)]
    told = [part for part in chapter.parts if isinstance(part, Said)]
    voices = {voice.key: voice for said in told for voice in said.voices if voice.key}
    sheet = Sheet(code, voices, told[0].title if told else "")
    if shown is None:
        return _drawn(chapter.parts, sheet)
    chosen = [replace(grid, rows=tuple(row for row in grid.rows if row.key in shown)) for grid in grids]
    return _drawn([grid for grid in chosen if grid.rows], sheet)


def _drawn(blocks, sheet) -> Markup:
    """Every one is Markup already; joined as such it would be copied twice more, and a long table is megabytes."""
    return Markup("".join(map(sheet.draw, blocks)))  # noqa: S704
