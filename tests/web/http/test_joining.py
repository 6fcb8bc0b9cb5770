"""New devices: a pace that a hall never meets, a switch at the desk, and figures before they are removed."""

import pytest

from tests.support.evening import key
from tests.support.visitors import Visitors, away
from workshop.addresses import network_of
from workshop.web.http import joining
from workshop.web.http.joining import MOST
from workshop.web.http.rate_limit import Pace


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(joining, "_pace", Pace(clock))
    return clock


@pytest.fixture
def visitors(app, clock):
    return Visitors(app)


def test_five_hundred_who_join_in_twenty_seconds_from_one_address_all_pass(clock):
    for number in range(500):
        clock.now = number * 20 / 500
        assert joining._pace.allows("192.0.2.1", MOST)


def test_a_bucket_of_six_hundred_is_filled_ten_a_second(clock):
    assert [joining._pace.allows("192.0.2.1", MOST) for _ in range(MOST + 1)] == [True] * MOST + [False]
    assert joining._pace.allows("192.0.2.2", MOST)
    clock.now += 1
    assert [joining._pace.allows("192.0.2.1", MOST) for _ in range(11)] == [True] * 10 + [False]


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::9", "2001:db8:1:3::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("", ""),
    ],
)
def test_a_household_is_one_place_however_many_addresses_it_has(address, network):
    assert network_of(address) == network


def test_over_it_the_answer_is_busy_and_later_the_same_key_is_saved(visitors, clock, monkeypatch):
    monkeypatch.setattr(joining, "MOST", 2)
    monkeypatch.setattr(joining, "_pace", Pace(clock))
    path, keys = f"/w/{visitors.code}/commands", [key() for _ in range(3)]
    new = ("nobody", "moderator", "administrator")

    def join(place):
        return visitors.post(new[place], path, "join_workshop", {}, visit=f"/w/{visitors.code}", key_=keys[place])

    answers = [join(place) for place in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 503]
    assert (answers[2].get_json()["code"], answers[2].headers["Retry-After"]) == ("busy", "2")
    assert [join(place).status_code for place in range(2)] == [200, 200]
    again = visitors.post("nobody", path, "join_workshop", {"groups": [3]}, visit=f"/w/{visitors.code}")
    assert again.get_json()["results"][0]["status"] == "saved"
    assert visitors.post("participant", path, "add_idea", {"field_of_action": 1, "title": "X"}).status_code == 200
    clock.now += 30
    assert join(2).get_json()["results"][0]["status"] == "saved"


def test_on_the_plain_page_too_it_is_a_sentence(visitors, clock, monkeypatch):
    monkeypatch.setattr(joining, "MOST", 1)
    monkeypatch.setattr(joining, "_pace", Pace(clock))
    browser, answers = {"Accept": "text/html"}, []
    for name in ("nobody", "moderator"):
        form = {"csrf_token": visitors.token(name, f"/w/{visitors.code}"), "name": "join_workshop", "key": key()}
        post = visitors.clients[name].post
        answers.append(away(post, f"/w/{visitors.code}/commands", data=form, headers=browser))
    assert [answer.status_code for answer in answers] == [303, 503]
    assert "Gerade ist viel los." in answers[1].get_data(as_text=True)


def test_the_desk_shuts_new_phones_out_and_lets_them_in_again(visitors):
    path, visit = f"/w/{visitors.code}/commands", f"/w/{visitors.code}"
    closed = visitors.here.do("edit_workshop", joining=False)
    answer = visitors.post("nobody", path, "join_workshop", {"groups": [2]}, visit=visit).get_json()["results"][0]
    assert (answer["status"], answer["code"]) == ("refused", "joining_closed")
    again = visitors.post("participant", path, "join_workshop", {"groups": [3]}, visit=visit)
    assert again.get_json()["results"][0]["status"] == "saved"
    assert visitors.here.things("workshop")[1]["joining"] is False
    page = visitors.read("administrator", f"/w/{visitors.code}/plain").get_data(as_text=True)
    assert ("keine neuen Geräte" in page, 'value="join_workshop"' in page) == (True, False)
    visitors.here.do("undo", seq=closed["seq"])
    assert (
        visitors.post("nobody", path, "join_workshop", {"groups": [2]}, visit=visit).get_json()["mine"]["person"] == 2
    )


def test_a_removed_phone_is_a_new_one_to_that_switch_and_reads_so_on_the_plain_page(visitors):
    path, visit = f"/w/{visitors.code}/commands", f"/w/{visitors.code}"
    visitors.here.do("remove_participants", since=visitors.here.workshop.created)
    assert visitors.post("participant", path, "add_idea", {}).status_code == 403
    page = visitors.read("participant", f"/w/{visitors.code}/plain").get_data(as_text=True)
    assert ("Die Moderation hat dieses Gerät entfernt" in page, 'value="join_workshop"' in page) == (True, True)
    visitors.here.do("edit_workshop", joining=False)
    answer = visitors.post("participant", path, "join_workshop", {"groups": [2]}, visit=visit)
    assert answer.get_json()["results"][0]["code"] == "joining_closed"


def test_a_moderator_reads_what_would_go_and_nobody_else(visitors):
    path = f"/w/{visitors.code}/devices"
    moment = "since=2020-01-01T00:00:00Z"
    told = visitors.read("moderator", f"{path}?as=desk&{moment}").get_json()
    assert told == {"devices": 1, "ideas": 0, "contributions": 0, "weighted": 0, "too_few": None}
    few = visitors.read("moderator", f"{path}?as=desk&{moment}&wrote_least=1").get_json()
    assert few["devices"] == 0
    assert visitors.read("moderator", f"{path}?{moment}").status_code == 403
    assert visitors.read("participant", f"{path}?as=desk&{moment}").status_code == 403
    wrong = ("", "since=yesterday", "since=2020-01-01T00:00:00", f"{moment}&wrote_least=0", f"{moment}&wrote_least=x")
    assert {visitors.read("moderator", f"{path}?as=desk&{query}").status_code for query in wrong} == {400}
