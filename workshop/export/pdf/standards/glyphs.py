"""A glyph that shares its letter with another (a mark above it) gets no character of its own from WeasyPrint, and
PDF/UA takes that for a broken font."""

import re

_NO_CHARACTER = re.compile(rb"(?m)^(<[0-9a-fA-F]+>) <>$")


def give_each_a_character(pdf):
    """If need be U+200B, which is no character to see or to hear."""
    for thing in pdf.objects:
        stream = getattr(thing, "stream", [])
        if b"begincmap" in stream:
            stream[:] = [_NO_CHARACTER.sub(rb"\1 <200b>", line) for line in stream]
