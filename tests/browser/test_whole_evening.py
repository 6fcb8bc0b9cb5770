"""Moderator, two phones and the wall: from creating the workshop to the downloaded PDF, in the words on the screens."""

import re
import subprocess

import pytest
from playwright.sync_api import expect

from tests.browser.steps import give_point, headed, join, see, write_idea
from tests.support.browser import Room
from tests.support.server import Server

pytestmark = pytest.mark.browser
PRINTING = 90_000  # ms: the PDF is made by a child that gives way to everybody
PASSWORD = "ein langer Satz als Passwort"


def first_administrator(room, server):
    """Follow the console's link, choose a password, sign out, sign in again with it."""
    page = room.context((1280, 720), accept_downloads=True).new_page()
    page.goto(server.said["link"])
    page.get_by_label("Ihre E-Mail-Adresse").fill("buero@example.org")
    page.get_by_label("Neues Passwort").fill(PASSWORD)
    page.get_by_label("Noch einmal dasselbe").fill(PASSWORD)
    page.get_by_role("button", name="Speichern und anmelden").click()
    expect(page.get_by_role("heading", name="Workshops")).to_be_visible()
    page.get_by_role("button", name="Abmelden").click()
    page.get_by_label("E-Mail").fill("buero@example.org")
    page.get_by_label("Passwort").fill(PASSWORD)
    page.get_by_role("button", name="Anmelden").click()
    expect(page.get_by_role("heading", name="Workshops")).to_be_visible()
    return page


def create_workshop(page):
    """A workshop from the template, with two fields of action and three municipalities; its code."""
    page.get_by_role("link", name="Workshop anlegen").click()
    page.get_by_label("Titel").fill("Ein Abend am Kanal")
    page.get_by_label("Datum").fill("2026-11-23")
    page.get_by_label("Ort oder Videolink").fill("Dorfgemeinschaftshaus")
    page.get_by_role("button", name="Workshop anlegen").click()
    for place, (letter, name) in enumerate((("A", "Daseinsvorsorge"), ("B", "Mobilität"))):
        page.locator(f"#fields-{place}-letter").fill(letter)
        page.locator(f"#fields-{place}-name").fill(name)
    page.locator("#groupings-0-name").fill("Gemeinde")
    for place, name in enumerate(("Aue", "Bach", "Cella")):
        page.locator(f"#groupings-0-groups-{place}-name").fill(name)
        page.locator(f"#groupings-0-groups-{place}-counts_for_breadth").check()
    page.get_by_role("button", name="Speichern").click()
    expect(page.get_by_role("status")).to_have_text("Gespeichert.")
    code = page.get_by_text(re.compile(r"^Code ")).inner_text().removeprefix("Code ").replace(" ", "")
    page.get_by_role("link", name="Pult öffnen").click()
    return code


def next_phase(desk, name):
    desk.get_by_role("button", name=f"Weiter: {name}", exact=True).click()


def test_the_whole_evening(browser, tmp_path):
    server = Server(tmp_path)
    room = Room(browser, "127.0.0.1")
    try:
        tell(room, server, tmp_path)
    finally:
        room.close()
        server.stop()
    assert room.faults == []


def tell(room, server, tmp_path):
    desk = first_administrator(room, server)
    code = create_workshop(desk)
    url = f"{server.url}/w/{code}"
    desk.get_by_role("link", name="Workshop öffnen").first.click()
    headed(desk, "Vor dem Öffnen")
    desk.get_by_role("button", name="Workshop öffnen").click()
    see(desk, "Die Handys zeigen die Begrüßung, die Impulse und Platz für eine erste Idee.")
    wall = room.wall()
    wall.goto(url + "/wall")
    see(wall, f"{code[:3]} {code[3:]}")
    anna, ben = room.phone(), room.phone()
    join(anna, url, "Aue")
    join(ben, url, "Bach")

    next_phase(desk, "Sammeln")
    headed(anna, "Ideen sammeln")
    write_idea(anna, "Rufbus am Abend", "Mobilität")
    write_idea(ben, "Bus nach acht Uhr", "Mobilität")
    write_idea(ben, "Bürgerportal für alle", "Daseinsvorsorge")
    for title in ("Rufbus am Abend", "Bus nach acht Uhr", "Bürgerportal für alle"):
        see(wall, title)
        see(desk, title)

    next_phase(desk, "Diskutieren")
    desk.get_by_role("button", name=re.compile("Rufbus am Abend")).first.click()
    desk.get_by_role("button", name=re.compile("Auf die Leinwand")).first.click()
    headed(ben, "Darüber sprechen wir")
    ben.get_by_role("button", name="Ergänzen").click()
    ben.get_by_role("textbox").fill("Auch am Sonntag")
    ben.get_by_role("button", name=re.compile("Senden|Speichern")).click()
    see(wall, "Auch am Sonntag")
    desk.get_by_role("button", name=re.compile("^Zusammenführen")).first.click()
    desk.get_by_role("button", name=re.compile("Bus nach acht Uhr")).first.click()
    headed(desk, "Sind das zwei Ideen oder eine?")
    desk.get_by_role("button", name="Zusammenführen", exact=True).click()
    expect(wall.get_by_text("Bus nach acht Uhr")).to_have_count(0)

    next_phase(desk, "Gewichten")
    headed(anna, "Ideen gewichten")
    give_point(anna, "Rufbus am Abend", 7)
    give_point(anna, "Bürgerportal für alle", 3)
    give_point(ben, "Rufbus am Abend", 4)
    see(wall, "ist fertig")
    for phone in (anna, ben):
        phone.get_by_role("button", name="Ihre Punkte").click()
        phone.get_by_role("button", name="So bleibt es").click()
    headed(anna, re.compile(r"^Ihre 10 Punkte sind angekommen, \d\d:\d\d$"))
    headed(ben, re.compile(r"^Ihre 4 Punkte sind angekommen, \d\d:\d\d$"))
    assert not re.search(r"\b11\b(?! Minuten)", wall.locator("body").inner_text().split("127.0.0.1")[0])
    desk.get_by_role("button", name="Aufdecken").click()
    for rank in (2, 1):
        desk.get_by_role("button", name=f"Platz {rank} zeigen").click()
    expect(wall.locator("text.points").first).to_have_text("11")
    headed(anna, "Das Ergebnis")
    see(anna, "7 davon von Ihnen")

    next_phase(desk, "Zuständigkeiten")
    desk.get_by_role("button", name=re.compile("Zur Maßnahme machen: Rufbus am Abend|Rufbus am Abend")).first.click()
    desk.get_by_label("Maßnahme", exact=True).fill("Probebetrieb des Rufbusses")
    desk.get_by_label("Erster Schritt").fill("Mit dem Landkreis sprechen")
    desk.get_by_label(re.compile("Bis wann")).fill("2027-02-28")
    desk.get_by_role(
        "button", name=re.compile("Speichern|Maßnahme anlegen|Aufschreiben|Anlegen|Hinzufügen")
    ).last.click()
    see(desk, "Probebetrieb des Rufbusses")
    propose(desk)
    headed(anna, "Übernehmen Sie das?")
    anna.get_by_label(re.compile("Ihr Name")).fill("Beispielperson Anna")
    anna.get_by_label("Mein Name darf im Protokoll stehen.").check(force=True)
    anna.get_by_role("button", name="Ich übernehme das").click()
    see(desk, "Beispielperson Anna")
    desk.get_by_role("button", name=re.compile("Bestätigen")).first.click()
    expect(wall.locator(".lead .state")).to_have_text("angenommen")

    next_phase(desk, "Abschluss")
    desk.get_by_role("button", name="Protokoll freigeben").click()
    desk.get_by_role("button", name="Freigeben", exact=True).click()
    expect(desk.locator("header .below")).to_have_text("Das Protokoll ist öffentlich.")
    protocol = server_pdf(anna, url, tmp_path)
    for sentence in (
        "Rufbus am Abend",
        "Bürgerportal für alle",
        "Bus nach acht Uhr",
        "Probebetrieb des Rufbusses",
        "Beispielperson Anna",
    ):
        assert sentence in protocol
    assert protocol.index("Rufbus am Abend") < protocol.rindex("Bürgerportal für alle")
    assert re.search(r"\b11\b", protocol)
    assert re.search(r"\b3\b", protocol)
    assert "angenommen" in protocol


def propose(desk):
    """Ask the group Aue for the lead."""
    if not desk.get_by_role("button", name=re.compile("Federführung vorschlagen|^Vorschlagen")).count():
        desk.get_by_role("button", name=re.compile("Probebetrieb")).first.click()
    desk.get_by_role("button", name=re.compile("Federführung vorschlagen|^Vorschlagen")).first.click()
    desk.get_by_label("Wer wird gefragt?").select_option(label="Gemeinde: Aue")
    desk.get_by_role("button", name=re.compile("Zeigen und vorschlagen|^Vorschlagen$")).last.click()


def server_pdf(phone, url, tmp_path) -> str:
    """The text of the PDF that a participant downloads after the release."""
    phone.goto(url + "/protocol")
    with phone.expect_download(timeout=PRINTING) as download:
        phone.get_by_role("link", name="PDF laden").click(timeout=PRINTING)
    download.value.save_as(tmp_path / "protocol.pdf")
    done = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "protocol.pdf", "-"], capture_output=True, text=True, check=True
    )
    return re.sub(r"\s+", " ", done.stdout.replace("\u2011", "-").replace("\u00ad", ""))
