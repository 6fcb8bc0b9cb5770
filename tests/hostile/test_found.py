"""What attacks have found, one by one: each of these was an error of ours, a standstill or a poisoned database."""

import json
import time
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import quote, urlencode

import pytest

from tests.export.samples import model
from tests.hostile.house import ADMINISTRATOR, DESK, NOBODY, PASSWORD, PHONE, House
from tests.web.pages.test_pages import form_of
from workshop.engine.command import data_for
from workshop.errors import Refused
from workshop.export.pdf.page import page
from workshop.web.http.request_limits import FORM

MULTIPART = "multipart/form-data; boundary=b"
DEEP = b"[" * 30_000
NAMELESS = b"--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n"


@pytest.mark.parametrize("path", ["/sign-in", "/moderators", "/link/nothing", "/workshops/1/moderators"])
def test_json_and_uploads_are_no_forms(house, path):
    for kind, body in (("application/json", b"[" * 3000), ("application/json", b"[1]"), (MULTIPART, NAMELESS)):
        for who in (NOBODY, ADMINISTRATOR):
            assert house.try_(who, "POST", path, {"Content-Type": kind}, body).status == 415
    assert house.faults == []


def test_a_part_without_a_name_is_no_command(house):
    answer = house.post(PHONE, NAMELESS, MULTIPART)
    assert (answer.status, answer.json["code"]) == (415, "bad_request")


@pytest.mark.parametrize("name", ["%00", "a%00b", "x" * 5000, "../" * 500, "%ff"])
def test_what_no_file_can_be_called_is_not_found(house, name):
    assert house.try_(NOBODY, "GET", f"/static/x/{name}").status == 404


@pytest.mark.parametrize("ident", ["9" * 16, "9" * 40, "9" * 4000, "-1", "1.0", quote("٣")])
def test_what_no_id_can_be_is_not_found(house, ident):
    for path in (f"/workshops/{ident}/edit", f"/workshops/{ident}/moderators"):
        assert house.try_(DESK, "GET", path).status == 404
    answer = house.by(DESK, "POST", f"/workshops/{house.id}/moderators", *form(wish="add", moderator=ident))
    assert answer.status == 302


def test_nobody_becomes_a_moderator_by_a_number_that_is_none(house):
    before = house.state()
    for ident in ("9" * 40, "9" * 4000, "-1", "x"):
        house.try_(DESK, "POST", f"/workshops/{house.id}/moderators", *form(wish="add", moderator=ident))
    assert (house.state(), house.faults) == (before, [])


def form(**fields):
    return {"Content-Type": FORM}, urlencode(fields, doseq=True).encode()


def edited(house, **fields):
    path = f"/workshops/{house.id}/edit"
    values = form_of(house.by(DESK, "GET", path).body.decode()) | fields
    return house.try_(DESK, "POST", path, *form(**values))


@pytest.mark.parametrize("day", ["0001-01-01", "1999-12-31", "2201-01-01", "9999-12-31"])
def test_a_day_outside_two_hundred_years_is_refused_beside_its_field(house, day):
    answer = edited(house, day=day)
    assert (answer.status, "Bitte geben Sie ein Datum ein" in answer.body.decode()) == (422, True)
    new = house.try_(DESK, "POST", "/workshops/new", *form(title="x", day=day, starts="17:00", ends="19:00"))
    assert (new.status, house.faults) == (422, [])


@pytest.mark.parametrize("place", ["²", "9" * 5000, "-1", "x", ""])
def test_rows_at_places_that_are_none_are_no_rows(house, place):
    before = house.things("field_of_action")
    assert edited(house, **{f"fields-{place}-name": "Smuggled"}).status == 302
    assert house.things("field_of_action") == before


def test_a_thousand_rows_are_cut_off_at_once(house):
    started = time.monotonic()
    edited(house, **{f"programme-{number}-title": "x" for number in range(3000)})
    assert (time.monotonic() - started < 2, house.faults) == (True, [])


@pytest.mark.parametrize("seen", ["9" * 5000, "x", "²"])
def test_a_number_that_is_none_was_not_seen(house, seen):
    assert edited(house, seen=seen).status == 302


@pytest.mark.parametrize("name", [[], {}, None, 1])
def test_the_name_of_a_command_is_text(house, name):
    body = json.dumps({"commands": [{"key": "a" * 32, "name": name, "data": {}}]}).encode()
    assert house.post(PHONE, body).json == {"code": "bad_request"}


@pytest.mark.parametrize("deep", ["[" * 900 + "]" * 900, '{"a":' * 900 + "1" + "}" * 900, "[" * 21 + "]" * 21])
def test_json_that_is_too_deep_is_no_request(house, deep):
    body = f'{{"commands":[{{"key":"{"b" * 32}","name":"undo","data":{deep}}}]}}'.encode()
    assert house.post(DESK, body).json == {"code": "bad_request"}
    answer = house.post(DESK, urlencode({"name": "edit_workshop", "groupings": deep}).encode(), FORM)
    assert answer.status == 422


def test_thousands_of_combining_marks_stop_nobody(house):
    marks = "\u0301\u0316" * 15_000
    started = time.monotonic()
    command = {"key": "c" * 32, "name": "add_idea", "data": {"field_of_action": 1, "title": marks}}
    answer = house.post(PHONE, json.dumps({"commands": [command]}, ensure_ascii=False).encode())
    assert answer.json["results"][0]["data"] == {"field": "title", "reason": "too_long"}
    answer = house.by(NOBODY, "POST", "/sign-in", *form(email="one@example.org", password=marks))
    assert answer.status == 413
    assert time.monotonic() - started < 1


def test_nobody_is_asked_for_a_token_in_json(house):
    """Flask-Login would look for one, in whatever depth, at whoever is not signed in."""
    answer = house.by(NOBODY, "POST", f"/w/{house.code}/commands?as=desk", {"Content-Type": "application/json"}, DEEP)
    assert (answer.status, answer.json) == (403, {"code": "not_moderator"})


def test_a_moment_outside_two_hundred_years_is_out_of_shape_however_it_comes():
    for year in (1, 1999, 2201, 9999):
        moment = datetime(year, 1, 1, tzinfo=UTC)
        for value in (moment, moment.isoformat()):
            with pytest.raises(Refused) as refused:
                data_for("set_timer", {"ends": value})
            assert refused.value.data == {"field": "ends", "reason": "no_time"}


def test_the_measure_of_an_idea_that_nobody_sees_any_more_stands_on_paper():
    evening = model()
    hidden = replace(evening, measures=tuple(replace(measure, idea=None) for measure in evening.measures))
    assert [measure.title for measure in hidden.measures if measure.title.split()[0] not in page(hidden, {})[0]] == []


@pytest.mark.parametrize("host", ["", "[::1", "h:99999999", "h'; script-src *", "é", ".".join(["x" * 63] * 40)])
def test_a_host_that_is_none_is_refused_before_it_stands_in_an_address(house, host):
    assert house.try_(DESK, "GET", f"/w/{house.code}/wall", {"Host": host}).status == 400
    longest = ".".join(["x" * 63] * 3)
    assert house.try_(DESK, "GET", f"/w/{house.code}/wall", {"Host": longest}).status == 421


def test_who_wants_no_gzip_gets_none(house):
    answer = house.ask("GET", f"/w/{house.code}", {"Accept-Encoding": "gzip;q=0"})
    assert ("content-encoding" in answer.headers, answer.body[:15]) == (False, b"<!doctype html>")


@pytest.mark.parametrize("target", ["//h.example", "/\\h.example", "/\t/h.example", "\t//h.example", "http:h.example",
                                    "https://h.example", "///h.example", "\\\\h.example", "/\n/h.example"])  # fmt: skip
def test_no_sign_in_leads_away(house, target):
    """`try_` notes every Location that is not a path of this house."""
    signed_in = {"email": "two@example.org", "password": PASSWORD}
    query = urlencode({"next": target})
    house.renew(NOBODY)
    typed = [
        patiently(house, f"/sign-in?{query}", *form(**signed_in)),
        patiently(house, "/sign-in", *form(**signed_in, next=target)),
        house.try_(DESK, "GET", f"/sign-in?{query}"),
    ]
    followed = house.by(NOBODY, "GET", f"/link/{house.new_link()}?{query}")
    assert {answer.status for answer in typed} <= {200, 302}
    assert (house.faults, followed.headers["location"]) == ([], "/workshops")


def patiently(house, path, headers, body):
    """A sign-in, once those who have guessed before have been forgiven."""
    answer = house.try_(NOBODY, "POST", path, headers, body)
    while answer.status == 429:
        time.sleep(int(answer.headers["retry-after"]))
        answer = house.try_(NOBODY, "POST", path, headers, body)
    return answer


def test_the_same_on_postgresql(tmp_path, postgresql):
    """It takes no NUL and no number beyond 64 bits."""
    house = House(tmp_path, postgresql)
    try:
        for path in ("/w/%00", "/w/a%00b/changes", f"/w/{house.code}/changes?as=%00", "/?code=%00", "/link/%00"):
            house.try_(NOBODY, "GET", path)
        house.try_(DESK, "POST", f"/workshops/{house.id}/moderators", *form(wish="add", moderator="9" * 40))
        house.try_(NOBODY, "POST", "/sign-in", *form(email="a\0b@example.org", password="x\0y"))
        house.try_(ADMINISTRATOR, "POST", "/moderators", *form(email="new@example.org", name="a\0b"))
        for name in ("hide_idea", "set_weight", "erase_person", "undo"):
            field = {"erase_person": "participant", "undo": "seq"}.get(name, "idea")
            data = {field: 2**53} | ({"points": 1} if name == "set_weight" else {})
            assert house.command(DESK, name, data)["status"] == "refused"
        assert house.check() == []
    finally:
        house.close()
