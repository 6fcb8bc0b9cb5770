"""What must be true of the objects of an accessible, archival PDF: one check, one function, complaints as sentences.

Beside validators, which do not see all of it (docs/decisions/protocol.md). Each takes a `pikepdf.Pdf`.
"""

import io
import re
from itertools import pairwise

import pikepdf
from pikepdf import Array, Dictionary, Name

STANDARD = {
    "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "NonStruct", "P", "H1", "H2", "H3", "H4", "H5",
    "H6", "L", "LI", "Lbl", "LBody", "Table", "THead", "TBody", "TR", "TH", "TD", "Span", "Link", "Figure",
}  # fmt: skip
PARENTS = {
    "TR": {"THead", "TBody", "Table"},
    "TH": {"TR"},
    "TD": {"TR"},
    "LI": {"L"},
    "LBody": {"LI"},
    "THead": {"Table"},
    "TBody": {"Table"},
}
PAINTING = {"Tj", "TJ", "'", '"', "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh", "INLINE IMAGE"}


def elements(pdf):
    """[(element, its parent)] of the structure tree in the order of reading."""
    found = []

    def walk(element, parent):
        if not isinstance(element, Dictionary) or "/S" not in element:
            return
        found.append((element, parent))
        for kid in kids(element):
            walk(kid, element)

    for top in kids(pdf.Root.StructTreeRoot):
        walk(top, None)
    return found


def kids(element):
    below = element.get("/K", [])
    return list(below) if isinstance(below, Array) else [below]


def sort(element):
    return str(element.S)[1:]


def of_sort(pdf, *sorts):
    return [element for element, _parent in elements(pdf) if sort(element) in sorts]


def xmp(pdf):
    return pdf.Root.Metadata.read_raw_bytes().decode("utf-8", "replace")


def is_both_standards(pdf):
    text = xmp(pdf)
    for wanted in ('pdfaid:part="3"', 'pdfaid:conformance="A"', 'pdfuaid:part="1"', "<pdfaSchema:prefix>pdfuaid<"):
        if wanted not in text:
            yield f"the metadata do not say {wanted}"


def has_readable_metadata(pdf):
    if "/Filter" in pdf.Root.Metadata:
        yield "the metadata are compressed"


def has_one_title(pdf):
    with pdf.open_metadata() as metadata:
        titles = str(metadata.get("dc:title")), str(pdf.docinfo.get("/Title"))
    if titles[0] != titles[1]:
        yield f"two titles: {titles}"


def has_a_language(pdf):
    if str(pdf.Root.get("/Lang", "")) not in ("de", "en"):
        yield "no language"


def is_marked(pdf):
    if pdf.Root.MarkInfo.get("/Marked") is not True or pdf.Root.MarkInfo.get("/Suspects"):
        yield "not marked, or suspect"


def shows_its_title(pdf):
    if pdf.Root.ViewerPreferences.get("/DisplayDocTitle") is not True:
        yield "the window would show the file's name"


def has_an_identifier(pdf):
    if not re.fullmatch("[0-9a-f]{32}", str(pdf.trailer.get("/ID", [""])[0])):
        yield "no identifier from the journal"


def is_not_encrypted(pdf):
    if "/Encrypt" in pdf.trailer:
        yield "encrypted"


def has_an_output_intent(pdf):
    (intent,) = pdf.Root.get("/OutputIntents", [Dictionary()])
    if intent.get("/S") != Name.GTS_PDFA1 or not intent.get("/DestOutputProfile"):
        yield "no colour profile"


def does_nothing(pdf):
    for name in ("/OpenAction", "/AA", "/AcroForm"):
        if name in pdf.Root:
            yield f"it would do something: {name}"
    if "/JavaScript" in pdf.Root.get("/Names", {}):
        yield "scripts"


def has_bookmarks(pdf):
    with pdf.open_outline() as outline:
        if not outline.root:
            yield "no bookmarks"


def uses_standard_sorts_only(pdf):
    yield from (f"unknown: {sort(one)}" for one, _parent in elements(pdf) if sort(one) not in STANDARD)


def has_headings_in_steps(pdf):
    levels = [int(sort(one)[1]) for one in of_sort(pdf, "H1", "H2", "H3", "H4", "H5", "H6")]
    if levels[:1] != [1] or levels.count(1) != 1:
        yield f"not one first heading: {levels}"
    yield from (f"from level {one} to {two}" for one, two in pairwise(levels) if two > one + 1)


def has_figures_with_words_and_place(pdf):
    for figure in of_sort(pdf, "Figure"):
        if not str(figure.get("/Alt", "")).strip():
            yield "a figure without words"
        left, low, right, high = map(float, figure.A.BBox)
        _x, _y, width, height = map(float, figure.Pg.MediaBox)
        if not (0 <= left < right <= width and 0 <= low < high <= height):
            yield f"a figure beside the page: {(left, low, right, high)}"


def has_figures_where_they_are_drawn(pdf):
    """The boxes on a page are those of its images, whatever the order."""
    for page in pdf.pages:
        told = sorted(
            tuple(round(float(side)) for side in one.A.BBox)
            for one in of_sort(pdf, "Figure")
            if one.Pg.objgen == page.obj.objgen
        )
        drawn = sorted(_images(page))
        if [box for box in told if box not in drawn]:
            yield f"figures at {told}, images at {drawn}"


def _images(page):
    """Boxes of the images in points from the foot of the page."""
    matrices, now = [], pikepdf.Matrix()
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "q":
                matrices.append(now)
            case "Q":
                now = matrices.pop()
            case "cm":
                now = pikepdf.Matrix(*map(float, operands)) @ now
            case "Do" if page.Resources.XObject[operands[0]].Subtype == Name.Image:
                box = now.transform(pikepdf.Rectangle(0, 0, 1, 1))
                yield tuple(round(side) for side in (box.llx, box.lly, box.urx, box.ury))


def has_scopes(pdf):
    yield from ("a header cell without scope" for one in of_sort(pdf, "TH") if "/Scope" not in one.A)


def has_whole_tables(pdf):
    for table in of_sort(pdf, "Table"):
        sorts = [sort(kid) for kid in kids(table)]
        if sorts.count("THead") > 1 or sorts.count("TBody") > 1:
            yield f"a table in pieces: {sorts}"


def has_tables_with_heads(pdf):
    """A table that goes on without its head would be one of these."""
    for table in of_sort(pdf, "Table"):
        if not [cell for row in _rows(table) for cell in kids(row) if sort(cell) == "TH"]:
            yield "a table without heads"


def _rows(table):
    return [row for group in kids(table) for row in (kids(group) if sort(group) in ("THead", "TBody") else [group])]


def has_legal_parents(pdf):
    for one, parent in elements(pdf):
        if sort(one) in PARENTS and (parent is None or sort(parent) not in PARENTS[sort(one)]):
            yield f"{sort(one)} in {parent and sort(parent)}"
        if parent is not None and one.P.objgen != parent.objgen:
            yield f"{sort(one)} takes another for its parent"


def has_heads_that_are_found(pdf):
    names = [str(one.ID) for one in of_sort(pdf, "TH")]
    listed = [str(name) for name in list(pdf.Root.StructTreeRoot.get("/IDTree", {}).get("/Names", []))[::2]]
    if sorted(names) != listed or len(set(names)) != len(names):
        yield "header cells are not listed once each"
    for cell in of_sort(pdf, "TD"):
        yield from (f"no header cell {name}" for name in cell.A.get("/Headers", []) if str(name) not in names)


def is_read_in_order(pdf):
    yield from ("a page without order" for page in pdf.pages if page.get("/Tabs") != Name.S)


def paints_marked_things_only(pdf):
    for number, page in enumerate(pdf.pages, 1):
        depth = 0
        for _operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            depth += (name in ("BMC", "BDC")) - (name == "EMC")
            if name in PAINTING and not depth:
                yield f"page {number} paints {name} outside of every mark"


def has_no_mark_without_element(pdf):
    """Every mark of a page is one element's, in the index of pages and in the tree; nothing else is."""
    nums = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    index = dict(zip(map(int, nums[::2]), nums[1::2], strict=True))
    owned = {}
    for one, _parent in elements(pdf):
        for kid in kids(one):
            if isinstance(kid, int):
                owned[one.Pg.objgen, kid] = one.objgen
    for page in pdf.pages:
        listed = index[int(page.StructParents)]
        marks = {int(operands[1].MCID) for operands, _operator in _marks(page)}
        known = {place: entry.objgen for place, entry in enumerate(listed) if isinstance(entry, Dictionary)}
        own = {number: owner for (where, number), owner in owned.items() if where == page.obj.objgen}
        if not marks == set(known) == set(own) or known != own:
            yield f"marks {len(marks)}, in the index {len(known)}, in the tree {len(own)}"


def _marks(page):
    """Marks with a number."""
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "BDC" and "/MCID" in operands[1]:
            yield operands, operator


def sets_running_heads_apart(pdf):
    for number, page in enumerate(list(pdf.pages)[1:], 2):
        found = [
            operands
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "BDC" and operands[0] == Name.Artifact and operands[1].get("/Type") == Name.Pagination
        ]
        if len(found) < 4:
            yield f"page {number} reads its head or foot out"


def has_whole_links(pdf):
    for page in pdf.pages:
        for link in page.get("/Annots", []):
            if not ("/Contents" in link and "/StructParent" in link and int(link.get("/F", 0)) & 4):
                yield "a link without words, place or print"


def has_whole_fonts(pdf):
    for font in _fonts(pdf):
        (below,) = font.get("/DescendantFonts", [font])
        inside = below.get("/FontDescriptor", {})
        if "/ToUnicode" not in font or not {"/FontFile", "/FontFile2", "/FontFile3"} & set(inside.keys()):
            yield f"{font.get('/BaseFont')} is not inside, or has no characters"


def _fonts(pdf):
    return [font for page in pdf.pages[:1] for font in page.Resources.Font.values()]


def never_smooths_pictures(pdf):
    yield from ("a smoothed picture" for thing in pdf.objects if _is(thing, "/Interpolate"))


def _is(thing, name):
    return isinstance(thing, pikepdf.Stream) and bool(thing.get(name))


def carries_its_data_once(pdf):
    files = list(pdf.Root.get("/AF", []))
    names = [str(file.UF) for file in files]
    if names != ["protocol.json", "ideas.csv", "measures.csv"]:
        yield f"attached: {names}"
    for file in files:
        inside = file.EF.F
        if file.get("/AFRelationship") != Name.Data or not str(file.get("/Desc", "")):
            yield f"{file.UF} does not say what it is"
        if str(inside.get("/Subtype")) not in ("/application/json", "/text/csv"):
            yield f"{file.UF} has no media type"
        if str(inside.Params.get("/ModDate", "")) != "D:20261122180400Z":
            yield f"{file.UF} is not as old as the evening"


CHECKS = (
    is_both_standards, has_readable_metadata, has_one_title, has_a_language, is_marked, shows_its_title,
    has_an_identifier, is_not_encrypted, has_an_output_intent, does_nothing, has_bookmarks, uses_standard_sorts_only,
    has_headings_in_steps, has_figures_with_words_and_place, has_figures_where_they_are_drawn, has_scopes,
    has_whole_tables, has_tables_with_heads, has_legal_parents, has_heads_that_are_found, is_read_in_order,
    paints_marked_things_only, has_no_mark_without_element, sets_running_heads_apart, has_whole_links, has_whole_fonts,
    never_smooths_pictures, carries_its_data_once,
)  # fmt: skip


def complaints(content: bytes) -> list[str]:
    """All complaints about a file, each with the name of its check."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return [f"{check.__name__}: {complaint}" for check in CHECKS for complaint in check(pdf)]
