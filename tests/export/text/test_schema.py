"""The schema of the data says what they are, no more and no less."""

import json

import jsonschema_rs
import pytest

from tests.export import samples
from workshop.export import export, protocol_schema
from workshop.export.text.schema import NARROWER

SCHEMA = json.loads(protocol_schema())


def closed(schema):
    """The same, with no name allowed that it does not know."""
    if isinstance(schema, dict):
        shut = {name: closed(part) for name, part in schema.items()}
        return shut | ({"additionalProperties": False} if "properties" in schema else {})
    return [closed(part) for part in schema] if isinstance(schema, list) else schema


def data(sample, settings):
    return json.loads(export(sample, "json", settings)[0])


@pytest.mark.parametrize("name", samples.ALL)
def test_the_data_are_what_the_schema_says(name, paper):
    strict = jsonschema_rs.validator_for(closed(SCHEMA), validate_formats=True)
    assert [error.message for error in strict.iter_errors(data(samples.ALL[name](), paper))] == []


def without(*path):
    def change(found):
        for name in path[:-1]:
            found = found[name]
        del found[path[-1]]

    return change


def with_value(value, *path):
    def change(found):
        for name in path[:-1]:
            found = found[name]
        found[path[-1]] = value

    return change


WRONG = {
    "no schema": without("schema"),
    "another schema": with_value("workshop-protocol/2", "schema"),
    "no title of an idea": without("ideas", 0, "title"),
    "points that are text": with_value("46", "ideas", 0, "points"),
    "another size": with_value("huge", "ideas", 0, "size"),
    "no day": with_value("28.02.2027", "measures", 0, "due"),
    "another state": with_value("done", "measures", 0, "state"),
    "another role": with_value("owner", "measures", 0, "leads", 0, "role"),
    "no checksum": with_value("c3", "proof", "chain"),
    "another sort of picture": with_value("logo", "pictures", 0, "sort"),
    "a section that is not there": with_value("cover", "notes", 0, "section"),
    "no moment": with_value("gestern", "corrections", 0, "at"),
    "a version without a number": without("versions", 0, "number"),
    "a colour outside of the palette": with_value(12, "fields_of_action", 0, "color"),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_is_found(what, paper):
    found = data(samples.pictures(), paper)
    validator = jsonschema_rs.validator_for(SCHEMA, validate_formats=True)
    assert validator.is_valid(found)
    WRONG[what](found)
    assert not validator.is_valid(found)


def test_names_of_later_editions_are_allowed(paper):
    found = data(samples.model(), paper) | {"polls": []}
    assert jsonschema_rs.validator_for(SCHEMA).is_valid(found)


def test_it_is_a_schema_and_narrows_only_what_there_is():
    assert jsonschema_rs.meta.is_valid(SCHEMA)
    assert {(kind, name) for kind, names in NARROWER.items() for name in names} <= {
        (kind, name) for kind, schema in SCHEMA["$defs"].items() for name in schema["properties"]
    }


def test_everybody_may_read_it(app):
    answer = app.test_client().get("/protocol.schema.json")
    assert (answer.status_code, answer.mimetype, answer.data) == (200, "application/schema+json", protocol_schema())
