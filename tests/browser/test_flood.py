"""A stranger's devices: the desk sees them in words, takes them back in one act, and back again; a phone is told."""

import asyncio
import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from tests.browser.steps import arrived, headed, join, saved, see, word_of, write_idea
from tests.load.client import Client
from tests.support.story import told

STRANGERS = 110


async def flooded(hall):
    async def stranger(number):
        client = await Client(hall.server.url, hall.code).open()
        await client.send("join_workshop", groups=[2])
        await client.send("add_idea", field_of_action=1, title=f"Nonsense {number}")
        await client.close()

    for start in range(0, STRANGERS, 20):
        await asyncio.gather(*(stranger(number) for number in range(start, min(start + 20, STRANGERS))))


def test_the_desk_takes_a_flood_back_and_the_way_back_too(hall):
    guest = hall.room.phone()
    join(guest, hall.url)
    hall.desk.do("add_idea", field_of_action=1, title="A bench")
    desk = hall.desk_page()
    desk.goto(f"{hall.url}/desk")
    before = f"{datetime.now(ZoneInfo('Europe/Berlin')) - timedelta(seconds=1):%H:%M:%S}"
    told(flooded(hall))
    see(desk, re.compile(r"In der letzten Minute: \d+ neue Geräte"))  # a busy computer takes longer
    expect(desk.locator(".flood")).to_contain_text("Sind das Ihre Gäste?")
    desk.get_by_role("button", name="Keine neuen Geräte mehr zulassen").click()
    late = hall.room.phone()
    late.goto(hall.url)
    see(late, "Zurzeit werden keine neuen Geräte zugelassen.")
    desk.locator(".flood").get_by_role("button", name="Geräte entfernen …").click()
    headed(desk, "Geräte entfernen")
    since = desk.get_by_label("Dazugekommen seit")
    expect(since).to_have_value(re.compile(r"^\d\d:\d\d:\d\d$"))
    since.fill(before)  # a busy computer needs more than the minute that the desk proposes
    expect(desk.get_by_role("button", name=re.compile(r"^11[01] Geräte entfernen$"))).to_be_visible()
    desk.get_by_label(re.compile("Ideen und Beiträge, mindestens")).fill("1")
    act = desk.get_by_role("button", name=re.compile(rf"^{STRANGERS} Geräte entfernen$"))
    expect(act).to_be_visible()
    act.click()
    see(desk, f"{STRANGERS} Geräte sind entfernt.")
    expect(desk.get_by_text("Nonsense 7", exact=True)).to_have_count(0)
    see(desk, "A bench")
    expect(desk.locator(".flood")).to_have_count(0)
    desk.get_by_role("button", name=re.compile("Rückgängig")).click()
    see(desk, "Nonsense 7")
    desk.get_by_role("button", name="Neue Geräte wieder zulassen").click()
    expect(late.get_by_role("button", name="Weiter", exact=True)).to_be_visible()


def test_a_phone_that_was_removed_is_told_so_and_may_join_again(hall):
    phone = hall.room.phone()
    join(phone, hall.url)
    arrived(hall, phone, "participant")
    hall.room.expected.append("403")
    hall.desk.do("remove_participants", since="2020-01-01T00:00:00Z")
    phone.get_by_role("button", name="Idee hinzufügen").click()
    phone.get_by_role("textbox", name="Ihre Idee in einem Satz").fill("A bench at the lock")
    phone.get_by_role("button", name="Weiter", exact=True).click()
    which = phone.get_by_role("button", name=re.compile("Village"))
    told_so = phone.get_by_text("Die Moderation hat dieses Gerät entfernt.")
    expect(which.or_(told_so).first).to_be_visible()
    if which.count():
        which.first.click()
    expect(told_so).to_be_visible()
    see(phone, "Es war Nummer 1.")
    phone.get_by_label("Bach", exact=True).check(force=True)
    phone.get_by_role("button", name="Weiter", exact=True).click()
    expect(phone.get_by_role("button", name="Anzeige")).to_be_visible()
    see(phone, re.compile(r"gespeichert \d\d:\d\d"))
    assert [idea["title"] for idea in hall.desk.things("idea")] == ["A bench at the lock"]


@pytest.mark.parametrize("reloaded", [False, True])
def test_a_phone_that_is_brought_back_notices_it_by_itself(hall, reloaded):
    phone = hall.room.phone()
    join(phone, hall.url)
    write_idea(phone, "A bench at the lock")
    arrived(hall, phone, "idea")
    removal = hall.desk.do("remove_participants", since="2020-01-01T00:00:00Z")
    see(phone, "Die Moderation hat dieses Gerät entfernt.")
    if reloaded:
        phone.reload()
        see(phone, "Die Moderation hat dieses Gerät entfernt.")
    hall.desk.do("undo", seq=removal["seq"])
    headed(phone, "Ideen sammeln")
    saved(word_of(phone, "A bench at the lock"))
