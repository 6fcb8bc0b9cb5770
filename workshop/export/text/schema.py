"""The JSON Schema of the data (draft 2020-12), made from the dataclasses that the data are made from."""

import json
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import get_args, get_origin, get_type_hints

from ...protocol.values import SECTIONS, Protocol
from .json import SCHEMA

MOMENT, DAY = {"format": "date-time"}, {"format": "date"}
ACCEPTED = {"enum": ["accepted", "proposed"]}
DIGEST = {"pattern": "^[0-9a-f]{64}$"}
LEAST = {"minimum": 0}
#: What a type does not tell of a value
NARROWER: dict[str, dict[str, dict]] = {
    "Facts": {"starts": MOMENT, "ends": MOMENT, "language": {"enum": ["de", "en"]}, "release": LEAST},
    "FieldOfAction": {"color": {"minimum": 0, "maximum": 11}},
    "Contribution": {"sort": {"enum": ["addition", "question", "concern"]}},
    "Idea": {"size": {"enum": ["small", "large", None]}, "points": LEAST, "people": LEAST},
    "Responsibility": {"role": {"enum": ["lead", "partner"]}, "state": ACCEPTED},
    "Measure": {"due": DAY, "state": {"enum": ["accepted", "proposed", "open"]}},
    "Paper": {"sheets": {"minimum": 1}, "blank": LEAST, "value": LEAST},
    "Weighed": {"rank": {"minimum": 1}, "value": LEAST, "people": LEAST},
    "FurtherWeighting": {"weighted": LEAST},
    "Proof": {"chain": DIGEST, "closed": MOMENT},
    "Picture": {"sort": {"enum": ["organiser", "funder", "photo"]}, "digest": DIGEST},
    "Note": {"section": {"enum": list(SECTIONS)}},
    "Correction": {"section": {"enum": list(SECTIONS)}, "at": MOMENT},
    "Difference": {
        "kind": {"enum": ["facts", "notes", "weightings", "idea", "measure", "pictures"]},
        "what": {"enum": ["added", "removed", "changed"]},
    },
    "Version": {"at": MOMENT},
}
TYPES = {str: "string", int: "integer", bool: "boolean", NoneType: "null"}


@cache
def protocol_schema() -> bytes:
    """The schema's bytes. Names that it does not know are allowed: later editions may add some."""
    found: dict = {}
    whole = _object(Protocol, found)
    whole["properties"] = {"schema": {"const": SCHEMA}} | whole["properties"]
    whole["required"] = ["schema", *whole["required"]]
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{SCHEMA.replace('/', ':')}",
        "title": "The protocol of a workshop",
    }
    return json.dumps(head | whole | {"$defs": found}, ensure_ascii=False, indent=1, sort_keys=True).encode()


def _object(kind: type, found: dict) -> dict:
    hints, narrower = get_type_hints(kind), NARROWER.get(kind.__name__, {})
    names = [field.name for field in fields(kind)]
    properties = {name: _type(hints[name], found) | narrower.get(name, {}) for name in names}
    said = kind.__doc__ or ""
    told = said if not said.startswith(f"{kind.__name__}(") else ""
    described = {"description": " ".join(told.split())} if told else {}
    return {"type": "object", "required": names, "properties": properties} | described


def _type(hint, found: dict) -> dict:
    """The schema of a type; dataclasses are put into `found` by name."""
    if isinstance(hint, type) and is_dataclass(hint):
        if hint.__name__ not in found:
            found[hint.__name__] = _object(hint, found)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _type(get_args(hint)[0], found)}
    if isinstance(hint, UnionType):
        return {"type": [TYPES[one] for one in get_args(hint)]}
    return {"type": TYPES[hint]}
