"""Who guesses passwords waits longer and longer; who owns the account gets in all the same."""

import re

import pytest

from tests.support.account_browser import PASSWORD
from workshop.accounts.waits import (
    ACCOUNT,
    ACCOUNT_ANYWHERE,
    ADDRESS,
    DEVICE,
    FORGET_SECONDS,
    MOST,
    Limit,
    Waits,
)


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock(app):
    """The clock by which waits are counted, in the test's hand."""
    hand = Clock()
    app.extensions["waits"] = Waits(hand)
    return hand


def guess(browser, email="one@example.org", password="nicht das richtige"):
    """(status, seconds to wait) of one attempt."""
    answer = browser.post("/sign-in", email=email, password=password)
    return answer.status_code, int(answer.headers.get("Retry-After", 0))


def test_each_wrong_one_after_the_first_few_doubles_the_wait_up_to_a_limit():
    clock, keys = Clock(), {"anna": Limit(free=2, longest=5)}
    waits, found = Waits(clock), []
    for _ in range(7):
        waits.begin(keys)
        found.append(waits.left(keys))
        clock.now += found[-1]
    assert found == [0, 0, 1, 2, 4, 5, 5]
    assert waits.left({"ben": Limit(2, 5)}) == 0


def test_a_right_one_and_a_long_time_forget_the_wrong_ones():
    clock, keys = Clock(), {"anna": Limit(free=0, longest=5)}
    waits = Waits(clock)
    waits.begin(keys)
    waits.forgive(keys)
    assert waits.left(keys) == 0
    waits.begin(keys)
    clock.now += FORGET_SECONDS + 1
    waits.begin(keys)
    assert waits.left(keys) == 1


def test_what_is_remembered_is_bounded():
    waits = Waits(Clock())
    for number in range(MOST + 10):
        waits.begin({number: ACCOUNT})
    assert (len(waits._wrong), 0 in waits._wrong, MOST + 9 in waits._wrong) == (MOST, False, True)


def test_guessing_one_account_gets_slower_and_is_told_so(somebody, link, clock):
    somebody().choose(link())
    stranger = somebody()
    found = [guess(stranger) for _ in range(ACCOUNT.free + 1)]
    assert found == [(200, 0)] * (ACCOUNT.free + 1)
    answer = stranger.post("/sign-in", email="one@example.org", password="noch einmal falsch")
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "1")
    assert re.search(r"Bitte warten Sie 1 Sekunde", answer.get_data(as_text=True))
    assert guess(stranger, password=PASSWORD) == (429, 1), "a right one is not looked at before its time"
    clock.now += 1
    assert guess(stranger, password=PASSWORD) == (302, 0)


def test_an_account_that_does_not_exist_is_guessed_no_faster(somebody, clock):
    stranger = somebody()
    found = [guess(stranger, "nobody@example.org")[0] for _ in range(ACCOUNT.free + 2)]
    assert found == [200] * (ACCOUNT.free + 1) + [429]


def test_guessing_many_accounts_from_one_address_gets_slower(somebody, clock):
    stranger = somebody()
    found = [guess(stranger, f"somebody{number}@example.org")[0] for number in range(ADDRESS.free + 2)]
    assert found == [200] * (ADDRESS.free + 1) + [429]


def test_the_owner_does_not_wait_in_a_browser_that_has_been_in(somebody, link, clock):
    owner, stranger = somebody(), somebody()
    owner.choose(link())
    owner.post("/sign-out", "/account")
    for _ in range(40):
        guess(stranger)
        clock.now += 1
    assert guess(somebody(), password=PASSWORD)[0] == 429
    assert guess(owner, password=PASSWORD) == (302, 0)


def test_the_owner_does_not_wait_elsewhere_but_many_places_together_wait(somebody, link, clock):
    somebody().choose(link())
    stranger = somebody()
    for _ in range(40):
        guess(stranger)
        clock.now += 1
    elsewhere = somebody("198.51.100.7")
    assert guess(elsewhere, password=PASSWORD) == (302, 0)
    for number in range(ACCOUNT_ANYWHERE.free // 5 + 1):
        many = somebody(f"203.0.113.{number}")
        for _ in range(5):
            guess(many)
    assert guess(somebody("198.51.100.8"))[0] == 429


def test_the_longest_wait_is_one_that_an_owner_can_bear(somebody, link, clock):
    somebody().choose(link())
    stranger = somebody()
    for _ in range(60):
        clock.now += guess(stranger)[1]
    assert guess(stranger, password=PASSWORD)[1] <= ACCOUNT.longest == 30
    clock.now += ACCOUNT.longest
    assert guess(somebody(), password=PASSWORD) == (302, 0)


def test_a_browser_that_has_been_in_with_one_account_is_a_stranger_to_others(somebody, link, clock):
    owner = somebody()
    owner.choose(link())
    owner.post("/sign-out", "/account")
    somebody().choose(link("two@example.org"))
    found = [guess(owner, "two@example.org")[0] for _ in range(ACCOUNT.free + 2)]
    assert found == [200] * (ACCOUNT.free + 1) + [429]


def test_a_known_browser_is_made_to_wait_for_its_own_wrong_ones(somebody, link, clock):
    owner = somebody()
    owner.choose(link())
    owner.post("/sign-out", "/account")
    found = [guess(owner)[0] for _ in range(DEVICE.free + 2)]
    assert found == [200] * (DEVICE.free + 1) + [429]
    assert guess(somebody(), password=PASSWORD) == (302, 0)


@pytest.mark.parametrize("cookie", ["", "x", "WzEsIngiXQ.forged", "\xff"])
def test_a_forged_cookie_is_no_known_browser(somebody, link, clock, cookie):
    somebody().choose(link())
    stranger = somebody()
    stranger.set("workshop_known", cookie)
    assert [guess(stranger)[0] for _ in range(ACCOUNT.free + 2)][-1] == 429


@pytest.mark.parametrize(
    ("password", "sentence"),
    [("kurz", "mindestens 12 Zeichen"), ("12345678901", "mindestens 12 Zeichen"),
     ("123456789012", "leicht zu erraten"), ("passwortpasswort", "leicht zu erraten"),
     ("qwertzuiopü+", "leicht zu erraten"), ("one@example.org", "leicht zu erraten"),
     ("workshopworkshop", "leicht zu erraten"), ("x" * 200, "leicht zu erraten"), ("x" * 201, "1 Zeichen zu viel")],
)  # fmt: skip
def test_a_password_that_is_tried_first_is_not_taken(somebody, link, password, sentence):
    answer = somebody().choose(link(), password)
    assert (answer.status_code, sentence in answer.get_data(as_text=True)) == (422, True)


@pytest.mark.parametrize("password", ["drei Dörfer ein Bus", "Tr0ub4dour&3x!y", "correcthorsebatterystaple"])
def test_a_sentence_or_a_long_mixture_is_taken(somebody, link, password):
    assert somebody().choose(link(), password).status_code == 302
