"""How many are ready is looked at every five seconds, however often somebody asks."""

import json

import pytest
from sqlalchemy import event

from workshop.extensions import db
from workshop.live.here import READY_SECONDS, Here
from workshop.live.presence import Presence


class Clock:
    now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def given(evening):
    """An evening with six phones of three municipalities, and somebody who looks at it; `clock` can be set."""
    (evening.idea_, *_), evening.people = evening.weighting(people=6)
    evening.clock = Clock()
    here = Here(Presence(evening.clock), evening.clock)
    evening.told = lambda audience="desk": here.told(db.session, evening.workshop, audience)
    return evening


def test_a_figure_moves_five_seconds_after_the_last_one_and_not_when_somebody_gets_ready(given):
    seen = [given.told("phone")["ready"]]
    for person in given.people[:3]:
        given.saved(person, "set_weight", idea=given.idea_, points=10)
        given.clock.now += 0.9
        seen.append(given.told("phone")["ready"])
    given.clock.now = 100 + READY_SECONDS - 0.01
    seen.append(given.told("wall")["ready"])
    given.clock.now = 100 + READY_SECONDS
    assert [*seen, given.told("phone")["ready"]] == [0, 0, 0, 0, 0, 3]


def test_everybody_hears_the_sum_and_the_desk_the_groups_too(given):
    given.saved(given.people[0], "finish_weighting", done=True)
    everybody = {"count": 6, "connected": 0, "joined": 6, "ready": 1}
    assert given.told("phone") == given.told("wall") == everybody
    groups = [{"group": None, "joined": 6, "ready": 1}]
    assert given.told("desk") == everybody | {"walls": 0, "desks": 0, "groups": groups}


def test_who_has_joined_since_the_last_look_is_here_at_once(given):
    given.told()
    given.join(7)
    assert (given.told()["count"], given.told()["joined"]) == (7, 6)


def test_a_hall_that_comes_in_is_read_person_by_person(given):
    given.told()
    asked = []
    event.listen(
        db.engine,
        "before_cursor_execute",
        lambda _c, _cursor, text, values, *_: "joined" in text and asked.append(values),
    )
    for number in range(7, 10):
        before = given.workshop.seq
        given.join(number)
        asked.clear()
        assert (given.told()["count"], given.told()["count"]) == (number, number)
        assert [values for values in asked if values == (given.id, before)] == [(given.id, before)]


def test_after_sealing_the_number_stays_and_the_groups_are_gone(given):
    for person in given.people[:2]:
        given.saved(person, "finish_weighting", done=True)
    given.do("seal_weighting")
    assert (given.told()["ready"], given.told()["groups"]) == (2, [])


def test_polling_and_the_first_picture_bring_it_along(app, given):
    client = app.test_client()
    page = client.get(f"/w/{given.workshop.code}").get_data(as_text=True)
    changes = client.get(f"/w/{given.workshop.code}/changes").get_json()
    block = json.loads(page.split('id="snapshot">')[1].split("</script>")[0])
    assert changes["here"] == {"count": 6, "connected": 0, "joined": 6, "ready": 0}
    assert block["snapshot"]["here"] == changes["here"]
