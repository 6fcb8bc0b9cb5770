"""What is stored under the own phone: all of it, nothing of anybody else, and what is not linked is said."""

import json

import pytest

from tests.engine.test_erasing import TEXTS, filled
from tests.support.evening import phone
from tests.support.visitors import Visitors
from workshop.domain.people.stored import stored
from workshop.engine.context import Actor
from workshop.extensions import db


@pytest.fixture
def visitors(app):
    return Visitors(app)


def file_of(visitors, name) -> dict:
    answer = visitors.read(name, f"/w/{visitors.code}/my-data.json")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
    return json.loads(answer.get_data(as_text=True))


def own(evening, person) -> dict:
    return stored(db.session, evening.workshop, person.person)


def test_everything_that_a_phone_has_left_is_in_it_and_nothing_of_others(evening):
    told = filled(evening)
    anna, ben = (json.dumps(own(told, person), ensure_ascii=False) for person in (told.anna, told.ben))
    # his idea has taken one of hers in, and he gave points to another
    assert [text for text in TEXTS if text not in anna] == []
    assert [text for text in TEXTS if text in ben] == [TEXTS[2], TEXTS[4]]
    assert ("Limes" in ben, "Limes" in anna) == (True, False)


def test_every_part_says_what_it_is(evening):
    told = filled(evening)
    found = own(told, told.anna)
    assert {name: len(rows) for name, rows in found.items() if isinstance(rows, list)} == {
        "ideas": 2, "contributions": 1, "supports": 0, "responsibilities": 1, "corrections": 0, "late": 1,
        "weightings": 1, "journal": len(found["journal"]),
    }  # fmt: skip
    assert (found["person"]["number"], found["person"]["groups"], found["person"]["removed"]) == (1, ["Aue"], False)
    assert found["weightings"][0] == {
        "title": "", "method": "points", "sealed": False, "given": [{"idea": TEXTS[2], "value": 4}],
    }  # fmt: skip
    (answer,) = found["responsibilities"]
    assert (answer["name"], answer["answer"], answer["confirmed"], answer["print_name"]) == (
        TEXTS[5],
        "lead",
        True,
        True,
    )
    names = [row["name"] for row in found["journal"]]
    assert names == [
        "join_workshop", "add_idea", "add_contribution", "add_idea", "arrive_late", "answer_responsibility",
    ]  # fmt: skip
    assert [row for row in found["journal"] if not row["at"]] == []
    assert found["answers_kept"] == 7


def test_once_it_is_sealed_nobody_is_told_which_points_were_whose_the_giver_neither(evening):
    told = filled(evening)
    told.do("seal_weighting")
    assert own(told, told.anna)["weightings"] == [{"title": "", "method": "points", "sealed": True, "given": None}]


def test_who_was_erased_sees_what_is_left(evening):
    told = filled(evening)
    told.saved(told.anna, "erase_person")
    found = own(told, told.anna)
    assert [(one["title"], one["text"]) for one in found["ideas"]] == [("", "")] * 2


def test_who_was_removed_sees_what_is_still_stored(evening):
    people = [evening.join(number) for number in (1, 2, 3)]
    evening.do("open_phase", phase="collect")
    evening.idea(people[0], "Taken out with its device")
    evening.do("remove_participants", since=evening.came(people[0]))
    found = own(evening, people[0])
    assert (found["person"]["removed"], [one["state"] for one in found["ideas"]]) == (True, ["hidden"])


def test_only_the_cookie_opens_it(visitors):
    visitors.post(
        "participant", f"/w/{visitors.code}/commands", "add_idea", {"field_of_action": 1, "title": "Mine alone"}
    )
    evening = visitors.here
    evening.do("open_phase", phase="collect")
    evening.saved(phone(5), "join_workshop", groups=[2])
    evening.saved(phone(5), "add_idea", field_of_action=1, title="Somebody else's")
    for name in ("nobody", "moderator", "administrator", "participant of another workshop"):
        assert file_of(visitors, name)["person"] is None
        page = visitors.read(name, f"/w/{visitors.code}/my-data").get_data(as_text=True)
        assert (
            "hat an diesem Workshop nicht teilgenommen" in page or "has not taken part" in page,
            "Somebody else" in page,
        ) == (True, False)
    mine = file_of(visitors, "participant")
    assert mine["person"]["number"] == 1
    assert "Somebody else" not in json.dumps(mine)


def test_the_page_can_be_read_and_says_what_is_not_linked(visitors):
    visitors.here.do("open_phase", phase="collect")
    digest = visitors.person("participant")
    visitors.here.saved(Actor("phone", digest), "add_idea", field_of_action=1, title="A bench <b>by the canal</b>")
    page = visitors.read("participant", f"/w/{visitors.code}/my-data?lang=en").get_data(as_text=True)
    assert "A bench &lt;b&gt;by the canal&lt;/b&gt;" in page
    assert "nothing connects it with a phone" in page
    assert f"/w/{visitors.code}/my-data.json" in page
