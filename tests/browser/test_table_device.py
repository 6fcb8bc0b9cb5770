"""A device on a table: several people use it, and nothing of one is left for the next."""

import pytest
from playwright.sync_api import expect

from tests.browser.steps import give_point, headed, join, saved, see, word_of_points

pytestmark = pytest.mark.browser
TITLES = ("Rufbus in den Abend", "Kino im Hof")


@pytest.fixture
def weighing(hall):
    hall.weighs(*TITLES)
    return hall


KEPT = """async () => {
  const names = (await indexedDB.databases()).map(({ name }) => name);
  const read = (name) => new Promise((then) => {
    const opened = indexedDB.open(name);
    opened.onsuccess = () => {
      const all = opened.result.transaction("kept").objectStore("kept").getAll();
      all.onsuccess = () => then(all.result);
    };
  });
  return JSON.stringify([await Promise.all(names.map(read)), { ...localStorage }]);
}"""


def next_person(page):
    page.get_by_role("button", name="Nächste Person").click()
    headed(page, "Sind Sie fertig?")
    page.get_by_role("button", name="Nächste Person").click()
    expect(page.get_by_role("button", name="Weiter", exact=True)).to_be_visible()


def test_two_people_at_one_device_are_two_and_nothing_of_the_first_is_left(weighing):
    table = weighing.room.phone()
    join(table, f"{weighing.url}?table")
    cookie = table.context.cookies()
    give_point(table, TITLES[0], 3)
    next_person(table)
    assert TITLES[0] not in table.evaluate(KEPT)
    before, after = ({one["name"]: one["value"] for one in all} for all in (cookie, table.context.cookies()))
    assert before["workshop_person"] != after["workshop_person"]
    table.get_by_label("Bach", exact=True).check(force=True)
    table.get_by_role("button", name="Weiter", exact=True).click()
    see(table, "Noch 10 von 10 Punkten")
    give_point(table, TITLES[0], 2)
    saved(word_of_points(table))
    table.go_back()
    see(table, "Noch 8 von 10 Punkten")
    assert weighing.desk.tallies() == {1: (5, 2), 2: (0, 0)}


def test_what_is_unsent_goes_first(weighing):
    table = weighing.room.phone()
    weighing.room.expected.append("ERR_INTERNET_DISCONNECTED")
    join(table, f"{weighing.url}?table")
    table.context.set_offline(True)
    give_point(table, TITLES[1], 4)
    table.get_by_role("button", name="Nächste Person").click()
    table.get_by_role("button", name="Nächste Person").click()
    see(table, "Noch ist nicht alles angekommen.")
    table.context.set_offline(False)
    expect(table.get_by_role("button", name="Weiter", exact=True)).to_be_visible()
    assert weighing.desk.tallies()[2] == (4, 1)


def test_a_minute_without_a_touch_asks_and_then_goes_on(weighing):
    table = weighing.room.phone()
    table.clock.install()
    join(table, f"{weighing.url}?table")
    give_point(table, TITLES[0])
    saved(word_of_points(table))
    table.clock.fast_forward(62_000)
    headed(table, "Sind Sie noch da?")
    table.get_by_role("button", name="Ja, ich bin noch da").click()
    see(table, "Noch 9 von 10 Punkten")
    table.clock.fast_forward(62_000)
    headed(table, "Sind Sie noch da?")
    table.clock.fast_forward(32_000)
    expect(table.get_by_role("button", name="Weiter", exact=True)).to_be_visible()
    assert weighing.desk.tallies()[1] == (1, 1)


def test_without_a_script_there_is_a_button_too(weighing):
    plain = weighing.room.phone(java_script_enabled=False)
    plain.goto(weighing.url)
    plain.get_by_label("Aue", exact=True).check(force=True)
    plain.get_by_role("button", name="Weiter", exact=True).click()
    plain.get_by_role("button", name=f"Ein Punkt mehr für {TITLES[0]}").click()
    plain.get_by_text("Mehrere Personen an diesem Gerät").click()
    plain.get_by_role("button", name="Nächste Person").click()
    expect(plain.get_by_role("heading", name="Mitmachen")).to_be_visible()
    assert weighing.desk.tallies()[1] == (1, 1)


def test_after_the_sealing_a_phone_tells_from_its_own_memory_what_counts(weighing):
    phone = weighing.room.phone()
    join(phone, weighing.url)
    give_point(phone, TITLES[0], 3)
    give_point(phone, TITLES[1], 2)
    saved(word_of_points(phone))
    for name, data in (("reveal_weights", {"revealed": True}), ("seal_weighting", {}), ("close_workshop", {})):
        weighing.desk.do(name, **data)
    see(phone, "Ihre 5 Punkte sind gezählt:")
    phone.reload()
    see(phone, "Ihre 5 Punkte sind gezählt:")
