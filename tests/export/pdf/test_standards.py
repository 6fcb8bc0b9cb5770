"""PDF/A-3a and PDF/UA-1 in one file, for every sort of evening."""

import io
import subprocess

import page
import pikepdf
import pytest

from tests.export import samples
from tests.export.structure import CHECKS, complaints, kids, of_sort, sort
from workshop.export import export
from workshop.export.text.csv import ideas_csv, measures_csv

EVENINGS = ("model", "tiny", "300", "no-points", "hostile", "english", "pictures")


@pytest.fixture(params=EVENINGS)
def document(request, printed):
    return printed(samples.ALL[request.param]())


@pytest.mark.parametrize("profile", ["3a", "ua1"])
def test_a_validator_finds_nothing(document, profile):
    report = page.validate_pdf_bytes(document.content, profile=profile)
    assert [f"{failure.rule_id}: {failure.message}" for failure in report.failures] == []
    assert report.is_compliant


def test_nobody_complains_about_its_structure(document):
    assert complaints(document.content) == []


def test_its_syntax_is_clean(document):
    done = subprocess.run(["qpdf", "--check", document.file], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_table_is_one_table_over_all_its_pages(printed):
    """As many tables as without page breaks, and one row for each idea."""
    with pikepdf.open(printed(samples.many(300)).file) as long, pikepdf.open(printed(samples.model()).file) as short:
        tables = of_sort(long, "Table")
        assert len(tables) == len(of_sort(short, "Table"))
        rows = [sum(sort(row) == "TR" for group in kids(table) for row in kids(group)) for table in tables]
        assert max(rows) == 300 + 1


def test_a_row_that_breaks_is_one_row(printed):
    with pikepdf.open(printed(samples.tall()).file) as pdf:
        assert len(pdf.pages) > 3
        cells = [len(kids(row)) for row in of_sort(pdf, "TR")]
        (ideas,) = [table for table in of_sort(pdf, "Table") if sum(1 for _ in kids(table)) == 2][:1]
        assert [len(kids(group)) for group in kids(ideas)] == [1, 2]
        assert set(cells) <= {2, 3, 5}


def test_the_data_inside_are_those_of_the_downloads(printed, paper):
    protocol = samples.model()
    with pikepdf.open(printed(protocol).file) as pdf:
        inside = {name: file.get_file().read_bytes() for name, file in pdf.attachments.items()}
    assert inside == {
        "protocol.json": export(protocol, "json", paper)[0],
        "ideas.csv": ideas_csv(protocol),
        "measures.csv": measures_csv(protocol),
    }


def _of(pdf, wanted):
    return of_sort(pdf, wanted)[0]


def _first_page(pdf, text):
    pdf.pages[0].contents_add(text, prepend=True)


def _metadata(pdf, old, new):
    text = pdf.Root.Metadata.read_bytes().replace(old, new)
    pdf.Root.Metadata = pikepdf.Stream(pdf, text, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)


def _set(thing, name, value):
    thing[name] = value


def _second_head(pdf):
    table = _of(pdf, "THead").P
    table.K.append(table.K[0])


def _lost_mark(pdf):
    """What the tagging leaves if a running head is only an artifact in the index, or only in the page."""
    index = pdf.Root.StructTreeRoot.ParentTree.Nums
    index[1][0] = None


def _lost_font(pdf):
    font = next(iter(pdf.pages[0].Resources.Font.values()))
    del font["/ToUnicode"]


def _link(pdf):
    link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 1, 1])
    pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(link)])


def _deep_heading(pdf):
    _of(pdf, "H2").S = pikepdf.Name.H4


def _smooth(pdf):
    pdf.make_stream(b"")
    image = next(thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream) and "/Width" in thing)
    image["/Interpolate"] = True


def _no_bookmarks(pdf):
    with pdf.open_outline() as outline:
        outline.root.clear()


def _speaking_head(pdf):
    """A running head that is read out."""
    parts = [
        ([pikepdf.Name.Span, *operands[1:]] if operands[:1] == [pikepdf.Name.Artifact] else operands, operator)
        for operands, operator in (
            (list(part.operands), part.operator) for part in pikepdf.parse_content_stream(pdf.pages[1])
        )
    ]
    pdf.pages[1].Contents = pdf.make_stream(pikepdf.unparse_content_stream(parts))


BROKEN = {
    "is_both_standards": lambda pdf: _metadata(pdf, b'pdfuaid:part="1"', b'pdfuaid:part="2"'),
    "has_readable_metadata": lambda pdf: pdf.Root.Metadata.write(b"x", filter=pikepdf.Name.FlateDecode),
    "has_one_title": lambda pdf: _set(pdf.docinfo, "/Title", "Another"),
    "has_a_language": lambda pdf: _set(pdf.Root, "/Lang", "fr"),
    "is_marked": lambda pdf: _set(pdf.Root.MarkInfo, "/Suspects", True),
    "shows_its_title": lambda pdf: _set(pdf.Root.ViewerPreferences, "/DisplayDocTitle", False),
    "has_an_identifier": lambda pdf: _set(pdf.trailer, "/ID", pikepdf.Array([b"x", b"x"])),
    "has_an_output_intent": lambda pdf: _set(pdf.Root.OutputIntents[0], "/S", pikepdf.Name.GTS_PDFX),
    "does_nothing": lambda pdf: _set(pdf.Root, "/OpenAction", pikepdf.Dictionary(S=pikepdf.Name.JavaScript)),
    "has_bookmarks": _no_bookmarks,
    "uses_standard_sorts_only": lambda pdf: _set(_of(pdf, "Sect"), "/S", pikepdf.Name.Chapter),
    "has_headings_in_steps": _deep_heading,
    "has_figures_with_words_and_place": lambda pdf: _set(_of(pdf, "Figure"), "/Alt", " "),
    "has_figures_where_they_are_drawn": lambda pdf: _set(_of(pdf, "Figure").A, "/BBox", [1, 1, 2, 2]),
    "has_scopes": lambda pdf: _of(pdf, "TH").A.__delitem__("/Scope"),
    "has_whole_tables": _second_head,
    "has_tables_with_heads": lambda pdf: _set(_of(pdf, "Table"), "/K", pikepdf.Array()),
    "has_legal_parents": lambda pdf: _set(_of(pdf, "TBody"), "/S", pikepdf.Name.Div),
    "has_heads_that_are_found": lambda pdf: _set(_of(pdf, "TH"), "/ID", pikepdf.String("other")),
    "is_read_in_order": lambda pdf: _set(pdf.pages[0].obj, "/Tabs", pikepdf.Name.R),
    "paints_marked_things_only": lambda pdf: _first_page(pdf, b"0 0 1 1 re f"),
    "has_no_mark_without_element": _lost_mark,
    "sets_running_heads_apart": _speaking_head,
    "has_whole_links": _link,
    "has_whole_fonts": _lost_font,
    "never_smooths_pictures": _smooth,
    "carries_its_data_once": lambda pdf: pdf.Root.AF.append(pdf.Root.AF[0]),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_check_notices_what_it_is_for(printed, name):
    with pikepdf.open(printed(samples.pictures()).file) as pdf:
        BROKEN[name](pdf)
        check = {check.__name__: check for check in CHECKS}[name]
        assert list(check(pdf)) != []


def test_an_encrypted_file_would_be_noticed(printed):
    target = io.BytesIO()
    with pikepdf.open(printed(samples.pictures()).file) as pdf:
        pdf.save(target, encryption=pikepdf.Encryption(owner="x", user=""))
    assert [text for text in complaints(target.getvalue()) if text.startswith("is_not_encrypted")] != []


def test_every_check_is_tried():
    assert {check.__name__ for check in CHECKS} == {*BROKEN, "is_not_encrypted"}
