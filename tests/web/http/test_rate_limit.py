"""How fast somebody may go on."""

import time

import gevent

from workshop import turns
from workshop.web.http.rate_limit import Pace


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


def test_so_many_a_minute_for_each_key_and_more_as_time_goes_by():
    clock = Clock()
    pace = Pace(clock)
    assert [pace.allows("anna", 3) for _ in range(4)] == [True, True, True, False]
    assert pace.allows("ben", 3)
    clock.now += 20
    assert [pace.allows("anna", 3) for _ in range(2)] == [True, False]


def test_a_cost_is_taken_whole_or_not_at_all_and_never_waits_for_ever():
    pace = Pace(Clock())
    assert [pace.allows("anna", 10, cost) for cost in (7, 4, 3)] == [True, False, True]
    assert pace.allows("ben", 10, 20)


def test_who_has_been_quiet_is_forgotten():
    clock = Clock()
    pace = Pace(clock)
    for number in range(50):
        pace.allows(number, 3)
    clock.now += 61
    pace.allows("anna", 3)
    assert list(pace._left) == ["anna"]


def test_it_asks_the_clock_that_nobody_sets():
    assert Pace()._clock is time.monotonic


def test_the_next_request_of_a_connection_may_be_somebody_elses(app):
    turns._turns._strangers.add(gevent.getcurrent())
    app.test_client().get("/healthz")
    assert list(turns._turns._strangers) == []
