"""A paper as a text document that an office completes: what nobody has said yet is marked."""

from ..clock import now
from ..turns import in_turns
from .about import About
from .blocks import Page, Pairs, Points, Said, unbroken

#: Twips of the two columns of a table
COLUMNS = (3400, 6000)


def paper_docx(page: Page, about: About) -> bytes:
    """The file's bytes."""
    from docx import Document  # late: a server that makes no paper does not need it

    from ..export.office.docx.house import dress
    from ..export.office.docx.packing import packed

    made = Document()
    dress(made, about.words)
    _frame(made, page, about)
    made.add_paragraph(unbroken(page.title), style="Title")
    for text in page.plain:
        made.add_paragraph(unbroken(text))
    for section in in_turns(page.sections):
        made.add_paragraph(unbroken(section.title), style="Heading 1")
        for part in section.parts:
            _draw(made, part, about)
    return packed(made)


def _frame(made, page, about):
    from docx.shared import Mm

    from ..export.office.docx.elements import element, run
    from ..export.office.docx.house import LOCALES

    _, section, known = about.words.gettext, made.sections[0], made.core_properties
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin = section.bottom_margin = Mm(24)
    today = about.words.day(now().date().isoformat())
    section.header.paragraphs[0].add_run(" · ".join(filter(None, (about.facts.body, today))))
    pages = (
        element("fldSimple", run("1"), instr="PAGE"),
        run(f" {_('of')} "),
        element("fldSimple", run("1"), instr="NUMPAGES"),
    )
    section.footer.paragraphs[0]._p.extend([run(_("Page") + " "), *pages])
    known.title, known.author, known.language = page.title, about.facts.body[:255], LOCALES[about.words.language]
    known.last_modified_by = known.comments = known.keywords = ""
    known.created = known.modified = now().replace(tzinfo=None)


def _draw(made, part, about):
    if isinstance(part, str):
        made.add_paragraph(unbroken(part))
    elif isinstance(part, Said):
        _write(made.add_paragraph(), part.text, about)
    elif isinstance(part, Points):
        for item in part.items:
            made.add_paragraph(unbroken(item), style="List Bullet")
    elif isinstance(part, Pairs):
        _table(made, part.rows, about)


def _table(made, rows, about):
    from docx.shared import Twips

    from ..export.office.docx.elements import element

    made.paragraphs[-1].paragraph_format.space_after = Twips(160)
    table = made.add_table(len(rows), 2, style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, COLUMNS, strict=True):
        column.width = Twips(width)
    for row, (name, text) in zip(table.rows, rows, strict=True):
        row._tr.get_or_add_trPr().append(element("cantSplit"))
        cells = row.cells
        cells[0].paragraphs[0].add_run(name).bold = True
        _write(cells[1].paragraphs[0], text, about)
    made.add_paragraph()


def _write(paragraph, text, about):
    """A text, or the mark of one that is missing: in words, for who sees no colours."""
    from docx.enum.text import WD_COLOR_INDEX

    if text is not None:
        paragraph.add_run(unbroken(text))
        return
    _ = about.words.gettext
    gap = paragraph.add_run("[" + _("please complete") + "]")
    gap.bold, gap.font.highlight_color = True, WD_COLOR_INDEX.YELLOW
