"""The result as data. docs/decisions/protocol.md describes it; new names may come, old ones keep their meaning."""

import json

from ..queries.protocol_values import plain

SCHEMA = "workshop-protocol/1"


def protocol_json(protocol) -> bytes:
    """UTF-8, sorted names, two spaces: the same Protocol gives the same bytes."""
    return (
        json.dumps({"schema": SCHEMA} | plain(protocol), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    ).encode()
