"""The protocol's own commands: words, corrections, releases, the result page."""

import pytest

from tests.support.script import whole_evening
from workshop.extensions import db
from workshop.protocol.query import protocol, public
from workshop.protocol.releases import released
from workshop.protocol.values import SECTIONS, plain


@pytest.fixture
def closing(evening):
    """An evening with an idea, a measure and two people, in its last phase."""
    evening.anna, evening.ben = evening.join(1), evening.join(2)
    evening.do("open_phase", phase="collect")
    evening.idea(evening.anna, "A bus for everybody")
    evening.saved(evening.anna, "edit_idea", idea=1, text="Every hour")
    evening.idea(evening.ben, "A bench")
    evening.do("open_phase", phase="weight")
    evening.saved(evening.anna, "set_weight", idea=1, points=3)
    evening.do("open_phase", phase="assign")
    evening.do("add_measure", idea=1, title="Ask the bus company")
    evening.do("open_phase", phase="close")
    return evening


def now(evening):
    return protocol(db.session, evening.workshop, draft=evening.workshop.state != "released")


def kept(evening, number=None):
    return released(db.session, evening.workshop, number)


def test_the_sections_are_those_of_the_table():
    from workshop.domain.corrections.models import SECTIONS as OF_THE_TABLE

    assert OF_THE_TABLE == SECTIONS


def test_own_words_stand_in_their_section_until_they_are_taken_back(closing):
    closing.do("edit_protocol", section="measures", text="We meet again in spring.")
    closing.do("edit_protocol", section="summary", text="It was a good evening.")
    assert [(note.section, note.text) for note in now(closing).notes] == [("measures", "We meet again in spring.")]
    assert now(closing).facts.summary == "It was a good evening."
    closing.do("edit_protocol", section="measures", text="")
    assert now(closing).notes == ()


def test_words_that_somebody_else_has_changed_meanwhile_are_not_overwritten(closing):
    closing.do("edit_protocol", section="summary", text="It was a good evening.", was="")
    refused = closing.send(closing.desk, "edit_protocol", section="summary", text="A long evening.", was="")
    assert (refused["code"], now(closing).facts.summary) == ("changed_meanwhile", "It was a good evening.")
    closing.do("edit_protocol", section="summary", text="A long evening.", was="It was a good evening.")
    assert now(closing).facts.summary == "A long evening."


def test_a_correction_is_printed_once_it_is_answered(closing):
    closing.saved(closing.anna, "send_correction", section="ideas", text="It was every half hour.")
    assert now(closing).corrections == ()
    closing.do("answer_correction", correction=1, accepted=True, reply="It is changed.")
    (found,) = now(closing).corrections
    assert (found.section, found.text, found.answer, found.accepted) == (
        "ideas", "It was every half hour.", "It is changed.", True,
    )  # fmt: skip
    closing.do("dismiss_correction", correction=1)
    assert now(closing).corrections == ()


def test_corrections_are_for_the_moderators_alone(closing):
    closing.saved(closing.anna, "send_correction", section="ideas", text="It was every half hour.")
    assert (len(closing.things("correction", "desk")), closing.things("correction", "phone")) == (1, {})


def test_corrections_come_from_the_last_phases_on_and_after_the_release(closing):
    correction = {"section": "ideas", "text": "Not so."}
    closing.do("open_phase", phase="collect")
    assert closing.send(closing.anna, "send_correction", **correction)["status"] == "refused"
    closing.do("close_workshop")
    assert closing.send(closing.anna, "send_correction", **correction)["status"] == "saved"
    closing.do("release_protocol")
    assert closing.send(closing.anna, "send_correction", **correction)["status"] == "saved"
    closing.do("answer_correction", correction=2, accepted=False, reply="It was so.")


def test_one_person_cannot_fill_the_list(closing):
    for number in range(10):
        closing.saved(closing.anna, "send_correction", section="ideas", text=f"No. {number}")
    assert closing.send(closing.anna, "send_correction", section="ideas", text="More")["code"] == "too_many"
    assert closing.send(closing.ben, "send_correction", section="ideas", text="Mine")["status"] == "saved"


def test_a_release_keeps_its_protocol_whatever_happens_afterwards(closing):
    closing.do("release_protocol")
    first = kept(closing)
    assert (first.facts.release, first.facts.draft, first.proof.seq) == (1, False, closing.workshop.seq - 1)
    closing.do("reopen_workshop")
    closing.do("edit_idea", idea=1, title="A bus for everybody, also on Sundays")
    assert kept(closing) == first
    assert kept(closing, 2) is None


def test_the_second_version_says_what_has_changed(closing):
    closing.do("release_protocol")
    closing.do("reopen_workshop")
    closing.do("edit_idea", idea=2, text="Under the tree")
    closing.do("add_measure", idea=2, title="Build it")
    closing.do("edit_protocol", section="ideas", text="There were more.")
    closing.do("release_protocol", changes="The tree is named.\n\nSo is the bench.")
    second = kept(closing).versions[1]
    assert (second.number, second.changes) == (2, ("The tree is named.", "So is the bench."))
    assert [(one.kind, one.what, one.title) for one in second.differences] == [
        ("notes", "changed", ""),
        ("idea", "changed", "A bench"),
        ("measure", "added", "Build it"),
    ]
    assert kept(closing, 1).versions == (kept(closing).versions[0],)


def test_a_released_protocol_cannot_be_edited(closing):
    closing.do("release_protocol")
    assert closing.send(closing.desk, "edit_protocol", section="ideas", text="x")["code"] == "not_open"


def test_the_result_page_is_opened_and_closed_again(closing):
    closing.do("publish_result", open=True, indexed=True)
    assert closing.things("publication", "desk")[1] | {"seq": 0} == {
        "kind": "publication", "id": 1, "seq": 0, "notes": {}, "open": True, "indexed": True,
    }  # fmt: skip
    closing.do("publish_result", open=False, indexed=True)
    found = closing.things("publication", "desk")[1]
    assert (found["open"], found["indexed"]) == (False, False)


def test_before_the_reveal_the_room_sees_no_points(closing):
    shown = public(now(closing))
    assert [(idea.title, idea.points, idea.rank, idea.people) for idea in shown.ideas] == [
        ("A bus for everybody", 0, None, 0),
        ("A bench", 0, None, 0),
    ]
    assert (shown.totals.points, shown.totals.weighted) == (0, 0)
    closing.do("reveal_weights", revealed=True)
    assert [idea.points for idea in public(now(closing)).ideas] == [3, 0]


def test_an_erased_person_leaves_released_versions_too(evening):
    for _command in whole_evening(evening):
        pass
    text = str([plain(kept(evening, number)) for number in (1, 2)])
    assert ("Idea 4" in text, "Idea 0" in text) == (False, True)


def test_what_an_erased_person_objected_to_is_gone_from_the_versions(closing):
    closing.saved(closing.anna, "send_correction", section="ideas", text="It was every half hour, I said.")
    closing.do("answer_correction", correction=1, accepted=True, reply="It is changed.")
    closing.do("edit_protocol", section="ideas", text="Every hour")
    closing.do("release_protocol", changes="A bus for everybody is named.\nNothing else.")
    closing.saved(closing.anna, "erase_person")
    left = str(plain(kept(closing)))
    assert [word in left for word in ("half hour", "A bus for everybody", "Every hour", "Nothing else.")] == [
        False, False, False, True,
    ]  # fmt: skip
    assert (closing.things("correction", "desk")[1]["text"], closing.workshop.state) == ("", "released")
