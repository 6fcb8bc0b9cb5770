"""Whose name a request may ask for, and whom it says it comes from."""

import http.client
import json
import secrets
from urllib.parse import urlencode

import pytest

from tests.support.prepared import prepared
from tests.support.server import Server
from workshop.config import Settings, normal_address
from workshop.live.hosts import Hosts

PUBLIC = "https://region.example"
OWN = ("192.168.1.10", "localhost", "127.0.0.1", "[::1]", "192.168.1.10:9000", "LOCALHOST:8000")
FOREIGN = ("region.example", "evil.example", "192.168.1.11", "0.0.0.0", "192.168.1.10.evil.example", "")


def settled(host, settings, peer="192.168.1.77", **more):
    """What became of a request's environ, or None where the name is not ours."""
    environ = {"HTTP_HOST": host, "REMOTE_ADDR": peer, "wsgi.url_scheme": "http", "workshop.local": "192.168.1.10"}
    environ |= {f"HTTP_{name.upper()}": value for name, value in more.items()}
    return environ if Hosts(Settings(**settings)).settle(environ) else None


@pytest.mark.parametrize("host", OWN)
def test_without_a_setting_a_machine_answers_under_its_own_addresses(host):
    assert settled(host, {}) is not None


@pytest.mark.parametrize("host", FOREIGN)
def test_without_a_setting_no_other_name_is_answered(host):
    assert settled(host, {}) is None


def test_without_a_setting_a_machines_name_is_its_own_also_as_small_networks_write_it(monkeypatch):
    monkeypatch.setattr("socket.gethostname", lambda: "Laptop")
    found = {
        name: settled(name, {}) is not None for name in ("laptop", "laptop.fritz.box", "laptop.local:8000", "x.local")
    }
    assert found == {"laptop": True, "laptop.fritz.box": True, "laptop.local:8000": True, "x.local": False}


@pytest.mark.parametrize("host", ["region.example", "region.example:443", "REGION.example", "region.example."])
def test_with_a_setting_its_name_is_answered_and_becomes_that_of_the_request(host):
    assert settled(host, {"public_url": PUBLIC}, peer="192.168.1.77").items() >= {
        "HTTP_HOST": "region.example", "wsgi.url_scheme": "https", "REMOTE_ADDR": "192.168.1.77"
    }.items()  # fmt: skip


@pytest.mark.parametrize(
    "host", ["region.example:8000", "192.168.1.10", "localhost", "evil.example", "a.region.example"]
)
def test_with_a_setting_no_other_name_is_answered(host):
    assert settled(host, {"public_url": PUBLIC}) is None


def test_a_proxy_on_this_machine_may_pass_on_the_name_it_asks_us_by():
    assert settled("127.0.0.1:8000", {"public_url": PUBLIC}, peer="127.0.0.1")["HTTP_HOST"] == "region.example"


FORWARDED = {"x_forwarded_for": "203.0.113.9", "x_forwarded_proto": "https", "x_forwarded_host": "evil.example",
             "forwarded": "for=203.0.113.9", "x_real_ip": "203.0.113.9"}  # fmt: skip


def test_what_a_stranger_says_about_the_client_is_not_believed():
    for settings in ({}, {"trusted_proxies": "10.0.0.1"}):
        environ = settled("192.168.1.10", settings, **FORWARDED)
        assert (environ["REMOTE_ADDR"], environ["wsgi.url_scheme"], environ["HTTP_HOST"]) == (
            "192.168.1.77", "http", "192.168.1.10"
        )  # fmt: skip
        assert [name for name in environ if "FORWARDED" in name or "REAL_IP" in name] == []


@pytest.mark.parametrize(
    ("said", "client"),
    [("203.0.113.9", "203.0.113.9"), ("198.51.100.1, 203.0.113.9", "203.0.113.9"),
     ("203.0.113.9, 10.1.2.3", "203.0.113.9"), ("203.0.113.9, 10.1.2.3, 10.0.0.1", "203.0.113.9"),
     ("nonsense", "10.0.0.1"), ("", "10.0.0.1"), ("10.1.2.3", "10.0.0.1"), ("2001:db8::7", "2001:db8::7")],
)  # fmt: skip
def test_the_nearest_address_that_is_no_trusted_proxy_is_the_clients(said, client):
    settings = {"trusted_proxies": "10.0.0.0/8, ::1", "public_url": PUBLIC}
    assert settled("region.example", settings, peer="10.0.0.1", x_forwarded_for=said)["REMOTE_ADDR"] == client


def test_a_trusted_proxy_says_by_which_scheme_and_name_it_was_asked():
    environ = settled("127.0.0.1", {"trusted_proxies": "127.0.0.1"}, peer="127.0.0.1", x_forwarded_proto="https, https")
    assert environ["wsgi.url_scheme"] == "https"
    assert settled("app:8000", {"trusted_proxies": "10.0.0.1", "public_url": PUBLIC}, peer="10.0.0.1") is not None


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("https://Region.Example/", "https://region.example"), ("https://region.example:443", "https://region.example"),
     ("http://192.168.1.10:8000", "http://192.168.1.10:8000"), ("https://calvörde.example", "https://xn--calvrde-d1a.example"),
     ("http://[::1]:8000", "http://[::1]:8000"), ("http://h:80", "http://h"), ("", "")],
)  # fmt: skip
def test_the_public_address_is_kept_as_browsers_write_it(typed, kept):
    assert normal_address(typed) == kept


@pytest.mark.parametrize(
    "typed", ["region.example", "ftp://region.example", "https://region.example/workshop", "https://",
              "https://a:b@region.example", "https://region.example?x=1", "https://h:99999"],
)  # fmt: skip
def test_a_public_address_that_is_none_ends_the_start_with_a_sentence(typed):
    with pytest.raises(ValueError, match=r"public_url|port"):
        Settings(public_url=typed)


@pytest.mark.parametrize("typed", ["nonsense", "10.0.0.0/99", "127.0.0.1,,x"])
def test_a_trusted_proxy_that_is_none_ends_the_start(typed):
    with pytest.raises(ValueError, match="trusted_proxies"):
        Settings(trusted_proxies=typed)


@pytest.fixture(scope="module")
def servers(tmp_path_factory):
    """{name: (server, code)}: one as a hall has it, one behind https, one that tells figures to who has a token."""
    settings = {
        "hall": {},
        "https": {"WORKSHOP_PUBLIC_URL": PUBLIC},
        "proxy": {"WORKSHOP_PUBLIC_URL": PUBLIC, "WORKSHOP_TRUSTED_PROXIES": "127.0.0.1"},
        "token": {"WORKSHOP_METRICS_TOKEN": "the token"},
    }
    found = {}
    for name, env in settings.items():
        made = prepared(tmp_path_factory.mktemp(name))
        found[name] = Server(made.folder, env=env, quick=True), made.code
    yield found
    for server, _code in found.values():
        server.stop()


def asked(server, path, method="GET", body=None, **headers):
    """(answer, text) of one request."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer, text


def test_who_asks_by_a_foreign_name_is_told_where_to_go(servers):
    (hall, code), (https, _code) = servers["hall"], servers["https"]
    for path in (
        f"/w/{code}",
        "/",
        "/static/x/js/phone/main.js",
        "/socket.io/?EIO=4&transport=polling",
        f"/w/{code}/changes",
    ):
        assert asked(hall, path, Host="evil.example")[0].status == 421
    answer, text = asked(hall, f"/w/{code}/changes", Host="evil.example")
    assert (answer.getheader("content-type"), json.loads(text)["code"]) == ("application/json", "other_server")
    answer, text = asked(https, "/", Host="192.168.1.10", Accept="text/html")
    assert (answer.getheader("content-type"), text) == (
        "text/plain; charset=utf-8", f"Bitte öffnen Sie {PUBLIC}\nPlease open {PUBLIC}\n"
    )  # fmt: skip
    assert asked(hall, "/healthz", Host="evil.example")[0].status == 200


def test_no_foreign_name_gets_into_an_address(servers):
    hall, code = servers["hall"]
    _answer, page = asked(hall, f"/w/{code}/wall", Host=f"localhost:{hall.port}", X_Forwarded_Host="evil.example")
    assert (f"localhost:{hall.port}/w/{code}" in page, "evil.example" in page) == (True, False)


def test_behind_https_every_answer_says_so(servers):
    https, code = servers["https"]
    for path, headers in (
        ("/", {}), (f"/w/{code}", {}), ("/static/x/css/tokens.css", {}), ("/nothing", {}), ("/healthz", {}),
        ("/socket.io/?EIO=4&transport=polling", {}), ("/", {"Host": "evil.example"}), ("/socket.io/", {}),
    ):  # fmt: skip
        answer, _text = asked(https, path, **({"Host": "region.example"} | headers))
        assert answer.getheader("Strict-Transport-Security") == "max-age=31536000", (path, headers)
    hall, _code = servers["hall"]
    assert asked(hall, "/")[0].getheader("Strict-Transport-Security") is None


def test_behind_https_every_cookie_is_for_https_only(servers):
    for name, secure, session in (("https", True, "__Host-workshop_session"), ("hall", False, "workshop_session")):
        server, code = servers[name]
        cookies = [
            cookie
            for path in (f"/w/{code}?lang=en", "/sign-in")
            for cookie in asked(server, path)[0].headers.get_all("Set-Cookie")
        ]
        assert {cookie.split("=")[0] for cookie in cookies} == {"workshop_person", "workshop_language", session}
        assert {"; Secure" in cookie for cookie in cookies} == {secure}


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "http://localhost.evil.example", "null", "https://localhost", ""]
)
def test_what_a_page_of_another_site_sends_is_refused_whatever_else_it_brings(servers, origin):
    """A right token and cookie do not help it."""
    hall, _code = servers["hall"]
    page, text = asked(hall, "/sign-in", Host="localhost")
    cookie = page.getheader("Set-Cookie").split(";")[0]
    token = text.split('name="csrf-token" content="')[1].split('"')[0]
    said = {"Host": "localhost", "Cookie": cookie, "Content_Type": "application/x-www-form-urlencoded"}
    body = urlencode({"csrf_token": token, "email": f"{secrets.token_hex(4)}@example.org", "password": "x"})
    assert asked(hall, "/sign-in", "POST", body, Origin=origin, **said)[0].status == 400
    assert asked(hall, "/sign-in", "POST", body, Origin="http://localhost", **said)[0].status == 200
    assert asked(hall, "/sign-in", "POST", body, **said)[0].status == 200


def test_figures_are_for_this_machine_or_who_has_the_token(servers):
    said = {
        ("hall", None): 200, ("https", None): 404, ("proxy", None): 200, ("token", None): 404,
        ("token", "Bearer the token"): 200, ("token", "Bearer another"): 404, ("token", "Basic dGhlIHRva2Vu"): 404,
        ("token", "Bearer "): 404,
    }  # fmt: skip
    for (name, authorization), status in said.items():
        headers = {"Authorization": authorization} if authorization is not None else {}
        assert asked(servers[name][0], "/metrics", **headers)[0].status == status, (name, authorization)
    assert asked(servers["proxy"][0], "/metrics", X_Forwarded_For="203.0.113.9")[0].status == 404


def test_a_page_is_ours_by_the_address_that_it_was_opened_at():
    def origins(host, settings, peer="192.168.1.77", **more):
        return settled(host, settings, peer, **more)["workshop.origins"]

    assert origins("192.168.1.10:8000", {}) == {"http://192.168.1.10:8000"}
    assert origins("region.example", {"public_url": PUBLIC}) == {PUBLIC}, "never http where there is https"
    assert origins("localhost:8000", {"public_url": PUBLIC}, peer="127.0.0.1") == {PUBLIC, "http://localhost:8000"}


def test_a_page_of_ours_that_was_opened_by_http_is_told_the_secure_address(servers):
    https, code = servers["https"]
    name = PUBLIC.removeprefix("https://")
    answer, text = asked(https, f"/w/{code}/commands", "POST", "{}", Host=name, Origin=f"http://{name}")
    assert (answer.status, json.loads(text)["code"]) == (421, "other_server")
    assert asked(https, f"/w/{code}/commands", "POST", "{}", Host=name, Origin="http://evil.example")[0].status == 400
