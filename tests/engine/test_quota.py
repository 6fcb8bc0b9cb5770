"""How much fits: what is shown counts, and who has little gets in while a flood stands."""

from dataclasses import replace

import pytest

from workshop.domain.contributions import commands as contributions
from workshop.domain.corrections import commands as corrections
from workshop.domain.ideas import commands as ideas
from workshop.domain.late_tray import commands as late_tray
from workshop.domain.measures import commands as measures
from workshop.domain.people import commands as people
from workshop.domain.responsibilities import commands as responsibilities

SMALL = {"soft": 6, "hard": 10, "few": 2}


@pytest.fixture
def narrow(evening, monkeypatch):
    """An evening that is full soon, in *collect*; Anna has written five ideas, Ben one."""
    for noun in (ideas, contributions, late_tray, corrections):
        monkeypatch.setattr(noun, "QUOTA", replace(noun.QUOTA, **SMALL))
    evening.do("open_phase", phase="collect")
    evening.anna, evening.ben = evening.join(1), evening.join(2)
    for number in range(5):
        evening.idea(evening.anna, f"Idea {number}")
    evening.idea(evening.ben, "Of Ben")
    return evening


def tried(evening, actor):
    answer = evening.send(actor, "add_idea", field_of_action=1, title="One more")
    return answer.get("code"), answer.get("data")


def test_beyond_the_soft_total_who_has_little_gets_in_and_nobody_beyond_the_hard_one(narrow):
    assert tried(narrow, narrow.anna) == ("too_many", {"limit": 2, "full": True})
    assert [tried(narrow, narrow.ben)[0] for _ in range(2)] == [None, "too_many"]
    assert [tried(narrow, narrow.join(number))[0] for number in range(3, 7)] == [None, None, None, "too_many"]
    assert tried(narrow, narrow.desk) == ("too_many", {"limit": 10})


def test_what_is_hidden_and_what_was_removed_gives_its_place_back(narrow):
    narrow.do("hide_idea", idea=1)
    assert tried(narrow, narrow.anna)[0] is None
    assert tried(narrow, narrow.anna)[0] == "too_many"
    moment = narrow.workshop.phase_since
    narrow.do("remove_participants", since=moment, wrote_least=5)
    assert [tried(narrow, narrow.ben)[0] for _ in range(5)] == [None] * 5


def test_what_was_erased_gives_its_place_back(narrow):
    narrow.saved(narrow.anna, "erase_person")
    assert [tried(narrow, narrow.ben)[0] for _ in range(4)] == [None] * 4


def test_who_writes_and_withdraws_in_turn_fills_nothing_twice(narrow):
    narrow.saved(narrow.anna, "withdraw_idea", idea=1)
    assert tried(narrow, narrow.anna)[0] == "too_many"


def test_contributions_corrections_and_the_tray_are_no_other(narrow):
    def contribute(who):
        return narrow.send(who, "add_contribution", idea=1, kind="question", text="Why?").get("code")

    def correct(who):
        return narrow.send(who, "send_correction", section="ideas", text="No").get("code")

    assert [contribute(narrow.anna) for _ in range(7)] == [None] * 6 + ["too_many"]
    assert contribute(narrow.ben) is None
    narrow.do("hide_contribution", contribution=1)
    narrow.do("hide_contribution", contribution=2)
    assert contribute(narrow.anna) is None
    narrow.do("open_phase", phase="close")
    assert [correct(narrow.anna) for _ in range(7)] == [None] * 6 + ["too_many"]
    assert correct(narrow.ben) is None
    for number in (1, 2):
        narrow.do("dismiss_correction", correction=number)
    assert correct(narrow.anna) is None
    kept = [tried(narrow, narrow.anna)[1]["kept"] for _ in range(7)]
    assert (kept, len(narrow.things("late", "desk"))) == ([True] * 6 + [False], 6)
    narrow.do("dismiss_late", late=1)
    tried(narrow, narrow.anna)
    assert len(narrow.things("late", "desk")) == 7


def test_measures_and_responsibilities_that_were_taken_back_give_their_place_back(evening, monkeypatch):
    monkeypatch.setattr(measures, "MOST", 2)
    monkeypatch.setattr(responsibilities, "MOST", 2)
    idea = evening.idea()

    def measure():
        return evening.send(evening.desk, "add_measure", idea=idea, title="Measure").get("code")

    def proposed():
        data = {"measure": 1, "role": "partner", "bearer": {"open": True}}
        return evening.send(evening.desk, "propose_responsibility", **data).get("code")

    assert [measure() for _ in range(3)] == [None, None, "too_many"]
    assert [proposed() for _ in range(3)] == [None, None, "too_many"]
    evening.do("remove_measure", measure=2)
    evening.do("withdraw_responsibility", responsibility=2)
    assert (measure(), proposed()) == (None, None)


def test_so_many_people_and_a_removed_one_gives_the_place_back(evening, monkeypatch):
    monkeypatch.setattr(people, "MOST", 2)
    evening.join(1), evening.join(2)
    with pytest.raises(AssertionError, match="too_many"):
        evening.join(3)
    evening.do("remove_participants", since=evening.workshop.created)
    evening.join(3)
    assert evening.workshop.joined == 1


def test_so_many_answers_to_one_question(evening, monkeypatch):
    monkeypatch.setattr(responsibilities, "MOST_ANSWERS", 1)
    anna, ben = evening.join(1), evening.join(2)
    evening.do("open_phase", phase="assign")
    evening.do("add_measure", idea=evening.idea(), title="Measure")
    evening.do("show", kind="measure", id=1)
    evening.do("propose_responsibility", measure=1, role="lead", bearer={"open": True})
    said = {"responsibility": 1, "answer": "no", "print_name": False}
    answers = [evening.send(person, "answer_responsibility", **said).get("code") for person in (anna, ben, anna)]
    assert answers == [None, "too_many", None]


def test_the_real_totals_hold_more_than_a_full_hall():
    assert (ideas.QUOTA.soft, ideas.QUOTA.hard, ideas.QUOTA.few, people.MOST) == (3000, 6000, 5, 10_000)
