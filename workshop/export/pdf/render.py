"""The child process: the Protocol and its pictures on standard input, a PDF on standard output.

`python -m workshop.export.pdf.render FOLDER SECONDS MEGABYTES`. It runs nicely, with limits of its own, and knows only
the vendored fonts and no network. Exit codes: 0 done, 3 a library is missing, 4 an address was refused.
"""

import gc
import json
import os
import sys
import warnings
from pathlib import Path
from xml.sax.saxutils import escape

from ..processes.limits import limit
from .pdf import MISSING, REFUSED

FONT_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<dir>{fonts}</dir>
<cachedir>{cache}</cachedir>
<selectfont><rejectfont><glob>*.woff2</glob></rejectfont></selectfont>
</fontconfig>
"""


def close_fonts(folder: Path):
    """Only the vendored fonts exist from now on. Must be called before WeasyPrint is imported."""
    from .glyphs import FONTS

    folder.mkdir(parents=True, exist_ok=True)
    text = FONT_CONFIGURATION.format(fonts=escape(str(FONTS)), cache=escape(str(folder / "cache")))
    place = folder / "fonts.conf"
    if not place.exists() or place.read_text(encoding="utf-8") != text:
        fresh = folder / f"fonts.{os.getpid()}.conf"
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(place)
    os.environ["FONTCONFIG_FILE"] = str(place)


def render(protocol, files: dict[str, bytes]) -> bytes:
    """The PDF of a Protocol and its pictures {digest: file}: nothing in it hangs on the moment or the machine."""
    from weasyprint import DEFAULT_OPTIONS, HTML
    from weasyprint.text.fonts import FontConfiguration

    from .fetcher import BASE, Table
    from .page import page
    from .standards import finish
    from .standards.about import About
    from .standards.attached import attached

    html, table = page(protocol, files)
    fetcher, fonts = Table(table), FontConfiguration()
    options = DEFAULT_OPTIONS | {
        "pdf_variant": "pdf/a-3a",
        "pdf_tags": True,
        "pdf_identifier": protocol.proof.chain[:32],
        "output_intent": "srgb",
        "attachments": attached(protocol, fetcher),
    }
    document = HTML(string=html, base_url=BASE, url_fetcher=fetcher).render(font_config=fonts, **options)
    document.metadata = About(**vars(document.metadata))
    return document.write_pdf(finisher=finish, **options)


def read_in(stream) -> tuple[dict, dict[str, bytes]]:
    """The reverse of `pdf.letter`: (the Protocol as JSON has it, {digest: file})."""
    head = json.loads(stream.readline())
    return head["protocol"], {digest: stream.read(size) for digest, size in head["files"]}


def main(arguments) -> int:
    """Render what stands on standard input; with "check" instead of a folder only see whether it would work."""
    gc.set_threshold(200_000, 20, 20)  # a document is one large living tree: looking for garbage costs a fifth
    warnings.simplefilter("ignore")
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    if arguments[0] != "check":
        limit(int(arguments[1]), int(arguments[2]))
        close_fonts(Path(arguments[0]))
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError) as error:
        print(error, file=sys.stderr)
        return MISSING
    if arguments[0] == "check":
        return 0
    from weasyprint.urls import FatalURLFetchingError

    from ...protocol.values import Protocol, read

    try:
        protocol, files = read_in(sys.stdin.buffer)
        done = render(read(Protocol, protocol), files)
    except FatalURLFetchingError as error:
        print(error, file=sys.stderr)
        return REFUSED
    sys.stdout.buffer.write(done)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
