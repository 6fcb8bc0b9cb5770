"""A phone that stalls gets an unbroken stream and is told to ask; one that never reads is hung up on."""

import json
import secrets
import select
import time

from tests.load.client import Client
from tests.support.prepared import prepared
from tests.support.server import Server
from tests.support.store import Store
from tests.support.story import told
from tests.support.wire_by_hand import Phone, frame

IDEAS, ROUNDS = 10, 16
SMALL_WINDOW = 4096
#: Ten ideas of this text make a frame of some 30 kB
TEXT = "€" * 990


def evening(folder):
    ideas = [("add_idea", {"field_of_action": 1, "title": f"Idea {number}"}) for number in range(IDEAS)]
    return prepared(folder, [("open_phase", {"phase": "collect"}), *ideas])


def up_to(seq):
    """A `changes` packet that reaches a number."""
    return lambda packet: packet.startswith('42["changes"') and json.loads(packet[2:])[1]["upto"] >= seq


class Desk:
    """A moderator who rewrites all ideas again and again; `reader` has heard each round before the next begins."""

    def __init__(self, server, made, reader):
        self._server, self._made, self._reader = server, made, reader
        self.seq = 0

    async def open(self):
        self.client = await Client(self._server.url, self._made.code, "desk").open(
            f"{self._server.url}/link/{self._made.links[0]}"
        )
        return self

    async def rewrite(self, number):
        commands = [
            {"key": secrets.token_hex(16), "name": "edit_idea", "data": {"idea": idea, "text": f"{TEXT}{number}"}}
            for idea in range(1, IDEAS + 1)
        ]
        answers = await self.client.post(commands)
        assert {answer["status"] for answer in answers} == {"saved"}, answers
        self.seq = max(answer["seq"] for answer in answers)
        assert self._reader.hear(up_to(self.seq), 5)


def listening(server, made, **options):
    phone = Phone(server.port, **options)
    phone.watch(made.code)
    assert phone.hear(lambda packet: packet.startswith('42["here"'))
    return phone


def test_a_reader_that_stalls_hears_a_whole_stream_then_that_it_must_ask_and_is_exact(tmp_path):
    made = evening(tmp_path)
    server = Server(tmp_path, quick=True)

    async def story():
        with listening(server, made) as other, listening(server, made, window=SMALL_WINDOW) as stalled:
            desk = await Desk(server, made, other).open()
            for number in range(ROUNDS):
                await desk.rewrite(number)
            call = stalled.hear(lambda packet: packet.startswith('42["changes"') and '"things":[]' in packet)
            frames = stalled.news()
            assert json.loads(call[2:])[1] == frames[-1] | {"since": frames[-1]["upto"], "things": []}
            assert [frame["upto"] for frame in frames] == sorted({frame["upto"] for frame in frames})
            assert len(frames) < len(other.news())
            store = Store()
            assert [store.apply(frame) for frame in frames] == [True] * (len(frames) - 1) + [False]
            asked, fresh = Client(server.url, made.code), Client(server.url, made.code)
            await asked.open()
            asked.store = store
            await asked.changes()
            fresh._session = asked._session
            await fresh.changes(0)
            assert store.snapshot == fresh.store.snapshot
            await desk.rewrite(ROUNDS)
            assert store.apply(json.loads(stalled.hear(up_to(desk.seq))[2:])[1])
            for client in (asked, desk.client):
                await client.close()

    try:
        told(story())
    finally:
        server.stop()


def is_cut(phone, seconds):
    """Has the server reset the connection? Nothing is read to find out."""
    watcher = select.poll()
    watcher.register(phone.socket, 0)
    return bool(watcher.poll(seconds * 1000))


def test_a_reader_that_never_reads_is_hung_up_on_however_lively_it_says_it_is(tmp_path):
    made = evening(tmp_path)
    server = Server(tmp_path, env={"WORKSHOP_PING_SECONDS": "2"}, quick=True)

    async def story():
        with listening(server, made) as other, listening(server, made, window=SMALL_WINDOW) as deaf:
            desk = await Desk(server, made, other).open()
            until = time.monotonic() + 20
            number = 0
            while not is_cut(deaf, 0) and time.monotonic() < until:
                await desk.rewrite(number)
                number += 1
                try:
                    deaf.say("3")
                except OSError:
                    break
            assert is_cut(deaf, 0)
            await desk.rewrite(number)
            assert not other.ended
            await desk.client.close()

    try:
        told(story())
    finally:
        server.stop()


def test_a_phone_that_asks_without_a_pause_is_slowed_down_then_ended_and_the_others_do_not_feel_it(tmp_path):
    """Its pongs stand behind its own questions, so the next ping ends it."""
    made = evening(tmp_path)
    server = Server(tmp_path, env={"WORKSHOP_PING_SECONDS": "2"}, quick=True)
    question = frame(f'42["watch",{{"workshop":"{made.code}","as":"phone"}}]'.encode()) * 100
    try:
        with Phone(server.port, window=SMALL_WINDOW) as greedy:
            greedy.say("40")
            greedy.socket.setblocking(False)
            delays, until, rest = [], time.monotonic() + 20, question
            while not is_cut(greedy, 0) and time.monotonic() < until:
                try:
                    while rest := rest[greedy.socket.send(rest) :] or question:
                        pass
                except OSError:
                    pass
                started = time.monotonic()
                with listening(server, made):
                    delays.append(time.monotonic() - started)
            assert is_cut(greedy, 0)
            assert sorted(delays)[len(delays) // 2] < 0.5
    finally:
        server.stop()
