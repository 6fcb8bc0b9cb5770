"""Logos and photos: sent, described, removed, served, kept in the protocol and in the archive."""

import hashlib
import json
from io import BytesIO

import gevent
import pytest
from PIL import Image

from tests.archive.evenings import app_on, archived
from tests.conftest import app_with, settings_in
from tests.support.evening import key
from tests.support.forms import form_of
from tests.support.visitors import VISITORS, Visitors, away
from workshop.archive import import_archive, read
from workshop.archive.verify import examine
from workshop.archive.writing import encoded
from workshop.domain.pictures.queries import picture_files
from workshop.engine.command import data_for
from workshop.engine.history import history
from workshop.engine.keys import Command
from workshop.engine.perform import perform
from workshop.engine.undo import undoable
from workshop.extensions import db
from workshop.imaging import make
from workshop.protocol.query import pictures, protocol
from workshop.web.http import request_limits


def a_file(color="red", size=(40, 20)) -> bytes:
    file = BytesIO()
    Image.new("RGB", size, color).save(file, "PNG")
    return file.getvalue()


@pytest.fixture(scope="module")
def made():
    """Two logos and a photo as the house makes them."""
    return [make(a_file("red"), "organiser"), make(a_file("blue"), "funder"), make(a_file("green"), "photo")]


def do(evening, name, /, **data):
    db.session.rollback()
    answer = perform(evening.id, evening.desk, [Command(key(), name, data_for(name, data, wire=False))])[0]
    db.session.rollback()
    return answer


def add(evening, picture, sort="organiser", name="Aue", alt="A red field"):
    answer = do(evening, "add_picture", sort=sort, name=name, alt=alt, **picture.data())
    assert answer["status"] == "saved", answer
    return answer["id"]


@pytest.fixture(scope="module")
def visitors(tmp_path_factory, empty_database):
    with app_with(settings_in(tmp_path_factory.mktemp("pictures"), empty_database)) as app:
        yield Visitors(app)


def page(visitors):
    return f"/workshops/{visitors.here.id}/pictures"


def send(visitors, who="moderator", file=None, **fields):
    """A filled form with a file; the answer."""
    token = {"csrf_token": visitors.token(who)}
    db.session.rollback()
    fields = {"wish": "add", "sort": "organiser", "name": "Aue", "alt": "A red field"} | fields
    sent = {"file": (BytesIO(a_file() if file is None else file), "logo.png")}
    return away(
        visitors.clients[who].post, page(visitors), data=token | fields | sent, content_type="multipart/form-data"
    )


def shown(visitors):
    return pictures(db.session, visitors.here.workshop)


def address(visitors, picture, code=None):
    ending = {"image/png": "png", "image/jpeg": "jpg"}[picture.media]
    return f"/w/{code or visitors.code}/pictures/{picture.digest}.{ending}"


# --- the page ---


def test_a_logo_that_is_sent_stands_on_the_page_and_is_served_to_everybody(visitors):
    assert send(visitors).status_code == 302
    (picture, *_) = shown(visitors)
    assert (picture.sort, picture.name, picture.alt) == ("organiser", "Aue", "A red field")
    text = visitors.read("moderator", page(visitors)).get_data(as_text=True)
    assert f'src="{address(visitors, picture)}" width="40" height="20" alt="A red field"' in text
    for name in VISITORS:
        answer = visitors.read(name, address(visitors, picture))
        assert (answer.status_code, hashlib.sha256(answer.data).hexdigest()) == (200, picture.digest)


def test_only_its_moderators_may_send_and_a_strangers_body_is_not_even_read(visitors):
    before = shown(visitors)
    statuses = {name: send(visitors, name).status_code for name in VISITORS if name != "moderator"}
    strangers = dict.fromkeys(("nobody", "participant", "participant of another workshop"), 401)
    others = dict.fromkeys(
        ("moderator of another workshop", "administrator", "removed moderator", "office", "helper"), 403
    )
    assert (statuses, shown(visitors)) == (strangers | others, before)


def test_without_a_token_of_our_page_nothing_is_stored(visitors):
    before = shown(visitors)
    assert (send(visitors, csrf_token="x").status_code, shown(visitors)) == (400, before)


def test_the_same_form_sent_twice_is_one_picture(visitors):
    before, sent = len(shown(visitors)), key()
    assert [send(visitors, key=sent).status_code for _ in range(2)] == [302, 302]
    assert len(shown(visitors)) == before + 1


def test_words_and_place_are_changed_and_what_is_refused_stays_typed(visitors):
    send(visitors, name="Bach", sort="photo")
    picture = shown(visitors)[-1]
    prefix = f"p{picture.id}-"
    fields = {prefix + "name": "Cella", prefix + "alt": "", prefix + "position": "x"}
    wish = {"wish": "save", "picture": str(picture.id)}
    refused = visitors.send("moderator", page(visitors), fields | wish)
    text = refused.get_data(as_text=True)
    assert (refused.status_code, 'value="Cella"' in text, 'value="x"' in text) == (422, True, True)
    assert (text.count(f'id="{prefix}alt-error"'), text.count(f'id="{prefix}position-error"')) == (1, 1)
    fields |= {prefix + "alt": "People", prefix + "position": "7"}
    assert visitors.send("moderator", page(visitors), fields | wish).status_code == 302
    assert [(one.name, one.alt) for one in shown(visitors) if one.id == picture.id] == [("Cella", "People")]


def drawn(visitors, name):
    """A picture that is there, and its form as the page draws it."""
    text = visitors.read("moderator", page(visitors)).get_data(as_text=True)
    picture = next(one for one in shown(visitors) if one.name == name)
    fields = {key: value for key, value in form_of(text).items() if key.startswith(f"p{picture.id}-")}
    return picture, fields | {"wish": "save", "picture": str(picture.id)}


def test_what_somebody_else_has_changed_meanwhile_is_not_overwritten(visitors):
    send(visitors, name="First")
    picture, fields = drawn(visitors, "First")
    do(visitors.here, "edit_picture", picture=picture.id, name="Second")
    wish = fields | {f"p{picture.id}-name": "Third"}
    refused = visitors.send("moderator", page(visitors), wish).get_data(as_text=True)
    assert ("Third" in refused, "inzwischen geändert: „Second“" in refused) == (True, True)
    assert "Second" in [one.name for one in shown(visitors)]
    again = {key: value for key, value in form_of(refused).items() if key.startswith(f"p{picture.id}-")}
    assert visitors.send("moderator", page(visitors), wish | again).status_code == 302
    assert "Third" in [one.name for one in shown(visitors)]


def test_what_was_not_touched_stays_as_somebody_else_has_made_it_meanwhile(visitors):
    send(visitors, name="Before")
    picture, fields = drawn(visitors, "Before")
    do(visitors.here, "edit_picture", picture=picture.id, name="After")
    answer = visitors.send("moderator", page(visitors), fields | {f"p{picture.id}-alt": "Somebody waves"})
    assert answer.status_code == 302
    assert [(one.name, one.alt) for one in shown(visitors) if one.id == picture.id] == [("After", "Somebody waves")]


def test_what_is_removed_is_served_no_more(visitors):
    send(visitors, file=a_file("yellow"), name="Gone")
    picture = next(one for one in shown(visitors) if one.name == "Gone")
    assert visitors.read("nobody", address(visitors, picture)).status_code == 200
    answer = visitors.send("moderator", page(visitors), {"wish": "remove", "picture": str(picture.id)})
    assert (answer.status_code, visitors.read("nobody", address(visitors, picture)).status_code) == (302, 404)
    again = visitors.send("moderator", page(visitors), {"wish": "remove", "picture": str(picture.id)})
    assert again.status_code == 422


def test_a_picture_belongs_to_its_workshop_alone(visitors, made):
    add(visitors.there, made[2], "photo")
    assert visitors.read("nobody", address(visitors, made[2], visitors.other)).status_code == 200
    assert visitors.read("nobody", address(visitors, made[2])).status_code == 404


class Dripping:
    """A body that begins and does not go on."""

    def __init__(self):
        self.first = b'--b\r\nContent-Disposition: form-data; name="wish"\r\n\r\n'

    def read(self, _most=-1):
        if not self.first:
            gevent.sleep(60)
        taken, self.first = self.first, b""
        return taken


def test_who_takes_too_long_to_send_is_hung_up_on(visitors, monkeypatch):
    monkeypatch.setattr(request_limits, "UPLOAD_SECONDS", 0.2)
    environ = {"wsgi.input": Dripping(), "CONTENT_LENGTH": "9999", "CONTENT_TYPE": "multipart/form-data; boundary=b"}
    answer = away(visitors.clients["moderator"].post, page(visitors), environ_overrides=environ)
    assert answer.status_code == 408


def test_what_is_no_address_of_a_picture_is_not_found(visitors, made):
    add(visitors.here, made[2], "photo")
    right = address(visitors, made[2])
    stem, ending = right.rsplit(".", 1)
    other = {"png": "jpg", "jpg": "png"}[ending]
    assert visitors.read("nobody", right).status_code == 200
    for wrong in (f"{stem}.{other}", f"{stem}.svg", f"{stem[:-1]}.{ending}", f"{stem[:-64]}{'x' * 64}.{ending}"):
        assert visitors.read("nobody", wrong).status_code == 404


def test_a_picture_is_kept_by_browsers_alone_and_opens_nothing(visitors, made):
    add(visitors.here, made[2], "photo")
    headers = visitors.read("nobody", address(visitors, made[2])).headers
    assert headers["Cache-Control"].startswith("private")
    assert headers["Content-Security-Policy"] == "default-src 'none'"


def test_a_wish_that_the_page_does_not_offer_is_refused_and_changes_nothing(visitors):
    before = shown(visitors)
    for wish, picture, status in (("burn", "1", 400), ("", "1", 400), ("save", "999", 422), ("save", "²", 422)):
        answer = visitors.send("moderator", page(visitors), {"wish": wish, "picture": picture})
        assert (answer.status_code, shown(visitors)) == (status, before)


def test_a_form_without_a_file_or_with_another_key_is_none_to_fail_on(visitors):
    token, fields = (
        {"csrf_token": visitors.token("moderator")},
        {"wish": "add", "sort": "photo", "name": "x", "alt": "x"},
    )
    before = shown(visitors)
    answer = away(visitors.clients["moderator"].post, page(visitors), data=token | fields)
    assert (answer.status_code, shown(visitors)) == (422, before)
    assert send(visitors, key="no key of ours").status_code == 302


# --- the command ---


@pytest.fixture
def patient(settings):
    """An app that many may ask for a code that is none."""
    with app_with(settings.model_copy(update={"wrong_codes_per_minute": 1_000_000})) as app:
        yield app


def test_a_draft_shows_its_pictures_to_its_moderators_only(patient, made):
    visitors = Visitors(patient)
    from workshop.domain.workshops.making import create_workshop
    from workshop.domain.workshops.queries import workshop_by_id

    now = visitors.here.workshop
    ident = create_workshop(1, key(), {"title": "Draft", "starts": now.starts, "ends": now.ends})
    code = workshop_by_id(db.session, ident).code
    data = data_for("add_picture", {"sort": "photo", "name": "x", "alt": "x"} | made[2].data(), wire=False)
    perform(ident, visitors.here.desk, [Command(key(), "add_picture", data)])
    seen = {name: visitors.read(name, address(visitors, made[2], code)).status_code for name in VISITORS}
    assert seen == {name: 200 if name == "moderator" else 404 for name in VISITORS}


def test_there_are_twelve_logos_and_twenty_four_photos_at_most(evening, made):
    for number in range(12):
        add(evening, made[number % 2], ("organiser", "funder")[number % 2])
    for _ in range(24):
        add(evening, made[2], "photo")
    for picture, sort, limit in zip(made, ("organiser", "funder", "photo"), (12, 12, 24), strict=True):
        answer = do(evening, "add_picture", sort=sort, name="x", alt="x", **picture.data())
        assert (answer["code"], answer["data"]) == ("too_many", {"limit": limit})


def test_the_journal_keeps_the_digest_and_never_the_file(evening, made):
    add(evening, made[0])
    (row, *_) = history(db.session, evening.id)
    assert json.loads(row.payload)["digest"] == made[0].digest
    assert made[0].content.hex() not in row.payload + json.dumps(row.before)
    assert "content" not in json.loads(row.payload)


def test_changed_words_can_be_taken_back_but_not_what_was_added_or_removed(evening, made):
    picture = add(evening, made[0])
    do(evening, "edit_picture", picture=picture, name="Other")
    edited, added = history(db.session, evening.id)[:2]
    assert (undoable(edited), undoable(added)) == (True, False)
    evening.do("undo", seq=edited.seq)
    assert [one.name for one in pictures(db.session, evening.workshop)] == ["Aue"]
    do(evening, "remove_picture", picture=picture)
    assert [undoable(row) for row in history(db.session, evening.id)[:1]] == [False]
    assert do(evening, "edit_picture", picture=picture, name="Back")["code"] == "unknown_thing"


def test_the_file_of_a_removed_picture_leaves_the_database(evening, made, settings):
    picture = add(evening, made[2], "photo")

    def on_disk():
        return any(made[2].content[200:600] in file.read_bytes() for file in settings.data.glob("workshop.sqlite*"))

    assert on_disk()
    do(evening, "remove_picture", picture=picture)
    assert not on_disk()


def test_a_released_protocol_keeps_its_pictures(evening, made):
    picture = add(evening, made[0])
    evening.do("release_protocol")
    answers = [do(evening, "remove_picture", picture=picture), do(evening, "edit_picture", picture=picture, name="x")]
    assert [answer["code"] for answer in answers] == ["not_open", "not_open"]


# --- what becomes of them ---


def test_the_protocol_names_them_organisers_first_and_in_the_moderators_order(evening, made):
    photo, funder, aue, bach = (
        add(evening, made[2], "photo"), add(evening, made[1], "funder"), add(evening, made[0], name="Aue"),
        add(evening, made[1], name="Bach"),
    )  # fmt: skip
    do(evening, "edit_picture", picture=aue, position=9)
    found = protocol(db.session, evening.workshop, draft=True).pictures
    assert [picture.id for picture in found] == [bach, aue, funder, photo]
    files = picture_files(db.session, evening.workshop, found)
    assert files == {picture.digest: picture.content for picture in made}


def test_the_wall_gets_the_logos_and_no_photos(visitors, made):
    add(visitors.there, made[1], "funder", "Land", "A blue field")
    text = visitors.read("nobody", f"/w/{visitors.other}/wall").get_data(as_text=True)
    block = json.loads(text.split('id="snapshot">')[1].split("</script>")[0])
    url = address(visitors, made[1], visitors.other)
    assert block["logos"] == [{"sort": "funder", "name": "Land", "alt": "A blue field", "url": url}]


def test_an_archive_carries_them_and_another_installation_shows_them(evening, made, tmp_path):
    for picture, sort in zip(made, ("organiser", "funder", "photo"), strict=True):
        add(evening, picture, sort)
    do(evening, "remove_picture", picture=2)
    raw, before = archived(evening.id), pictures(db.session, evening.workshop)
    with app_on(tmp_path / "there"):
        ident = import_archive(read(raw))
        from workshop.domain.workshops.queries import workshop_by_id

        there = workshop_by_id(db.session, ident)
        assert pictures(db.session, there) == before
        assert picture_files(db.session, there, before) == {one.digest: one.content for one in (made[0], made[2])}


def test_an_archive_with_another_file_in_it_is_not_whole(evening, made):
    from workshop.archive.verify import digest

    add(evening, made[0])
    archive = read(archived(evening.id))
    archive["tables"]["pictures"][0]["content"] = made[1].content.hex()
    archive["sums"]["pictures"] = digest(archive["tables"]["pictures"])
    assert [str(finding) for finding in examine(archive)] == ["The file of picture 1 is not the one that was put in."]


def test_an_archive_from_before_there_were_pictures_is_read(evening, tmp_path):
    archive = read(archived(evening.id))
    del archive["tables"]["pictures"], archive["sums"]["pictures"]
    with app_on(tmp_path / "there"):
        assert import_archive(read(encoded(archive))) == 1
