"""The foot of the cover: who invited on the left, who paid on the right, each with logos and names."""

from dataclasses import dataclass

from .pictures import LOGO_HIGHEST, Placed, logos

#: Millimetres: half of the text, a row of logos, a line of names, the label above both
COLUMN, ROW, LINE, LABEL = 80, LOGO_HIGHEST + 3, 5, 6
HIGHEST = 52
LETTERS = 44  # of a name in a line


@dataclass(frozen=True)
class Bodies:
    """`names` as lines of text, `logos` in rows."""

    label: str
    names: tuple[str, ...]
    logos: list[list[Placed]]

    @property
    def height(self):
        lines = sum(-(-len(name) // LETTERS) for name in self.names)
        return LABEL + ROW * len(self.logos) + LINE * lines


def foot(protocol, files, words) -> tuple[list[Bodies], int]:
    """(organisers and funders, as far as there are any; the height in mm, 0 where it does not fit on the cover)."""
    _, facts = words.gettext, protocol.facts
    both = (
        Bodies(_("Organised by"), _lines(facts.organisers), logos(protocol, files, "organiser", COLUMN)),
        Bodies(_("Funded by"), _lines(facts.funders), logos(protocol, files, "funder", COLUMN)),
    )
    there = [bodies for bodies in both if bodies.names or bodies.logos]
    height = max((bodies.height for bodies in there), default=0)
    return there, height if height <= HIGHEST else 0


def _lines(names):
    """Up to three bodies stand below each other, more of them in one text."""
    return names if len(names) <= 3 else (", ".join(names),)
