"""The drill: a backup while the hall is busy, the database lost, the backup put back. What phones had got "saved" is
there exactly once at the end, under the same ids, whoever comes back first."""

import subprocess
import sys
import time

import pytest

from tests.archive.phones import Phone
from tests.browser.steps import give_point, headed, join, saved, see, word_of, word_of_points, write_idea
from tests.support.server import Server

pytestmark = pytest.mark.browser


def workshop(*arguments) -> tuple[int, str]:
    """The command line: (exit code, what it said)."""
    command = [sys.executable, "-m", "workshop", *map(str, arguments)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return done.returncode, done.stdout


def busy_while_copying(phones, folder, target):
    """Everybody writes while the copy is made; 100 rounds at most."""
    command = [sys.executable, "-m", "workshop", "backup", "--to", str(target), "--data", str(folder)]
    copying = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    for number in range(100):
        for phone in phones:
            phone.say("add_idea", field_of_action=1, title=f"{phone.name} {number}")
        if copying.poll() is not None:
            break
    said, _ = copying.communicate(timeout=60)
    assert copying.returncode == 0, said


def ideas(hall):
    return {idea["id"]: idea["title"] for idea in hall.desk.things("idea")}


def tallies(hall):
    return {idea: given for idea, given in hall.desk.tallies().items() if given != (0, 0)}


def lose_and_restore(hall, backup):
    """The database is gone, the backup takes its place; the server comes back at the same address."""
    folder, port = hall.server.data, hall.server.port
    code, said = workshop("restore", backup, "--data", folder)
    assert (code, "A server is running" in said) == (1, True)
    hall.server.kill()
    for part in folder.glob("workshop.sqlite*"):
        part.unlink()
    code, said = workshop("restore", backup, "--data", folder)
    assert (code, "Workshops with a new epoch: 1." in said) == (0, True), said
    hall.server = Server(folder, port=port)


def weigh(phones, lost):
    """Everybody gives points to what a person wrote who may come back later than oneself."""
    anna, ben, cleo = phones
    anna.say("set_weight", idea=lost["Nachher vom Handy"], points=3)
    ben.say("set_weight", idea=lost["Anna after the backup"], points=4)
    cleo.say("set_weight", idea=lost["Ben after the backup"], points=5)


def test_everything_that_was_saved_is_there_once_after_a_restore(lone_hall, tmp_path):
    hall = lone_hall
    hall.room.expected += ["ERR_CONNECTION", "ERR_EMPTY_RESPONSE", "WebSocket", "409"]
    screen, backup = hall.room.phone(), tmp_path / "copy.sqlite"
    join(screen, hall.url)
    write_idea(screen, "Vorher vom Handy")
    saved(word_of(screen, "Vorher vom Handy"))
    phones = [Phone(hall.room, hall.url, name) for name in ("Anna", "Ben")]
    busy_while_copying(phones, hall.server.data, backup)
    phones.append(Phone(hall.room, hall.url, "Cleo"))
    for phone in phones:
        answer = phone.say("add_idea", field_of_action=2, title=f"{phone.name} after the backup")
        phone.say("edit_idea", idea=answer["id"], text="With more words")
    write_idea(screen, "Nachher vom Handy")
    saved(word_of(screen, "Nachher vom Handy"))
    known = ideas(hall)
    lost = {title: ident for ident, title in known.items() if "after the backup" in title or "Nachher" in title}
    assert len(lost) == 4
    hall.desk.do("open_phase", phase="weight")
    headed(screen, "Ideen gewichten")
    give_point(screen, "Cleo after the backup", 2)
    give_point(screen, "Nachher vom Handy", 1)
    saved(word_of_points(screen))
    weigh(phones, lost)
    wanted = tallies(hall)
    assert sum(points for points, _people in wanted.values()) == 15

    lose_and_restore(hall, backup)

    new = Phone(hall.room, hall.url, "Dora").say("add_idea", field_of_action=1, title="A new idea")["id"]
    assert new > 100_000
    assert [phone.offer_again() for phone in phones[::-1]] == [1, 1, 1]
    headed(screen, "Ideen sammeln")
    hall.desk.do("open_phase", phase="weight")
    until = time.monotonic() + 30
    while sum(phone.offer_again() for phone in phones) and time.monotonic() < until:
        pass
    headed(screen, "Ideen gewichten")
    see(screen, "Noch 7 von 10 Punkten")
    saved(word_of_points(screen))
    assert ideas(hall) == known | {new: "A new idea"}
    assert tallies(hall) == wanted
    texts = [idea["text"] for idea in hall.desk.things("idea") if idea["id"] in lost.values()]
    assert texts.count("With more words") == 3
    code, said = workshop("verify", "--data", hall.server.data)
    assert (code, "is complete" in said) == (0, True), said
