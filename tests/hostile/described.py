"""Schemathesis against /openapi.json: answers must be what the description says, for good requests and for bad ones."""

from collections import Counter

import schemathesis.openapi
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.hostile.house import DESK

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


def tried(house, who: str, examples: int, number: int) -> Counter:
    """Send `examples` good and as many bad requests to every address as `who`, with the seed `number`.

    {(address, status): how often}. Raises what Schemathesis finds.
    """
    seen: Counter = Counter()
    for found in schemathesis.openapi.from_url(f"{house.server.url}/openapi.json").get_all_operations():
        operation = found.ok()
        slow = who == DESK and operation.path.endswith(".pdf")
        for mode in GenerationMode if "{" in operation.path else [GenerationMode.POSITIVE]:
            _try(house, who, operation, mode, 1 if slow else examples, number, seen)
    return seen


def _address(case, house, who):
    """What no generator can guess: the code, the present epoch, as whom."""
    case.path_parameters["code"] = house.code
    case.query = {name: value for name, value in (case.query or {}).items() if name != "epoch"}
    if who == DESK:
        case.query["as"] = "desk"


def _try(house, who, operation, mode, examples, number, seen):
    @seed(number)
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(operation.as_strategy(generation_mode=mode))
    def send(case):
        if mode is GenerationMode.POSITIVE and "{" in operation.path:
            _address(case, house, who)
        answer = case.call_and_validate(
            checks=CHECKS, headers=house.token(who), cookies=house.cookies(who), timeout=120
        )
        seen[operation.path.removeprefix("/w/{code}/"), answer.status_code] += 1

    send()
