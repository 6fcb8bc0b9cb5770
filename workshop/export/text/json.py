"""The result as data. docs/decisions/protocol.md describes it; new names may come, old ones keep their meaning."""

import json
from collections.abc import Iterator

from ...protocol.values import plain
from ...turns import in_turns

SCHEMA = "workshop-protocol/1"


def protocol_json(protocol) -> bytes:
    """UTF-8, sorted names, two spaces: the same Protocol gives the same bytes."""
    told = {"schema": SCHEMA} | plain(protocol)
    return b"".join([*pieces(told, ensure_ascii=False, indent=2, sort_keys=True), b"\n"])


def pieces(value, **options) -> Iterator[bytes]:
    """What `json.dumps` makes of `value`, piece by piece: in one go it would keep the room waiting."""
    for piece in in_turns(json.JSONEncoder(**options).iterencode(value)):
        yield piece.encode()
