"""Addresses that somebody else has given us, and that lead nowhere but here."""

import re

_LOCAL = re.compile(r"/(?![/\\])[!-~]*")


def local(address: str | None) -> str | None:
    """`address` if it is a path of this site. Browsers take "\\" for "/" and leave out tabs and line ends."""
    return address if _LOCAL.fullmatch(address or "") else None
