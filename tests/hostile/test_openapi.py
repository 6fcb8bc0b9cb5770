"""/openapi.json says what the program is, not what somebody once wrote about it."""

import json
import re
from pathlib import Path

from tests.hostile.house import NOBODY
from workshop.engine.command import COMMANDS, names
from workshop.export import FORMATS
from workshop.live.request_guard import CODES
from workshop.web.api.openapi import WHOLE, description
from workshop.web.http.errors import TEXTS

ROOT = Path(__file__).parents[2]
#: What people look at; everything else is for programs and must be described
PAGES = {
    "/", "/w/<code>", "/w/<code>/plain", "/w/<code>/wall", "/w/<code>/desk", "/w/<code>/protocol", "/link/<token>",
    "/sign-out", "/verify", "/static/<tree>/<path:path>", "/words/<language>.<screen>.<tag>.json", "/favicon.ico",
    "/w/<code>/protocol/wall", "/w/<code>/result", "/imprint", "/privacy", "/accessibility", "/w/<code>/privacy",
    "/w/<code>/my-data", "/w/<code>/my-data.json", "/w/<code>/helper", "/w/<code>/next",
    "/w/<code>/rules", "/w/<code>/sheets", "/w/<code>/sheets.pdf", "/accent/<digits>.css", "/logo/<digest>.png",
}  # fmt: skip
#: Where everything is for people
ROOMS = ("/workshops", "/i/", "/moderators", "/account", "/audit", "/mail", "/settings", "/sign-in")


def is_page(rule: str) -> bool:
    return rule in PAGES or rule.startswith(ROOMS)


def test_it_describes_every_address_that_is_no_page(house):
    rules = {rule.replace("<form>", form) for rule, _ in house.rules if not is_page(rule) for form in FORMATS}
    assert set(description()["paths"]) == {re.sub("<([a-z]+)>", r"{\1}", rule) for rule in rules}


def test_every_command_of_the_wire_may_stand_in_a_request_with_the_data_of_its_own_model():
    schemas = description()["components"]["schemas"]
    commands = schemas["Request"]["properties"]["commands"]["items"]["oneOf"]
    described = {item["properties"]["name"]["const"]: item["properties"]["data"]["$ref"] for item in commands}
    assert set(described) == set(names("wire"))
    for name, reference in described.items():
        fields = schemas[reference.rsplit("/", 1)[1]].get("properties", {})
        assert set(fields) == set(COMMANDS[name].data.model_fields)


def test_limits_and_references_are_told():
    schemas = description()["components"]["schemas"]
    title, idea = schemas["AddIdea"]["properties"]["title"], schemas["SetWeight"]["properties"]["idea"]
    assert (title["minLength"], title["maxLength"]) == (1, 280)
    assert [kind.get("pattern", kind["type"]) for kind in idea["anyOf"]] == ["integer", "^@[0-9a-f]{32}$"]


def test_every_reference_leads_somewhere():
    text = json.dumps(description())
    schemas = description()["components"]["schemas"]
    assert set(re.findall(r'"#/components/schemas/(\w+)"', text)) - set(schemas) == set()


def test_everybody_gets_it_and_may_keep_it_for_an_hour(house):
    answer = house.try_(NOBODY, "GET", "/openapi.json")
    assert (answer.status, answer.json) == (200, description())
    assert answer.headers["cache-control"] == "public, max-age=3600"


def test_every_refusal_of_a_whole_request_is_described_and_documented():
    said = set()
    for file in (*(ROOT / "workshop/web").glob("*.py"), ROOT / "workshop/live/request_guard.py"):
        text = file.read_text()
        said |= set(re.findall(r'jsonify\(code="([a-z_]+)"', text)) | set(
            re.findall(r'_refuse\(\d+, "([a-z_]+)"', text)
        )
    said |= {code for code, _ in TEXTS.values()} | set(CODES.values()) | {"busy", "missing", "csrf", "bad_request"}
    wire = (ROOT / "docs/wire.md").read_text()
    assert said - set(WHOLE) == set()
    assert {code for code in WHOLE if not re.search(rf'[`"]{code}[`"]', wire)} == set()
