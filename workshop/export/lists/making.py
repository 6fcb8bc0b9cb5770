"""The child process: a listing as JSON on standard input, the file on standard output.

`python -m workshop.export.lists.making FORM FOLDER SECONDS MEGABYTES`.
"""

import gc
import json
import os
import sys
import warnings
from io import BytesIO
from pathlib import Path

from ..processes.limits import limit

#: Rows of the list to sign that are left empty for whoever comes without having registered
EMPTY = 8


def workbook(listing: dict) -> bytes:
    """One sheet with a head that stays and filters; no cell is a formula or a link."""
    import xlsxwriter

    target = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(target, options)
    sheet, head = book.add_worksheet(), book.add_format({"bold": True, "font_color": "white", "bg_color": "#0E4A5C"})
    for column, (name, width) in enumerate(listing["columns"]):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, head)
    for row, cells in enumerate(listing["rows"], 1):
        for column, cell in enumerate(cells):
            if isinstance(cell, int):
                sheet.write_number(row, column, cell)
            elif cell:
                sheet.write_string(row, column, cell[:32_000])
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(listing["rows"]), 1), len(listing["columns"]) - 1)
    book.close()
    return target.getvalue()


def paper(listing: dict, form: str, folder: Path) -> bytes:
    """A4: the list to sign, or badges or slips to cut out."""
    from ..pdf.render import close_fonts

    close_fonts(folder)
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    from ...paths import TEMPLATES
    from ..pdf.fetcher import BASE, Table
    from ..pdf.glyphs import FONTS, OTHER_FONTS, Letters
    from ..words import Words

    words = Words(listing["language"])
    letters = Letters(words.locale)
    listing = letters.cleaned(listing)
    fonts = [font for font in OTHER_FONTS if font[0] in letters.needed]
    environment = Environment(loader=FileSystemLoader(TEMPLATES / "lists"), autoescape=True, undefined=StrictUndefined)
    environment.globals["_"] = words.gettext
    html = environment.get_template(f"{form}.html").render(listing | {"empty": EMPTY, "fonts": fonts})
    table = {"lists.css": ((TEMPLATES / "lists" / "lists.css").read_bytes(), "text/css")}
    for number, code in listing.get("sheets", ()):
        table[f"sheet-{number}.svg"] = (code.encode(), "image/svg+xml")
    for _family, weights in fonts:
        table |= {name: ((FONTS / name).read_bytes(), "font/woff2") for name in weights.values()}
    if form == "slips":
        table |= {f"slip-{number}.svg": _square(row[1]) for number, row in enumerate(listing["rows"])}
    return HTML(string=html, base_url=BASE, url_fetcher=Table(table)).write_pdf(
        font_config=FontConfiguration(), pdf_variant="pdf/ua-1", pdf_tags=True
    )


def _square(address: str) -> tuple[bytes, str]:
    """A QR code as a picture that the paper asks for."""
    import segno

    target = BytesIO()
    segno.make(address, error="m", micro=False).save(target, kind="svg", dark="#0B3341", border=0, omitsize=True)
    return target.getvalue(), "image/svg+xml"


def main(arguments) -> int:
    form, folder, seconds, megabytes = arguments
    gc.set_threshold(200_000, 20, 20)
    warnings.simplefilter("ignore")
    limit(int(seconds), int(megabytes))
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    listing = json.loads(sys.stdin.buffer.read())
    done = workbook(listing) if form == "xlsx" else paper(listing, form, Path(folder))
    sys.stdout.buffer.write(done)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
