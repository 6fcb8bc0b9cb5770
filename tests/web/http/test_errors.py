"""Requests that are refused as a whole: a status and a code for programs, a page with a sentence for people."""

import pytest
from sqlalchemy.exc import OperationalError

from tests.conftest import app_with, settings_in
from tests.support.evening import key
from tests.support.visitors import away
from workshop.errors import Busy


@pytest.fixture
def visitors(shared_visitors):
    return shared_visitors


def ask(visitors, name, path, accept="application/json", **named):
    """GET `path`, the answer as (status, code) for a program or (status, text) for a person."""
    answer = away(visitors.clients[name].get, path, headers={"Accept": accept}, **named)
    return answer.status_code, answer.get_json() or answer.get_data(as_text=True)


def commands(visitors, name="participant", role="phone", content=None, **headers):
    """The answer to a request of one command."""
    sent = {"commands": [{"key": key(), "name": "join_workshop", "data": {}}]} if content is None else content
    headers = {"X-CSRFToken": visitors.token(name), "Accept": "application/json"} | headers
    return away(visitors.clients[name].post, f"/w/{visitors.code}/commands?as={role}", json=sent, headers=headers)


def test_an_address_that_leads_nowhere_is_not_found(visitors):
    answer = away(visitors.clients["nobody"].get, "/nothing")
    assert (answer.status_code, answer.get_json()["code"]) == (404, "not_found")


def test_an_address_that_takes_no_posts_says_so(visitors):
    answer = away(visitors.clients["nobody"].post, "/workshops", data={"csrf_token": visitors.token("nobody")})
    assert (answer.status_code, answer.get_json()["code"]) == (405, "not_allowed")


def test_a_page_of_others_is_forbidden(visitors):
    path = f"/workshops/{visitors.here.id}/edit"
    answer = away(visitors.clients["moderator of another workshop"].get, path)
    assert (answer.status_code, answer.get_json()["code"]) == (403, "forbidden")
    status, page = ask(visitors, "moderator of another workshop", path, "text/html")
    assert (status, "Diese Seite dürfen Sie nicht öffnen." in page) == (403, True)


def test_a_strangers_file_needs_a_sign_in(visitors):
    path = f"/workshops/{visitors.here.id}/pictures"
    answer = away(visitors.clients["nobody"].post, path, data={"csrf_token": visitors.token("nobody")})
    assert (answer.status_code, answer.get_json()["code"]) == (401, "not_signed_in")


def test_commands_of_who_has_not_joined_or_does_not_moderate_are_refused_together(visitors):
    stranger = {"commands": [{"key": key(), "name": "add_idea", "data": {}}]}
    answer = commands(visitors, "nobody", content=stranger)
    assert (answer.status_code, answer.get_json()) == (403, {"code": "not_joined"})
    answer = commands(visitors, "participant of another workshop", content=stranger)
    told = answer.get_json()
    assert (answer.status_code, told["code"], told["mine"]["person"]) == (403, "not_joined", None)
    for name in ("participant", "moderator of another workshop", "administrator"):
        answer = commands(visitors, name, "desk")
        assert (answer.status_code, answer.get_json()) == (403, {"code": "not_moderator"})


def test_what_is_too_long_for_a_request_is_too_large(visitors):
    answer = commands(visitors, content={"commands": ["x" * 65_536]})
    assert (answer.status_code, answer.get_json()) == (413, {"code": "too_large"})
    long = {"csrf_token": visitors.token("nobody"), "email": "x" * 5_000}
    answer = away(visitors.clients["nobody"].post, "/sign-in", data=long)
    assert (answer.status_code, answer.get_json()["code"]) == (413, "too_large")


@pytest.mark.parametrize("form", ["pdf", "json", "csv"])
def test_a_protocol_that_is_not_released_is_nobodys_but_the_moderators(visitors, form):
    answer = away(visitors.clients["participant"].get, f"/w/{visitors.code}/protocol.{form}")
    assert (answer.status_code, answer.get_json()) == (404, {"code": "not_released"})


def test_a_letterhead_that_is_none_is_told_and_nothing_else_fails(visitors):
    settings = visitors.app.extensions["settings"]
    (settings.data / "letterhead.docx").write_bytes(b"no document")
    answer = away(visitors.clients["moderator"].get, f"/w/{visitors.code}/protocol.docx")
    assert (answer.status_code, answer.get_json()["code"]) == (503, "missing")
    status, page = ask(visitors, "moderator", f"/w/{visitors.code}/protocol.docx", "text/html")
    assert (status, "Der Briefbogen ist nicht brauchbar." in page) == (503, True)
    (settings.data / "letterhead.docx").unlink()


@pytest.fixture(scope="module")
def faulty(tmp_path_factory, empty_database):
    """A server with two addresses at which something goes wrong, one way or the other."""
    settings = settings_in(tmp_path_factory.mktemp("faulty"), empty_database)
    with app_with(settings.model_copy(update={"testing": False, "wrong_codes_per_minute": 1})) as app:
        for path, error in (
            ("/busy", Busy()), ("/away", OperationalError("SELECT 1", {}, Exception("away"))), ("/broken", KeyError()),
        ):  # fmt: skip
            app.add_url_rule(path, path, raiser(error))
        yield app.test_client()


def raiser(error):
    def view():
        raise error

    return view


@pytest.mark.parametrize("path", ["/busy", "/away"])
def test_who_comes_at_a_busy_moment_is_told_when_to_come_again(faulty, path):
    answer = away(faulty.get, path)
    assert (answer.status_code, answer.get_json()["code"], answer.headers["Retry-After"]) == (503, "busy", "2")


def test_a_fault_of_ours_tells_nothing_of_the_inside(faulty):
    answer = away(faulty.get, "/broken")
    assert (answer.status_code, answer.get_json()["code"]) == (500, "error")
    page = away(faulty.get, "/broken", headers={"Accept": "text/html", "Accept-Language": "de"})
    text = page.get_data(as_text=True)
    assert (page.status_code, "Bei uns ist etwas schiefgegangen." in text) == (500, True)
    assert ("Traceback" in text, "KeyError" in text) == (False, False)


def test_who_tries_codes_is_told_so_and_learns_nothing_more(faulty):
    answers = [away(faulty.get, "/w/ZZZZZZZ/changes") for _ in range(3)]
    assert (answers[0].status_code, answers[0].get_json()) == (404, {"code": "unknown_workshop"})
    for answer in answers[1:]:
        assert (answer.status_code, answer.get_json()) == (429, {"code": "too_many_codes"})
