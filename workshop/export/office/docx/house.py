"""How our documents look, and what a letterhead lacks of it: styles, page, running head and foot."""

from copy import deepcopy

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm

from ...document import kicker
from ...words import Words
from .elements import element, run
from .tables import TABLE

FONT = "Calibri"
PETROL, GREY = "0E4A5C", "52636B"
#: style -> half points, bold, colour, twips before and after; headings have a level in the outline
LOOKS = {
    "Normal": (21, False, None, 0, 100),
    "Title": (52, True, PETROL, 0, 80),
    "Subtitle": (26, False, GREY, 0, 240),
    "Heading 1": (34, True, PETROL, 480, 140),
    "Heading 2": (26, True, PETROL, 320, 100),
    "Heading 3": (22, True, None, 220, 40),
    TABLE: (19, False, None, 0, 0),
    "Quote": (24, False, PETROL, 160, 40),
    "Caption": (18, False, GREY, 0, 160),
    "Header": (17, False, GREY, 0, 0),
    "Footer": (17, False, GREY, 0, 0),
}
LOCALES = {"de": "de-DE", "en": "en-GB"}


def dress(document, words: Words, only_missing: bool = False):
    """Give `document` our styles and its language; a letterhead keeps the styles it has."""
    known = {style.name: style for style in document.styles}
    for name, look in LOOKS.items():
        style = known.get(name)
        if style is None:
            style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name != TABLE)
        elif only_missing:
            continue
        _set(style, look, plain=only_missing)
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for language in [] if defaults is None else defaults.iter(qn("w:lang")):
        language.set(qn("w:val"), LOCALES[words.language])


def _set(style, look, plain):
    """Write the look into a style and into the style for characters that belongs to it; `plain`: the font is theirs."""
    size, bold, color, before, after = look
    heading = style.name.startswith("Heading")
    keep = [element("keepNext"), element("keepLines")] if heading or style.name == "Title" else []
    level = [element("outlineLvl", val=int(style.name[-1]) - 1)] if heading else []
    spacing = element("spacing", before=before, after=after, line=264, lineRule="auto")
    fonts = [] if plain else [element("rFonts", ascii=FONT, hAnsi=FONT, cs=FONT)]
    colors = [element("color", val=color)] if color and not plain else []
    sizes = [element("sz", val=size), element("szCs", val=size)]
    properties = element("rPr", *fonts, *([element("b")] if bold else []), *colors, *sizes)
    ident = style.element.xpath("w:link/@w:val")
    linked = [other for other in style.element.getparent() if other.get(qn("w:styleId")) in ident]
    for one in (style.element, *linked):
        for old in (*one.findall(qn("w:pPr")), *one.findall(qn("w:rPr"))):
            one.remove(old)
        one.extend([] if one in linked else [element("pPr", *keep, spacing, *level)])
        one.append(deepcopy(properties))


def frame(document, protocol, words: Words):
    """Page, running head and foot, title."""
    _, facts, section = words.gettext, protocol.facts, document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin = section.bottom_margin = Mm(24)
    section.header.paragraphs[0]._p.append(run(f"{kicker(protocol, words)} · {facts.short_title or facts.title}"))
    number = run(_("Record no. %(number)s", number=facts.number) + " · " + _("Page") + " ")
    pages = (
        element("fldSimple", run("1"), instr="PAGE"),
        run(f" {_('of')} "),
        element("fldSimple", run("1"), instr="NUMPAGES"),
    )
    section.footer.paragraphs[0]._p.extend([number, *pages])
    document.add_paragraph(facts.title, style="Title")
    if facts.subtitle:
        document.add_paragraph(facts.subtitle, style="Subtitle")
