"""A real server that sends by itself: at once, off its loop, with TLS and a password; and the command line."""

import subprocess
import time

import pytest
import requests
from click.testing import CliRunner
from pydantic import ValidationError

from tests.mail.conftest import written
from tests.support.mail_server import MailServer
from tests.support.mailing import environment, prepared, sends_both, until
from tests.support.server import Server
from workshop import close_app, create_app
from workshop.cli import cli
from workshop.config import Settings
from workshop.migrating import upgrade


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """(Server's TLS context, file of the certificate): self-made, for localhost."""
    import ssl

    folder = tmp_path_factory.mktemp("certificate")
    key, cert = folder / "key.pem", folder / "cert.pem"
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-days",
        "2",
    ]
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
    subprocess.run([*command, *names, "-keyout", key, "-out", cert], check=True, capture_output=True)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(cert, key)
    return context, cert


def test_a_server_sends_what_waits_when_it_begins_and_what_it_is_told_and_ends_by_itself(tmp_path, mail_server):
    found = prepared(tmp_path)
    server = Server(tmp_path, env=environment(mail_server), quick=True)
    try:
        sends_both(server, mail_server, found)
        server.process.terminate()
        server.process.wait()
    finally:
        server.stop()
    assert "Traceback" not in server.log


def test_while_a_slow_mail_server_is_talked_to_pages_do_not_wait(tmp_path, mail_server):
    mail_server.late = 4
    settings = Settings(data=tmp_path)
    upgrade(settings)
    app = create_app(settings)
    with app.app_context():
        written("one", address="slow@example.org")
    close_app(app)
    server = Server(tmp_path, env=environment(mail_server), quick=True)
    try:
        until(lambda: mail_server.asked["slow@example.org"])
        took = []
        while not mail_server.taken:
            began = time.monotonic()
            requests.get(f"{server.url}/healthz", timeout=10)
            took.append(time.monotonic() - began)
        assert (len(took) > 20, max(took) < 1) == (True, True)
    finally:
        server.stop()


@pytest.fixture
def guarded(certificate):
    context, place = certificate
    server = MailServer(tls=context, user=("office", "pass word"))
    yield server, {"WORKSHOP_SMTP_SECURITY": "starttls", "WORKSHOP_SMTP_CERTIFICATE": str(place)}
    server.stop()


def program(*words, **env):
    return CliRunner().invoke(cli, words, env=env)


def test_the_command_line_sends_a_message_over_tls_with_a_password(guarded):
    server, more = guarded
    more |= {"WORKSHOP_SMTP_USER": "office", "WORKSHOP_SMTP_PASSWORD": "pass word"}
    done = program("mail-test", "anna@example.org", "--language", "en", **environment(server, **more))
    assert (done.exit_code, done.stdout) == (0, "127.0.0.1 has taken a message to anna@example.org.\n"), done.stderr
    assert server.messages[0]["Subject"] == "A message to try it out"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"WORKSHOP_SMTP_USER": "office", "WORKSHOP_SMTP_PASSWORD": "secret one"}, "535"),
        ({"WORKSHOP_SMTP_USER": ""}, "530"),
        ({"WORKSHOP_SMTP_CERTIFICATE": ""}, "certificate verify failed"),
        ({"WORKSHOP_SMTP_SECURITY": "none", "WORKSHOP_SMTP_USER": ""}, "530"),
        ({"WORKSHOP_SMTP_SECURITY": "tls"}, "SSL"),
        ({"WORKSHOP_SMTP_PORT": "1"}, "Connection refused"),
        ({"WORKSHOP_SMTP_HOST": "mail.invalid"}, "Name or service not known"),
    ],
)
def test_what_is_wrong_is_told_in_a_sentence_without_the_password(guarded, wrong, told):
    server, more = guarded
    more |= {"WORKSHOP_SMTP_USER": "office", "WORKSHOP_SMTP_PASSWORD": "pass word"} | wrong
    given = environment(server, **more)
    done = program("mail-test", "anna@example.org", **given)
    assert (done.exit_code, server.taken) == (1, [])
    assert (told in done.stderr, "has not taken it" in done.stderr) == (True, True), done.stderr
    for secret in ("secret one", "pass word", "Traceback"):
        assert secret not in done.stderr + done.stdout


def test_the_doctor_looks_at_the_mail_server_and_sends_nothing(guarded):
    server, more = guarded
    more |= {"WORKSHOP_SMTP_USER": "office", "WORKSHOP_SMTP_PASSWORD": "pass word"}
    fine = program("doctor", **environment(server, **more))
    place = f"Mail: 127.0.0.1:{server.port} (starttls)"
    assert f"ok       {place} takes messages" in fine.stdout
    server.halt()
    gone = program("doctor", **environment(server, **more))
    assert f"missing  {place} does not take messages: [Errno 111] Connection refused" in gone.stdout
    assert "ok       Mail: no mail server (WORKSHOP_SMTP_HOST)" in program("doctor").stdout
    assert server.taken == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"smtp_host": "mail.example"},
        {"smtp_host": "mail.example", "mail_from": "nobody"},
        {"mail_from": "a b@example.org"},
        {"smtp_security": "ssl"},
        {"jobs": "http://example.org"},
    ],
)
def test_a_wrong_setting_is_told_at_the_start(wrong):
    with pytest.raises(ValidationError):
        Settings(**wrong)


def test_the_password_is_not_shown():
    assert "pass word" not in repr(Settings(smtp_password="pass word"))
