"""One table over all its pages: WeasyPrint makes one of each page's part, with a head that is read out every time.

What was one element of the HTML is one element here, too: all boxes of a part know their element.
"""

import pydyf
from weasyprint.formatting_structure.boxes import TableBox


def join(document, objects):
    """Moves the rows of later parts into the first one, and takes the later parts out of the tree."""
    first: dict[int, _Whole] = {}
    for page in document.pages:
        for box in page._page_box.descendants():
            if isinstance(box, TableBox):
                cells = [cell for cell in box.descendants() if hasattr(cell, "mark")]
                whole = first.setdefault(id(box.element), _Whole())
                whole.take(cells, objects)


class _Whole:
    """A table as far as its pages have been walked: its body, and {element of the HTML: cell}."""

    def __init__(self):
        self.body: pydyf.Dictionary | None = None
        self.cells: dict[int, pydyf.Dictionary] = {}

    def take(self, cells, objects):
        """`cells`: the boxes of one page's part."""
        rows: dict[bytes, list] = {cell.mark["P"]: [] for cell in cells}
        for cell in cells:
            rows[cell.mark["P"]].append(cell)
        bodies = [objects[objects[row]["P"]] for row in rows]
        if self.body is None:
            self.body = bodies[-1]
        elif bodies[-1] is not self.body:
            _take_out(objects[bodies[-1]["P"]], objects)
            self._name_heads_anew(cells)
            for row, body in zip(rows, bodies, strict=True):
                if body["S"] != "/THead":
                    self._append(row, rows[row], objects)
        for cell in cells:
            self.cells.setdefault(id(cell.element), cell.mark)

    def _name_heads_anew(self, cells):
        """The cells of a later part point to the heads of the first."""
        known = {
            cell.mark["ID"].string: self.cells[id(cell.element)]["ID"]
            for cell in cells
            if "ID" in cell.mark and id(cell.element) in self.cells
        }
        for cell in cells:
            heads = cell.mark["A"].get("Headers", [])
            heads[:] = [known.get(head.string, head) for head in heads]

    def _append(self, reference, cells, objects):
        """A row of a later part; the rest of a row that broke goes on in the cells where it began."""
        if all(id(cell.element) in self.cells for cell in cells):
            for cell in cells:
                _adopt(self.cells[id(cell.element)], cell.mark["K"], objects)
        else:
            _adopt(self.body, [reference], objects)


def _adopt(parent, kids, objects):
    for kid in kids:
        objects[kid]["P"] = parent.reference
        parent["K"].append(kid)


def _take_out(element, objects):
    objects[element["P"]]["K"].remove(element.reference)
