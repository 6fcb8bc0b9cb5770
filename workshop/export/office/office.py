"""DOCX and XLSX: made in a child process like the PDF, one at a time, cached, never in the way of the room.

A table of a thousand ideas takes half a second of CPU, and a letterhead is a foreign file: both stay out of the room.
"""

import hashlib
import json
import logging
import subprocess
import sys
from base64 import b64decode, b64encode

from ...errors import Missing
from ...protocol.values import Protocol, plain, read
from ...turns import give_way
from ..pdf.pdf import edition
from ..processes.children import Kept, child
from ..processes.limits import limit
from ..text.json import pieces


def _(text):
    """Marks a sentence for the catalogue; the web room translates `str(error)`."""
    return text


UNFIT = _(
    "The letterhead cannot be used. It must be a Word file (.docx) without macros, in which the paragraph "
    "{{p body}} stands once; the log tells more."
)
FAILED = _("The file could not be made. CSV and JSON are complete; the log tells more.")
UNFIT_LETTERHEAD = 3  # exit code of the child process
MOST_LETTERHEAD = 8 << 20
KEPT = 40
_kept = Kept(KEPT)


def office(form: str, protocol: Protocol, settings, files: dict[str, bytes] | None = None) -> bytes:
    """The finished docx or xlsx, from the cache where the same was made before. `files` are pictures by digest.

    Raises errors.Missing with one of the sentences above.
    """
    written = letter(form, protocol, settings, files or {})
    digest = hashlib.sha256(edition() + written).hexdigest()[:32]
    place = settings.data / "protocols" / f"{protocol.facts.code}-{digest}.{form}"
    return _kept.file(place, lambda: _made(written, settings), f"*.{form}")


def letter(form, protocol, settings, files):
    """What the child reads."""
    known = {picture.digest for picture in protocol.pictures}
    pictures = {}
    for digest, file in sorted(files.items()):
        give_way()
        if digest in known:
            pictures[digest] = b64encode(file).decode()
    letterhead = _letterhead(settings) if form == "docx" else None
    told = {"form": form, "protocol": plain(protocol), "files": pictures, "letterhead": letterhead}
    return b"".join(pieces(told, sort_keys=True))


def _letterhead(settings):
    place = settings.letterhead_file
    if place is None:
        return None
    if not place.is_file() or place.stat().st_size > MOST_LETTERHEAD:
        logging.getLogger(__name__).error("the letterhead %s is missing or larger than 8 MB", place)
        raise Missing(UNFIT)
    return b64encode(place.read_bytes()).decode()


def _made(written, settings):
    seconds, megabytes = settings.pdf_seconds, settings.pdf_megabytes
    try:
        done = child("workshop.export.office.office", seconds, megabytes, written=written, seconds=seconds)
    except subprocess.TimeoutExpired:
        logging.getLogger(__name__).error("the file took more than %s seconds", settings.pdf_seconds)
        raise Missing(FAILED) from None
    if done.returncode == 0:
        return done.stdout
    logging.getLogger(__name__).error("the file failed: %s", done.stderr[-2000:].decode(errors="replace"))
    raise Missing(UNFIT if done.returncode == UNFIT_LETTERHEAD else FAILED)


def main(arguments) -> int:
    """The child process: JSON on standard input, the file on standard output. Exit code 3: an unfit letterhead."""
    limit(int(arguments[0]), int(arguments[1]))
    told = json.load(sys.stdin.buffer)
    protocol = read(Protocol, told["protocol"])
    if told["form"] == "xlsx":
        from .xlsx import protocol_xlsx

        sys.stdout.buffer.write(protocol_xlsx(protocol))
        return 0
    from .docx import protocol_docx
    from .docx.letterhead import Unfit

    files = {digest: b64decode(file) for digest, file in told["files"].items()}
    letterhead = b64decode(told["letterhead"]) if told["letterhead"] is not None else None
    try:
        sys.stdout.buffer.write(protocol_docx(protocol, files, letterhead))
    except Unfit as error:
        print(error, file=sys.stderr)
        return UNFIT_LETTERHEAD
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
