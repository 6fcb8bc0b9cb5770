"""An idea of up to 280 letters is taken as it was written."""

import pytest

from tests.domain.ideas.test_wording import BUS, TWO
from workshop.export import export
from workshop.extensions import db
from workshop.protocol.query import protocol

TITLE, REST = BUS.partition(" weder")[0], "… weder zum Sport noch ins Kino noch wieder nach Hause."


@pytest.fixture
def collecting(evening):
    evening.anna = evening.join(1)
    evening.do("open_phase", phase="collect")
    return evening


def told(evening, idea, audience="phone"):
    return tuple(evening.things("idea", audience)[idea][name] for name in ("title", "text", "rest"))


def test_a_long_sentence_becomes_title_and_rest_and_keeps_every_word(collecting):
    short = collecting.idea(collecting.anna, title="Dorfladen")
    idea = collecting.idea(collecting.anna, title=TWO)
    begin, end = "Wir brauchen einen Rufbus am Abend.", TWO.partition("Abend. ")[2]
    assert (told(collecting, short), told(collecting, idea)) == (("Dorfladen", "", None), (begin, TWO, end))
    assert told(collecting, idea, "desk") == told(collecting, idea, "wall") == told(collecting, idea)


def test_two_hundred_and_eighty_letters_are_taken_and_no_more(collecting):
    field = collecting.fields[0]
    collecting.saved(collecting.anna, "add_idea", field_of_action=field, title="ä" * 280, text="y" * 1000)
    with pytest.raises(Exception, match="too_long"):
        collecting.send(collecting.anna, "add_idea", field_of_action=field, title="ä" * 281)


def test_its_author_writes_it_anew_and_keeps_what_was_added(collecting):
    idea = collecting.idea(collecting.anna, title=BUS)
    collecting.saved(collecting.anna, "edit_idea", idea=idea, text=f"{BUS}\nAuch sonntags")
    assert told(collecting, idea)[1:] == (f"{BUS}\nAuch sonntags", f"{REST}\nAuch sonntags")
    collecting.saved(collecting.anna, "edit_idea", idea=idea, title="Rufbus")
    assert told(collecting, idea) == ("Rufbus", "Auch sonntags", None)
    collecting.saved(collecting.anna, "edit_idea", idea=idea, title=TWO)
    assert told(collecting, idea)[1] == f"{TWO}\nAuch sonntags"


def test_the_desk_words_a_title_of_its_own_and_takes_no_word_from_the_text(collecting):
    idea = collecting.idea(collecting.anna, title=BUS)
    collecting.do("edit_idea", idea=idea, title="Bus am Abend")
    assert told(collecting, idea) == ("Bus am Abend", BUS, None)


def test_late_and_long_it_is_taken_as_it_was_written(collecting):
    collecting.do("open_phase", phase="assign")
    late = collecting.send(collecting.anna, "add_idea", field_of_action=collecting.fields[0], title=BUS)
    taken = collecting.do("take_late", late=late["data"]["late"])["id"]
    assert told(collecting, taken) == (f"{TITLE}…", BUS, REST)


def test_paper_shows_the_rest_only_and_data_every_word(collecting, settings):
    collecting.idea(collecting.anna, title=BUS)
    made = protocol(db.session, collecting.workshop, draft=True)
    assert (made.ideas[0].below, made.ideas[0].text) == (REST, BUS)
    markdown = export(made, "md", settings)[0].decode()
    assert (BUS in markdown, markdown.count(REST)) == (False, 1)
