"""Groups are no rows: their numbers stand in JSON, in many places."""

import json


def numbers_in(value):
    """Every number of a group or grouping in a JSON value, under whatever name of docs/wire.md it stands there."""
    if isinstance(value, list):
        for item in value:
            yield from numbers_in(item)
    elif isinstance(value, dict):
        for name, item in value.items():
            if name in ("group", "breadth_group") and isinstance(item, int):
                yield item
            elif name in ("groups", "groupings") and isinstance(item, list):
                yield from _listed(item)
            elif name == "payload" and isinstance(item, str):
                yield from numbers_in(json.loads(item))
            else:
                yield from numbers_in(item)


def _listed(items):
    for item in items:
        if isinstance(item, int):
            yield item
        elif isinstance(item, dict):
            if isinstance(item.get("id"), int):
                yield item["id"]
            yield from numbers_in(item)


def highest_in(value) -> int:
    """The highest of them, 0 where there is none."""
    return max(numbers_in(value), default=0)
