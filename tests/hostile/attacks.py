"""What is sent to a House: every address of the program, found by itself, with everything in material.py."""

import json
import random
import re
import secrets

from tests.hostile.house import ADMINISTRATOR, DESK, NOBODY, PHONE
from tests.hostile.material import BODIES, FORMS, HEADERS, METHODS, MULTIPART, PARTS, QUERIES, TYPES, VALUES
from workshop.domain.workshops.phases import PHASES
from workshop.engine.command import COMMANDS, data_for, names
from workshop.errors import Refused
from workshop.web.http.request_limits import FORM

JSON = "application/json"
PART = re.compile("<(?:[a-z]+:)?([a-z]+)>")
COMMANDS_OF_THE_WIRE = names("wire")

#: What each field of a command is like when nothing is wrong with it
GOOD = {
    "title": "A title", "text": "A text", "name": "A name", "short_name": "Short", "impulse": "Why?", "points": 1,
    "kind": "idea", "id": 1, "phase": "collect", "answer": "no", "role": "lead", "bearer": {"open": True},
    "size": "small", "supports": True, "done": False, "revealed": False, "print_name": False, "ends": None,
    "paused": None, "ideas": [3], "into": 2, "groups": [2], "letter": None, "organisation": "A club",
    "seq": 1, "due": "2027-01-31", "code": "BCDF-GHJK",
}  # fmt: skip
#: Where the same name means something else
ALSO = {"add_contribution": {"kind": "question"}, "confirm_responsibility": {"answer": 1}}
#: They end the evening for everybody
FINAL = {"erase_person", "seal_weighting", "release_protocol"}


def good(name: str) -> dict:
    """Data of command `name` that is in shape."""
    known = {"color": 1, "stage": 3, "first_step": ""} | GOOD | ALSO.get(name, {})
    return {
        field: known.get(field, 1) for field, info in COMMANDS[name].data.model_fields.items() if info.is_required()
    }


# --- addresses ---


def filled(house, rule: str, **parts) -> str:
    """The address of a rule, with what is right unless `parts` say otherwise."""
    right = {
        "code": house.code, "ident": str(house.id), "tree": "x", "path": "css/pages.css", "language": "de",
        "screen": "phone", "tag": "x", "form": "json", "token": "nothing", "sent": "nothing",
        "number": "1", "name": "record", "digest": "0" * 64, "ending": "png",
        "digits": "0E4A5C",
    }  # fmt: skip
    return PART.sub(lambda part: (right | parts)[part[1]], rule)


def addresses(house):
    for rule, _ in house.rules:
        for part in PART.findall(rule):
            others = {"code": (house.other,), "ident": (str(house.other_id),)}.get(part, ())
            for value in (*PARTS, *others):
                yield DESK, "GET", filled(house, rule, **{part: value})


def queries(house):
    for rule, _ in house.rules:
        for query in QUERIES:
            yield from ((who, "GET", f"{filled(house, rule)}?{query}") for who in (NOBODY, DESK))


def heads(house):
    for rule, _ in house.rules:
        yield from ((DESK, "GET", filled(house, rule), headers) for headers in HEADERS)
        yield from ((DESK, method, filled(house, rule)) for method in METHODS)


def bodies(house):
    kinds = [(FORM, body) for body in FORMS] + [(JSON, body) for body in BODIES] + list(MULTIPART)
    kinds += [(kind, b'{"commands":[]}') for kind in TYPES]
    for rule, takes_posts in house.rules:
        for who in (PHONE, DESK, ADMINISTRATOR) if takes_posts else ():
            as_ = "?as=desk" if who == DESK else ""
            for kind, body in kinds:
                yield who, "POST", filled(house, rule) + as_, {"Content-Type": kind}, body


ROUTES = (addresses, queries, heads, bodies)


def shoot(house, shots):
    """Send them all. Whoever a form has signed out signs in no more: an administrator's sign-out is not sent."""
    for who, method, path, *more in shots:
        if "/sign-out" not in path or method != "POST" or who == PHONE:
            house.try_(who, method, path, *more)


# --- commands ---


def mutations():
    """(name, data) with one field wrong, missing or too many: of every command."""
    for name in COMMANDS_OF_THE_WIRE:
        right = good(name)
        yield from ((name, value) for value in (None, [], "x", 1, {"": 1}, right | {"more": 1}))
        for field in COMMANDS[name].data.model_fields:
            yield name, {key: value for key, value in right.items() if key != field}
            yield from ((name, right | {field: value}) for value in VALUES)


def fits(name, data) -> bool:
    try:
        data_for(name, data)
    except Refused:
        return False
    return True


def out_of_shape(house, cases):
    """Each is refused with a known code, and nothing changes; ten at a time, by phone and desk in turn."""
    cases = [case for case in cases if not fits(*case)]
    for start in range(0, len(cases), 10):
        _expect_refused(house, (PHONE, DESK)[start // 10 % 2], cases[start : start + 10])
    return len(cases)


def _expect_refused(house, who, cases):
    before = house.state()
    items = [{"key": secrets.token_hex(16), "name": name, "data": data} for name, data in cases]
    body = json.dumps({"commands": items}).encode()
    if len(body) > 60_000 and len(cases) > 1:
        for case in cases:
            _expect_refused(house, who, [case])
        return
    answer = house.post(who, body)
    if answer.status == 200:
        house.faults += [
            f"{result} to {str(case)[:150]}"
            for case, result in zip(cases, answer.json["results"], strict=True)
            if result.get("code") not in ("bad_shape", "depends_on_refused")
        ]
    elif (answer.status, answer.json["code"]) not in ((413, "too_large"), (400, "bad_request")):
        house.faults.append(f"{answer.status} to {str(cases)[:150]}")
    if house.state() != before:
        house.faults.append(f"something changed: {str(cases)[:150]}")


def in_shape(house, cases, who=DESK):
    """Each is saved or refused with a known code; what is refused changes nothing, unless it came too late."""
    from workshop.web.http.sentences import SENTENCES

    for name, data in cases:
        if name in FINAL or not fits(name, data):
            continue
        before, result = house.state(), house.command(who, name, data)
        if result["status"] == "saved":
            house.faults += [] if house.state() != before else [f"saved without a trace: {name} {str(data)[:150]}"]
        elif result["code"] not in SENTENCES:
            house.faults.append(f"unknown {result['code']}: {name} {str(data)[:150]}")
        elif result["code"] != "late" and house.state() != before:
            house.faults.append(f"refused and done: {name} {str(data)[:150]}")


def every_phase(house, names=COMMANDS_OF_THE_WIRE):
    """Every command of `names` in every phase, as phone and desk."""
    for phase in PHASES:
        house.command(DESK, "open_phase", {"phase": phase})
        for who in (PHONE, DESK):
            in_shape(house, ((name, good(name)) for name in names), who)
        for name in ("reopen_workshop", "open_workshop"):
            house.command(DESK, name, {})


def reused_keys(house, luck: random.Random, times: int):
    """A key again with other content is refused, by somebody else it is that person's own; the answer stays."""
    for _ in range(times):
        key, (one, other) = secrets.token_hex(16), luck.sample(COMMANDS_OF_THE_WIRE, 2)
        if {one, other} & FINAL:
            continue
        first = house.command(DESK, one, good(one), key=key)
        before = house.state()
        again, changed = house.command(DESK, one, good(one), key=key), house.command(DESK, other, good(other), key=key)
        if again != first or changed.get("code") != "key_reused" or house.state() != before:
            house.faults.append(f"{key} {one}: {first}, again {again}; {other}: {changed}")
        stranger = house.command(PHONE, one, {"groups": [2]} if one == "join_workshop" else good(one), key=key)
        if stranger.get("code") == "key_reused" or ("receipt" in first and stranger == first):
            house.faults.append(f"somebody else's {key}: {stranger}")
