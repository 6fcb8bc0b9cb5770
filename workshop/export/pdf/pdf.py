"""The PDF of a Protocol, made by a child process: one at a time, cached, never in the way of the room."""

import hashlib
import subprocess
import threading
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path

from ...errors import Missing
from ...paths import PACKAGE, STATIC, TEMPLATES
from ...protocol.values import Protocol, plain
from ...turns import give_way
from ..processes.children import Kept, child
from ..text.json import pieces


def _(text):
    """Marks a sentence for the catalogue; the web room translates `str(error)`."""
    return text


NO_PANGO = _(
    "The PDF needs Pango, which is missing here. Run ./dev setup, or: "
    "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
)
NO_FONTS = _("The PDF needs its fonts, which are missing here. Run ./dev assets.")
TOO_LONG = _("The PDF took too long and was stopped. CSV and JSON are complete; please try again later.")
TOO_LARGE = _("The PDF needed too much memory and was stopped. CSV and JSON are complete.")
FORBIDDEN = _("The PDF was stopped because its content asked for an address outside of it.")
FAILED = _("The PDF could not be made. CSV and JSON are complete; the log tells more.")

RENDER = "workshop.export.pdf.render"
MISSING, REFUSED = 3, 4  # exit codes of the child process
DRAFTS_KEPT = 20
_kept = Kept(DRAFTS_KEPT)
_trying = threading.Lock()


def pdf(protocol: Protocol, settings, files: dict[str, bytes] | None = None) -> bytes:
    """The finished file, from the cache where the same content was rendered before.

    `files` holds the pictures that the protocol names by digest. A picture whose file is not there is left out.
    Raises errors.Missing with one of the sentences above.
    """
    written = letter(protocol, files or {})
    drafts = "*-draft-*.pdf" if protocol.facts.draft else ""
    return _kept.file(_place(protocol, settings), lambda: _render(written, settings), drafts)


def letter(protocol: Protocol, files: dict[str, bytes]) -> bytes:
    """What the child reads: one line of JSON with the protocol and the sizes of the files, then the files."""
    asked = {picture.digest: files[picture.digest] for picture in protocol.pictures if picture.digest in files}
    head = {"protocol": plain(protocol), "files": [(digest, len(file)) for digest, file in asked.items()]}
    return b"".join([*pieces(head), b"\n", *asked.values()])


def pdf_available() -> str | None:
    """None, or the sentence about what is missing. Tried once in a child process, however many ask at once."""
    with _trying:
        return _tried()


@cache
def _tried():
    from .glyphs import FONTS, TEXT_FONTS

    if not all((FONTS / name).exists() for name in TEXT_FONTS):
        return NO_FONTS
    return None if child(RENDER, "check").returncode == 0 else NO_PANGO


def _render(written, settings):
    folder = settings.data.resolve() / "protocols" / "fonts"
    seconds, megabytes = settings.pdf_seconds, settings.pdf_megabytes
    try:
        done = child(RENDER, folder, seconds, megabytes, written=written, seconds=seconds)
    except subprocess.TimeoutExpired:
        raise Missing(TOO_LONG) from None
    if done.returncode == 0:
        return done.stdout
    raise Missing(_sentence(done))


def _sentence(done):
    if done.returncode == MISSING:
        return pdf_available() or TOO_LARGE
    if done.returncode == REFUSED:
        return FORBIDDEN
    complaint = done.stderr[-2000:]
    if done.returncode < 0 and -done.returncode == 24:  # SIGXCPU
        return TOO_LONG
    if b"MemoryError" in complaint or b"memory" in complaint.lower() or done.returncode < 0:
        return TOO_LARGE
    import logging

    logging.getLogger(__name__).error("the PDF failed: %s", complaint.decode(errors="replace"))
    return FAILED


def makers() -> set[Path]:
    """The program's files that what is made hangs on: whatever draws, and whatever says what is drawn."""
    modules = (PACKAGE / "export").rglob("*.py"), (PACKAGE / "protocol").glob("values.py")
    texts = (TEMPLATES / "protocol").iterdir(), (PACKAGE / "translations").rglob("*.po")
    return {place for places in (*modules, *texts) for place in places} | {STATIC / "css" / "tokens.css"}


@cache
def edition() -> bytes:
    """A digest of what makes a document out of a Protocol: a new release of the program renders drafts anew."""
    total = hashlib.sha256()
    for place in sorted(makers()):
        total.update(place.name.encode() + hashlib.sha256(place.read_bytes()).digest())
    return total.digest()


def _place(protocol, settings):
    """Chain head, release, language and all other content make the name, of a draft also the program.

    A released file has its name for ever: a newer program finds it, and never makes it anew.
    """
    draft = protocol.facts.draft
    total = hashlib.sha256(edition() if draft else b"")
    for piece in pieces(_essence(protocol), ensure_ascii=False, sort_keys=True):
        total.update(piece)
    digest = total.hexdigest()[:32]
    kind = "draft" if draft else f"release-{protocol.facts.release}"
    return settings.data / "protocols" / f"{protocol.facts.code}-{kind}-{digest}.pdf"


def _essence(value):
    """The plain value without what nothing is said about: what a newer program adds leaves old names alone."""
    if is_dataclass(value):
        give_way()
        told = {field.name: (getattr(value, field.name), field.default) for field in fields(value)}
        return {name: _essence(item) for name, (item, default) in told.items() if item != default}
    return [_essence(item) for item in value] if isinstance(value, tuple) else value
