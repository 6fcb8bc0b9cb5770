"""Moderators print sheets of paper and count them by hand; everything works without a script."""

import subprocess

import pytest

from tests.support.visitors import Visitors

SHEETS = 6


@pytest.fixture
def visitors(app):
    """The phase of weighting with three ideas and six sheets."""
    visitors = Visitors(app)
    visitors.here.weighting()
    visitors.here.do("print_sheets", sheets=SHEETS)
    visitors.path = f"/w/{visitors.here.workshop.code}/sheets"
    return visitors


def typed(visitors, wish="count", **fields):
    """What the moderator sees after sending the form of a sheet."""
    fields = {name.replace("_", "-"): value for name, value in fields.items()}
    return visitors.send("moderator", f"{visitors.path}?lang=en", fields | {"wish": wish})


def points(visitors):
    return {idea: one["points"] for idea, one in visitors.here.tallies().items()}


def page(visitors, more=""):
    return visitors.read("moderator", f"{visitors.path}?lang=en{more}").get_data(as_text=True)


def test_a_sheet_is_typed_in_and_counts(visitors):
    assert typed(visitors, sheet="2", group="2", idea_1="6", idea_3="4").status_code == 302
    assert points(visitors) == {1: 6, 2: 0, 3: 4}
    assert "Sheet 2 is counted: 10 in all." in page(visitors)
    assert "1 of 6 counted" in page(visitors)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            {"sheet": "2", "idea_1": "7", "idea_2": "4"},
            "This is more than a sheet may say (10 points on at most 5 ideas).",
        ),
        ({"sheet": "7", "idea_1": "1"}, "they are numbered from 1 to 6"),
        ({"sheet": "two", "idea_1": "1"}, "Please type whole numbers."),
        ({"sheet": "2", "idea_1": "-1"}, "Please type whole numbers."),
        ({"sheet": "2"}, "Nothing is marked."),
    ],
)
def test_what_cannot_be_is_said_and_nothing_typed_is_lost(visitors, fields, said):
    answer = typed(visitors, group="3", **fields)
    text = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert said in text
    assert all(f'value="{value}"' in text for value in fields.values())
    assert '<option value="3" selected>' in text
    assert points(visitors) == {1: 0, 2: 0, 3: 0}


def test_a_sheet_counts_once_until_its_correction_is_wanted(visitors):
    typed(visitors, sheet="2", idea_1="6")
    again = typed(visitors, sheet="2", idea_1="5")
    assert again.status_code == 422
    assert "Sheet 2 has been counted already." in again.get_data(as_text=True)
    assert "checked" not in again.get_data(as_text=True)
    assert typed(visitors, sheet="2", idea_1="5", again="2").status_code == 302
    assert points(visitors)[1] == 5


def test_what_was_meant_for_one_sheet_replaces_no_other(visitors):
    typed(visitors, sheet="2", idea_1="6")
    typed(visitors, sheet="3", idea_1="1")
    answer = typed(visitors, sheet="3", idea_1="5", again="2")
    assert answer.status_code == 422
    assert "Sheet 3 has been counted already." in answer.get_data(as_text=True)
    assert points(visitors)[1] == 7


def test_who_chooses_to_correct_a_sheet_need_not_say_so_again(visitors):
    typed(visitors, sheet="2", idea_1="6")
    assert 'value="2" checked' in page(visitors, "&sheet=2")


def test_nobody_waits_for_a_sheet_that_is_handed_in(visitors):
    typed(visitors, sheet="2", idea_1="3")
    typed(visitors, "void", sheet="3")
    assert visitors.here.readiness()["ready"] == 2


def test_an_empty_sheet_and_one_taken_out_count_nothing(visitors):
    typed(visitors, "void", sheet="2", idea_1="99")
    typed(visitors, sheet="3", idea_1="3")
    typed(visitors, "remove", sheet="3")
    assert points(visitors)[1] == 0
    assert "1 of 6 counted" in page(visitors)


def test_nothing_is_counted_while_the_result_is_seen(visitors):
    visitors.here.do("reveal_weights", revealed=True)
    assert "Hide it at the desk to count sheets" in page(visitors)
    assert typed(visitors, sheet="2", idea_1="6").status_code == 422


def test_a_weighting_that_does_not_exist_is_not_there(visitors):
    assert visitors.read("moderator", f"{visitors.path}?weighting=7").status_code == 404


@pytest.fixture
def printed(visitors, tmp_path):
    file = tmp_path / "sheets.pdf"
    file.write_bytes(visitors.read("moderator", f"{visitors.path}.pdf").data)

    def text(*options):
        done = subprocess.run(["pdftotext", "-layout", *options, file, "-"], capture_output=True, text=True, check=True)
        return done.stdout

    return text


def test_every_sheet_holds_its_number_every_idea_and_what_to_do(printed):
    pages = printed().split("\f")[:-1]
    assert [f"Bogen {number}" in page for number, page in enumerate(pages, 1)] == [True] * SHEETS
    for title in ("Idea 0", "Idea 1", "Idea 2", "zehn Punkte", "Aue"):
        assert [title in page for page in pages] == [True] * SHEETS


def test_without_sheets_or_ideas_there_is_no_paper(app):
    visitors = Visitors(app)
    answer = visitors.read("moderator", f"/w/{visitors.here.workshop.code}/sheets.pdf")
    assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (
        302,
        f"/w/{visitors.here.workshop.code}/sheets",
    )
