"""How many calls of functions an everyday request takes in the server: ./dev bench calls.

Counted by Python's own profiler, so the figures are the same whatever else the machine does, and two versions of the
code can be compared where no CPU time can be trusted. A call is no time: for that there is `./dev bench requests`.
"""

import cProfile
import pstats
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.load.requests import TOKEN, command
from tests.support.evening import Evening
from tests.support.visitors import away

TIMES, IDEAS = 20, 24


def calls(act: Callable[[int], object]) -> float:
    """Calls of functions for each `act(number)`; the first round fills what is kept."""
    for number in range(TIMES):
        act(number)
    counter = cProfile.Profile()
    counter.enable()
    for number in range(TIMES, 2 * TIMES):
        act(number)
    counter.disable()
    return pstats.Stats(counter).total_calls / TIMES


class Phone:
    """One participant at the app, with no server between them."""

    def __init__(self, app, code: str):
        self._client, self._to = app.test_client(), f"/w/{code}/commands?as=phone"
        self._token = TOKEN.search(self._client.get(f"/w/{code}").text)[1]
        self.send("join_workshop", groups=[2])

    def send(self, name: str, /, **data):
        answer = self._client.post(self._to, headers={"X-CSRFToken": self._token}, json=command(name, **data))
        assert answer.json["results"][0]["status"] == "saved", answer.text


def counted(app, made: Evening, ideas: list[int]) -> dict[str, float]:
    from workshop.engine.audience import AUDIENCES
    from workshop.engine.changes import changes
    from workshop.engine.frames import Frames
    from workshop.extensions import db

    code = made.workshop.code
    phones = away(lambda: [Phone(app, code) for _ in range(TIMES)])

    def send(number, name, **data):
        away(lambda: phones[number % TIMES].send(name, **data))

    def last_change(_number):
        kept, reads = Frames(), {}
        for audience in AUDIENCES:
            kept.get(db.session, made.workshop, audience, made.workshop.seq - 1, reads)

    return {
        "a weight": calls(lambda n: send(n, "set_weight", idea=ideas[n % IDEAS], points=1 + n % 2)),
        "we take part": calls(lambda n: send(n, "support_idea", idea=ideas[n % IDEAS], supports=True)),
        "an idea": calls(lambda n: send(n, "add_idea", field_of_action=1, title=f"An idea, number {n}")),
        "the frames of an idea": calls(last_change),
        "a whole snapshot": calls(lambda _n: changes(db.session, made.workshop, 0, "phone")),
    }


def main():
    from tests.support.prepared import migrated
    from workshop import accounts, close_app, create_app
    from workshop.config import Settings

    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder), testing=True, commands_per_minute=100_000)
        migrated(settings)
        app = create_app(settings)
        with app.app_context():
            accounts.add_moderator("one@example.org", "One")
            made = Evening(points=99, ideas_max=50, also_allowed={"discuss": ["set_weight"]})
            made.do("open_phase", phase="discuss")
            ideas = [made.idea(title=f"Idea {number}") for number in range(IDEAS)]
            for name, count in counted(app, made, ideas).items():
                print(f"{name:<22} {count:9.1f} calls")
        close_app(app)


if __name__ == "__main__":
    main()
