"""Groups: a number means one group for ever, and what refers to it is never left alone."""

import json

import pytest
from flask import current_app
from sqlalchemy import update

from tests.archive.evenings import app_on
from tests.support.evening import GROUPINGS, Evening, phone
from tests.support.visitors import Visitors
from workshop.database import writing_engine
from workshop.domain.workshops.models import Workshop
from workshop.engine.audience import AUDIENCES
from workshop.extensions import db


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


@pytest.mark.parametrize("name", ["Aue", "AUE"])
def test_two_groups_of_a_question_and_two_questions_have_two_names(evening, name):
    before = evening.workshop.groupings
    double = groupings(evening, name)
    question = [*before, {"name": before[0]["name"].upper(), "groups": []}]
    for wanted in (double, question):
        refused = evening.send(evening.desk, "edit_workshop", groupings=wanted)
        assert (refused["code"], refused["data"]) == ("bad_shape", {"field": "groupings", "reason": "same_name"})
    assert evening.workshop.groupings == before
    elsewhere = groupings(evening)
    elsewhere[1]["groups"] = elsewhere[1]["groups"] + [{"name": name}]
    evening.do("edit_workshop", groupings=elsewhere)


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


ROLE_FIRST = [{"name": "Rolle", "groups": [{"name": "Verein", "counts_for_breadth": False}]}, GROUPINGS[0]]


def breadths(evening):
    """What everybody is told of the first idea: (breadth, of how many, what they are called)."""
    told = evening.things("workshop")[1]
    return evening.tallies()[1]["breadth"], told["breadth_of"], told["breadth_name"]


def weighted(evening, people=6):
    """Everybody gives the first idea a point; six people come from three municipalities."""
    ids = [group["id"] for one in evening.workshop.groupings if one["name"] == "Gemeinde" for group in one["groups"]]
    joined = [evening.join(number, (ids[number % 3],)) for number in range(people)]
    first = evening.idea()
    evening.do("open_phase", phase="weight")
    for person in joined:
        evening.saved(person, "set_weight", idea=first, points=1)
    return ids, joined


def test_the_first_question_with_a_group_that_counts_is_the_one_that_counts(app):
    from workshop.protocol.query import protocol

    evening = Evening(groupings=ROLE_FIRST)
    weighted(evening)
    assert breadths(evening) == (3, 3, "Gemeinde")
    assert evening.things("workshop")[1]["main_grouping"] == 3
    evening.do("reveal_weights", revealed=True)
    told = protocol(db.session, evening.workshop, draft=True)
    assert (told.ideas[0].breadth, told.weighting.breadth_of, told.weighting.breadth_name) == (3, 3, "Gemeinde")
    assert told.totals.present == 3


def test_where_no_group_counts_nothing_is_told(app):
    evening = Evening(groupings=ROLE_FIRST[:1])
    assert [evening.things("workshop")[1][name] for name in ("breadth_of", "breadth_name", "main_grouping")] == [
        0,
        "",
        1,
    ]


def counting(evening, *names):
    """The present groupings, in which only the groups with these names count."""
    return [
        one | {"groups": [group | {"counts_for_breadth": group["name"] in names} for group in one["groups"]]}
        for one in evening.workshop.groupings
    ]


def counted_again(evening):
    weighted(evening, people=9)
    assert breadths(evening) == (3, 3, "Gemeinde")
    changed = evening.do("edit_workshop", groupings=counting(evening, "Aue", "Bach"))
    assert breadths(evening) == (2, 2, "Gemeinde")
    evening.do("undo", seq=changed["seq"])
    assert breadths(evening) == (3, 3, "Gemeinde")
    evening.do("edit_workshop", groupings=counting(evening, "Verein"))
    assert breadths(evening) == (0, 1, "Rolle")


def test_points_that_were_given_before_are_counted_again(evening):
    counted_again(evening)


def test_what_counts_cannot_be_changed_for_one_or_two_who_gave_points(evening):
    _ids, people = weighted(evening, people=7)
    before = breadths(evening)
    wish = {"groupings": counting(evening, "Bach", "Cella")}
    evening.saved(people[0], "join_workshop", groups=[3])
    evening.saved(people[3], "join_workshop", groups=[3])
    assert evening.send(evening.desk, "edit_workshop", **wish)["code"] == "too_few_count"
    assert breadths(evening) == before
    evening.saved(people[0], "join_workshop", groups=[2])
    evening.saved(people[3], "join_workshop", groups=[2])
    evening.do("edit_workshop", **wish)
    assert breadths(evening)[:2] == (2, 2)


def test_the_same_on_postgresql(postgresql, tmp_path):
    with app_on(tmp_path, postgresql):
        counted_again(Evening())


def test_another_order_makes_another_question_count_and_everybody_is_counted_again(app):
    both = [GROUPINGS[0], {"name": "Rolle", "groups": [{"name": "Verein"}, {"name": "Firma"}]}]
    evening = Evening(groupings=both)
    _ids, people = weighted(evening)
    for person in people[:4]:
        evening.saved(person, "join_workshop", groups=[2, 7])
    assert breadths(evening) == (3, 3, "Gemeinde")
    evening.do("edit_workshop", groupings=evening.workshop.groupings[::-1])
    assert breadths(evening) == (1, 2, "Rolle")
    evening.saved(people[0], "set_weight", idea=1, points=2)
    evening.saved(people[4], "join_workshop", groups=[3, 8])
    assert breadths(evening) == (2, 2, "Rolle")


def test_parts_of_a_merged_idea_are_counted_again_too(evening):
    _ids, people = weighted(evening)
    second = evening.idea(title="Second")
    evening.saved(people[0], "set_weight", idea=second, points=1)
    evening.do("merge_ideas", into=1, ideas=[second])
    evening.do("edit_workshop", groupings=counting(evening, "Aue"))
    assert breadths(evening)[0] == 1
    evening.do("unmerge_ideas", idea=1)
    assert [evening.tallies()[idea]["breadth"] for idea in (1, second)] == [1, 1]


def test_what_is_sealed_stays_and_the_groups_that_count_with_it(evening):
    weighted(evening)
    before = evening.do("edit_workshop", groupings=counting(evening, "Aue", "Bach", "Cella", "fern"))
    evening.do("seal_weighting")
    assert evening.send(evening.desk, "edit_workshop", groupings=counting(evening, "Aue"))["code"] == "sealed"
    assert evening.send(evening.desk, "undo", seq=before["seq"])["code"] == "sealed"
    evening.do("edit_workshop", groupings=groupings(evening, without=("Verein",)))
    assert breadths(evening) == (3, 4, "Gemeinde")


def test_the_answer_that_is_required_is_the_one_that_counts(app):
    evening = Evening(groupings=ROLE_FIRST, groups_required=True)
    assert evening.send(phone(1), "join_workshop", groups=[2])["code"] == "groups_missing"
    assert evening.send(phone(1), "join_workshop", groups=[4])["status"] == "saved"


def test_people_speak_for_the_group_that_counts(app):
    evening = Evening(groupings=ROLE_FIRST)
    anna = evening.join(1, (2, 4))
    evening.do("open_phase", phase="collect")
    idea = evening.idea(anna)
    evening.saved(anna, "support_idea", idea=idea, supports=True)
    evening.saved(anna, "add_contribution", idea=idea, kind="addition", text="More")
    told = evening.things("idea", "desk")[idea]
    assert (told["supporters"], told["group"], evening.things("contribution", "desk")[1]["group"]) == ([4], 4, 4)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_screens_that_were_there_see_the_other_order_like_new_ones(app, audience):
    both = [GROUPINGS[0], {"name": "Rolle", "groups": [{"name": "Verein"}]}]
    evening = Evening(groupings=both)
    anna = evening.join(1, (2, 7))
    evening.do("open_phase", phase="collect")
    evening.saved(anna, "support_idea", idea=evening.idea(anna), supports=True)
    mark, before = evening.workshop.seq, {(one["kind"], one["id"]): one for one in evening.snapshot(audience)}
    evening.do("edit_workshop", groupings=evening.workshop.groupings[::-1])
    later = {(one["kind"], one["id"]): one for one in evening.snapshot(audience, mark)}
    assert before | later == {(one["kind"], one["id"]): one for one in evening.snapshot(audience)}
