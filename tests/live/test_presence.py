"""Who is here."""

from workshop.live.presence import SEEN_SECONDS, Presence


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def test_two_tabs_of_one_phone_are_one_person_and_who_has_not_joined_is_nobody():
    presence = Presence(Clock())
    for connection, person in (("a", b"anna"), ("b", b"anna"), ("c", b"ben"), ("d", None), ("e", b"visitor")):
        presence.arrive(connection, 1, "phone", person)
    presence.arrive("w", 1, "wall", None)
    presence.arrive("m", 1, "desk", 7)
    counts = presence.counts(1, {b"anna", b"ben"}, set())
    assert counts == {"count": 2, "connected": 2, "walls": 1, "desks": 1}


def test_who_left_is_here_for_twenty_minutes_more():
    clock = Clock()
    presence = Presence(clock)
    presence.arrive("a", 1, "phone", b"anna")
    presence.leave("a")
    clock.now = SEEN_SECONDS - 1
    assert presence.counts(1, {b"anna"}, set())["count"] == 1
    clock.now = SEEN_SECONDS + 1
    assert presence.counts(1, {b"anna"}, set())["count"] == 0


def test_who_joined_lately_is_here_even_after_a_restart():
    assert Presence(Clock()).counts(1, {b"anna", b"ben"}, {b"anna"})["count"] == 1


def test_workshops_do_not_feel_each_other():
    presence = Presence(Clock())
    presence.arrive("a", 1, "phone", b"anna")
    assert presence.counts(2, {b"anna"}, set()) == {"count": 0, "connected": 0, "walls": 0, "desks": 0}
