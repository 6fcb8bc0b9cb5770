"""POST /w/<code>/commands: strict reading, keys, forms."""

import json

import pytest
import time_machine

from tests.support.evening import key
from tests.support.visitors import away
from workshop.engine.command import COMMANDS, names


@pytest.fixture
def visitors(shared_visitors):
    shared_visitors.here.do("open_phase", phase="collect")
    return shared_visitors


def raw(visitors, body: bytes, name="participant", **headers):
    headers = {"X-CSRFToken": visitors.token(name), "Content-Type": "application/json"} | headers
    return away(visitors.clients[name].post, f"/w/{visitors.code}/commands", data=body, headers=headers)


def body(data="{}", name='"add_idea"', more=""):
    return f'{{"commands":[{{"key":"{key()}","name":{name},"data":{data}{more}}}]}}'.encode()


@pytest.mark.parametrize(
    "wrong",
    [
        b"",
        b"[]",
        b"nonsense",
        b'{"commands":[]}',
        b'{"commands":{}}',
        b'{"commands":[{"key":"xyz","name":"add_idea","data":{}}]}',
        b'{"commands":[{"key":"' + b"0" * 32 + b'","name":"add_idea"}]}',
        body(more=',"extra":1'),
        body()[:-1] + b',"extra":1}',
        body(more=',"seen":true'),
        body('{"title":1,"title":2}'),
        body('{"title":1e400}'),
        body('{"title":NaN}'),
        body('{"title":99999999999999999999}'),
        b"\xff\xfe",
        b'{"commands":' + b"[" * 100_000,
    ],
)
def test_what_is_no_request_is_refused_as_a_whole(visitors, wrong):
    response = raw(visitors, wrong)
    assert (response.status_code, response.get_json()["code"]) in ((400, "bad_request"), (413, "too_large"))


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - set(names("wire"))))
def test_what_only_pages_may_do_is_no_command(visitors, name):
    """Whoever runs a workshop, a page of its own asks before: by no request to the commands."""
    path = f"/w/{visitors.code}/commands?as=desk"
    (told,) = visitors.post("moderator", path, name, {}).get_json()["results"]
    form = visitors.send("moderator", path, {"name": name, "as": "desk"})
    assert (told["code"], form.status_code, form.get_json()["code"]) == ("unknown_command", 422, "unknown_command")


def test_twenty_one_commands_and_64_kilobytes_are_too_many(visitors):
    many = {"commands": [{"key": key(), "name": "add_idea", "data": {}} for _ in range(21)]}
    assert raw(visitors, json.dumps(many).encode()).status_code == 400
    assert raw(visitors, body('{"title":"' + "x" * 70_000 + '"}')).status_code == 413


@pytest.mark.parametrize(
    ("data", "field", "reason"),
    [
        ({"field_of_action": 1}, "title", "missing"),
        ({"field_of_action": 1, "title": ""}, "title", "empty"),
        ({"field_of_action": 1, "title": "  \n "}, "title", "empty"),
        ({"field_of_action": 1, "title": "x" * 281}, "title", "too_long"),
        ({"field_of_action": "1", "title": "x"}, "field_of_action", "no_reference"),
        ({"field_of_action": True, "title": "x"}, "field_of_action", "int_type"),
        ({"field_of_action": 1, "title": "x\u0000y"}, "title", "unseen_character"),
        ({"field_of_action": 1, "title": "x", "size": "huge"}, "size", "literal_error"),
        ({"field_of_action": 1, "title": "x", "color": 3}, "color", "extra_forbidden"),
        ({"field_of_action": 1, "title": "x", "groups": [2, "3"]}, "groups", "int_type"),
    ],
)
def test_a_command_in_the_wrong_shape_says_which_field(visitors, data, field, reason):
    answer = visitors.post("participant", f"/w/{visitors.code}/commands", "add_idea", data).get_json()["results"][0]
    assert (answer["status"], answer["code"], answer["data"]) == (
        "refused",
        "bad_shape",
        {"field": field, "reason": reason},
    )


def test_a_lone_surrogate_is_refused(visitors):
    answer = raw(visitors, body(r'{"field_of_action":1,"title":"\ud800"}')).get_json()["results"][0]
    assert answer["data"] == {"field": "title", "reason": "unseen_character"}


def test_a_refused_shape_is_the_answer_to_its_key_for_good(visitors):
    path = f"/w/{visitors.code}/commands"
    for hostile in ({"title": "x"}, {"field_of_action": 1, "title": "\ud800"}, {"field_of_action": 1, "\ud800": 1}):
        again = key()
        codes = [
            visitors.post("participant", path, "add_idea", data, key_=again).get_json()["results"][0]["code"]
            for data in (hostile, hostile, {"field_of_action": 1, "title": "Mended"})
        ]
        assert codes == ["bad_shape", "bad_shape", "key_reused"]


def test_text_arrives_composed_trimmed_and_without_direction_overrides(visitors):
    data = {"field_of_action": 1, "title": " Bu\u0308rger\u202e portal\r\n fu\u0308r alle "}
    made = visitors.post("participant", f"/w/{visitors.code}/commands", "add_idea", data).get_json()["results"][0]["id"]
    assert visitors.here.things("idea")[made]["title"] == "B\u00fcrger portal f\u00fcr alle"


def test_the_same_key_and_content_gives_the_first_answer_and_other_content_does_not(visitors):
    path, again = f"/w/{visitors.code}/commands", key()
    first = visitors.post(
        "participant", path, "add_idea", {"field_of_action": 1, "title": "Once"}, key_=again
    ).get_json()
    second = visitors.post(
        "participant", path, "add_idea", {"field_of_action": 1, "title": "Once"}, key_=again
    ).get_json()
    third = visitors.post(
        "participant", path, "add_idea", {"field_of_action": 1, "title": "Twice"}, key_=again
    ).get_json()
    assert second["results"] == first["results"]
    assert third["results"][0]["code"] == "key_reused"


def test_a_refusal_is_an_answer_too(visitors):
    path, again = f"/w/{visitors.code}/commands", key()
    data = {"idea": 1, "points": 1}
    first = visitors.post("participant", path, "set_weight", data, key_=again).get_json()["results"]
    visitors.here.do("open_phase", phase="weight")
    second = visitors.post("participant", path, "set_weight", data, key_=again).get_json()["results"]
    assert (first[0]["status"], second) == ("refused", first)


def test_a_command_may_name_what_an_earlier_one_adds(visitors):
    idea = key()
    commands = [
        {"key": idea, "name": "add_idea", "data": {"field_of_action": 1, "title": "New"}},
        {"key": key(), "name": "edit_idea", "data": {"idea": f"@{idea}", "size": "large"}},
        {"key": key(), "name": "edit_idea", "data": {"idea": f"@{key()}", "size": "large"}},
    ]
    results = raw(visitors, json.dumps({"commands": commands}).encode()).get_json()["results"]
    assert [result.get("code", result["status"]) for result in results] == ["saved", "saved", "depends_on_refused"]
    assert visitors.here.things("idea")[results[0]["id"]]["size"] == "large"


def test_without_a_csrf_token_nothing_is_written(visitors):
    before = visitors.here.workshop.seq
    response = raw(visitors, body('{"field_of_action":1,"title":"x"}'), **{"X-CSRFToken": "wrong"})
    assert (response.status_code, response.get_json()["code"], visitors.here.workshop.seq) == (400, "csrf", before)


@pytest.mark.parametrize("hours", [-3, 5, 26, 24 * 40])
def test_a_clock_set_back_and_a_page_open_for_hours_still_save(visitors, hours):
    from datetime import UTC, datetime, timedelta

    visitors.token("participant")
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=hours), tick=True):
        answer = visitors.post(
            "participant", f"/w/{visitors.code}/commands", "add_idea", {"field_of_action": 1, "title": f"{hours}"}
        )
        assert answer.get_json()["results"][0]["status"] == "saved"
        assert visitors.read("moderator", f"/w/{visitors.code}/desk").status_code == 200


def form(visitors, command, **fields):
    sent = {"name": command, "key": key(), **fields}
    db_form = {"csrf_token": visitors.token("participant"), **sent}
    headers = {"Accept": "text/html"}
    return away(
        visitors.clients["participant"].post, f"/w/{visitors.code}/commands", data=db_form, headers=headers
    ), sent


def test_a_plain_form_saves_and_leads_back(visitors):
    response, sent = form(visitors, "add_idea", field_of_action="1", title="From a form")
    assert (response.status_code, response.location) == (303, f"/w/{visitors.code}/plain")
    assert "From a form" in [idea["title"] for idea in visitors.here.things("idea").values()]
    again = {"csrf_token": visitors.token("participant"), **sent}
    away(visitors.clients["participant"].post, f"/w/{visitors.code}/commands", data=again)
    assert [idea["title"] for idea in visitors.here.things("idea").values()].count("From a form") == 1


def test_a_refused_form_comes_back_with_the_sentence_and_what_was_typed(visitors):
    response, _ = form(visitors, "add_idea", field_of_action="1", title="y" * 290, text="Do not lose me")
    page = response.get_data(as_text=True)
    assert response.status_code == 422
    assert "Dieser Text ist zu lang. Bitte kürzen Sie ihn." in page
    assert ("y" * 290 in page, "Do not lose me" in page) == (True, True)


def test_who_sends_too_fast_is_told_to_wait_and_nobody_else(app, settings):
    from tests.support.visitors import Visitors

    settings.commands_per_minute = 5
    visitors = Visitors(app)
    visitors.here.do("open_phase", phase="collect")
    path, data = f"/w/{visitors.code}/commands", {"field_of_action": 1, "title": "x"}
    answers = [visitors.post("participant", path, "add_idea", data) for _ in range(7)]
    assert {answer.status_code for answer in answers} == {200, 503}
    assert answers[-1].headers["Retry-After"] == "2"
    joining = visitors.post("nobody", path, "join_workshop", {}, visit=f"/w/{visitors.code}")
    assert joining.get_json()["results"][0]["status"] == "saved"


def test_who_reads_too_fast_is_told_to_wait_and_writes_all_the_same(app, settings):
    from tests.support.visitors import Visitors

    settings.commands_per_minute = 5
    visitors = Visitors(app)
    visitors.here.do("open_phase", phase="collect")
    path = f"/w/{visitors.code}/changes"
    assert [visitors.read("participant", path).status_code for _ in range(6)] == [200] * 5 + [503]
    others = [visitors.read("nobody", f"{path}?as=wall").status_code for _ in range(9)]
    data = {"field_of_action": 1, "title": "x"}
    written = visitors.post("participant", f"/w/{visitors.code}/commands", "add_idea", data)
    assert (set(others), written.status_code) == ({200}, 200)
