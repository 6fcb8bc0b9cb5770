"""The last touches on the tagged PDF before it is written (design: protocol.md, section 3).

WeasyPrint marks header cells, but does not say whether they head a column or a row; and a glyph that shares its
letter with another (a mark above it) gets no character of its own, which PDF/UA takes for a broken font.
"""

import re

_NO_CHARACTER = re.compile(rb"(?m)^(<[0-9a-fA-F]+>) <>$")


def finish(document, pdf):
    """A `finisher` for WeasyPrint: every TH of `pdf` gets its scope, every glyph a character (if need be U+200B)."""
    for thing in pdf.objects:
        stream = getattr(thing, "stream", [])
        if b"begincmap" in stream:
            stream[:] = [_NO_CHARACTER.sub(rb"\1 <200b>", line) for line in stream]
    objects = {thing.reference: thing for thing in pdf.objects if isinstance(thing, dict)}
    for thing in objects.values():
        if thing.get("S") != "/TH":
            continue
        row = objects.get(thing.get("P"))
        group = objects.get(row.get("P")) if row else None
        scope = "/Column" if group and group.get("S") == "/THead" else "/Row"
        attributes = thing.get("A")
        if attributes is None:
            thing["A"] = f"<< /O /Table /Scope {scope} >>"
        elif isinstance(attributes, dict):
            attributes["Scope"] = scope
