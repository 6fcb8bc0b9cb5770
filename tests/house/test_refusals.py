"""Every refusal that docs/wire.md names is one that the code can say, and one that a test asserts."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCS = (ROOT / "docs/wire.md").read_text()
OF_COMMANDS = re.search(r"## Refusals\n\n(.*?)\n\n", DOCS, re.S).group(1)
OF_REQUESTS = re.search(r"^A request is refused as a whole(.*?)^Who asks for", DOCS, re.S | re.M).group(1)
OF_PAGES = re.search(r"Registrations are no commands.*?\n\n", DOCS, re.S).group(0)
CODES = {
    "commands": set(re.findall(r"`([a-z_]+)", OF_COMMANDS + OF_PAGES)),
    "requests": set(re.findall(r'`([a-z_]+)`|"code":"([a-z_]+)"', OF_REQUESTS)),
}
CODES["requests"] = {one or other for one, other in CODES["requests"]}
EVERY_CODE = CODES["commands"] | CODES["requests"]


def names_a_code(node: ast.expr) -> bool:
    """Is it an answer's `["code"]`, `.code` or `.get("code")`?"""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "get":
        return bool(node.args) and is_text(node.args[0], "code")
    if isinstance(node, ast.Subscript):
        return is_text(node.slice, "code")
    return isinstance(node, ast.Attribute) and node.attr == "code"


def is_text(node, text: str) -> bool:
    return isinstance(node, ast.Constant) and node.value == text


def element(node):
    """What a comprehension makes, or what a set or list of one has."""
    if isinstance(node, ast.SetComp | ast.ListComp | ast.GeneratorExp):
        return node.elt
    return node.value if isinstance(node, ast.DictComp) else None


def compared(left, right) -> Iterator[str]:
    """The codes that `left == right` holds an answer against."""
    for one, other in ((left, right), (right, left)):
        if names_a_code(one) and isinstance(other, ast.Constant) and isinstance(other.value, str):
            yield other.value
        if isinstance(other, ast.Dict) and not isinstance(one, ast.Dict | ast.Constant):
            yield from codes_in(other)
        if element(one) is not None and isinstance(other, ast.Set | ast.List | ast.Dict):
            for item in other.values if isinstance(other, ast.Dict) else other.elts:
                yield from compared(element(one), item)
    if isinstance(left, ast.Tuple | ast.List) and type(left) is type(right) and len(left.elts) == len(right.elts):
        for one, other in zip(left.elts, right.elts, strict=True):
            yield from compared(one, other)


def codes_in(answer: ast.Dict) -> Iterator[str]:
    for name, value in zip(answer.keys, answer.values, strict=True):
        if name is not None and is_text(name, "code") and isinstance(value, ast.Constant):
            yield value.value


def asserted_in(source: str) -> set[str]:
    """The codes that tests in `source` assert: an answer's code is equal to this one in an `assert` that must hold.

    No mention in a comment, a name, a table or a list of what is possible; no test that only runs on demand.
    """
    found = set()
    for test in ast.walk(ast.parse(source)):
        if not isinstance(test, ast.FunctionDef) or not test.name.startswith("test_") or is_left_out(test):
            continue
        for node in ast.walk(test):
            if isinstance(node, ast.Assert):
                for comparison in conjuncts(node.test):
                    found |= set(compared(comparison.left, comparison.comparators[0]))
    return found


def is_left_out(test: ast.FunctionDef) -> bool:
    told = " ".join(ast.unparse(mark) for mark in test.decorator_list)
    return any(word in told for word in ("skip", "xfail", "demand"))


def conjuncts(test: ast.expr) -> Iterator[ast.Compare]:
    """The comparisons for equality that all have to hold."""
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And):
        for part in test.values:
            yield from conjuncts(part)
    if isinstance(test, ast.Compare) and len(test.ops) == 1 and isinstance(test.ops[0], ast.Eq):
        yield test


@pytest.fixture(scope="module")
def asserted():
    return set().union(*(asserted_in(file.read_text()) for file in (ROOT / "tests").rglob("test_*.py")))


@pytest.mark.parametrize("code", sorted(EVERY_CODE))
def test_a_documented_refusal_is_asserted_by_a_test(asserted, code):
    assert code in asserted


def said_by_requests() -> set[str]:
    """The codes with which web pages and the door refuse a request as a whole."""
    found = set()
    for file in [*(ROOT / "workshop/web").rglob("*.py"), ROOT / "workshop/live/request_guard.py"]:
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("jsonify", "_refuse", "_answer"):
                found |= set().union(*map(literals, of_call(node)))
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in ("TEXTS", "CODES"):
                found |= set().union(*map(literals, getattr(node.value, "values", ())))
    return found


def of_call(call: ast.Call) -> list[ast.expr]:
    """The argument of `jsonify(code=…)`, `_refuse(status, code)` and `_answer(status, code, …)` that is the code."""
    return [word.value for word in call.keywords if word.arg == "code"] + call.args[1:2]


def literals(node) -> set[str]:
    """What a code may be: a text, the first of several values, one text or another."""
    if isinstance(node, ast.Tuple):
        return literals(node.elts[0])
    if isinstance(node, ast.IfExp):
        return literals(node.body) | literals(node.orelse)
    return {node.value} if isinstance(node, ast.Constant) and isinstance(node.value, str) else set()


def test_a_request_is_refused_with_the_documented_codes_and_no_others():
    assert said_by_requests() == CODES["requests"]


def in_a_test(line: str, mark: str = "") -> set[str]:
    return asserted_in(f"CATALOGUE = ['sealed']\n{mark}\ndef test_it(answer, answers):\n    # sealed\n    {line}\n")


@pytest.mark.parametrize(
    "line",
    [
        'assert answer["code"] == "sealed"',
        'assert answer.code == "sealed"',
        'assert (answer.status_code, answer.get_json()) == (409, {"code": "sealed"})',
        'assert (answer["code"], answer["data"]) == ("sealed", {})',
        'assert {one["code"] for one in answers} == {"sealed"}',
        'assert answers and answer.get("code") == "sealed"',
    ],
)
def test_these_assert_a_code(line):
    assert in_a_test(line) == {"sealed"}
    assert in_a_test(line, "@pytest.mark.demand") == set()
    assert asserted_in(f"def helper(answer, answers):\n    {line}\n") == set()


@pytest.mark.parametrize(
    "line",
    [
        "pass",
        'assert answer["code"] != "sealed"',
        'assert answer["code"] in ("sealed", "revealed")',
        'assert "sealed" in answer["code"]',
        'assert answer["code"] == "sealed" or answers',
        'assert not answer["code"] == "sealed"',
        'assert answer["state"] == "sealed"',
        'assert answer["data"], "sealed"',
        'answer["code"] == "sealed"',
        'assert "sealed" == "sealed"',
        'assert {"code": "sealed"} == {"code": "sealed"}',
    ],
)
def test_these_assert_none(line):
    assert in_a_test(line) == set()
