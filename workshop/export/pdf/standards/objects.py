"""Finding one's way among the objects of a PDF that is not yet written."""

import pydyf


def by_reference(pdf) -> dict[bytes, pydyf.Dictionary]:
    """{reference: object} of all dictionaries."""
    return {thing.reference: thing for thing in pdf.objects if isinstance(thing, pydyf.Dictionary)}


def children(element, objects) -> list[pydyf.Dictionary]:
    """The structure elements below `element`; marked content and links are none."""
    found = (objects.get(kid) for kid in element.get("K", ()) if isinstance(kid, bytes))
    return [child for child in found if child and child.get("Type") == "/StructElem"]


def alive(pdf, objects) -> dict[bytes, pydyf.Dictionary]:
    """{reference: element} of what hangs in the structure tree."""
    found, waiting = {}, [objects[pdf.catalog["StructTreeRoot"]]]
    while waiting:
        for child in reversed(children(waiting.pop(), objects)):
            found[child.reference] = child
            waiting.append(child)
    return found
