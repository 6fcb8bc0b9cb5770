"""Personal codes on phones: scanned or typed, and on two devices one after the other."""

import pytest
from playwright.sync_api import expect

from tests.browser.steps import give_point, headed, join, saved, see, word_of_points

pytestmark = pytest.mark.browser
TITLES = ("Rufbus in den Abend", "Kino im Hof")


@pytest.fixture
def coded(hall):
    """A hall in the phase of weighting with codes; `codes` are those on the slips."""
    hall.desk.do("set_codes", codes=6)
    hall.weighs(*TITLES)
    hall.codes = slips(hall)
    return hall


def slips(hall) -> list[str]:
    """What stands on the paper that the desk prints."""
    import re
    import subprocess

    paper = hall.desk.context.request.get(f"{hall.server.url}/workshops/{hall.id}/codes.pdf").body()
    told = subprocess.run(["pdftotext", "-", "-"], input=paper, capture_output=True, check=True).stdout.decode()
    return [code.replace("-", "") for code in re.findall(r"\b[B-Y2-9]{4}-[B-Y2-9]{4}\b", told)]


def test_two_devices_and_one_code_are_one_person(coded):
    assert len(coded.codes) == 6
    first, second = coded.room.phone(), coded.room.phone()
    join(first, coded.url)
    headed(first, "Ihr persönlicher Code")
    first.get_by_label("Code auf Ihrem Zettel").fill("BBBB BBBB")
    first.get_by_role("button", name="Weiter", exact=True).click()
    see(first, "Diesen persönlichen Code gibt es nicht.")
    first.get_by_label("Code auf Ihrem Zettel").fill(coded.codes[0].lower())
    first.get_by_role("button", name="Weiter", exact=True).click()
    give_point(first, TITLES[0], 3)
    saved(word_of_points(first))

    join(second, f"{coded.url}#{coded.codes[0]}")
    see(second, "Noch 7 von 10 Punkten")
    assert second.evaluate("location.hash") == ""
    headed(first, "Dieser Code wird jetzt auf einem anderen Gerät benutzt.")
    give_point(second, TITLES[1], 2)
    saved(word_of_points(second))
    first.get_by_label("Code auf Ihrem Zettel").fill(coded.codes[0])
    first.get_by_role("button", name="Weiter", exact=True).click()
    see(first, "Noch 5 von 10 Punkten")
    headed(second, "Dieser Code wird jetzt auf einem anderen Gerät benutzt.")
    assert coded.desk.tallies() == {1: (3, 1), 2: (2, 1)}


def test_no_code_stays_on_a_phone(coded):
    phone = coded.room.phone()
    join(phone, f"{coded.url}#{coded.codes[1]}")
    see(phone, "Noch 10 von 10 Punkten")
    give_point(phone, TITLES[0])
    saved(word_of_points(phone))
    kept = phone.evaluate(
        """async () => {
          const [{ name }] = await indexedDB.databases();
          const opened = indexedDB.open(name);
          const db = await new Promise((then) => (opened.onsuccess = () => then(opened.result)));
          const all = db.transaction("kept").objectStore("kept").getAll();
          const found = await new Promise((then) => (all.onsuccess = () => then(all.result)));
          return JSON.stringify([found, { ...localStorage }, history.state, location.href]);
        }"""
    )
    assert coded.codes[1] not in kept


def test_without_a_script_a_code_is_typed_too(coded):
    coded.room.expected.append("422")
    plain = coded.room.phone(java_script_enabled=False)
    plain.goto(coded.url)
    plain.get_by_label("Aue", exact=True).check(force=True)
    plain.get_by_role("button", name="Weiter", exact=True).click()
    plain.get_by_label("Code auf Ihrem Zettel").fill("BBBB")
    plain.get_by_role("button", name="Weiter", exact=True).click()
    see(plain, "Diesen persönlichen Code gibt es nicht.")
    expect(plain.get_by_label("Code auf Ihrem Zettel")).to_have_value("BBBB")
    plain.get_by_label("Code auf Ihrem Zettel").fill(coded.codes[2])
    plain.get_by_role("button", name="Weiter", exact=True).click()
    plain.get_by_role("button", name=f"Ein Punkt mehr für {TITLES[0]}").click()
    see(plain, "Noch 9 von 10 Punkten")
    other = coded.room.phone()
    join(other, f"{coded.url}#{coded.codes[2]}")
    see(other, "Noch 9 von 10 Punkten")
    plain.goto(f"{coded.url}/plain")
    see(plain, "Dieser Code wird jetzt auf einem anderen Gerät benutzt.")
