"""Pictures of every phase on phone (light, dark, large type), desk and wall, and of every page of the PDF.

./dev screens [FOLDER]: FOLDER defaults to screens/, which git ignores. --readme also renews docs/pictures/.
"""

import argparse
import re
import subprocess
import tempfile
from pathlib import Path

from tests.support.browser import DESK, PHONE, WALL, Room, chromium
from tests.support.server import Server

PHASES = ("welcome", "collect", "discuss", "weight", "reveal", "assign", "close")
ROOT = Path(__file__).parents[1]
README = {
    "phone": "collect-phone-light-de.png",
    "weight": "weight-phone-given.png",
    "wall": "reveal-wall-end.png",
    "desk": "collect-desk-light-de.png",
}


def join(page, url):
    """Join with the first answer of every question."""
    page.goto(url)
    questions = page.locator("main input[type=radio]")
    page.wait_for_timeout(800)
    for _ in range(4):
        if not questions.count():
            break
        questions.first.check(force=True)
        page.locator("button").filter(has_text=re.compile("^(Weiter|Continue)$")).first.click()
        page.wait_for_timeout(800)


def picture(page, place, full=False):
    page.wait_for_timeout(1500)
    page.screenshot(path=place, full_page=full)
    print(place)


def one_phase(room, said, phase, folder):
    for locale, language in (("de-DE", "de"), ("en-GB", "en")):
        for scheme in ("light", "dark"):
            phone = room.page(PHONE, color_scheme=scheme, locale=locale, has_touch=True)
            join(phone, f"{said['phone']}?lang={language}")
            picture(phone, folder / f"{phase}-phone-{scheme}-{language}.png")
        wall = room.page(WALL, locale=locale)
        wall.goto(f"{said['wall']}?lang={language}")
        picture(wall, folder / f"{phase}-wall-{language}.png")
    small = room.page((1024, 768))
    small.goto(said["wall"])
    picture(small, folder / f"{phase}-wall-1024.png")
    narrow = room.page((320, 568), has_touch=True)
    join(narrow, said["phone"])
    picture(narrow, folder / f"{phase}-phone-320.png")
    desk = room.context(DESK)
    page = desk.new_page()
    page.goto(said["desk"])
    picture(page, folder / f"{phase}-desk-light-de.png")
    page.emulate_media(color_scheme="dark")
    picture(page, folder / f"{phase}-desk-dark-de.png")
    page.emulate_media(color_scheme="light")
    page.goto(page.url.split("?")[0] + "?lang=en")
    picture(page, folder / f"{phase}-desk-light-en.png")
    if phase == "weight":
        given(room, said, folder)
    if phase == "reveal":
        ended(room, said, page, folder)
    return desk, said


def given(room, said, folder):
    """A phone that has given some of its points."""
    phone = room.page(PHONE, has_touch=True)
    join(phone, said["phone"])
    more = phone.locator(".stepper .step:last-child")
    for place in (1, 1, 1, 3, 4, 4):
        more.nth(place).click()
    picture(phone, folder / "weight-phone-given.png")


def ended(room, said, desk, folder):
    """The end picture of the reveal: the desk shows rank after rank, who comes then sees all of it."""
    desk.goto(desk.url.split("?")[0] + "?lang=de")
    for _ in range(3):
        picture(desk, folder / "reveal-desk-ranks.png")
        desk.keyboard.press("ArrowRight")
    picture(desk, folder / "reveal-desk-end.png")
    wall = room.page(WALL)
    wall.goto(said["wall"])
    picture(wall, folder / "reveal-wall-end.png")
    phone = room.page(PHONE, has_touch=True)
    join(phone, said["phone"])
    picture(phone, folder / "reveal-phone-end.png")


def paper(desk, said, folder):
    """Every page of the draft's PDF, and the plain pages."""
    base = said["phone"].split("/w/")[0]
    got = desk.request.get(f"{base}/w/{said['code']}/protocol.pdf")
    (folder / "protocol.pdf").write_bytes(got.body())
    subprocess.run(["pdftoppm", "-r", "80", "-png", folder / "protocol.pdf", folder / "protocol-page"], check=True)
    page = desk.new_page()
    for name, path in (
        ("workshops", "/workshops"),
        ("create", "/workshops/new"),
        ("edit", "/workshops/2/edit"),
        ("open", "/workshops/3/open"),
        ("protocol", f"/w/{said['code']}/protocol"),
    ):
        page.goto(base + path + "?lang=de")
        picture(page, folder / f"page-{name}.png", full=True)


def main():
    parser = argparse.ArgumentParser(prog="./dev screens", description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "screens")
    parser.add_argument("--phase", choices=PHASES, action="append")
    parser.add_argument("--readme", action="store_true", help="renew docs/pictures/")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    with chromium() as browser:
        for phase in arguments.phase or PHASES:
            with tempfile.TemporaryDirectory() as data:
                server = Server(Path(data), "--no-open", "--phase", phase, program="demo")
                room = Room(browser, "127.0.0.1")
                try:
                    desk, said = one_phase(room, server.said, phase, arguments.folder)
                    if phase in ("close", "assign"):
                        paper(desk, said, arguments.folder)
                finally:
                    room.close()
                    server.stop()
                for fault in room.faults:
                    print("FAULT", phase, fault)
    if arguments.readme:
        renew(arguments.folder)


def renew(folder):
    """Small copies for README."""
    target = ROOT / "docs/pictures"
    target.mkdir(parents=True, exist_ok=True)
    from PIL import Image

    wanted = README | {"paper": next(iter(sorted(file.name for file in folder.glob("protocol-page-*1.png"))))}
    for name, file in wanted.items():
        image = Image.open(folder / file).convert("RGB")
        image.thumbnail((1280, 900))
        image.quantize(64).save(target / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
