"""What WeasyPrint's tagged file lacks to be PDF/A-3a and PDF/UA-1 in one (docs/decisions/protocol.md).

`finish` works on the objects of the PDF after tagging and before writing.
"""

from . import artifacts, glyphs, scopes, streams, tables  # noqa: F401
from .objects import by_reference


def finish(document, pdf):
    """A `finisher` for WeasyPrint: mends `pdf` in place."""
    glyphs.give_each_a_character(pdf)
    objects = by_reference(pdf)
    tables.join(document, objects)
    artifacts.set_apart(pdf, objects)
    scopes.name(pdf, objects)
    scopes.turn_boxes(document, pdf, objects)
    pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])


__all__ = ["finish"]
