"""Messages on pages: found, read, copied, and what people do with them."""

import re
from datetime import timedelta
from html import unescape
from urllib.parse import unquote

import pytest

from tests.mail.conftest import rows, written
from tests.support.visitors import Visitors, away
from workshop import mail
from workshop.clock import now
from workshop.engine.perform import carry_work
from workshop.extensions import db
from workshop.jobs.runner import Runner
from workshop.jobs.store import LOOKED, note
from workshop.mail.models import Outgoing


@pytest.fixture
def visitors(app):
    return Visitors(app)


def read(visitors, path, name="moderator"):
    response = visitors.read(name, path)
    return response.status_code, unescape(response.get_data(as_text=True))


def become(key, **values):
    def work(session):
        row = session.query(Outgoing).filter_by(key=key).one()
        for name, value in values.items():
            setattr(row, name, value)

    carry_work(work)


def place_of(visitors, key):
    return f"/workshops/{visitors.here.id}/mail/{rows()[key].id}"


def test_messages_are_found_by_name_address_subject_and_state(visitors):
    here = visitors.here.id
    written("one", workshop=here, to=("Anna 100%", "anna@example.org"))
    written("two", workshop=here, address="bert@example.org", to=("Bert", "bert@example.org"), kind="waiting")
    written("three", workshop=visitors.there.id, to=("Carla", "carla@example.org"))
    become("two", state="failed", reason="refused", error="550 <b>no</b>")
    base = f"/workshops/{here}/mail"
    for query, found in {
        "": {"anna", "bert"}, "?q=ANNA": {"anna"}, "?q=%25": {"anna"}, "?q=bert@": {"bert"}, "?q=Warteliste": {"bert"},
        "?state=failed": {"bert"}, "?state=sent": set(), "?q=carla": set(), "?state=nonsense&page=99": {"anna", "bert"},
        "?q=%00&page=-1": {"anna", "bert"},
    }.items():  # fmt: skip
        status, page = read(visitors, base + query)
        assert (status, set(re.findall(r"(anna|bert|carla)@example", page.split("</form>")[-1]))) == (200, found), query


def test_fifty_stand_on_a_page(visitors):
    for number in range(51):
        written(f"{number}", workshop=visitors.here.id)
    base = f"/workshops/{visitors.here.id}/mail"
    pages = [read(visitors, f"{base}?page={page}")[1] for page in (1, 2)]
    assert [page.count('<th scope="row">') for page in pages] == [50, 1]
    assert [re.findall(r'rel="(\w+)"', page)[-1] for page in pages] == ["next", "prev"]


def test_without_a_mail_server_a_message_can_be_copied_sent_by_hand_and_marked(visitors):
    written("one", workshop=visitors.here.id, ics=mail.Ics("REQUEST", b"BEGIN:VCALENDAR"))
    place = place_of(visitors, "one")
    _status, page = read(visitors, place)
    row = rows()["one"]
    assert row.text in page
    link = re.search(r'href="(mailto:[^"]+)"', page)[1]
    assert unquote(link).replace("\r", "") == f"mailto:anna@example.org?subject={row.subject}&body={row.text}"
    assert re.findall(r'name="wish" value="(\w+)"', page) == ["copied"]
    visitors.send("moderator", place, {"wish": "copied"})
    row = rows()["one"]
    assert (row.state, row.sent_at is not None, row.text != "") == ("copied", True, True)


def test_a_long_text_is_left_out_of_the_link(visitors):
    written("one", workshop=visitors.here.id, own_words="Sehr viele Worte. " * 200)
    _status, page = read(visitors, place_of(visitors, "one"))
    assert re.search(r'href="(mailto:[^"]+)"', page)[1].count("&body") == 0


def test_a_waiting_one_is_stopped_and_a_stopped_one_tried_again(visitors):
    visitors.app.extensions["settings"].smtp_host = "mail.example"
    written("one", workshop=visitors.here.id)
    place = place_of(visitors, "one")
    visitors.send("moderator", place, {"wish": "stop"})
    assert rows()["one"].state == "stopped"
    message_id, handle = rows()["one"].message_id, rows()["one"].handle
    become("one", attempts=9)
    visitors.send("moderator", place, {"wish": "again"})
    row = rows()["one"]
    assert (row.state, row.attempts, row.message_id == message_id, row.handle == handle) == ("waiting", 0, True, False)


def test_what_has_gone_out_meanwhile_is_not_stopped(visitors):
    written("one", workshop=visitors.here.id)
    become("one", state="sent")
    place = place_of(visitors, "one")
    for wish in ("stop", "again", "copied", "nonsense", ""):
        assert visitors.send("moderator", place, {"wish": wish}).status_code == 302
    assert rows()["one"].state == "sent"
    assert "inzwischen" in read(visitors, place)[1]


def test_of_what_is_uncertain_people_say_what_became_of_it(visitors):
    visitors.app.extensions["settings"].smtp_host = "mail.example"
    written("one", workshop=visitors.here.id)
    written("two", workshop=visitors.here.id)
    become("one", state="unsure", reason="died")
    become("two", state="sending", taken_at=now() - timedelta(hours=2), ledger="away")
    for key in ("one", "two"):
        _status, page = read(visitors, place_of(visitors, key))
        assert re.findall(r'name="wish" value="(\w+)"', page) == ["copied", "again"]
    visitors.send("moderator", place_of(visitors, "one"), {"wish": "copied"})
    visitors.send("moderator", place_of(visitors, "two"), {"wish": "again"})
    assert {key: row.state for key, row in rows().items()} == {"one": "copied", "two": "waiting"}


def test_a_text_that_lets_somebody_in_is_shown_to_whoever_has_to_copy_it_only(visitors):
    link = "https://workshop.example/link/very-secret"
    values = {"link": link, "minutes": 15, "organisers": ""}
    given = {"to": ("", "a@example.org"), "language": "de", "workshop": None, "values": values}
    carry_work(lambda session: mail.queue(session, "sign_in_link", key="one", **given) and None)
    place = f"/mail/{rows()['one'].id}"
    assert link in read(visitors, place, "administrator")[1]
    visitors.app.extensions["settings"].smtp_host = "mail.example"
    assert link not in read(visitors, place, "administrator")[1]
    visitors.send("administrator", place, {"wish": "copied"})
    assert (rows()["one"].text, rows()["one"].html) == ("", "")


def test_nobody_reads_or_changes_what_belongs_to_others(visitors):
    written("theirs", workshop=visitors.there.id)
    written("nobodys")
    theirs, nobodys = rows()["theirs"].id, rows()["nobodys"].id
    for path in (f"/workshops/{visitors.here.id}/mail/{theirs}", f"/workshops/{visitors.here.id}/mail/{nobodys}"):
        answers = [visitors.read("moderator", path), visitors.send("moderator", path, {"wish": "stop"})]
        assert [answer.status_code for answer in answers] == [404, 404]
    for path in (f"/mail/{nobodys}", "/mail"):
        assert visitors.send("moderator", path, {"wish": "stop"}).status_code == 403
    assert visitors.send("administrator", f"/mail/{theirs}", {"wish": "stop"}).status_code == 404
    assert {key: row.state for key, row in rows().items()} == {"theirs": "waiting", "nobodys": "waiting"}


def test_an_administrator_sends_a_message_to_try_it_out(visitors):
    from tests.mail.conftest import through
    from tests.support.mail_server import MailServer

    server = MailServer()
    settings = visitors.app.extensions["settings"]
    for name, value in through(server).items():
        setattr(settings, name, value)
    visitors.send("administrator", "/mail", {})
    assert server.recipients == ["root@example.org"]
    assert "root@example.org" in read(visitors, "/mail", "administrator")[1]
    server.stop()
    visitors.send("administrator", "/mail", {})
    assert "Connection refused" in read(visitors, "/mail", "administrator")[1]


def test_a_deleted_workshop_takes_its_messages_along(visitors):
    written("one", workshop=visitors.here.id)
    written("two", workshop=visitors.there.id)
    carry_work(lambda session: mail.forget(session, visitors.here.id))
    db.session.rollback()
    assert list(rows()) == ["two"]


def test_pages_of_messages_are_there_in_english(visitors):
    written("one", workshop=visitors.here.id, language="en")
    response = away(visitors.clients["moderator"].get, place_of(visitors, "one") + "?lang=en")
    assert "You are registered" in response.get_data(as_text=True)


def test_where_messages_wait_and_nobody_looks_for_them_the_page_says_so(visitors):
    base, settings = f"/workshops/{visitors.here.id}/mail?lang=en", visitors.app.extensions["settings"]
    settings.smtp_host = "mail.example"
    nobody = "Messages wait, and nobody sends any"
    written("one", workshop=visitors.here.id)
    assert nobody not in read(visitors, base)[1]  # it has just been written
    become("one", next_at=now() - timedelta(minutes=6))
    assert f"{nobody}. Please tell whoever runs the server." in read(visitors, base)[1]
    runner = Runner(visitors.app)
    note(runner.huey.storage, LOOKED, now() - timedelta(hours=1))
    assert f"{nobody} since " in read(visitors, base)[1]
    runner.tick()
    assert nobody not in read(visitors, base)[1]  # somebody looks again
