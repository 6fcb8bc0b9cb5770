"""What people need goes after the day, registrations and the messages to them after their weeks; nothing else does."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from tests.archive.evenings import app_on
from tests.retention.test_looks import later
from tests.support.office import STARTS, Office
from workshop.domain.registrations.letters import Letters
from workshop.domain.registrations.models import PendingList, Registration
from workshop.domain.registrations.taking_in import lay_down
from workshop.engine.perform import carried
from workshop.extensions import db
from workshop.mail.models import Outgoing
from workshop.retention import look
from workshop.retention.looks import APART_SECONDS, Now

#: The workshop of these tests has just ended
OVER = Now(STARTS + timedelta(hours=3), "first run", 1_000_000)
DAY = timedelta(days=1)


def kept(office) -> tuple[list, int, int]:
    """(needs and wishes of each registration, how many lists wait to be looked at, how many messages there are)."""
    db.session.rollback()
    ident = office.evening.id
    query = select(Registration).where(Registration.workshop_id == ident).order_by(Registration.id)
    needs = [(row.name, row.needs, row.wishes) for row in db.session.scalars(query)]
    return needs, *(
        db.session.scalar(select(func.count()).where(table.workshop_id == ident)) for table in (PendingList, Outgoing)
    )


FULL = [("Ada", ["step_free"], ""), ("Bert", [], "a chair"), ("Cleo", [], "")]
BARE = [(name, [], "") for name, _needs, _wishes in FULL]


def full() -> Office:
    """Three registrations, a message to each, and a list that nobody has looked at."""
    office = Office(places=2)
    office.post = Letters("https://region.example")
    for name, needs, wishes in FULL:
        office.register(name, needs=needs, wishes=wishes, about_needs=bool(needs or wishes))
    carried(lambda session: lay_down(session, office.evening.id, [{"name": "Dora"}], STARTS))
    return office


@pytest.fixture
def office(app):
    return full()


def test_on_postgresql_they_go_as_well(tmp_path, postgresql):
    with app_on(tmp_path, postgresql) as app:
        test_registrations_with_their_messages_go_after_their_weeks(app, full())


def steps(app, *looks) -> list[list[str]]:
    """What was deleted at each of these looks."""
    return [[one.step.name for one in look(app, now)] for now in looks]


def test_what_people_need_goes_a_day_after_the_workshop_and_nothing_else(app, office):
    before = replaced(OVER, STARTS - timedelta(hours=1))
    hours = [later(OVER, APART_SECONDS * part) for part in (0, 0.99, 1, 1.1)]
    assert steps(app, before, *hours[:2]) == [[], [], []]
    assert kept(office) == (FULL, 1, 3)
    assert steps(app, *hours[2:]) == [["needs"], []]
    assert kept(office) == (BARE, 1, 3)


def replaced(now: Now, wall) -> Now:
    """The same clocks as they stood at another time."""
    return later(now, (wall - now.wall).total_seconds())


def test_registrations_with_their_messages_go_after_their_weeks(app, office):
    weeks = replaced(OVER, STARTS + 28 * DAY)
    early, ripe = replaced(OVER, weeks.wall - DAY), later(weeks, APART_SECONDS)
    assert steps(app, OVER, later(OVER, APART_SECONDS), early, weeks) == [[], ["needs"], [], []]
    assert kept(office) == (BARE, 1, 3)
    assert steps(app, ripe, later(ripe, APART_SECONDS)) == [["registrations"], []]
    assert kept(office) == ([], 0, 0)
    assert office.evening.workshop.title == "Sample evening"


def test_a_clock_that_was_wrong_for_an_hour_deletes_nothing(app, office):
    right = replaced(OVER, STARTS - 20 * DAY)
    ahead = later(right, 3600, wall=STARTS + 40 * DAY)
    again = later(right, 2 * APART_SECONDS, wall=STARTS + 42 * DAY)
    assert steps(app, right, ahead, later(right, 7200), again) == [[], [], [], []]
    assert kept(office) == (FULL, 1, 3)


def test_those_of_another_workshop_stay(app, office):
    other = Office(places=2)
    other.evening.do("edit_workshop", starts=(STARTS + 90 * DAY).isoformat(), ends=(STARTS + 91 * DAY).isoformat())
    other.post = Letters("https://region.example")
    other.register("Emil", wishes="a ramp", about_needs=True)
    ripe = replaced(OVER, STARTS + 30 * DAY)
    assert steps(app, ripe, later(ripe, APART_SECONDS)) == [[], ["needs", "registrations"]]
    assert kept(office) == ([], 0, 0)
    assert kept(other) == ([("Emil", [], "a ramp")], 0, 1)
