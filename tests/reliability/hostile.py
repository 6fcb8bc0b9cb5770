"""Hostile input: everything of tests/hostile, sent to every address and command, on both databases in the long run."""

import random
from contextlib import ExitStack

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis.core.failures import Failure, FailureGroup

from tests.hostile import attacks
from tests.hostile.described import tried
from tests.hostile.house import DESK, PHONE, House
from tests.hostile.test_texts import alike
from tests.reliability.scenarios import Verdict, scenario
from tests.reliability.sockets import resident

#: What a server that has made everything once may take more in all, and during the second half of it
MEGABYTES, IN_THE_LAST_HALF = 50, 10
#: After so many attacks on commands it is looked at again
PART = 500


class Memory:
    """Megabytes of a house's server, looked at again and again; the first look counts as nothing."""

    def __init__(self, house):
        self._house, self._looks = house, []
        self.look()

    def look(self):
        self._looks.append((self._house.asked, resident(self._house.server)))

    @property
    def grown(self) -> float:
        return self._looks[-1][1] - self._looks[0][1]

    @property
    def in_the_last_half(self) -> float:
        """More than at the first look after half of the requests."""
        half = (self._looks[0][0] + self._looks[-1][0]) / 2
        return self._looks[-1][1] - next(megabytes for asked, megabytes in self._looks if asked >= half)


def everything(house, luck: random.Random, times: int) -> Memory:
    """All attacks, shuffled; `times` for what is made by chance. Memory counts from the second kind of attack on:

    every address has been asked for once by then, and what it needs is there.
    """
    memory = None
    for attack in attacks.ROUTES:
        shots = list(attack(house))
        luck.shuffle(shots)
        attacks.shoot(house, shots)
        house.check()
        memory = memory or Memory(house)
        memory.look()
    cases = list(attacks.mutations())
    luck.shuffle(cases)
    attacks.every_phase(house)
    attacks.reused_keys(house, luck, times // 10)
    for start in range(0, len(cases), PART):
        attacks.in_shape(house, cases[start : start + PART])
        memory.look()
    for start in range(0, len(cases), PART):
        attacks.out_of_shape(house, cases[start : start + PART])
        memory.look()
    texts(house, luck, times)
    house.check()
    memory.look()
    return memory


def texts(house, luck, times):
    """Any text as the title of an idea."""
    idea = house.command(DESK, "add_idea", {"field_of_action": 1, "title": "A title"})["id"]

    @seed(luck.random())
    @settings(
        max_examples=times,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.text(st.characters(codec=None), min_size=1, max_size=130))
    def send(text):
        alike(house, idea, text)

    send()


def undescribed(house, luck, times) -> int:
    """How often an answer was not as /openapi.json says; it is printed."""
    wrong = 0
    for who in (PHONE, DESK):
        try:
            tried(house, who, times, luck.randrange(2**32))
        except (Failure, FailureGroup) as failure:
            print(who, failure)
            wrong += 1
    return wrong


@scenario("hostile", "G11")
def hostile(folder, seed: int, long: bool) -> Verdict:
    """Attack a house on SQLite, in the long run another one on PostgreSQL."""
    luck, times = random.Random(seed), 300 if long else 20
    asked, faults, wrong, memories = 0, [], 0, []
    with ExitStack() as stack:
        for name, url in ({"sqlite": ""} | (_postgresql(stack) if long else {})).items():
            place = folder / name
            place.mkdir()
            house = House(place, url)
            stack.callback(house.close)
            wrong += undescribed(house, luck, times // 10)
            memories.append(everything(house, luck, times))
            asked, faults = asked + house.asked, faults + house.faults
    for one in faults:
        print("not as it should be:", one)
    grown, late = (max(getattr(one, name) for one in memories) for name in ("grown", "in_the_last_half"))
    tracebacks = sum("Traceback" in one for one in faults)
    return Verdict(
        f"{asked:,} hostile requests, memory {grown:+.0f} MB, in the last half {late:+.0f} MB",
        {
            "wrong answers or changes": len(faults) - tracebacks,
            "tracebacks": tracebacks,
            "not as described": wrong,
            "MB too much": max(0, round(grown - MEGABYTES)),
            "MB too much in the last half": max(0, round(late - IN_THE_LAST_HALF)),
        },
    )


def _postgresql(stack) -> dict:
    from tests.support.postgresql import Cluster

    cluster = Cluster()
    stack.callback(cluster.stop)
    return {"postgresql": cluster.url}
