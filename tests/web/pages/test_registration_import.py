"""A list from elsewhere: one sees what each row would become, and then all sound rows are taken in or none."""

import io

import pytest
from openpyxl import Workbook
from sqlalchemy import func, select

from tests.support.office import Office
from tests.support.visitors import Visitors, away
from workshop.domain.registrations.models import PendingList, Registration
from workshop.extensions import db

LIST = "Name;E-Mail;Telefon;Gemeinde;Personen\r\n"


@pytest.fixture
def visitors(app):
    return Visitors(app)


@pytest.fixture
def office(visitors):
    return Office(visitors.here, places=3)


def path(visitors, *more):
    return "/".join((f"/workshops/{visitors.here.id}/registrations/import", *map(str, more)))


def send(visitors, content, name="list.csv"):
    token = visitors.token("moderator", path(visitors))
    data = {"csrf_token": token, "file": (io.BytesIO(content), name)}
    db.session.rollback()
    client = visitors.clients["moderator"]
    return away(client.post, path(visitors) + "?lang=en", data=data, content_type="multipart/form-data")


def looked_at(visitors, content, name="list.csv"):
    answer = send(visitors, content, name)
    assert answer.status_code == 302, answer.text
    return answer.location, visitors.read("moderator", answer.location + "?lang=en").text


def decide(visitors, place, wish):
    token = visitors.token("moderator", path(visitors))
    db.session.rollback()
    return away(visitors.clients["moderator"].post, place, data={"csrf_token": token, "wish": wish})


def figures(text) -> list[int]:
    import re

    return [int(found) for found in re.findall(r"<li><b>(\d+)</b>", text)]


def test_one_sees_what_each_row_would_become_before_anything_is_taken_in(visitors, office):
    office.register("Ada Muster", mail="ada@example.org")
    rows = (
        "Ada Muster;ada@example.org;;;\r\nBert;b@example.org;;Aue;2\r\nCora;;0391 12345;Bach;1\r\nDora;nothing;;;\r\n"
    )
    rows += (
        "Emil;e@example.org;;Nowhere;1\r\nFritz;f@example.org;;;many\r\n;g@example.org;;;\r\nBert;b@example.org;;;\r\n"
    )
    place, text = looked_at(visitors, (LIST + rows).encode("utf-8-sig"))
    assert figures(text) == [1, 1, 2, 4]
    assert "There is no group “Nowhere” here." in text
    assert office.states() == {"Ada Muster": "registered"}
    assert decide(visitors, place, "take").status_code == 302
    assert office.states() == {"Ada Muster": "registered", "Bert": "registered", "Cora": "waiting"}


def test_taken_in_twice_is_taken_in_once(visitors, office):
    place, _text = looked_at(visitors, (LIST + "Bert;b@example.org;;;\r\n").encode())
    decide(visitors, place, "take")
    decide(visitors, place, "take")
    assert office.states() == {"Bert": "registered"}
    assert db.session.scalar(select(func.count()).select_from(PendingList)) == 0


def test_put_away_nothing_stays(visitors, office):
    place, _text = looked_at(visitors, (LIST + "Bert;b@example.org;;;\r\n").encode())
    decide(visitors, place, "drop")
    assert office.states() == {}
    assert db.session.scalar(select(func.count()).select_from(PendingList)) == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_umlauts_arrive_whatever_the_encoding(visitors, office, encoding):
    _place, text = looked_at(visitors, (LIST + "Jörg Müßig;j@example.org;;;\r\n").encode(encoding))
    assert "Jörg Müßig" in text


def test_a_workbook_and_a_pretix_export_are_read(visitors, office):
    book, content = Workbook(), io.BytesIO()
    book.active.append(["Vorname", "Nachname", "Telefon", "Personen"])
    book.active.append(["Ada", "Muster", "0391 12345", 2])
    book.save(content)
    place, text = looked_at(visitors, content.getvalue(), "list.xlsx")
    assert "Ada Muster" in text
    decide(visitors, place, "take")
    assert db.session.scalar(select(Registration.people)) == 2
    head = "Order code,Attendee name: Given name,Attendee name: Family name,Attendee email,Product\n"
    _place, text = looked_at(visitors, (head + 'X1,Bert,"Beispiel",bert@example.org,Ticket\n').encode())
    assert "Bert Beispiel" in text


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "This file cannot be read."),
        (b"PK\x03\x04broken", "This file cannot be read."),
        (bytes(range(256)) * 9, "This file cannot be read."),
        (b"Code;Amount\r\n1;2\r\n", "The first row must hold the headings"),
        (b'Name;Telefon\r\nAda;1\r\n"Bert;2\r\nCora;3\r\n', "In row 3 a quotation mark is not closed"),
        (b'Name\r\n"Ada\r\n' + b"Bert\r\n" * 5000, "In row 2 a quotation mark is not closed"),
        (b"Name;Telefon;NAME\r\nAda;1;Bert\r\n", "Two columns are called “Name”."),
        (b"Name;Telefon\r\n\r\n", "This list holds its headings and nothing below them."),
        (("Name\r\n" + "A\r\n" * 10_001).encode(), "This list has more than 10000 rows."),
        (b"x" * ((4 << 20) + 1), "This file has more than 4 MB."),
    ],
)
def test_what_is_no_list_gets_a_sentence_that_says_what_to_do(visitors, office, content, told):
    answer = send(visitors, content)
    assert (answer.status_code, told in answer.text) == (422, True)


def test_a_second_list_does_not_take_the_place_of_the_first(visitors, office):
    first, _text = looked_at(visitors, (LIST + "Bert;b@example.org;;;\r\n").encode())
    assert (
        "A list has been sent and not been taken in yet:"
        in visitors.read("moderator", path(visitors) + "?lang=en").text
    )
    second, _text = looked_at(visitors, (LIST + "Cora;c@example.org;;;\r\n").encode())
    decide(visitors, second, "take")
    decide(visitors, first, "take")
    assert office.states() == {"Cora": "registered", "Bert": "registered"}


def test_five_lists_may_wait_and_the_sixth_is_refused_with_a_sentence(visitors, office):
    for number in range(5):
        looked_at(visitors, (LIST + f"P{number};p@example.org;;;\r\n").encode())
    answer = send(visitors, (LIST + "Bert;b@example.org;;;\r\n").encode())
    assert (answer.status_code, "5 lists wait to be looked at." in answer.text) == (422, True)


def test_ten_thousand_broken_rows_are_told_and_nothing_is_taken_in(visitors, office):
    rows = "".join(f"P{n};no address;;;\r\n" for n in range(10_000))
    _place, text = looked_at(visitors, (LIST + rows).encode())
    assert figures(text) == [0, 0, 0, 10_000]
    assert "and 9900 more" in text
    assert "Take in nothing" in text
    assert office.states() == {}
