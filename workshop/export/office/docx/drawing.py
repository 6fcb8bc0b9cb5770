"""Blocks as WordprocessingML. Built directly: python-docx takes seconds for a table of a thousand rows."""

from io import BytesIO

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart
from docx.shared import Mm

from ...blocks import Figure, Grid, Heading, Items, Text

TABLE = "Table Line"  # our style for what stands in tables
RULE, HAIRLINE = "0E4A5C", "D5DEE1"
BULLETS = """<w:abstractNum {} w:abstractNumId="{}"><w:multiLevelType w:val="hybridMultilevel"/><w:lvl w:ilvl="0">
<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="–"/><w:lvlJc w:val="left"/>
<w:pPr><w:ind w:left="284" w:hanging="284"/></w:pPr></w:lvl></w:abstractNum>"""


def draw(document, blocks, files: dict[str, bytes], end):
    """Put `blocks` before the paragraph `end`, which goes away. Styles must be there (`house.dress`)."""
    Pen(document, files).draw(blocks, end)
    end.getparent().remove(end)


def element(tag: str, *children, **attributes):
    """An element of the main namespace, in which tag and attributes are."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend(children)
    return made


def run(text: str, *properties):
    """A run of `text`; its lines are kept."""
    made = element("r", *([element("rPr", *properties)] if properties else []))
    for place, line in enumerate(text.split("\n")):
        if place:
            made.append(element("br"))
        told = element("t")
        told.text = line
        told.set(qn("xml:space"), "preserve")
        made.append(told)
    return made


class Pen:
    """Knows the styles by name and the number of the bullets of one document."""

    def __init__(self, document, files):
        self.part, self.files = document.part, files
        self.styles = {style.name: style.style_id for style in document.styles}
        self.bullets = None

    def draw(self, blocks, end):
        for block in blocks:
            for made in getattr(self, f"_{type(block).__name__.lower()}")(block):
                end.addprevious(made)

    def paragraph(self, *runs, style="Normal", **properties):
        made = element("pPr", element("pStyle", val=self.styles[style]))
        for name, value in properties.items():
            made.append(value if value is not None else element(name))
        return element("p", made, *runs)

    def _heading(self, block: Heading):
        return [self.paragraph(run(block.text), style=f"Heading {block.level}")]

    def _text(self, block: Text, **properties):
        key = [run(f"{block.key} " if block.text else block.key, element("b"))] if block.key else []
        keep = {"keepNext": None} if block.key and not block.text else {}
        return [self.paragraph(*key, *([run(block.text)] if block.text else []), **keep, **properties)]

    def _items(self, block: Items):
        self.bullets = self.bullets or bullets(self.part)
        made = []
        for item in block.items:
            number = element("numPr", element("ilvl", val=0), element("numId", val=self.bullets))
            made += self._text(item, numPr=number, contextualSpacing=None)
        return made

    def _figure(self, block: Figure):
        if block.digest not in self.files:
            return []
        inline = self.part.new_pic_inline(BytesIO(self.files[block.digest]), width=Mm(block.width))
        inline.docPr.set("descr", block.alt)
        keep = {"keepNext": None} if block.caption else {}
        picture = self.paragraph(element("r", element("drawing", inline)), **keep)
        return [picture, *([self.paragraph(run(block.caption), style="Caption")] if block.caption else [])]

    def _grid(self, block: Grid):
        lines = {"insideH": HAIRLINE, "bottom": HAIRLINE}
        borders = element("tblBorders", *(_border(side, 4, lines[side]) for side in ("bottom", "insideH")))
        margins = element("tblCellMar", *(element(side, w=60, type="dxa") for side in ("left", "right")))
        look = element("tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1)
        properties = element(
            "tblPr", element("tblW", w=5000, type="pct"), borders, element("tblLayout", type="fixed"), margins, look
        )
        grid = element("tblGrid", *(element("gridCol", w=94 * width) for width in block.widths))
        head = self._row(block.head, block, head=True)
        table = element("tbl", properties, grid, head, *(self._row(cells, block) for cells in block.rows))
        return [table, self.paragraph()]

    def _row(self, cells, block, head=False):
        made = element("tr", element("trPr", element("cantSplit"), *([element("tblHeader")] if head else [])))
        for place, (cell, width) in enumerate(zip(cells, block.widths, strict=True)):
            properties = element("tcPr", element("tcW", w=50 * width, type="pct"))
            if head:
                properties.append(element("tcBorders", _border("bottom", 8, RULE)))
            right = {"jc": element("jc", val="right")} if place in block.figures else {}
            made.append(element("tc", properties, *self._lines(cell, head, place in block.named, right)))
        return made

    def _lines(self, cell, head, named, right):
        lines = (cell,) if isinstance(cell, str) else cell
        for place, line in enumerate(lines):
            bold = head or (named and place == 0)
            tight = element("spacing", before=40 if place == 0 else 0, after=40 if place == len(lines) - 1 else 0)
            yield self.paragraph(run(line, *([element("b")] if bold else [])), style=TABLE, spacing=tight, **right)


def _border(side, size, color):
    return element(side, val="single", sz=size, space=0, color=color)


def bullets(part) -> int:
    """The number of a new list with dashes in this part."""
    try:
        numbering = part.numbering_part.element
    except NotImplementedError:
        made = NumberingPart(
            PackURI("/word/numbering.xml"),
            CONTENT_TYPE.WML_NUMBERING,
            parse_xml(f"<w:numbering {nsdecls('w')}/>"),
            part.package,
        )
        part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
        numbering = made.element
    known = [int(ident) for ident in numbering.xpath("w:abstractNum/@w:abstractNumId")]
    abstract = max(known, default=-1) + 1
    made, numbers = parse_xml(BULLETS.format(nsdecls("w"), abstract)), numbering.num_lst
    numbers[0].addprevious(made) if numbers else numbering.append(made)
    return numbering.add_num(abstract).numId
