"""An office's own letterhead: a .docx with placeholders, which is somebody else's file and is treated so.

docxtpl reads it with Jinja, here in a sandbox that sees only texts. The body is drawn afterwards in the place of its
placeholder, so no words of participants are ever read as a template.
"""

import zipfile
from io import BytesIO

from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

MOST_BYTES, MOST_PARTS = 40 << 20, 2000
PLACE = "\ue000body\ue000"


class Unfit(Exception):
    """The letterhead cannot be used; `str()` says why, for the log."""


def on_letterhead(letterhead: bytes, told: dict[str, str]):
    """(document, the paragraph in whose place the body belongs). `told` are the texts for the placeholders.

    Raises Unfit for whatever is no letterhead.
    """
    _looked_at(letterhead)
    template = DocxTemplate(BytesIO(letterhead))
    body = Markup(f"<w:p><w:r><w:t>{PLACE}</w:t></w:r></w:p>")  # noqa: S704 - ours alone
    try:
        environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
        template.render(told | {"body": body}, environment, autoescape=True)
        document = template.docx
        places = [text for text in document.element.body.iter(qn("w:t")) if text.text == PLACE]
        _alone(document)
    except Unfit:
        raise
    except Exception as error:  # three libraries read a foreign file: each complains in its own way
        raise Unfit(f"{type(error).__name__}: {error}") from error
    if len(places) != 1 or places[0].getparent().getparent().getparent() is not document.element.body:
        raise Unfit("the paragraph {{p body}} must stand once in it, outside of tables")
    return document, places[0].getparent().getparent()


def _alone(document):
    """Nothing is fetched when it is opened: no template from elsewhere, no pictures from outside. Links may stay."""
    for part in document.part.package.iter_parts():
        for name, relation in [*part.rels.items()]:
            if relation.is_external and relation.reltype.endswith("/attachedTemplate"):
                del part.rels[name]
            elif relation.is_external and not relation.reltype.endswith("/hyperlink"):
                raise Unfit(f"it asks for {relation.target_ref[:100]}")
    for attached in [*document.settings.element.iter(qn("w:attachedTemplate"))]:
        attached.getparent().remove(attached)


def _looked_at(letterhead):
    """No bombs, no entities, no macros: before anything else reads it."""
    try:
        with zipfile.ZipFile(BytesIO(letterhead)) as file:
            parts = file.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
                raise Unfit("too large when unpacked")
            for part in parts:
                if part.filename.lower().endswith("vbaproject.bin"):
                    raise Unfit("it has macros")
                if part.filename.lower().endswith((".xml", ".rels")):
                    _xml(file.read(part))
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, EOFError) as error:
        raise Unfit(f"no .docx: {error}") from error


def _xml(content):
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        raise Unfit("a part of it is not in UTF-8") from None
    if "<!" in text.replace("<!--", "").replace("<![CDATA[", ""):
        raise Unfit("it declares entities")
