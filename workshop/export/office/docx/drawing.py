"""Blocks as WordprocessingML. Built directly: python-docx takes seconds for a table of a thousand rows."""

from collections.abc import Callable
from io import BytesIO

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.parts.numbering import NumberingPart
from docx.shared import Mm

from ...blocks import (
    Bodies,
    Chapter,
    Counts,
    Facts,
    Figures,
    Grid,
    Heading,
    Image,
    Items,
    Photos,
    Quote,
    Said,
    Skyline,
    Text,
    Title,
    Together,
)
from .elements import element, run
from .skyline import PAGE, skyline_png
from .tables import chipped, counted, table

LOGO, PHOTO = (36, 18), (150, 110)  # at most so wide and so high, mm
STYLES = {"small": "Caption"}  # paragraphs; all others are plain
BULLETS = """<w:abstractNum {} w:abstractNumId="{}"><w:multiLevelType w:val="hybridMultilevel"/><w:lvl w:ilvl="0">
<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="–"/><w:lvlJc w:val="left"/>
<w:pPr><w:ind w:left="284" w:hanging="284"/></w:pPr></w:lvl></w:abstractNum>"""


def draw(document, blocks, files: dict[str, bytes], end):
    """Put `blocks` before the paragraph `end`, which goes away. Styles must be there (`house.dress`)."""
    pen = Pen(document, files)
    for block in blocks:
        for made in pen.draw(block):
            end.addprevious(made)
    end.getparent().remove(end)


class Pen:
    """Knows the styles by name and the number of the bullets of one document."""

    def __init__(self, document, files):
        self.part, self.files = document.part, files
        self.styles = {style.name: style.style_id for style in document.styles}
        self.bullets = None

    def draw(self, block):
        """The elements of a block, of whatever kind it is."""
        yield from DRAWN[type(block)](self, block)

    def paragraph(self, *runs, style="Normal", **properties):
        made = element("pPr", element("pStyle", val=self.styles[style]))
        for name, value in properties.items():
            made.append(value if value is not None else element(name))
        return element("p", made, *runs)

    def title(self, block: Title):
        """Stands where the frame or the letterhead has it."""
        return []

    def skyline(self, block: Skyline):
        if block.towers:
            picture = self.picture(skyline_png(block), PAGE.width, block.alt)
            yield self.paragraph(picture, keepNext=None)
            yield self.paragraph(run(block.legend), style="Caption", keepNext=None)
        if block.fields:
            names = [part for chip in block.fields for part in (*chipped(chip), run(" \u2003"))]
            yield self.paragraph(*names[:-1], style="Caption")

    def facts(self, block: Facts):
        return self._listed(Text(value, f"{what}:") for what, value in block.facts)

    def figures(self, block: Figures):
        return self._listed(Text(what, figure) for figure, what in block.figures)

    def bodies(self, block: Bodies):
        for body in block.bodies:
            yield self.text(Text(", ".join(body.names), f"{body.label}:"))
            logos = [self._image(logo, LOGO) for logo in body.logos if logo.digest in self.files]
            spaced = [part for logo in logos for part in (logo, run("  "))]
            yield from [self.paragraph(*spaced[:-1])] if logos else []

    def chapter(self, block: Chapter):
        yield self.heading(block.title, 1)
        for part in (*block.intro, *block.parts):
            yield from self.draw(part)

    def heading(self, title: str, level: int):
        return self.paragraph(run(title), style=f"Heading {level}")

    def text(self, block: Text, **properties):
        key = [run(f"{block.key} " if block.text else block.key, element("b"))] if block.key else []
        keep = {"keepNext": None} if block.key and not block.text else {}
        runs = [*key, *([run(block.text)] if block.text else [])]
        return self.paragraph(*runs, style=STYLES.get(block.style, "Normal"), **keep, **properties)

    def items(self, block: Items):
        return self._listed(block.items)

    def grid(self, block: Grid):
        return [table(self, block), self.paragraph()]

    def quote(self, block: Quote):
        return [
            self.paragraph(run(block.text), style="Quote", keepNext=None),
            self.paragraph(run(block.by), style="Caption"),
        ]

    def said(self, block: Said):
        yield self.heading(block.title, 2)
        for voice in block.voices:
            yield self.heading(voice.title, 3)
            yield from map(self.text, voice.texts)

    def counts(self, block: Counts):
        return [self.heading(block.title, 2), counted(self, block), self.paragraph()]

    def photos(self, block: Photos):
        for photo in block.photos:
            if photo.digest in self.files:
                keep = {"keepNext": None} if photo.caption else {}
                yield self.paragraph(self._image(photo, PHOTO), **keep)
                yield from [self.paragraph(run(photo.caption), style="Caption")] if photo.caption else []

    def together(self, block: Together):
        for text in block.texts:
            last = text is block.texts[-1]
            yield self.text(text, **({} if last or not text.text else {"keepNext": None}))

    def picture(self, content: bytes, width: float, alt: str):
        """A run with a picture."""
        inline = self.part.new_pic_inline(BytesIO(content), width=Mm(width))
        inline.docPr.set("descr", alt)
        return element("r", element("drawing", inline))

    def _image(self, image: Image, room):
        """As wide as the room, less where it would be too high."""
        width = min(room[0], room[1] * image.width / image.height)
        return self.picture(self.files[image.digest], round(width, 1), image.alt)

    def _listed(self, texts):
        self.bullets = self.bullets or bullets(self.part)
        for text in texts:
            number = element("numPr", element("ilvl", val=0), element("numId", val=self.bullets))
            yield self.text(text, numPr=number, contextualSpacing=None)


DRAWN: dict[type, Callable] = {
    Title: Pen.title, Skyline: Pen.skyline, Facts: Pen.facts, Figures: Pen.figures, Bodies: Pen.bodies,
    Chapter: Pen.chapter, Heading: lambda pen, block: [pen.heading(block.text, 2)],
    Text: lambda pen, block: [pen.text(block)], Items: Pen.items, Grid: Pen.grid, Quote: Pen.quote, Said: Pen.said,
    Counts: Pen.counts, Photos: Pen.photos, Together: Pen.together,
}  # fmt: skip


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
