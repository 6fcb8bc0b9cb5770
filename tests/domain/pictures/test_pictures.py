"""Pictures: logos and photos have places and limits; what is removed is gone for good (the files: tests/web)."""

import pytest

from tests.support.evening import key
from workshop.domain.pictures.models import Picture
from workshop.engine.command import data_for
from workshop.engine.keys import Command
from workshop.engine.perform import perform
from workshop.extensions import db


@pytest.fixture
def prepared(shared_evening):
    return shared_evening


def do(evening, name, /, **data):
    db.session.rollback()
    answer = perform(evening.id, evening.desk, [Command(key(), name, data_for(name, data, wire=False))])[0]
    db.session.rollback()
    return answer


def add(evening, sort="organiser", name="Aue"):
    picture = {"alt": "A red field", "media": "image/png", "width": 4, "height": 2, "digest": "0" * 64}
    return do(evening, "add_picture", sort=sort, name=name, content=b"picture", **picture)


def kept(evening, *names):
    """What the tables keep of every picture under these names, by its number."""
    rows = db.session.query(Picture).filter_by(workshop_id=evening.id).order_by(Picture.id)
    return {row.id: tuple(getattr(row, name) for name in names) for row in rows}


def test_a_picture_stands_behind_the_others_of_its_sort(prepared):
    for sort in ("organiser", "photo", "organiser", "funder", "photo"):
        add(prepared, sort)
    assert kept(prepared, "sort", "position") == {
        1: ("organiser", 1), 2: ("photo", 1), 3: ("organiser", 2), 4: ("funder", 1), 5: ("photo", 2),
    }  # fmt: skip


def test_a_removed_picture_makes_room_for_another(prepared):
    for _ in range(12):
        add(prepared)
    refused = add(prepared, "funder")
    assert (refused["code"], refused["data"]) == ("too_many", {"limit": 12})
    do(prepared, "remove_picture", picture=3)
    assert (add(prepared, "funder")["status"], add(prepared, "photo")["status"]) == ("saved", "saved")


def test_only_what_is_given_changes(prepared):
    add(prepared)
    do(prepared, "edit_picture", picture=1, position=7)
    do(prepared, "edit_picture", picture=1, name="Village of Aue")
    assert kept(prepared, "name", "alt", "position") == {1: ("Village of Aue", "A red field", 7)}


def test_what_is_removed_has_no_file_any_more_and_cannot_be_changed_removed_or_brought_back(prepared):
    add(prepared)
    removed = do(prepared, "remove_picture", picture=1)
    assert kept(prepared, "state", "content") == {1: ("removed", b"")}
    for name, more in (("edit_picture", {"name": "Back"}), ("remove_picture", {})):
        refused = do(prepared, name, picture=1, **more)
        assert (refused["code"], refused["data"]) == ("unknown_thing", {"kind": "picture", "id": 1})
    assert do(prepared, "undo", seq=removed["seq"])["code"] == "cannot_undo"
    assert kept(prepared, "name", "content") == {1: ("Aue", b"")}
