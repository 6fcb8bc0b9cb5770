"""The last touches on the tagged PDF before it is written (design: protocol.md, section 3).

WeasyPrint marks header cells, but does not say whether they head a column or a row.
"""


def finish(document, pdf):
    """A `finisher` for WeasyPrint: gives every TH of `pdf` its scope."""
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
