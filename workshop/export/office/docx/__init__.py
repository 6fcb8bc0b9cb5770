"""The protocol as a text document that an office goes on writing in.

Runs in the child process of `export/office/office.py`: a letterhead is somebody else's file.
"""

from docx import Document

from ...document import document, kicker
from ...visible import visible
from ...words import Words
from .drawing import draw
from .house import dress, frame
from .letterhead import on_letterhead
from .packing import about, packed


def protocol_docx(protocol, files: dict[str, bytes], letterhead: bytes | None) -> bytes:
    """The file's bytes. `files` are the pictures by digest; a picture whose file is not there is left out.

    Raises letterhead.Unfit where the letterhead cannot be used.
    """
    protocol = visible(protocol)
    words, facts = Words(protocol.facts.language), protocol.facts
    blocks = document(protocol, words)
    if letterhead is None:
        made = Document()
        dress(made, words)
        frame(made, protocol, words)
        draw(made, blocks, files, end=made.add_paragraph()._p)
    else:
        told = {"title": facts.title, "subtitle": facts.subtitle, "place": facts.place, "number": facts.number}
        told |= {"date": words.day(facts.starts), "kind": kicker(protocol, words)}
        made, end = on_letterhead(letterhead, told)
        dress(made, words, only_missing=True)
        draw(made, blocks, files, end)
    about(made, protocol, words)
    return packed(made)
