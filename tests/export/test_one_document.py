"""One document: whatever the blocks say, paper, text document, Markdown and pages all say it, in one order."""

import html
import io
import re
from dataclasses import fields, is_dataclass
from typing import get_args

import pytest
from docx import Document

from tests.export import samples
from tests.export.reading import markdown
from workshop.export import blocks as kinds
from workshop.export.blocks import (
    Bar,
    Bodies,
    Body,
    Chapter,
    Chip,
    Column,
    Counts,
    Dot,
    Facts,
    Figures,
    Grid,
    Heading,
    Image,
    Items,
    Listed,
    Photos,
    Quote,
    Row,
    Rows,
    Said,
    Skyline,
    Text,
    Title,
    Together,
    Tower,
    Voice,
)  # fmt: skip
from workshop.export.document import document
from workshop.export.erased import named
from workshop.export.office.docx import protocol_docx
from workshop.export.office.docx.drawing import draw
from workshop.export.office.docx.house import dress
from workshop.export.pdf.page import _values, page, templates
from workshop.export.text.markdown import drawn, protocol_markdown
from workshop.export.visible import visible
from workshop.export.words import Words
from workshop.web.pages import document as pages

#: What is no word for readers: names of sorts and styles, keys, files
SILENT = {
    "Text.style", "Chip.short", "Image.digest", "Image.media", "Column.sort", "Row.key", "Row.short", "Grid.sort",
    "Voice.key", "Together.sort", "Chapter.name",
}  # fmt: skip
#: What a family has no place for. Frames carry what runs along pages; decoration has no words; a picture's words stand
#: for it where it cannot be seen; a short row, a dot and a file inside are told only by those who have them.
LEFT_OUT = {
    "pdf": {"Skyline.alt", "Tower.told", "Counts.head"},
    "docx": {"Title", "Tower.told", "Grid.shortened", "Grid.dotted", "Text.attached"},
    "md": {"Title.day", "Title.head", "Title.foot", "Tower.told", "Grid.shortened", "Grid.dotted", "Text.attached"},
    "page": {"Title.day", "Title.head", "Title.foot", "Grid.shortened", "Text.attached", "Counts.head"},
}  # fmt: skip
PICTURE = samples.PICTURES[0]


def image(word, caption):
    return Image(PICTURE.digest, f"{word}alt", caption, PICTURE.media, PICTURE.width, PICTURE.height)


def every_kind():
    """A document with a word of its own in every place that a word can have."""
    cell = (Text("celltext", "cellkey"), Chip("Q", "chipname", 0, "chipshort"), Bar(50, 0), Dot(50))
    listed = (Listed((("listedtitle", "4711"),), "listedmore"),)
    columns = Column("idea", "columnhead", 50), Column("text", "columntwo", 50)
    styled = [Text(f"{style}text", f"{style}key", style) for style in ("talk", "answer", "chain")]
    voices = Voice("row", "celltext", (Text("voicetext", "voicekey"),)), Voice("", "othertitle", (Text("othertext"),))
    return (
        Title("titlekicker", "titletext", "titlesubtitle", "titleday", "titlehead", "titlefoot"),
        Skyline((Tower(5, 0, "towertold"),), (Chip("Z", "fieldname", 1, "fieldshort"),), "skylinealt", "skylinelegend"),
        Facts((("factwhat", "factvalue"),)),
        Figures((("4712", "figurewhat"),)),
        Chapter("summary", "summarytitle", (), (Items((Text("itemtext", "itemkey"),)),)),
        Bodies((Body("bodylabel", ("bodyname",), (image("logo", ""),)),)),
        Chapter(
            "ideas", "chaptertitle", (Text("leadtext", style="lead"), Text("owntext", style="own")),
            (
                Grid("ideas", columns, (Row((cell, listed), (), "row"),), 0, "gridshortened", "griddotted"),
                Heading("headingtext"), Text("smalltext", style="small"), Quote("quotetext", "quoteby"),
                Said("saidtitle", voices), Counts("counttitle", ("counthead", "countpeople"), (("countname", "4713"),)),
                Photos((image("photo", "photocaption"),)), *styled,
                Together("proof", (Text("togethertext", "togetherkey", attached="togetherattached"),)),
            ),
        ),
    )  # fmt: skip


def walk(value, left_out=frozenset()):
    """(kind, its texts) of a block and of everything in it."""
    if isinstance(value, tuple | Rows):
        for one in value:
            yield from walk(one, left_out)
    elif is_dataclass(value):
        kind = type(value).__name__
        told = [f for f in fields(value) if not {kind, f"{kind}.{f.name}"} & (SILENT | left_out)]
        for field in told:
            found = getattr(value, field.name)
            yield from ((kind, text) for text in texts(found))
            yield from walk(found, left_out)
        yield kind, ""


def texts(found):
    if isinstance(found, str):
        yield found
    elif isinstance(found, tuple):
        for one in found:
            yield from texts(one)


def letters(text):
    """Letters and digits only: marks of a format and kinds of spaces do not count."""
    return "".join(char for char in text if char.isalnum())


def missing(value, told, family):
    found = [text for _kind, text in walk(value, LEFT_OUT[family])]
    return [text for text in found if letters(text) not in letters(told)]


def of_html(content):
    shown = re.sub(r"(?s)<(style|head)\b.*?</\1>", "", content)
    alts = re.findall(r'(?:alt|aria-label|data-\w+)="([^"]*)"', shown)
    return html.unescape(" ".join([re.sub(r"<[^>]*>", " ", shown), *alts]))


def of_docx(found):
    body = found.element.body
    alts = [shape._inline.docPr.get("descr") for shape in found.inline_shapes]
    return " ".join([*(one.text or "" for one in body.iter() if one.tag.endswith("}t")), *alts])


def of_markdown(content):
    tokens = [token for token in markdown(content) if token.type == "inline"]
    return " ".join(child.content for token in tokens for child in token.children)


def as_pdf(found):
    values = _values(samples.tiny(), found, samples.FILES, Words("en"))
    return of_html(templates("en").get_template("protocol.html").render(values, fonts=[]))


def as_docx(found):
    made = Document()
    dress(made, Words("en"))
    draw(made, found, samples.FILES, made.add_paragraph()._p)
    return of_docx(made)


def as_md(found):
    return of_markdown("\n\n".join(part for block in found for part in drawn(block, Words("en"))).encode())


def as_page(found):
    sheet = pages.Sheet("CODE")
    title, skyline, *_others = found
    pieces = [pages._piece(block, sheet) for block in found[1:]]
    heads = [title.kicker, title.text, title.subtitle, *(one.block.title for one in pieces if one.name)]
    return of_html(" ".join([*heads, sheet.draw(skyline), *(f"{one.opening} {one.rest}" for one in pieces)]))


FAMILIES = {"pdf": as_pdf, "docx": as_docx, "md": as_md, "page": as_page}


@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_draws_every_kind_of_block_with_all_its_words(family, app):
    with app.test_request_context():
        assert missing(every_kind(), FAMILIES[family](every_kind()), family) == []


def test_the_document_of_every_kind_has_every_kind():
    named_kinds = {kind.__name__ for union in (kinds.Block, kinds.Part, kinds.Line) for kind in get_args(union)}
    assert named_kinds - {kind for kind, _text in walk(every_kind())} == set()


def as_told(name, family, app):
    """(blocks, the words of the whole file or page) of a sample."""
    whole = named(samples.ALL[name]())
    words = Words(whole.facts.language)
    if family == "pdf":
        return whole, of_html(page(whole, samples.FILES)[0])
    if family == "docx":
        return visible(whole), of_docx(Document(io.BytesIO(protocol_docx(whole, samples.FILES, None))))
    if family == "md":
        return visible(whole), of_markdown(protocol_markdown(whole))
    with app.test_request_context():
        made = pages._made(whole, words)
        titles = f"{made['title'].kicker} {made['title'].text} {made['title'].subtitle} {made['skyline']}"
        told = [f"{one.block.title if one.name else ''} {one.opening} {one.rest}" for one in made["pieces"]]
        return whole, of_html(" ".join([titles, *told]))


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize(
    "name", ["model", "english", "pictures", "no-points", "tiny", "tall", "questions", "english-questions"]
)
def test_every_heading_and_every_word_of_the_document_stands_in_every_family(name, family, app):
    whole, told = as_told(name, family, app)
    found = document(whole, Words(whole.facts.language))
    assert missing(found, told, family) == []


@pytest.mark.parametrize("family", FAMILIES)
def test_chapters_stand_in_one_order(family, app):
    whole, told = as_told("pictures", family, app)
    chapters = [block.title for block in document(whole, Words("de")) if isinstance(block, Chapter)]
    places = [letters(told).find(letters(title)) for title in chapters]
    assert places == sorted(places)
    assert -1 not in places
