"""Fields of action: the desk adds, changes and removes them; no idea ever loses its field."""

import pytest


@pytest.fixture
def prepared(shared_evening):
    """An evening with the fields A (Village) and B (Canal)."""
    return shared_evening


def told(evening, field, *names):
    found = evening.things("field_of_action", "desk")[field]
    return tuple(found[name] for name in names)


def test_a_new_field_gets_the_next_letter_and_colour_and_the_last_place(prepared):
    prepared.do("add_field_of_action", name="Third", letter="C", color=4)
    prepared.do("add_field_of_action", name="Fourth")
    letters = [told(prepared, field, "letter", "color", "position", "state") for field in (1, 2, 3, 4)]
    assert letters == [("A", 0, 1, "shown"), ("B", 1, 2, "shown"), ("C", 4, 3, "shown"), ("D", 2, 4, "shown")]


def test_its_own_short_name_is_kept(prepared):
    field = prepared.do("add_field_of_action", name="Mobility in the evening", short_name="Mobility")["id"]
    assert told(prepared, field, "short_name") == ("Mobility",)


def test_two_fields_have_two_letters_however_they_are_written(prepared):
    for letter in ("B", "b"):
        refused = prepared.send(prepared.desk, "add_field_of_action", name="Third", letter=letter)
        assert (refused["code"], refused["data"]) == ("letter_taken", {"letter": letter})
        assert prepared.send(prepared.desk, "edit_field_of_action", field_of_action=1, letter=letter)["code"] == (
            "letter_taken"
        )
    prepared.do("edit_field_of_action", field_of_action=2, letter="b", name="Kanal")
    assert told(prepared, 2, "letter", "name") == ("b", "Kanal")


def test_the_letter_and_the_colour_of_a_removed_field_are_free_again(prepared):
    prepared.do("remove_field_of_action", field_of_action=1)
    field = prepared.do("add_field_of_action", name="Third")["id"]
    assert told(prepared, field, "letter", "color") == ("A", 0)


def test_there_are_twelve_at_most_and_a_removed_one_makes_room(prepared):
    for number in range(3, 13):
        prepared.do("add_field_of_action", name=f"Field {number}")
    refused = prepared.send(prepared.desk, "add_field_of_action", name="One more")
    assert (refused["code"], refused["data"]) == ("too_many", {"limit": 12})
    prepared.do("remove_field_of_action", field_of_action=5)
    prepared.do("add_field_of_action", name="One more")


def test_only_what_is_given_changes(prepared):
    prepared.do("edit_field_of_action", field_of_action=1, impulse="What is missing?", color=7)
    prepared.do("edit_field_of_action", field_of_action=1, name="Our village")
    names = ("letter", "name", "short_name", "impulse", "color")
    assert told(prepared, 1, *names) == ("A", "Our village", "Village", "What is missing?", 7)


@pytest.mark.parametrize("state", ["shown", "merged"])
def test_a_field_with_ideas_stays(prepared, state):
    prepared.idea()
    if state == "merged":
        prepared.do("merge_ideas", into=prepared.idea(field=1, title="Buses"), ideas=[1])
    refused = prepared.send(prepared.desk, "remove_field_of_action", field_of_action=1)
    assert (refused["code"], refused["data"]) == ("field_in_use", {"ideas": 1})
    assert told(prepared, 1, "state") == ("shown",)
    assert prepared.send(prepared.desk, "remove_field_of_action", field_of_action=9)["code"] == "unknown_thing"


def test_a_field_in_which_every_idea_is_hidden_goes_from_every_screen(prepared):
    prepared.do("hide_idea", idea=prepared.idea())
    prepared.do("remove_field_of_action", field_of_action=1)
    assert (told(prepared, 1, "state"), list(prepared.things("field_of_action", "phone"))) == (("removed",), [2])
