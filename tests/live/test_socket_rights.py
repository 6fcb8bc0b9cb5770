"""Who may watch what, by socket: the seven visitors of the permission matrix, against the real server."""

import json
import re

import pytest
import requests

from tests.conftest import app_with, settings_in
from tests.support.prepared import prepared
from tests.support.server import Server
from tests.support.visitors import VISITORS, Visitors
from tests.support.wire_by_hand import Phone

COOKIES = ("workshop_session", "workshop_person", "remember_token")
EVERYBODY = ("changes",) * 9
RIGHTS = {
    ("here", "phone"): EVERYBODY,
    ("here", "wall"): EVERYBODY,
    ("here", "desk"): ("not_moderator",) * 3 + ("changes",) + ("not_moderator",) * 5,
    ("there", "desk"): ("not_moderator",) * 4 + ("changes",) + ("not_moderator",) * 4,
    ("draft", "phone"): ("unknown_workshop",) * 3 + ("changes",) + ("unknown_workshop",) * 5,
    ("draft", "desk"): ("unknown_workshop",) * 3 + ("changes",) + ("unknown_workshop",) * 5,
    ("nowhere", "desk"): ("unknown_workshop",) * 9,
}


@pytest.fixture(scope="module")
def house(tmp_path_factory, empty_database):
    """The visitors, the codes of the workshops, and a server on the same folder."""
    folder = tmp_path_factory.mktemp("rights")
    with app_with(settings_in(folder, empty_database)) as app:
        visitors = Visitors(app)
        codes = {"here": visitors.code, "there": visitors.other, "draft": draft(visitors), "nowhere": "BBBBBBB"}
        server = Server(folder, env={"WORKSHOP_SECRET_KEY": "sample key for tests"}, quick=True)
        yield visitors, codes, server
        server.stop()


def draft(visitors):
    from tests.support.evening import key
    from workshop.domain.workshops.making import create_workshop
    from workshop.domain.workshops.queries import workshop_by_id
    from workshop.extensions import db

    facts = {"title": "Draft", "starts": visitors.here.workshop.starts, "ends": visitors.here.workshop.ends}
    return workshop_by_id(db.session, create_workshop(1, key(), facts)).code


def connected(house, visitor) -> Phone:
    """A socket with the visitor's cookies."""
    visitors, _codes, server = house
    kept = [(name, visitors.clients[visitor].get_cookie(name)) for name in COOKIES]
    cookies = "; ".join(f"{name}={cookie.value}" for name, cookie in kept if cookie)
    return Phone(server.port, headers={"Cookie": cookies} if cookies else {})


def is_answer(packet):
    return packet.startswith(('42["changes"', '42["refused"'))


@pytest.mark.parametrize("wish", RIGHTS)
def test_who_may_watch_what(house, wish):
    place, audience = wish
    answers = []
    for visitor in VISITORS:
        with connected(house, visitor) as phone:
            phone.watch(house[1][place], audience)
            name, body = json.loads(phone.hear(is_answer)[2:])
            answers.append(body["code"] if name == "refused" else name)
    assert tuple(answers) == RIGHTS[wish]


@pytest.mark.parametrize(
    "wish",
    [None, [], "desk", 7, {"workshop": 7}, {"workshop": ""}, {"workshop": "\ud800"}, {"workshop": "\0"}, {"as": "root"},
     {"as": 7}, {"since": "0"}, {"since": True}, {"more": 1}],
)  # fmt: skip
def test_a_wish_of_another_shape_is_refused(house, wish):
    assert answer_to(house, wish) == ("refused", {"code": "unknown_workshop"})


@pytest.mark.parametrize("wish", [{"since": 10**60}, {"since": -1}, {"epoch": 7}])
def test_a_number_or_an_epoch_that_is_none_of_ours_gets_the_whole_picture(house, wish):
    name, body = answer_to(house, wish)
    assert (name, body["since"], body["things"] != []) == ("changes", 0, True)


def answer_to(house, wish):
    whole = {"workshop": house[1]["here"]} | wish if isinstance(wish, dict) else wish
    with connected(house, "nobody") as phone:
        phone.say("40")
        phone.say("42" + json.dumps(["watch", whole]))
        name, body = json.loads(phone.hear(is_answer, 5)[2:])
    assert "Traceback" not in house[2].log
    return name, body


@pytest.mark.parametrize("ended", ["signed out", "signed out everywhere", "new password", "closed account"])
def test_an_open_desk_is_cut_off_when_its_sign_in_ends(tmp_path, ended):
    """At once, and whoever is still signed in goes on."""
    made = prepared(tmp_path, desks=2)
    server = Server(tmp_path, quick=True)
    try:
        administrator, leaving = (Moderator(server, link) for link in made.links)
        with leaving.socket() as gone, administrator.socket() as staying:
            for desk in (gone, staying):
                desk.watch(made.code, "desk")
                assert desk.hear(lambda packet: packet.startswith('42["changes"'))
            leaving.end(ended, administrator)
            assert gone.hear(lambda packet: packet == "41", 5) == "41"
            administrator.post(f"/w/{made.code}/commands", name="open_phase", phase="discuss", **{"as": "desk"})
            assert staying.hear(lambda packet: '"phase":"discuss"' in packet, 5)
            assert not [packet for packet in gone.heard if '"phase":"discuss"' in packet]
            gone.watch(made.code, "desk")
            assert json.loads(gone.hear(lambda packet: "refused" in packet)[2:])[1] == {"code": "not_moderator"}
    finally:
        server.stop()


class Moderator:
    """A browser of somebody who has followed a link to the desk, or no link yet."""

    def __init__(self, server, link=None):
        self.server, self._session = server, requests.Session()
        if link:
            self._session.get(f"{server.url}/link/{link}").raise_for_status()

    def socket(self) -> Phone:
        cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in self._session.cookies)
        return Phone(self.server.port, headers={"Cookie": cookies})

    def post(self, path, visit="/account", **form):
        page = self._session.get(self.server.url + visit).text
        form["csrf_token"] = page.split('name="csrf-token" content="')[1].split('"')[0]
        return self._session.post(self.server.url + path, data=form, allow_redirects=False)

    def end(self, how, administrator):
        if how == "signed out":
            self.post("/sign-out")
        elif how == "signed out everywhere":
            self.post("/account", wish="everywhere")
        elif how == "closed account":
            assert administrator.post("/moderators/2", wish="close").status_code == 302
        else:
            page = administrator.post("/moderators/2", wish="link").text
            path = re.search(r"/link/[\w-]+", page)[0]
            elsewhere = Moderator(self.server)
            answer = elsewhere.post(path, path, password="ein langer Satz", again="ein langer Satz")
            assert answer.status_code == 302


def test_a_removed_moderators_live_desk_hears_nothing_more(house):
    visitors, codes, _server = house
    from workshop import accounts

    leaving = accounts.add_moderator("leaving@example.org", "Leaving").id
    visitors._membership("add_moderator", leaving)
    visitors.clients["leaving"] = visitors.app.test_client()
    from tests.support.visitors import away

    away(visitors.clients["leaving"].get, f"/link/{accounts.new_link(leaving, 'desk')}")
    with connected(house, "leaving") as gone, connected(house, "moderator") as staying:
        for desk in (gone, staying):
            desk.watch(codes["here"], "desk")
            assert json.loads(desk.hear(is_answer)[2:])[0] == "changes"
        visitors._membership("remove_moderator", leaving)
        visitors.here.do("open_phase", phase="collect")
        visitors.here.idea(title="For those who are still here")
        assert staying.hear(lambda packet: "For those who are still here" in packet, 5)
        assert gone.hear(lambda packet: packet == "41", 5)
        heard = len(gone.heard)
        visitors.here.idea(title="And another one")
        assert staying.hear(lambda packet: "And another one" in packet, 5)
        gone.watch(codes["here"], "desk")
        assert json.loads(gone.hear(lambda packet: "refused" in packet)[2:])[1] == {"code": "not_moderator"}
        assert not [packet for packet in gone.heard if "still here" in packet or "another one" in packet]
        assert not [packet for packet in gone.heard[heard:] if packet.startswith('42["changes"')]
