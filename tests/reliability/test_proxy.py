"""The bad network does what it is told, and the same again for the same seed."""

import contextlib
import http.client
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.reliability.proxy import FAIR, Proxy, Weather


class House(BaseHTTPRequestHandler):
    """Answers every request with what it has heard."""

    heard: list

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.heard.append(body)
        with contextlib.suppress(OSError):
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture
def house():
    handler = type("Heard", (House,), {"heard": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}).start()
    yield server
    server.shutdown()
    server.server_close()


def post(proxy, body=b"hello", patience=0.5):
    """(status, body) of an answer, or the name of what went wrong."""
    connection = http.client.HTTPConnection("127.0.0.1", proxy.port, timeout=patience)
    try:
        connection.request("POST", "/", body)
        answer = connection.getresponse()
        return answer.status, answer.read()
    except (OSError, http.client.HTTPException) as error:
        return type(error).__name__
    finally:
        connection.close()


def heard(house, count):
    until = time.monotonic() + 5
    while len(house.RequestHandlerClass.heard) < count and time.monotonic() < until:
        time.sleep(0.005)
    return house.RequestHandlerClass.heard


def test_fair_weather_passes_everything_on(house):
    with Proxy(house.server_port) as proxy:
        assert [post(proxy, b"one"), post(proxy, b"two")] == [(200, b"one"), (200, b"two")]
    assert heard(house, 2) == [b"one", b"two"]


def test_a_swallowed_answer_was_a_request_all_the_same(house):
    with Proxy(house.server_port, Weather(swallowed=1)) as proxy:
        assert post(proxy) in ("RemoteDisconnected", "TimeoutError")
    assert heard(house, 1) == [b"hello"]


def test_a_doubled_request_is_heard_twice_and_answered_once(house):
    with Proxy(house.server_port, Weather(doubled=1)) as proxy:
        assert post(proxy) == (200, b"hello")
        assert heard(house, 2) == [b"hello", b"hello"]


def test_a_torn_request_and_a_cut_answer_are_no_answers(house):
    with Proxy(house.server_port, Weather(torn=1)) as proxy:
        assert post(proxy) == "RemoteDisconnected"
    assert max(map(len, heard(house, 0)), default=0) < len(b"hello")
    with Proxy(house.server_port, Weather(cut=1)) as proxy:
        assert post(proxy, b"x" * 10_000) in ("IncompleteRead", "BadStatusLine", "RemoteDisconnected")


def test_a_portal_answers_itself(house):
    with Proxy(house.server_port, Weather(portal=200)) as proxy:
        status, page = post(proxy)
        proxy.change(Weather(portal=511))
        assert (status, page[:15], post(proxy)[0]) == (200, b"<!doctype html>", 511)
    assert heard(house, 0) == []


def test_a_thin_line_takes_its_time(house):
    with Proxy(house.server_port, Weather(bytes_per_second=10_000)) as proxy:
        started = time.monotonic()
        assert post(proxy, b"x" * 2_000, patience=5) == (200, b"x" * 2_000)
        assert time.monotonic() - started > 0.4


def test_the_same_seed_gives_every_connection_the_same_fate(house):
    weather = Weather(swallowed=0.3, torn=0.2, cut=0.2, doubled=0.2, delay=0.001)

    def evening(seed):
        with Proxy(house.server_port, weather, seed) as proxy:
            return [post(proxy, patience=0.2) for _ in range(12)], proxy.fates

    first, again, other = evening(1), evening(1), evening(2)
    assert first[1] == again[1] == [weather.fate(1, number) for number in range(12)]
    assert first[0] == again[0]
    assert first[1] != other[1]


def test_a_change_of_the_weather_breaks_what_is_open(house):
    with Proxy(house.server_port, Weather(delay=60)) as proxy:
        waiting = []
        thread = threading.Thread(target=lambda: waiting.append(post(proxy, patience=10)))
        thread.start()
        while not proxy.fates:
            time.sleep(0.005)
        proxy.change(FAIR)
        thread.join(5)
        assert waiting == ["RemoteDisconnected"]
        assert post(proxy) == (200, b"hello")
