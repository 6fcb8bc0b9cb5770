"""The archive over HTTP: for the moderators, and not while it would tell who gave which points."""

import pytest

from tests.archive.evenings import archived
from tests.support.visitors import Visitors
from workshop.archive import verify


@pytest.fixture
def visitors(app):
    return Visitors(app)


def test_moderators_get_the_archive_as_it_is(visitors):
    response = visitors.read("moderator", f"/w/{visitors.code}/workshop.json")
    assert response.get_data() == archived(visitors.here.id)
    assert verify.examine(verify.read(response.get_data())) == []
    name = f"workshop-2026-11-22-{visitors.code}.json"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response.headers["Cache-Control"] == "no-store"


def test_nobody_gets_a_list_of_who_gave_what(visitors):
    """From the phase on, so that the answer does not tell of the first point."""
    path = f"/w/{visitors.code}/workshop.json"
    assert visitors.read("moderator", path).status_code == 200
    ideas, people = visitors.here.weighting()
    assert visitors.read("moderator", path).status_code == 409
    visitors.here.saved(people[0], "set_weight", idea=ideas[0], points=3)
    answer = visitors.read("moderator", path)
    assert (answer.status_code, answer.get_json()["code"]) == (409, "not_sealed")
    visitors.here.do("reveal_weights", revealed=True)
    visitors.here.do("seal_weighting")
    archive = verify.read(visitors.read("moderator", path).get_data())
    assert [ballot["participant"] for ballot in archive["tables"]["ballots"]] == [None]


def test_everybody_may_have_the_program_that_checks_it(visitors):
    from pathlib import Path

    assert visitors.read("nobody", "/verify.py").get_data() == Path(verify.__file__).read_bytes()
