"""What a reader shall not read out: running heads, page numbers, the heads of tables on their later pages.

WeasyPrint marks them as text whose elements hang in no tree. Such marks become artifacts in the page's stream, and
nothing in the tree's index of pages; doing only one of both is an error that only veraPDF finds.
"""

import pydyf

from .objects import alive


def set_apart(pdf, objects):
    """Every mark whose element is not in the tree becomes an artifact; such elements are emptied."""
    living, streams = alive(pdf, objects), {thing.reference: thing for thing in pdf.objects}
    index = objects[objects[pdf.catalog["StructTreeRoot"]]["ParentTree"]]["Nums"]
    of_page = dict(zip(index[::2], index[1::2], strict=True))
    for page in (thing for thing in objects.values() if thing.get("Type") == "/Page"):
        marks = of_page[page["StructParents"]]
        dead = {number for number, element in enumerate(marks) if element not in living}
        marks[:] = [b"null" if number in dead else element for number, element in enumerate(marks)]
        _mark(streams[page["Contents"]].stream, dead)
    for thing in objects.values():
        if thing.get("Type") == "/StructElem" and thing.reference not in living:
            thing.clear()


def _mark(stream, dead):
    """A mark stands as three items: the tag, a dictionary with its number, BDC."""
    for place, item in enumerate(stream):
        if isinstance(item, dict) and item.get("MCID") in dead:
            stream[place - 1 : place + 1] = "/Artifact", pydyf.Dictionary({"Type": "/Pagination"})
