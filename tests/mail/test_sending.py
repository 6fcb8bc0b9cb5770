"""Sending: each message once, whatever the mail server says, and one bad address does not stop the others."""

import socket
import threading
import time
from contextlib import suppress
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from tests.mail.conftest import rows, states, through, written
from workshop import close_app, create_app, mail
from workshop.clock import now
from workshop.config import Settings
from workshop.engine.perform import carry_work
from workshop.mail.ledger import END, TAKEN, Ledger
from workshop.mail.models import Outgoing
from workshop.mail.sending import MOST_ATTEMPTS, minutes_after
from workshop.migrating import upgrade


def later(**when):
    """As if so much time had gone by for what waits."""

    def work(session):
        for row in session.query(Outgoing):
            row.next_at -= timedelta(**when)
            row.due -= timedelta(**when)

    carry_work(work)


def test_what_is_written_goes_out_once(sending_app, mail_server):
    written("one")
    mail.send_due()
    mail.send_due()
    assert mail_server.recipients == ["anna@example.org"]
    row = rows()["one"]
    assert (row.state, row.sent_at is not None, row.ledger, row.error) == ("sent", True, None, "")


def test_a_key_is_written_once(sending_app, mail_server):
    assert [written("one"), written("one", address="other@example.org"), written("two")] == [True, False, True]
    mail.send_due()
    assert mail_server.recipients == ["anna@example.org", "anna@example.org"]


def test_nothing_goes_out_of_a_transaction_that_fails(sending_app, mail_server):
    def work(session):
        values = {"link": "https://x.example/1", "hours": 1}
        mail.queue(
            session, "password_reset", to=("", "a@example.org"), language="de", workshop=None, key="k", values=values
        )
        raise RuntimeError

    with pytest.raises(RuntimeError):
        carry_work(work)
    mail.send_due()
    assert (rows(), mail_server.taken) == ({}, [])


def test_what_is_due_later_waits(sending_app, mail_server):
    written("one", due=now() + timedelta(days=2))
    mail.send_due()
    assert states() == {"one": "waiting"}
    later(days=2)
    mail.send_due()
    assert states() == {"one": "sent"}


def test_a_thousand_go_out_each_once_in_the_order_in_which_they_were_written(sending_app, mail_server):
    everybody = [f"guest.{number}@example.org" for number in range(1000)]
    given = {"to": None, "language": "de", "workshop": None, "values": {"link": "https://x.example", "minutes": 15}}

    def work(session):
        for address in everybody:
            mail.queue(session, "sign_in_link", key=address, **given | {"to": ("", address)})

    carry_work(work)
    mail.send_due()
    assert mail_server.recipients == everybody
    assert set(states().values()) == {"sent"}


def test_who_is_unknown_is_told_in_the_servers_words_and_stops_nobody(sending_app, mail_server):
    for address in ("nobody@example.org", "no way@example.org", "no@example.org", "anna@example.org"):
        written(address, address=address)
    mail.send_due()
    found = {key: (row.state, row.reason, row.error) for key, row in rows().items()}
    assert found == {
        "nobody@example.org": ("failed", "refused", "550 5.1.1 No such mailbox"),
        "no way@example.org": ("failed", "address", ""),
        "no@example.org": ("failed", "refused", "554 5.7.1 Not wanted here"),
        "anna@example.org": ("sent", "", ""),
    }
    assert mail_server.recipients == ["anna@example.org"]


def test_a_server_that_is_not_ready_is_asked_again_after_a_minute(sending_app, mail_server):
    written("one", address="grey@example.org")
    mail.send_due()
    row = rows()["one"]
    assert (row.state, row.attempts, row.error) == ("waiting", 1, "451 4.7.1 Please come again later")
    mail.send_due()
    assert mail_server.taken == []
    later(minutes=1)
    mail.send_due()
    assert (states(), mail_server.recipients) == ({"one": "sent"}, ["grey@example.org"])


def test_one_asks_again_less_and_less_often_and_gives_up_after_three_days():
    assert [minutes_after(number) for number in range(1, 8)] == [1, 5, 15, 60, 60, 60, 60]
    assert sum(map(minutes_after, range(1, MOST_ATTEMPTS + 1))) in range(72 * 60, 73 * 60)


def test_after_three_days_it_has_failed(sending_app, mail_server):
    mail_server.halt()
    written("one")
    carry_work(lambda session: setattr(session.query(Outgoing).one(), "attempts", MOST_ATTEMPTS - 2))
    for _ in range(2):
        mail.send_due()
        later(hours=2)
    assert states() == {"one": "failed"}
    mail_server.start()


def test_what_nobody_could_send_for_a_week_is_no_news(sending_app, mail_server):
    written("one")
    later(days=8)
    mail.send_due()
    row = rows()["one"]
    assert (row.state, row.reason, mail_server.taken) == ("failed", "lapsed", [])


def test_a_connection_that_breaks_before_the_end_costs_nothing(sending_app, mail_server):
    written("one", address="cut@example.org", ics=mail.Ics("REQUEST", bytes(4_000_000)))  # more than any buffer holds
    written("two")
    mail.send_due()
    row = rows()["one"]
    assert (row.state, row.reason, states()["two"]) == ("waiting", "away", "sent")
    assert mail_server.recipients == ["anna@example.org"]


@pytest.mark.parametrize("word", ["mute", "odd"])
def test_where_no_answer_comes_after_the_end_nobody_knows_and_it_is_not_sent_again(sending_app, mail_server, word):
    written("one", address=f"{word}@example.org")
    written("two")
    for _ in range(3):
        mail.send_due()
        later(hours=2)
    row = rows()["one"]
    assert (row.state, row.reason, states()["two"]) == ("unsure", "broke", "sent")
    assert mail_server.recipients == [f"{word}@example.org", "anna@example.org"]


def test_a_server_that_answers_too_late_is_not_waited_for(sending_app, mail_server):
    sending_app.extensions["settings"].smtp_seconds = 0.02
    mail_server.late = 2
    written("one", address="slow@example.org")
    mail.send_due()
    assert states() == {"one": "unsure"}


def test_while_the_server_is_away_everything_waits_and_then_goes_out(sending_app, mail_server):
    mail_server.halt()
    for number in range(120):
        written(f"{number}", address=f"guest.{number}@example.org")
    mail.send_due()
    assert set(states().values()) == {"waiting"}
    assert max(row.attempts for row in rows().values()) == 1
    mail_server.start()
    later(minutes=1)
    mail.send_due()
    assert sorted(mail_server.recipients) == sorted(f"guest.{number}@example.org" for number in range(120))


def in_hand(key: str, app) -> Outgoing:
    """A message that a server had in hand when it died."""
    written(key)
    ledger = Ledger(app.extensions["settings"].data)

    def work(session):
        row = session.query(Outgoing).filter_by(key=key).one()
        row.state, row.ledger, row.taken_at = "sending", ledger.name, now()

    carry_work(work)
    return rows()[key]


def test_a_server_that_died_before_the_end_sends_it_again(sending_app, mail_server):
    in_hand("one", sending_app)
    mail.send_due()
    assert (states(), len(mail_server.taken)) == ({"one": "sent"}, 1)


def test_a_server_that_died_after_the_answer_knows_it(sending_app, mail_server):
    row = in_hand("one", sending_app)
    ledger = Ledger(sending_app.extensions["settings"].data)
    for said in (END, TAKEN):
        ledger.note(said, row.handle)
    ledger.close()
    mail.send_due()
    assert (states(), mail_server.taken) == ({"one": "sent"}, [])


def test_a_server_that_died_in_between_asks_people(sending_app, mail_server):
    row = in_hand("one", sending_app)
    ledger = Ledger(sending_app.extensions["settings"].data)
    ledger.note(END, row.handle)
    ledger.close()
    mail.send_due()
    row = rows()["one"]
    assert (row.state, row.reason, mail_server.taken) == ("unsure", "died", [])


def test_a_line_that_a_power_cut_has_torn_does_no_harm(sending_app, mail_server):
    row = in_hand("one", sending_app)
    ledger = Ledger(sending_app.extensions["settings"].data)
    ledger.note(END, row.handle)
    ledger.close()
    (place,) = (sending_app.extensions["settings"].data / "mail").glob("*.ledger")
    with place.open("a") as file:
        file.write(f"{TAKEN} {row.handle}"[:-3])
    mail.send_due()
    assert states() == {"one": "unsure"}
    written("two")
    mail.send_due()
    assert states() == {"one": "unsure", "two": "sent"}
    assert place.read_text().splitlines()[-1] == f"{TAKEN} {rows()['two'].handle}"


def test_what_an_older_backup_brings_back_is_not_sent_again(sending_app, mail_server):
    written("one")
    mail.send_due()

    def as_it_was(session):
        row = session.query(Outgoing).one()
        row.state, row.sent_at = "waiting", None

    carry_work(as_it_was)
    mail.send_due()
    assert (states(), len(mail_server.taken)) == ({"one": "sent"}, 1)


def test_what_another_computer_has_in_hand_is_left_to_it(sending_app, mail_server):
    in_hand("one", sending_app)
    carry_work(lambda session: setattr(session.query(Outgoing).one(), "ledger", "another"))
    mail.send_due()
    assert (states(), mail_server.taken) == ({"one": "sending"}, [])


def test_while_somebody_on_this_folder_sends_nobody_else_does(sending_app, mail_server):
    written("one")
    with Ledger(sending_app.extensions["settings"].data).held() as mine:
        mail.send_due()
        assert (mine, states(), mail_server.taken) == (True, {"one": "waiting"}, [])
    mail.send_due()
    assert states() == {"one": "sent"}


def test_a_text_that_lets_somebody_in_is_forgotten_when_it_is_gone(sending_app, mail_server):
    link = "https://workshop.example/link/very-secret"
    mail_values = {"link": link, "hours": 3}
    carry_work(
        lambda session: mail.queue(
            session,
            "password_reset",
            to=("", "a@example.org"),
            language="de",
            workshop=None,
            key="one",
            values=mail_values,
        )
    )
    assert link in rows()["one"].text
    mail.send_due()
    row = rows()["one"]
    assert (row.text, row.html, row.subject != "") == ("", "", True)
    assert link in mail_server.messages[0].get_body(("plain",)).get_content()


def test_without_a_mail_server_nothing_is_sent_and_nothing_breaks(app):
    written("one")
    mail.send_due()
    assert states() == {"one": "waiting"}


@pytest.fixture
def two_apps(postgresql, tmp_path, mail_server):
    """Two computers that share a PostgreSQL; the first one's context is entered."""
    apps = []
    for name in ("one", "two"):
        more = through(mail_server) | {"database_url": postgresql, "secret_key": "sample", "testing": True}
        settings = Settings(data=tmp_path / name, **more)
        upgrade(settings)
        apps.append(create_app(settings))
    with apps[0].app_context():
        yield apps
    for app in apps:
        close_app(app)


def sending(app) -> threading.Thread:
    def send():
        with app.app_context():
            mail.send_due()

    thread = threading.Thread(target=send)
    thread.start()
    return thread


def test_two_servers_on_one_postgresql_share_the_work(two_apps, tmp_path, mail_server):
    everybody = [f"guest.{number}@example.org" for number in range(300)]
    for address in everybody:
        written(address, address=address)
    for thread in [sending(app) for app in two_apps]:
        thread.join()
    assert sorted(mail_server.recipients) == sorted(everybody)
    assert set(states().values()) == {"sent"}
    used = [sum(place.stat().st_size for place in tmp_path.glob(f"{name}/mail/*.ledger")) for name in ("one", "two")]
    assert min(used) > 0


def test_what_another_computer_is_just_taking_is_neither_taken_nor_waited_for(two_apps, mail_server):
    for number in range(6):
        written(f"{number}", address=f"guest.{number}@example.org")
    with two_apps[1].extensions["writer"].engine.begin() as other:
        mine = (Outgoing.__table__.c.key.in_(["0", "1"]),)
        other.execute(select(Outgoing.__table__).where(*mine).with_for_update())
        thread = sending(two_apps[0])
        thread.join(3)
        other.execute(update(Outgoing.__table__).where(*mine).values(state="sending", ledger="another"))
    thread.join()
    assert mail_server.recipients == [f"guest.{number}@example.org" for number in range(2, 6)]


def test_the_end_of_a_message_is_noted_before_the_mail_server_has_it(sending_app, mail_server):
    written("one")
    folder, noted = sending_app.extensions["settings"].data / "mail", []
    mail_server.at_data = lambda: noted.extend(place.read_text() for place in folder.glob("*.ledger"))
    mail.send_due()
    handle = rows()["one"].handle
    assert noted == [f"{END} {handle}\n"]
    assert [place.read_text() for place in folder.glob("*.ledger")] == [f"{END} {handle}\n{TAKEN} {handle}\n"]


def test_an_answer_has_an_end_however_slowly_its_letters_come(sending_app):
    """A letter every fifth of a second: no single one is late."""
    over = threading.Event()
    listening = socket.create_server(("127.0.0.1", 0))

    def drip():
        connection, _address = listening.accept()
        with connection:
            while not over.wait(0.2):
                with suppress(OSError):
                    connection.send(b"2")

    dripping = threading.Thread(target=drip)
    dripping.start()
    settings = sending_app.extensions["settings"].model_copy(
        update={"smtp_port": listening.getsockname()[1], "smtp_seconds": 1}
    )
    threading.Timer(5, over.set).start()
    began = time.monotonic()
    refused = mail.look(settings)
    took = time.monotonic() - began
    over.set()
    dripping.join()
    listening.close()
    assert ("timed out" in refused, took < 3) == (True, True)
