"""Who has no phone weights on paper: a sheet is a ballot like any other, and is declared."""

import json
import sqlite3
from contextlib import closing

import pytest

SHEETS = 12


@pytest.fixture
def printed(evening, settings):
    """An evening in which people weight, with sheets of paper; `rows` asks its database."""
    evening.ideas, evening.people = evening.weighting()
    evening.do("print_sheets", sheets=SHEETS)

    def rows(query):
        with closing(sqlite3.connect(settings.data / "workshop.sqlite")) as raw:
            return raw.execute(query).fetchall()

    evening.rows = rows
    return evening


def count(evening, sheet, *points, **more):
    """Count a sheet with so many points on the first idea, the second, …; the answer."""
    values = {str(idea): value for idea, value in zip(evening.ideas, points, strict=False) if value is not None}
    return evening.send(evening.desk, "count_sheet", sheet=sheet, values=values, **more)


def told(evening):
    """{idea: (points, people, breadth)} as they are when they are revealed for a moment."""
    evening.do("reveal_weights", revealed=True)
    found = {ident: (one["points"], one["people"]) for ident, one in evening.tallies().items()}
    evening.do("reveal_weights", revealed=False)
    return found


def on_paper(evening):
    """What the wall is told of paper once the weights are revealed."""
    evening.do("reveal_weights", revealed=True)
    (weighting,) = evening.things("weighting", "wall").values()
    return weighting["paper"]


def test_a_sheet_counts_like_a_person(printed):
    printed.saved(printed.people[0], "set_weight", idea=printed.ideas[0], points=4)
    assert count(printed, 7, 6, 4)["status"] == "saved"
    assert told(printed) == {1: (10, 2), 2: (4, 1), 3: (0, 0)}


def test_a_group_on_a_sheet_counts_for_breadth(printed):
    for sheet, group in enumerate((2, 3, 3, 2, 2), 1):
        count(printed, sheet, 1, groups=[group])
    printed.do("reveal_weights", revealed=True)
    assert printed.tallies()[1]["breadth"] == 2


def test_a_sheet_counts_once_and_what_it_really_says_in_place_of_that(printed):
    count(printed, 7, 6, 4)
    answer = count(printed, 7, 1, 1)
    assert (answer["code"], answer["data"]) == ("sheet_counted", {"sheet": 7})
    assert count(printed, 7, 1, None, 2, again=True)["status"] == "saved"
    assert told(printed) == {1: (1, 1), 2: (0, 0), 3: (2, 1)}


def test_a_sheet_that_was_never_printed_is_misread(printed):
    answer = count(printed, SHEETS + 1, 1)
    assert (answer["code"], answer["data"]) == ("unknown_sheet", {"most": SHEETS})


@pytest.mark.parametrize("points", [(8, 3), (11,)])
def test_a_sheet_with_too_many_points_counts_nothing(printed, points):
    answer = count(printed, 7, *points)
    assert (answer["code"], answer["data"]) == ("sheet_spoiled", {"points": 10, "ideas": 5})
    assert printed.rows("SELECT count(*) FROM ballots") == [(0,)]
    assert told(printed) == {1: (0, 0), 2: (0, 0), 3: (0, 0)}


def test_points_on_a_part_of_an_idea_count_for_the_whole(printed):
    printed.do("merge_ideas", into=1, ideas=[2])
    count(printed, 7, 3, 2)
    assert told(printed)[1] == (5, 1)


def test_what_is_hidden_cannot_be_weighted_on_paper_either(printed):
    printed.do("hide_idea", idea=2)
    assert count(printed, 7, 3, 2)["code"] == "idea_hidden"
    assert told(printed)[1] == (0, 0)


def test_a_sheet_counted_by_mistake_is_taken_out(printed):
    people = printed.workshop.joined
    count(printed, 7, 6, 4)
    assert printed.workshop.joined == people + 1
    printed.do("remove_sheet", sheet=7)
    assert (printed.workshop.joined, told(printed)[1]) == (people, (0, 0))
    assert on_paper(printed) is None


def test_a_sheet_that_was_taken_out_may_be_counted_again(printed):
    people = printed.workshop.joined
    count(printed, 7, 6, 4)
    printed.do("remove_sheet", sheet=7)
    count(printed, 7, 1)
    assert (printed.workshop.joined, told(printed)[1]) == (people + 1, (1, 1))


def test_as_many_are_printed_as_are_counted_at_least(printed):
    count(printed, 7, 6)
    answer = printed.send(printed.desk, "print_sheets", sheets=6)
    assert (answer["code"], answer["data"]) == ("sheets_counted", {"least": 7})


def test_how_much_is_on_paper_is_told_with_the_result_and_not_before(printed):
    count(printed, 7, 6, 4)
    count(printed, 8)
    assert [thing["paper"] for thing in printed.things("weighting", "desk").values()] == [None]
    assert on_paper(printed) == {"sheets": 2, "blank": 1, "value": 10}


def test_nothing_is_counted_while_everybody_sees_the_sums(printed):
    printed.do("reveal_weights", revealed=True)
    assert count(printed, 7, 1)["code"] == "revealed"


def test_a_phone_counts_no_sheets(printed):
    answer = printed.send(printed.people[0], "count_sheet", sheet=7, values={"1": 3})
    assert answer["code"] == "not_allowed"


def test_the_desk_takes_no_sheet_back_by_undo(printed):
    count(printed, 7, 6)
    (seq,) = printed.rows("SELECT max(seq) FROM journal")[0]
    assert printed.send(printed.desk, "undo", seq=seq)["code"] == "cannot_undo"


def test_sealing_keeps_the_sum_on_paper_and_no_sheet(printed):
    for sheet in range(1, 6):
        count(printed, sheet, 2, 1, groups=[2])
    printed.do("seal_weighting")
    assert on_paper(printed) == {"sheets": 5, "blank": 0, "value": 15}
    assert set(printed.rows("SELECT payload, before, salt FROM journal WHERE name = 'count_sheet'")) == {
        (None, None, None)
    }
    assert printed.rows("SELECT count(*) FROM ballots WHERE participant IS NOT NULL") == [(0,)]
    assert printed.rows("SELECT count(*) FROM keys WHERE name = 'count_sheet'") == [(0,)]


@pytest.mark.parametrize(("sheets", "told"), [(4, {}), (5, {"1": 10, "2": 5})])
def test_paper_is_told_by_idea_from_five_sheets_on(printed, sheets, told):
    for sheet in range(1, sheets + 1):
        count(printed, sheet, 2, 1)
    count(printed, 12)
    printed.do("seal_weighting")
    ((kept,),) = printed.rows("SELECT paper FROM weightings")
    assert json.loads(kept)["ideas"] == told


def test_the_flood_of_a_stranger_leaves_sheets_alone(printed):
    since = printed.workshop.starts.replace(year=2001)
    for sheet in (7, 8, 9):
        count(printed, sheet, 6)
    printed.do("remove_participants", since=since.isoformat())
    assert on_paper(printed) == {"sheets": 3, "blank": 0, "value": 18}
