"""Erasing a person: the words are gone everywhere, every number stays."""

import hashlib

import pytest

from tests.archive.evenings import archived
from tests.support.evening import key
from workshop.archive.verify import examine, read
from workshop.engine.command import data_for
from workshop.engine.keys import Command
from workshop.engine.perform import perform_whole
from workshop.export.text.json import protocol_json
from workshop.extensions import db
from workshop.protocol.query import protocol
from workshop.protocol.releases import released

TITLE = "A bus that runs in the evening"
TEXTS = [
    TITLE, "It stops at the old mill", "A bus of Mrs Sample in the evening", "My neighbours ask for it every day",
    "Lighter lanterns for the canal", "Sample Person of Aue", "Friends of the bus stop", "Lanterns, but later",
]  # fmt: skip


@pytest.fixture
def told(evening):
    return filled(evening)


def filled(evening):
    """An evening in which phone 1 has left words in every place there is, and phone 2 some of its own."""
    anna, ben, desk = evening.join(1), evening.join(2), evening.desk
    evening.do("open_phase", phase="collect")
    field = evening.fields[0]
    bus = evening.saved(anna, "add_idea", field_of_action=field, title=TITLE, text=TEXTS[1])
    other = evening.saved(ben, "add_idea", field_of_action=field, title="Trees along the road")["id"]
    seen = {"_seen": bus["seq"]}
    evening.saved(desk, "edit_idea", idea=bus["id"], title=TEXTS[2])
    assert evening.send(desk, "edit_idea", **seen, idea=bus["id"], title="Any")["code"] == "changed_meanwhile"
    evening.saved(anna, "add_contribution", idea=other, kind="question", text=TEXTS[3])
    evening.saved(ben, "add_contribution", idea=other, kind="addition", text="Limes")
    lantern = evening.saved(anna, "add_idea", field_of_action=field, title=TEXTS[4])["id"]
    evening.do("merge_ideas", into=other, ideas=[lantern], title=f"Trees and: {TEXTS[4]}")
    evening.do("open_phase", phase="weight")
    assert evening.send(anna, "add_idea", field_of_action=field, title=TEXTS[7])["code"] == "late"
    evening.saved(anna, "set_weight", idea=bus["id"], points=4)
    evening.saved(ben, "set_weight", idea=bus["id"], points=2)
    evening.do("reveal_weights", revealed=True)
    evening.do("open_phase", phase="assign")
    evening.do("add_measure", idea=bus["id"], title=TEXTS[2], first_step="Ask")
    evening.do("propose_responsibility", measure=1, role="lead", bearer={"open": True})
    evening.do("show", kind="measure", id=1)
    evening.saved(
        anna, "answer_responsibility", responsibility=1, answer="lead", name=TEXTS[5], organisation=TEXTS[6],
        print_name=True,
    )  # fmt: skip
    evening.do("confirm_responsibility", responsibility=1, answer=1)
    evening.anna, evening.ben = anna, ben
    return evening


def bytes_of(settings) -> bytes:
    """Everything that SQLite has written: database, log and index of the log."""
    return b"".join(place.read_bytes() for place in settings.data.glob("workshop.sqlite*"))


def numbers(evening):
    """Every figure of the evening: tallies, progress, how many things there are and in which state."""
    picture = evening.snapshot("desk")
    figures = {"tally": ("points", "people", "breadth"), "progress": ("joined",), "participant": ("groups",)}
    return sorted(
        (thing["kind"], thing["id"], *(str(thing[name]) for name in figures.get(thing["kind"], ("state",))))
        for thing in picture
        if thing["kind"] not in ("late", "workshop", "weighting")
    )


def test_what_a_person_wrote_is_in_no_byte_of_the_database_and_every_figure_stays(told, settings):
    before, figures = bytes_of(settings), numbers(told)
    assert [text for text in TEXTS if text.encode() not in before] == []
    told.saved(told.anna, "erase_person")
    db.session.remove()
    db.engine.dispose()
    after = bytes_of(settings)
    assert [text for text in TEXTS if text.encode() in after] == []
    assert numbers(told) == figures
    assert (b"Trees along the road" in after, b"Limes" in after) == (True, True)


def test_the_archive_is_still_whole_and_says_which_numbers_were_blanked(told):
    told.saved(told.anna, "erase_person")
    archive = read(archived(told.id))
    assert examine(archive) == []
    blank = [row["seq"] for row in archive["tables"]["journal"] if row["payload"] is None]
    named = [row["name"] for row in archive["tables"]["journal"] if row["seq"] in blank]
    assert named == [
        "add_idea", "edit_idea", "add_contribution", "add_idea", "merge_ideas", "add_measure", "answer_responsibility",
        "confirm_responsibility",
    ]  # fmt: skip


def test_what_others_wrote_in_the_same_words_stays_theirs(told):
    told.do("open_phase", phase="collect")
    twin = told.saved(told.ben, "add_idea", field_of_action=1, title="Bus")["id"]
    told.saved(told.anna, "add_idea", field_of_action=1, title="Bus")
    told.saved(told.anna, "erase_person")
    assert told.things("idea", "phone")[twin]["title"] == "Bus"


def test_the_desk_erases_the_participant_with_a_number(told):
    number = told.mine(told.anna)["person"]
    assert told.send(told.desk, "erase_person")["code"] == "bad_shape"
    told.do("erase_person", participant=number)
    assert {idea["title"] for idea in told.things("idea").values()} == {""}


def test_a_phone_erases_nobody_else(told):
    number = told.mine(told.anna)["person"]
    assert told.send(told.ben, "erase_person", participant=number)["code"] == "not_yours"
    assert TEXTS[2] in {idea["title"] for idea in told.things("idea").values()}


def test_it_is_possible_in_every_state_and_cannot_be_undone(told):
    told.do("release_protocol")
    answer = told.saved(told.anna, "erase_person")
    told.do("reopen_workshop")
    assert told.send(told.desk, "undo", seq=answer["seq"])["code"] == "cannot_undo"


def test_a_retry_of_what_was_erased_brings_nothing_back(told):
    told.do("open_phase", phase="collect")
    key = "ab" * 16
    data = {"field_of_action": 1, "title": "Benches at the lock of the canal"}
    assert told.send(told.anna, "add_idea", _key=key, **data)["status"] == "saved"
    told.saved(told.anna, "erase_person")
    assert told.send(told.anna, "add_idea", _key=key, **data)["code"] == "key_reused"


def test_the_protocol_tells_of_what_was_erased_without_its_words(told):
    told.do("release_protocol")
    told.saved(told.anna, "erase_person")
    value = protocol(db.session, told.workshop, draft=False)
    text = protocol_json(value).decode()
    assert [words for words in TEXTS if words in text] == []
    assert {(idea.title, idea.points) for idea in value.ideas} == {("", 6), ("", 0)}


def test_the_same_on_postgresql(postgresql, tmp_path):
    from tests.archive.evenings import app_on
    from tests.support.evening import Evening

    with app_on(tmp_path, postgresql):
        evening = filled(Evening())
        evening.saved(evening.anna, "erase_person")
        text = archived(evening.id).decode()
        assert [words for words in TEXTS if words in text] == []
        assert examine(read(text.encode())) == []


def pictured(evening, sort, name):
    """A picture with these words, put in by the page."""
    content = f"a file of {len(name)} letters".encode()
    data = {"sort": sort, "name": name, "alt": name, "media": "image/png", "width": 8, "height": 8, "content": content}
    data["digest"] = hashlib.sha256(content).hexdigest()
    command = Command(key(), "add_picture", data_for("add_picture", data, wire=False))
    perform_whole(evening.id, evening.desk, [command])


def test_captions_and_what_a_version_says_is_new_lose_the_person_and_the_journal_can_still_be_checked(told, settings):
    for sort, name in (("photo", f"{TEXTS[5]} at the mill"), ("photo", "The old mill"), ("organiser", TEXTS[6])):
        pictured(told, sort, name)
    told.do("open_phase", phase="close")
    told.do("release_protocol")
    told.do("reopen_workshop")
    news = f"The programme was mended.\n{TEXTS[5]} has taken the lead."
    told.do("release_protocol", changes=news)
    before = bytes_of(settings)
    assert [words for words in ("has taken", "at the mill") if f"{TEXTS[5]} {words}".encode() not in before] == []
    told.saved(told.anna, "erase_person")
    db.session.remove()
    db.engine.dispose()
    after = bytes_of(settings)
    assert TEXTS[5].encode() not in after
    value = released(db.session, told.workshop)
    assert [(one.sort, one.name, one.alt) for one in value.pictures] == [
        ("organiser", TEXTS[6], TEXTS[6]),
        ("photo", "", ""),
        ("photo", "The old mill", "The old mill"),
    ]
    assert value.versions[-1].changes == ("The programme was mended.",)
    assert examine(read(archived(told.id))) == []
