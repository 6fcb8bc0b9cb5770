"""What the document says about itself, and its file: the same content gives the same bytes."""

import zipfile
from io import BytesIO

from docx.opc.constants import RELATIONSHIP_TYPE

from ...moments import moment
from ...words import Words
from .house import LOCALES

EPOCH = (1980, 1, 1, 0, 0, 0)


def about(document, protocol, words: Words):
    """Title, authors, language and dates. Dates come from the workshop, never from now."""
    facts, known = protocol.facts, document.core_properties
    known.title, known.subject = facts.title[:255], facts.subtitle[:255]
    known.author = ", ".join(facts.organisers)[:255]
    known.last_modified_by = known.comments = known.keywords = known.category = ""
    known.identifier, known.language, known.revision = facts.number, LOCALES[words.language], 1
    known.created = moment(facts.ends)
    known.modified = moment(protocol.proof.closed or facts.ends)


def packed(document) -> bytes:
    """The file: names in order, no dates of files, no preview of an empty page."""
    package = document.part.package
    for name, relation in [*package.rels.items()]:
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del package.rels[name]
    first, second = BytesIO(), BytesIO()
    document.save(first)
    with zipfile.ZipFile(first) as made, zipfile.ZipFile(second, "w", zipfile.ZIP_DEFLATED) as target:
        names = sorted(made.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            target.writestr(entry, made.read(name))
    return second.getvalue()
