"""The driver as clients of other makers see it, in silence, and beside long-polling."""

import json
import urllib.request

import pytest
from websockets.sync.client import connect

from tests.load.client import Client
from tests.support.prepared import prepared
from tests.support.server import Server
from tests.support.store import Store
from tests.support.story import told
from tests.support.wire_by_hand import Phone


@pytest.fixture
def made(tmp_path):
    return prepared(tmp_path)


@pytest.fixture
def quick_server(made):
    """Its sockets say every second that they live."""
    server = Server(made.folder, env={"WORKSHOP_PING_SECONDS": "1"}, quick=True)
    yield server
    server.stop()


def add_ideas(server, made, *titles):
    """The desk's ideas, one post; the number of the last one."""

    async def story():
        desk = await Client(server.url, made.code, "desk").open(f"{server.url}/link/{made.links.pop()}")
        seqs = [(await desk.send("add_idea", field_of_action=1, title=title))["seq"] for title in titles]
        await desk.close()
        return seqs[-1]

    return told(story())


def is_news(packet):
    return packet.startswith('42["changes"')


def test_the_websockets_library_hears_what_a_phone_hears_and_leaves_politely(quick_server, made):
    address = quick_server.url.replace("http", "ws") + "/socket.io/?EIO=4&transport=websocket"
    with connect(address, origin=quick_server.url) as socket:
        assert json.loads(socket.recv()[1:])["upgrades"] == []
        socket.send("40")
        assert socket.recv().startswith("40")
        socket.send(["42", '["watch",{"workshop":', f'"{made.code}","as":"wall"', "}]"])
        assert is_news(socket.recv())
        assert socket.recv().startswith('42["here"')
        socket.ping("there?").wait(5)
        add_ideas(quick_server, made, "Heard")
        while not is_news(packet := socket.recv(5)):
            if packet == "2":
                socket.send("3")
        assert [thing["title"] for thing in json.loads(packet[2:])[1]["things"] if thing["kind"] == "idea"] == ["Heard"]
        assert socket.response.headers.get("Sec-WebSocket-Extensions") is None
    assert socket.close_code == 1000


def silent(server, made, seconds, pings):
    """A phone that only answers pings, and in the end hears the news at once."""
    with Phone(server.port) as phone:
        phone.watch(made.code)
        phone.hear(lambda _packet: False, seconds)
        assert (phone.ended, phone.heard.count("2") >= pings) == (False, True)
        seq = add_ideas(server, made, "After silence")
        assert phone.hear(lambda packet: is_news(packet) and json.loads(packet[2:])[1]["upto"] == seq, 20)


def test_after_several_pings_without_a_word_the_phone_is_still_there(quick_server, made):
    silent(quick_server, made, 5, 4)


@pytest.mark.demand
def test_after_sixty_seconds_of_silence_the_phone_is_still_there(server, made):
    silent(server, made, 60, 2)


def test_a_phone_that_does_not_answer_pings_is_let_go(quick_server):
    with Phone(quick_server.port) as phone:
        phone.say = lambda _packet: None
        assert phone.hear_rest(10) == 1000
        assert phone.heard[1:] == ["2"]


class Polling:
    """A client of long-polling: one request after the other."""

    def __init__(self, server):
        self._address = f"{server.url}/socket.io/?EIO=4&transport=polling"
        opened = json.loads(self.get()[0][1:])
        self._address += f"&sid={opened['sid']}"

    def get(self) -> list[str]:
        with urllib.request.urlopen(self._address, timeout=30) as answer:
            return answer.read().decode().split("\x1e")

    def post(self, *packets):
        with urllib.request.urlopen(self._address, data="\x1e".join(packets).encode(), timeout=10) as answer:
            return answer.read()

    def watch(self, code):
        self.post("40")
        self.get()
        self.post("42" + json.dumps(["watch", {"workshop": code, "as": "phone"}]))


def test_long_polling_hears_the_same_news(quick_server, made):
    phone, store = Polling(quick_server), Store()
    phone.watch(made.code)
    heard = []
    seq = add_ideas(quick_server, made, "Heard by polling")
    while not any(is_news(packet) and json.loads(packet[2:])[1]["upto"] == seq for packet in heard):
        fresh = phone.get()
        heard += fresh
        if "2" in fresh:
            phone.post("3")
    frames = [json.loads(packet[2:])[1] for packet in heard if is_news(packet)]
    assert [store.apply(frame) for frame in frames] == [True] * len(frames)
    assert [thing["title"] for place, thing in store.snapshot.items() if place[0] == "idea"] == ["Heard by polling"]
