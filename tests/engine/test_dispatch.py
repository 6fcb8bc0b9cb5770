"""From a command to its verb: keys, references, what the desk had seen, and what is kept of an answer."""

import pytest

from tests.support.evening import key, phone
from workshop.engine.command import data_for
from workshop.engine.keys import Command
from workshop.engine.perform import perform
from workshop.extensions import db


@pytest.fixture
def collecting(shared_evening):
    """An evening in *collect*; Anna and Ben are there."""
    evening = shared_evening
    evening.anna, evening.ben = evening.join(1), evening.join(2)
    evening.do("open_phase", phase="collect")
    return evening


def together(evening, actor, *commands):
    """The answers to several commands of one request: (key, name, data)."""
    db.session.rollback()
    answers = perform(evening.id, actor, [Command(given, name, data_for(name, data)) for given, name, data in commands])
    db.session.rollback()
    return answers


IDEA = {"field_of_action": 1, "title": "Rufbus"}


def test_whatever_names_a_thing_may_name_the_key_of_what_adds_it(collecting):
    first, second, measure = key(), key(), key()
    answers = together(
        collecting, collecting.desk,
        (first, "add_idea", IDEA), (second, "add_idea", IDEA),
        (key(), "merge_ideas", {"into": f"@{first}", "ideas": [f"@{second}"]}),
        (measure, "add_measure", {"idea": f"@{first}", "title": "Trial"}),
        (key(), "show", {"kind": "measure", "id": f"@{measure}"}),
    )  # fmt: skip
    assert {answer["status"] for answer in answers} == {"saved"}
    assert collecting.things("idea")[2]["merged_into"] == 1
    assert collecting.workshop.shown == {"kind": "measure", "id": 1}


def test_nobody_names_what_somebody_elses_key_has_added(collecting):
    hers = key()
    collecting.send(collecting.anna, "add_idea", _key=hers, **IDEA)
    refused = collecting.send(collecting.ben, "support_idea", idea=f"@{hers}", supports=True)
    assert refused["code"] == "depends_on_refused"


def test_what_was_refused_or_adds_nothing_is_named_by_no_key(collecting):
    refused, joined = key(), key()
    collecting.send(collecting.anna, "add_idea", _key=refused, field_of_action=9, title="Nowhere")
    idea = collecting.idea(collecting.anna)
    collecting.send(collecting.anna, "support_idea", _key=joined, idea=idea, supports=True)
    for given in (refused, joined):
        answer = collecting.send(collecting.anna, "edit_idea", idea=f"@{given}", title="Which?")
        assert answer["code"] == "depends_on_refused"


def test_who_was_not_there_yet_may_send_the_same_again_after_joining(collecting):
    given = key()
    assert collecting.send(phone(3), "add_idea", _key=given, **IDEA)["code"] == "not_joined"
    collecting.join(3)
    assert collecting.send(phone(3), "add_idea", _key=given, **IDEA)["status"] == "saved"


def test_two_people_may_happen_to_use_one_key(collecting):
    given = key()
    answers = [collecting.send(who, "add_idea", _key=given, **IDEA) for who in (collecting.anna, collecting.ben)]
    assert [answer.get("id") for answer in answers] == [1, 2]


def test_the_same_words_seen_at_another_moment_are_another_command(collecting):
    given, idea = key(), collecting.idea()
    seen = collecting.workshop.seq
    assert collecting.send(collecting.desk, "hide_idea", _key=given, _seen=seen, idea=idea)["status"] == "saved"
    assert collecting.send(collecting.desk, "hide_idea", _key=given, _seen=seen + 1, idea=idea)["code"] == "key_reused"


def test_only_phones_get_a_receipt_and_only_for_what_they_added(collecting):
    hers = collecting.saved(collecting.anna, "add_idea", **IDEA)
    changed = collecting.saved(collecting.anna, "edit_idea", idea=1, title="Bus")
    desks = collecting.do("add_idea", **IDEA)
    assert [sorted(answer) for answer in (hers, changed, desks)] == [
        ["id", "key", "receipt", "seq", "status"], ["key", "seq", "status"], ["id", "key", "seq", "status"],
    ]  # fmt: skip


def test_the_desk_is_told_what_has_changed_since_it_looked(collecting):
    idea, other = collecting.idea(), collecting.idea(title="A bench")
    seen = collecting.workshop.seq
    collecting.do("edit_idea", idea=other, title="Two benches")
    now = collecting.things("idea", "desk")[other]
    refused = collecting.send(collecting.desk, "merge_ideas", _seen=seen, into=idea, ideas=[other])
    assert (refused["code"], refused["data"]) == ("changed_meanwhile", {"thing": now})
    assert collecting.send(collecting.desk, "hide_idea", _seen=seen, idea=idea)["status"] == "saved"


def test_what_names_nothing_is_about_the_workshop(collecting):
    seen = collecting.workshop.seq
    collecting.do("edit_workshop", title="Another title")
    refused = collecting.send(collecting.desk, "edit_workshop", _seen=seen, place="Hall")
    assert (refused["code"], refused["data"]["thing"]["title"]) == ("changed_meanwhile", "Another title")
    collecting.idea()
    now = collecting.things("workshop", "desk")[1]["seq"]
    assert collecting.send(collecting.desk, "edit_workshop", _seen=now, place="Hall")["status"] == "saved"


def test_a_phone_is_not_asked_what_it_saw(collecting):
    idea = collecting.idea(collecting.anna)
    collecting.do("edit_idea", idea=idea, title="Bus")
    assert collecting.send(collecting.anna, "edit_idea", _seen=1, idea=idea, size="small")["status"] == "saved"


def test_answers_come_in_the_order_of_the_commands_and_one_refusal_stops_nothing(collecting):
    given = [key() for _ in range(3)]
    answers = together(
        collecting, collecting.anna,
        (given[0], "add_idea", IDEA), (given[1], "support_idea", {"idea": 99, "supports": True}),
        (given[2], "add_idea", IDEA | {"title": "A bench"}),
    )  # fmt: skip
    assert [(answer["key"], answer["status"]) for answer in answers] == list(
        zip(given, ("saved", "refused", "saved"), strict=True)
    )
    assert answers[1]["code"] == "unknown_thing"
