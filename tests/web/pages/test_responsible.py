"""A workshop's own responsible body: set while preparing, carried along by copies and archives."""

from tests.support.edit_page import ASIDE
from workshop.domain.workshops.facts import WorkshopFacts
from workshop.engine.schema import most
from workshop.installation import Responsible
from workshop.web.pages.workshop_values import RESPONSIBLE, from_copy

STADT = {"name": "Stadt Nachbar", "address": "Markt 1\n39000 Nachbar", "email": "a@example.org", "officer": "Frau Kern"}


def test_it_is_set_on_the_page_on_which_a_workshop_is_prepared(opened):
    assert opened.save(**{f"responsible_{name}": text for name, text in STADT.items()}) == 302
    assert opened.now.responsible == STADT
    opened.fields = opened.drawn()
    assert {name: opened.fields[name] for name in RESPONSIBLE} == {f"responsible_{n}": t for n, t in STADT.items()}
    assert opened.save(responsible_name="") == 302
    assert opened.now.responsible == STADT | {"name": ""}


def test_what_others_have_said_of_it_meanwhile_stays_and_is_told_where_both_touched_it(opened):
    opened.others.do("edit_workshop", responsible=STADT)
    assert opened.save(responsible_officer="Herr Kern", responsible_email="b@example.org") == 422
    assert opened.wrong()["responsible_officer"] == [ASIDE.format("Frau Kern")]
    assert opened.save() == 302
    assert opened.now.responsible == STADT | {"officer": "Herr Kern", "email": "b@example.org"}


def test_what_does_not_fit_is_told_beside_its_field(opened):
    assert opened.save(responsible_name="x" * (most(Responsible, "name") + 1)) == 422
    assert opened.wrong() == {"responsible_name": ["Bitte kürzen Sie: 1 Zeichen zu viel."]}
    assert opened.save(responsible_name="a\0b") == 422
    assert list(opened.wrong()) == ["responsible_name"]
    assert opened.now.responsible == {}


def test_a_copy_takes_it_over(opened):
    opened.others.do("edit_workshop", responsible=STADT)
    assert WorkshopFacts(responsible=from_copy(opened.now)["responsible"]).responsible == Responsible(**STADT)
