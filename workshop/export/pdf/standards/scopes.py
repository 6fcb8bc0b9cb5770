"""What the elements of the tree say about themselves: scopes of header cells, their names, boxes of figures."""

import pydyf

from .objects import alive

POINTS = 0.75  # of a CSS pixel


def name(pdf, objects):
    """Every TH says whether it heads a column or a row, and can be found by the ID that cells refer to."""
    named = {}
    for element in alive(pdf, objects).values():
        if element["S"] == "/TH":
            group = objects[objects[element["P"]]["P"]]
            element["A"]["Scope"] = "/Column" if group["S"] == "/THead" else "/Row"
            named[element["ID"].string] = element
    names = pydyf.Array(item for text in sorted(named) for item in (named[text]["ID"], named[text].reference))
    objects[pdf.catalog["StructTreeRoot"]]["IDTree"] = pydyf.Dictionary({"Names": names})


def turn_boxes(document, pdf, objects):
    """The box of a figure: in points from the foot of its page instead of CSS pixels from the top."""
    heights = dict(zip(pdf.page_references, (page.height for page in document.pages), strict=True))
    for element in alive(pdf, objects).values():
        if element["S"] == "/Figure":
            left, top, right, bottom = element["A"]["BBox"]
            height = heights[element["Pg"]]
            box = (left, height - bottom, right, height - top)
            element["A"]["BBox"] = pydyf.Array(round(side * POINTS, 3) for side in box)
