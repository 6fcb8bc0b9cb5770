"""Moderators say how long a workshop is kept, and delete one by hand; whoever comes afterwards is told."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from tests.retention.marked import Marked, found
from tests.support.evening import Evening
from tests.support.visitors import Visitors
from workshop.domain.workshops.models import Workshop
from workshop.domain.workshops.retention import today_in
from workshop.extensions import db

JSON = {"Accept": "application/json"}
PAGE = {"Accept": "text/html"}


@pytest.fixture
def visitors(app):
    return Visitors(app)


@pytest.fixture
def released(app, settings, visitors):
    """(visitors, a released workshop of the moderator with words that have a mark)"""
    return visitors, Marked(settings.data)


def plain(page) -> str:
    """What a page says."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.get_data(as_text=True)))


def looked(visitors, ident, name="moderator") -> str:
    return plain(visitors.read(name, f"/workshops/{ident}/retention?lang=en"))


def sent(visitors, ident, wish, name="moderator", **fields):
    path = f"/workshops/{ident}/retention"
    return visitors.send(name, path, {"wish": wish} | fields)


def seen(ident) -> str:
    db.session.rollback()
    return str(db.session.scalar(select(Workshop.changed).where(Workshop.id == ident)))


def deleted_by_hand(visitors, ident, keep="", title="Sample evening"):
    fields = {"delete-title": title, "delete-keep": keep}
    first = sent(visitors, ident, "delete", **fields)
    assert first.status_code == 200, plain(first)
    assert "delete-sure" in first.get_data(as_text=True)
    return sent(visitors, ident, "delete", **fields | {"delete-sure": "yes"})


def test_the_day_is_chosen_and_participants_are_told(released):
    visitors, evening = released
    assert "deleted on 22 November 2027, and its protocol with it" in looked(visitors, evening.id)
    answer = sent(visitors, evening.id, "save", delete_on="2027-03-01", keep_protocol="yes", seen=seen(evening.id))
    assert answer.status_code == 302
    assert (evening.workshop.delete_on, evening.workshop.keep_protocol) == ("2027-03-01", True)
    code = evening.workshop.code
    for path in (f"/w/{code}/protocol", f"/w/{code}/plain", f"/w/{code}/my-data"):
        assert "On 1 March 2027 everything of this workshop is deleted but its released protocol." in plain(
            visitors.read("participant", f"{path}?lang=en")
        )
    assert "Deleted on 1 March 2027" in plain(visitors.read("moderator", f"/workshops/{evening.id}/edit?lang=en"))


def test_a_day_that_cannot_be_is_refused_beside_its_field_and_nothing_typed_is_lost(released):
    visitors, evening = released
    last = date(2036, 11, 22)
    for day in ("2036-11-23", "2020-01-01"):
        answer = sent(visitors, evening.id, "save", delete_on=day, keep_protocol="", seen=seen(evening.id))
        assert (answer.status_code, f'value="{day}"' in answer.get_data(as_text=True)) == (422, True)
        assert "22. November 2036" in plain(answer) or "22 November 2036" in plain(answer)
    for wrong in ("soon", "2027-13-01"):
        assert (
            sent(visitors, evening.id, "save", delete_on=wrong, keep_protocol="", seen=seen(evening.id)).status_code
            == 422
        )
    assert sent(visitors, evening.id, "save", delete_on="", keep_protocol="perhaps").status_code == 422
    assert evening.workshop.delete_on is None
    assert sent(visitors, evening.id, "save", delete_on=last.isoformat(), keep_protocol="").status_code == 302


def test_who_saves_what_a_colleague_has_changed_meanwhile_is_told(released):
    visitors, evening = released
    before = seen(evening.id)
    assert sent(visitors, evening.id, "save", delete_on="2027-03-01", keep_protocol="", seen=before).status_code == 302
    answer = sent(visitors, evening.id, "save", delete_on="2027-04-01", keep_protocol="", seen=before)
    assert answer.status_code == 422
    assert evening.workshop.delete_on == "2027-03-01"


def test_moderators_are_reminded_in_their_list_two_weeks_before(released):
    visitors, evening = released
    tomorrow = today_in(evening.workshop, datetime.now(UTC)) + timedelta(days=1)
    told = "Is deleted on"
    assert told not in plain(visitors.read("moderator", "/workshops?lang=en"))
    sent(visitors, evening.id, "save", delete_on=tomorrow.isoformat(), keep_protocol="", seen=seen(evening.id))
    assert told in plain(visitors.read("moderator", "/workshops?lang=en"))


def test_it_is_deleted_by_its_title_and_a_second_answer(released, settings):
    visitors, evening = released
    code = evening.workshop.code
    page = looked(visitors, evening.id)
    for lost in ("6 people", "2 ideas", "1 contribution", "1 measure", "1 picture", "1 released version"):
        assert lost in page
    wrong = sent(visitors, evening.id, "delete", **{"delete-title": "Another", "delete-keep": "", "delete-sure": "yes"})
    assert wrong.status_code == 422
    assert found(settings.data, "Windrad-Wort") == ["Windrad-Wort"]
    answer = deleted_by_hand(visitors, evening.id, title="  sample   EVENING ")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/workshops")
    assert found(settings.data, "Windrad-Wort") == []
    assert sent(visitors, evening.id, "delete").status_code == 404
    page = visitors.clients["nobody"].get(f"/w/{code}?lang=en", headers=PAGE)
    assert (page.status_code, "This workshop has been deleted" in plain(page)) == (410, True)
    for path in ("changes", "my-data.json", "protocol.json"):
        answer = visitors.clients["nobody"].get(f"/w/{code}/{path}", headers=JSON)
        assert (answer.status_code, answer.get_json()["code"]) == (410, "deleted")
    assert visitors.post("participant", f"/w/{code}/commands", "join_workshop", {}).status_code == 410


def test_a_deleted_code_is_never_counted_as_a_wrong_one(released, settings):
    visitors, evening = released
    code = evening.workshop.code
    deleted_by_hand(visitors, evening.id)
    codes = [visitors.clients["nobody"].get(f"/w/{code}/changes", headers=JSON).status_code for _ in range(70)]
    assert set(codes) == {410}
    assert visitors.clients["nobody"].get("/w/BBBBBBB/changes", headers=JSON).status_code == 404


def test_its_protocol_can_be_kept_and_is_all_that_is_left(released, settings):
    visitors, evening = released
    code = evening.workshop.code
    answer = deleted_by_hand(visitors, evening.id, keep="yes")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/w/{code}/protocol")
    assert found(settings.data, "Windrad-Wort", "Versteckt-Wort") == ["Windrad-Wort"]
    page = visitors.read("nobody", f"/w/{code}/protocol?lang=en")
    assert (page.status_code, "Of this workshop the protocol alone is left" in plain(page)) == (200, True)
    page = plain(visitors.read("moderator", f"/w/{code}/protocol?lang=en"))
    assert ("Take the protocol back" in page, "To the desk" in page) == (False, False)
    assert visitors.read("nobody", f"/w/{code}/protocol.json").get_json()["facts"]["title"] == "Sample evening"
    gone = (
        "",
        "/plain",
        "/wall",
        "/changes",
        "/my-data",
        "/protocol/wall",
        "/changes?as=desk",
        "/history?as=desk",
        "/desk",
    )
    assert {path: visitors.read("moderator", f"/w/{code}{path}").status_code for path in gone} == dict.fromkeys(
        gone, 410
    )
    listed = plain(visitors.read("moderator", "/workshops?lang=en"))
    assert "The protocol alone is left." in listed
    for path in ("edit", "open", "moderators", "pictures"):
        assert visitors.read("moderator", f"/workshops/{evening.id}/{path}").status_code == 410
    assert deleted_by_hand(visitors, evening.id).status_code == 302
    assert found(settings.data, "Windrad-Wort") == []
    assert visitors.read("nobody", f"/w/{code}/protocol").status_code == 410


def test_a_draft_is_deleted_in_the_same_way(visitors, settings):
    draft = Evening(opened=False, title="Entwurf-Wort")
    assert "no released protocol" in looked(visitors, draft.id)
    assert deleted_by_hand(visitors, draft.id, title="Entwurf-Wort").status_code == 302
    assert found(settings.data, "Entwurf-Wort") == []


def test_what_is_not_one_s_own_cannot_be_deleted(released):
    visitors, evening = released
    fields = {"delete-title": "Sample evening", "delete-keep": "", "delete-sure": "yes"}
    for name in ("nobody", "participant", "administrator", "moderator of another workshop", "removed moderator"):
        assert sent(visitors, evening.id, "delete", name, **fields).status_code in (302, 403)
        assert evening.workshop is not None
