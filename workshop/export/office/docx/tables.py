"""Tables of the text document, and what stands in their cells."""

from ...blocks import Bar, Chip, Column, Counts, Dot, Grid, Line, Listed, Row, Text
from ...palette import palette
from .elements import element, run

TABLE = "Table Line"  # our style for what stands in tables
RULE, HAIRLINE, GREY = "0E4A5C", "D5DEE1", "52636B"
BOLD, QUIET = ("title", "bearer"), ("meta", "part", "size", "person", "state", "grey")  # first words of styles


def table(pen, block: Grid):
    lines = {"insideH": HAIRLINE, "bottom": HAIRLINE}
    borders = element("tblBorders", *(_border(side, 4, lines[side]) for side in ("bottom", "insideH")))
    margins = element("tblCellMar", *(element(side, w=60, type="dxa") for side in ("left", "right")))
    look = element("tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1)
    properties = element(
        "tblPr", element("tblW", w=5000, type="pct"), borders, element("tblLayout", type="fixed"), margins, look
    )
    grid = element("tblGrid", *(element("gridCol", w=94 * column.width) for column in block.columns))
    head = _row(pen, tuple((Text(column.head),) for column in block.columns), block.columns, head=True)
    return element("tbl", properties, grid, head, *(_row(pen, row.cells, block.columns) for row in block.rows))


def counted(pen, block: Counts):
    columns = Column("name", block.head[0], 76), Column("people", block.head[1], 24, figures=True)
    rows = tuple(Row(((Text(name),), (Text(people),))) for name, people in block.counts)
    return table(pen, Grid("counts", columns, rows))


def _row(pen, cells, columns, head=False):
    made = element("tr", element("trPr", element("cantSplit"), *([element("tblHeader")] if head else [])))
    for cell, column in zip(cells, columns, strict=True):
        properties = element("tcPr", element("tcW", w=50 * column.width, type="pct"))
        if head:
            properties.append(element("tcBorders", _border("bottom", 8, RULE)))
        right = {"jc": element("jc", val="right")} if column.figures else {}
        lines = [line for line in cell if not isinstance(line, Bar | Dot)]
        for place, line in enumerate(lines):
            after = 40 if place == len(lines) - 1 else 0
            tight = element("spacing", before=0 if place else 40, after=after)
            lines[place] = pen.paragraph(*_runs(line, head), style=TABLE, spacing=tight, **right)
        made.append(element("tc", properties, *lines))
    return made


def _runs(line: Line, head: bool):
    match line:
        case Text(text, key, style):
            sort = style.partition(" ")[0]
            look = [element("b")] if head or sort in BOLD else [element("color", val=GREY)] if sort in QUIET else []
            yield from [run(f"{key} " if text else key, element("b"))] if key else []
            yield from [run(text, *look)] if text else []
        case Chip():
            yield from chipped(line)
        case Listed(titles, more):
            for place, (title, figure) in enumerate(titles):
                yield run(f" · {title}" if place else title)
                yield from [run(f" {figure}", element("b"))] if figure else []
            yield from [run(f" {more}")] if more else []


def chipped(chip: Chip):
    """A field of action: its letter in its colour, its name."""
    yield run(chip.letter, element("b"), element("color", val=palette()[chip.color]["tone"][1:]))
    yield run(f" {chip.name}")


def _border(side, size, color):
    return element(side, val="single", sz=size, space=0, color=color)
