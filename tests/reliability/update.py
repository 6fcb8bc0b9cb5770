"""An update that is killed at any moment is not begun or done: everything is there, and what had to go has gone.

Databases of every version that has landed are brought to this one by the program itself.
"""

import random
import subprocess
import sys
import time
from collections import Counter

from tests.archive.evenings import done, updated
from tests.archive.landed import (
    NAMED_AND_UNDER_WAY,
    SEALED,
    UNDER_WAY,
    VERSIONS,
    database,
    given,
    rows,
    secrets_in,
    written,
)
from tests.reliability.scenarios import Verdict, scenario
from workshop.archive.checking import check_database


def migrated(folder, seconds: float | None) -> bool:
    """`workshop migrate`, killed after `seconds`; did it come to its end?"""
    process = subprocess.Popen([sys.executable, "-m", "workshop", "migrate", "--data", str(folder)])
    try:
        return process.wait(seconds) == 0
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return False


def updates(folder, version, seconds: float | None, wrong: Counter) -> tuple[bool, float]:
    """One update, perhaps killed, and the evening that goes on afterwards → was it killed, how long did it take."""
    place = database(version, folder)
    before, secrets = given(place), secrets_in(place)
    started = time.monotonic()
    killed = not migrated(folder, seconds)
    took = time.monotonic() - started
    with updated(folder) as app:
        settings = app.extensions["settings"]
        wrong["changed"] += given(place) != before
        wrong["not right"] += check_database(settings).code != 0
        wrong["not going on"] += done(SEALED, "hide_idea", idea=2) != "saved"
        for workshop in (UNDER_WAY, NAMED_AND_UNDER_WAY):
            wrong["not going on"] += done(workshop, "reveal_weights", revealed=True) != "saved"
            wrong["not sealed"] += done(workshop, "seal_weighting") != "saved"
        wrong["not right after sealing"] += check_database(settings).code != 0
    files = written(folder)
    wrong["still linked"] += any(secret in files for secret in secrets)
    wrong["still linked"] += rows(place, "SELECT count(participant) FROM ballots") != [(0,)]
    return killed, took


@scenario("update", "G1")
def update(folder, seed: int, long: bool) -> Verdict:
    """Each version once as a whole, and 20 times, in the suite once, killed within the time which that took."""
    chance, wrong, killed, kills = random.Random(seed), Counter(), 0, 20 if long else 1
    for version in VERSIONS:
        longest = None
        for number in range(kills + 1):
            here = folder / f"{version}-{number}"
            here.mkdir()
            dead, took = updates(here, version, longest and chance.uniform(longest / 2, longest), wrong)
            longest = longest or took
            killed += dead
    tried = f"{len(VERSIONS) * (kills + 1)} updates from {len(VERSIONS)} versions, {killed} of them killed, then sealed"
    return Verdict(tried, dict(wrong))
