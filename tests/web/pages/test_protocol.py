"""The protocol's pages: the living one, the wall's, the result page; versions and corrections."""

import html
import re

import pytest

from tests.support.visitors import VISITORS, Visitors, away
from workshop import newest
from workshop.config import Settings


@pytest.fixture
def visitors(app):
    """Two ideas, one of them from the participant; the workshop is in its last phase."""
    visitors = Visitors(app)
    evening = visitors.here
    evening.do("add_idea", field_of_action=1, title="A bus <for> everybody", size="small", groups=[2])
    evening.do("add_idea", field_of_action=2, title="A bench", size="large")
    evening.do("open_phase", phase="close")
    return visitors


def page(visitors, name, path):
    answer = visitors.read(name, f"/w/{visitors.code}{path}")
    return answer.status_code, html.unescape(answer.get_data(as_text=True))


def titles(text):
    """Of the ideas, as their table has them."""
    return re.findall(r'<th scope="row" class="of-idea">(.*?) ?<', text)


def test_moderators_read_it_at_any_time_and_the_room_after_the_release(visitors):
    seen = {name: "A bench" in page(visitors, name, "/protocol")[1] for name in ("moderator", "participant", "nobody")}
    assert seen == {"moderator": True, "participant": False, "nobody": False}
    visitors.here.do("release_protocol")
    seen = {name: "A bench" in page(visitors, name, "/protocol")[1] for name in ("moderator", "participant", "nobody")}
    assert seen == {"moderator": True, "participant": True, "nobody": True}


def test_what_was_typed_stands_there_again_beside_the_reason(visitors):
    form = {"name": "send_correction", "section": "measures", "text": "x" * 501, "back": f"/w/{visitors.code}/protocol"}
    form["csrf_token"] = visitors.token("participant")
    post, browser = visitors.clients["participant"].post, {"Accept": "text/html"}
    answer = away(post, f"/w/{visitors.code}/commands", data=form, headers=browser)
    text = answer.get_data(as_text=True)
    assert (answer.status_code, "Dieser Text ist zu lang." in text, "x" * 501 in text) == (422, True, True)
    assert '<option value="measures" selected>' in text


def test_a_correction_of_the_room_is_answered_on_the_page(visitors):
    back = f"/w/{visitors.code}/protocol"
    form = {"name": "send_correction", "section": "ideas", "text": "There were three.", "back": back}
    assert visitors.send("participant", f"/w/{visitors.code}/commands", form).status_code == 303
    seen = {name: "There were three." in page(visitors, name, "/protocol")[1] for name in VISITORS}
    assert [name for name in seen if seen[name]] == ["moderator"]
    reply = {"name": "answer_correction", "as": "desk", "correction": "1", "reply": "Two.", "back": back}
    assert visitors.send("moderator", f"/w/{visitors.code}/commands", reply).status_code == 303
    late = form | {"text": "Nobody has answered this."}
    assert visitors.send("participant", f"/w/{visitors.code}/commands", late).status_code == 303
    visitors.here.do("release_protocol")
    assert "Two." in page(visitors, "nobody", "/protocol")[1]
    seen = {name: late["text"] in page(visitors, name, "/protocol")[1] for name in VISITORS}
    assert [name for name in seen if seen[name]] == ["moderator"]


def test_only_who_has_joined_is_asked_for_corrections(visitors):
    asked = {name: 'id="correct"' in page(visitors, name, "/protocol")[1] for name in ("participant", "nobody")}
    assert asked == {"participant": True, "nobody": False}


def test_the_wall_shows_no_points_before_the_reveal(visitors):
    evening = visitors.here
    evening.do("open_phase", phase="weight")
    evening.saved(evening.join(77), "set_weight", idea=2, points=7)
    evening.do("show", kind="protocol", id=None)
    status, text = page(visitors, "nobody", "/protocol/wall")
    assert (status, titles(text)) == (200, ["A bus", "A bench"])
    evening.do("reveal_weights", revealed=True)
    assert titles(page(visitors, "nobody", "/protocol/wall")[1]) == ["A bench", "A bus"]


def test_the_room_sees_it_grow_only_while_the_desk_shows_it(visitors):
    visitors.here.do("edit_protocol", section="ideas", text="Not for everybody yet.")
    assert page(visitors, "nobody", "/protocol/wall")[0] == 302
    assert page(visitors, "nobody", "/protocol/wall?preview")[0] == 302
    assert "Not for everybody yet." in page(visitors, "moderator", "/protocol/wall?preview")[1]
    visitors.here.do("show", kind="protocol", id=None)
    assert "Not for everybody yet." in page(visitors, "nobody", "/protocol/wall")[1]
    visitors.here.do("show", kind=None, id=None)
    assert page(visitors, "nobody", "/protocol/wall")[0] == 302


def test_the_result_page_is_there_while_it_is_open(visitors):
    visitors.here.do("release_protocol")
    assert [page(visitors, name, "/result")[0] for name in ("moderator", "nobody")] == [200, 404]
    visitors.here.do("publish_result", open=True)
    answer = visitors.read("nobody", f"/w/{visitors.code}/result")
    assert (answer.status_code, answer.headers["X-Robots-Tag"]) == (200, "noindex")
    visitors.here.do("publish_result", open=True, indexed=True)
    assert "X-Robots-Tag" not in visitors.read("nobody", f"/w/{visitors.code}/result").headers
    visitors.here.do("publish_result", open=False)
    assert page(visitors, "nobody", "/result")[0] == 404


@pytest.mark.parametrize(
    ("filters", "left"),
    [
        ("", ["A bus", "A bench"]),
        ("?field=2", ["A bench"]),
        ("?size=small", ["A bus"]),
        ("?group=Aue", ["A bus"]),
        ("?field=2&size=small", []),
        ("?field=99&size=huge&group=%00", ["A bus", "A bench"]),
        ("?field=x", ["A bus", "A bench"]),
    ],
)
def test_ideas_of_the_result_are_filtered(visitors, filters, left):
    visitors.here.do("release_protocol")
    assert titles(page(visitors, "moderator", f"/result{filters}")[1]) == left


def test_every_released_version_can_be_had(visitors):
    evening = visitors.here
    evening.do("release_protocol")
    evening.do("reopen_workshop")
    evening.do("edit_idea", idea=2, title="A long bench")
    evening.do("release_protocol", changes="The bench is long.")
    had = {wish: page(visitors, "nobody", f"/protocol.json{wish}") for wish in ("", "?version=1", "?version=3")}
    assert [status for status, _text in had.values()] == [200, 200, 404]
    assert [("A long bench" in text) for _status, text in had.values()] == [True, False, False]
    assert "The bench is long." in page(visitors, "nobody", "/protocol")[1]


def test_what_is_published_can_be_had_while_the_next_version_is_made(visitors):
    evening, wish = visitors.here, "/protocol.json?version=1"
    evening.do("release_protocol")
    evening.do("reopen_workshop")
    assert page(visitors, "nobody", wish)[0] == 404
    evening.do("publish_result", open=True)
    assert "neuen Fassung" in page(visitors, "nobody", "/result")[1]
    assert [page(visitors, "nobody", path)[0] for path in (wish, "/protocol.json")] == [200, 404]


def test_a_person_who_was_erased_is_gone_from_rendered_files(visitors):
    from flask import current_app

    folder = current_app.extensions["settings"].data / "protocols"
    folder.mkdir(parents=True, exist_ok=True)
    for name in (f"{visitors.code}-release-1-x.pdf", "ZZZZZZZ-release-1-x.pdf"):
        (folder / name).write_bytes(b"%PDF")
    visitors.here.saved(visitors.here.join(78), "erase_person")
    assert sorted(place.name for place in folder.iterdir()) == ["ZZZZZZZ-release-1-x.pdf"]


def test_a_browser_that_stands_in_line_for_a_document_gets_a_page_that_asks_again_and_a_program_is_told_when(visitors):
    from workshop.export.office.office import _kept as line

    usual, path = line.patience, f"/w/{visitors.code}/protocol.xlsx"
    browser, program = {"Accept": "text/html,*/*;q=0.8"}, {"Accept": "*/*"}
    get = visitors.clients["moderator"].get
    with line._one_at_a_time:
        line.patience = 0.05
        try:
            waiting, told = (away(get, path, headers=headers) for headers in (browser, program))
        finally:
            line.patience = usual
    text = waiting.get_data(as_text=True)
    assert (waiting.status_code, '<meta http-equiv="refresh" content="5">' in text) == (503, True)
    assert "Es kommt von selbst als Download" in text
    assert (told.status_code, told.headers["Retry-After"], told.get_json()["code"]) == (503, "5", "busy")
    assert [away(get, path, headers=headers).status_code for headers in (browser, program)] == [200, 200]


@pytest.fixture
def statements(app):
    """What is asked of the tables."""
    from sqlalchemy import event

    from workshop.extensions import db

    found = []

    def asked(_connection, _cursor, statement, *_rest):
        found.append(statement)

    event.listen(db.engine, "before_cursor_execute", asked)
    yield found
    event.remove(db.engine, "before_cursor_execute", asked)


@pytest.mark.parametrize("path", ["/protocol", "/protocol.md", "/protocol.csv", "/protocol.json", "/protocol.ics"])
def test_one_state_of_a_workshop_is_read_and_drawn_once_for_everybody(visitors, statements, path):
    seen = [page(visitors, "moderator", path)[1]]
    statements.clear()
    seen.append(page(visitors, "moderator", path)[1])
    assert [sentence for sentence in statements if "FROM ideas" in sentence or "FROM releases" in sentence] == []
    visitors.here.do("edit_idea", idea=2, title="A longer bench")
    seen.append(page(visitors, "moderator", path)[1])
    assert [("A longer bench" in text) for text in seen] == [False, False, path != "/protocol.ics"]


def test_who_is_erased_after_the_release_is_erased_for_those_who_have_it_already(visitors):
    evening = visitors.here
    author = evening.join(78)
    evening.do("open_phase", phase="collect")
    evening.saved(author, "add_idea", field_of_action=1, title="Written by somebody")
    evening.do("open_phase", phase="close")
    evening.do("release_protocol")
    paths = ("/protocol", "/protocol.md", "/protocol.json", "/protocol.csv")
    assert [("Written by somebody" in page(visitors, "nobody", path)[1]) for path in paths] == [True] * 4
    evening.saved(author, "erase_person")
    assert [("Written by somebody" in page(visitors, "nobody", path)[1]) for path in paths] == [False] * 4


def test_nothing_that_was_made_before_somebody_was_erased_stays_in_memory(visitors):
    author = visitors.here.join(78)
    for path in ("/protocol", "/protocol.md", "/protocol/wall?preview", "/plain", "/changes?as=desk"):
        page(visitors, "moderator", path)
    assert any(kept._kept for kept in newest._all)
    visitors.here.saved(author, "erase_person")
    assert [kept._kept for kept in newest._all if kept._kept] == []


def test_versions_that_somebody_invents_take_no_place_from_the_one_that_there_is(visitors, statements):
    visitors.here.do("release_protocol")
    page(visitors, "nobody", "/protocol.json")
    statements.clear()
    invented = (2, 3, 4, 5, 6, 0, "", "one")
    answers = [page(visitors, "nobody", f"/protocol.json?version={number}")[0] for number in invented]
    assert (answers, page(visitors, "nobody", "/protocol.json")[0]) == ([404] * 8, 200)
    assert [sentence for sentence in statements if "FROM releases" in sentence] == []


def test_a_file_that_was_being_made_while_somebody_was_erased_is_given_and_not_kept(tmp_path):
    from workshop.export.forgotten import forget
    from workshop.export.processes.children import Kept

    settings, kept, place = Settings(data=tmp_path), Kept(3), tmp_path / "protocols" / "CODE-release-1-x.pdf"

    def made():
        forget("CODE", settings)
        return b"%PDF"

    assert kept.file(place, made) == b"%PDF"
    assert list(place.parent.iterdir()) == []
    assert (kept.file(place, lambda: b"%PDF anew"), place.read_bytes()) == (b"%PDF anew", b"%PDF anew")
    assert list(place.parent.iterdir()) == [place]
