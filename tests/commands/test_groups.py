"""Groups: a number means one group for ever, and what refers to it is never left alone."""

import json

import pytest
from flask import current_app
from sqlalchemy import update

from tests.support.evening import GROUPINGS, Evening
from tests.support.visitors import Visitors
from workshop.database import writing_engine
from workshop.models import Workshop


def groupings(evening, *more, without=()):
    """The present groupings as a desk sends them, with groups that are called `more` in the first one."""
    kept = [
        grouping | {"groups": [group for group in grouping["groups"] if group["name"] not in without]}
        for grouping in evening.workshop.groupings
    ]
    kept[0]["groups"] = kept[0]["groups"] + [{"name": name} for name in more]
    return kept


def number_of(evening, name) -> int:
    return {group["name"]: group["id"] for item in evening.workshop.groupings for group in item["groups"]}[name]


def test_a_group_number_is_never_given_again(evening):
    evening.do("edit_workshop", groupings=groupings(evening, "Dorf"))
    first = number_of(evening, "Dorf")
    evening.do("edit_workshop", groupings=groupings(evening, without=("Dorf",)))
    evening.do("edit_workshop", groupings=groupings(evening, "Landfrauenverein"))
    assert (first, number_of(evening, "Landfrauenverein")) == (8, 9)


def test_undo_gives_no_number_back(evening):
    added = evening.do("edit_workshop", groupings=groupings(evening, "Dorf"))
    evening.do("undo", seq=added["seq"])
    evening.do("edit_workshop", groupings=groupings(evening, "Hof"))
    assert number_of(evening, "Hof") == 9


def test_a_group_that_comes_back_by_undo_has_its_number_again(evening):
    removed = evening.do("edit_workshop", groupings=groupings(evening, without=("Cella",)))
    evening.do("undo", seq=removed["seq"])
    assert number_of(evening, "Cella") == 4


def test_one_number_cannot_be_two_groups(evening):
    twice = groupings(evening)
    twice[0]["groups"][1] = twice[0]["groups"][0] | {"name": "Aue again"}
    assert evening.send(evening.desk, "edit_workshop", groupings=twice)["code"] == "group_unknown"
    a_grouping = groupings(evening)
    a_grouping[0]["groups"][0] |= {"id": 1}
    assert evening.send(evening.desk, "edit_workshop", groupings=a_grouping)["code"] == "group_unknown"


def a_person(evening):
    evening.join(1, (4,))


def an_idea(evening):
    idea = evening.do("add_idea", field_of_action=1, title="An idea", groups=[4])["id"]
    evening.do("hide_idea", idea=idea)


def a_contribution(evening):
    anna, idea = evening.join(1, (4,)), evening.idea()
    evening.do("open_phase", phase="collect")
    evening.saved(anna, "add_contribution", idea=idea, kind="addition", text="More")
    evening.saved(anna, "join_workshop", groups=[2])


def an_answer(evening):
    anna, idea = evening.join(1, (4,)), evening.idea()
    evening.do("open_phase", phase="assign")
    measure = evening.do("add_measure", idea=idea, title="Measure")["id"]
    evening.do("show", kind="measure", id=measure)
    asked = evening.do("propose_responsibility", measure=measure, role="lead", bearer={"open": True})["id"]
    evening.saved(anna, "answer_responsibility", responsibility=asked, answer="lead", print_name=False)
    evening.saved(anna, "join_workshop", groups=[2])


def a_responsibility(evening):
    measure = evening.do("add_measure", idea=evening.idea(), title="Measure")["id"]
    asked = evening.do("propose_responsibility", measure=measure, role="lead", bearer={"group": 4})["id"]
    evening.do("withdraw_responsibility", responsibility=asked)


def something_late(evening):
    anna = evening.join(1)
    for phase in ("collect", "welcome"):
        evening.do("open_phase", phase=phase)
    late = evening.send(anna, "add_idea", field_of_action=1, title="Late", groups=[4])
    assert late["code"] == "late"


def somebody_late(evening):
    anna, idea = evening.join(1, (4,)), evening.idea()
    for phase in ("collect", "welcome"):
        evening.do("open_phase", phase=phase)
    assert evening.send(anna, "add_contribution", idea=idea, kind="addition", text="Late")["code"] == "late"
    evening.saved(anna, "join_workshop", groups=[2])


REFERS = (a_person, an_idea, a_contribution, an_answer, a_responsibility, something_late, somebody_late)


@pytest.mark.parametrize("refers", REFERS)
def test_a_group_that_something_refers_to_cannot_be_removed(evening, refers):
    refers(evening)
    answer = evening.send(evening.desk, "edit_workshop", groupings=groupings(evening, without=("Cella",)))
    assert (answer["code"], answer["data"]) == ("group_in_use", {"group": 4})
    evening.do("edit_workshop", groupings=groupings(evening, without=("Bach",)))


def test_undo_does_not_take_a_group_away_from_somebody(evening):
    added = evening.do("edit_workshop", groupings=groupings(evening, "Dorf"))
    evening.join(1, (number_of(evening, "Dorf"),))
    assert evening.send(evening.desk, "undo", seq=added["seq"])["code"] == "group_in_use"
    assert number_of(evening, "Dorf") == 8


def forgotten(evening, name):
    """Take a group away past the commands, as an older version could."""
    left = json.loads(json.dumps(groupings(evening, without=(name,))))
    engine = writing_engine(current_app.extensions["settings"].database)
    with engine.begin() as connection:
        connection.execute(update(Workshop).where(Workshop.id == evening.id).values(groupings=left))
    engine.dispose()


def test_a_responsibility_of_a_group_that_is_gone_says_so_and_is_not_open(app):
    visitors = Visitors(app)
    evening = visitors.here
    evening.do("open_phase", phase="assign")
    measure = evening.do("add_measure", idea=evening.idea(), title="Measure")["id"]
    evening.do("record_responsibility", measure=measure, role="lead", bearer={"group": 4}, print_name=False)
    forgotten(evening, "Cella")
    base = f"/w/{visitors.code}"
    paths = [f"{base}/plain", f"{base}/protocol", *(f"{base}/protocol.{form}" for form in ("csv", "md", "json"))]
    readers = ("participant", *("moderator",) * 4)
    pages = [visitors.read(*one).get_data(as_text=True) for one in zip(readers, paths, strict=True)]
    assert [("(entfernte Gruppe)" in page, "– offen" in page) for page in pages] == [(True, False)] * len(paths)


def test_a_late_idea_of_a_group_that_is_gone_can_be_taken(evening):
    something_late(evening)
    forgotten(evening, "Cella")
    idea = evening.do("take_late", late=1)["id"]
    assert evening.things("idea")[idea]["groups"] == []


def test_after_a_restore_no_number_is_given_that_the_lost_state_may_have_given(app):
    from workshop.archive.reading import begin_all_anew

    evening = Evening()
    begin_all_anew()
    evening.do("edit_workshop", groupings=groupings(evening, "Dorf"))
    assert number_of(evening, "Dorf") > 100_000


def test_a_new_workshop_begins_with_one(app):
    assert [group["id"] for group in Evening().workshop.groupings[0]["groups"]] == [2, 3, 4, 5]
    assert [item["name"] for item in Evening().workshop.groupings] == [item["name"] for item in GROUPINGS]
