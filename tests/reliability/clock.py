"""A computer whose clock is wrong, and is corrected while the program runs: nobody has to sign in or join again."""

import time
from datetime import UTC, datetime, timedelta

from tests.reliability.bots import Room
from tests.reliability.journal import examined
from tests.reliability.scenarios import Verdict, scenario
from tests.support.prepared import prepared
from tests.support.server import Server
from tests.support.story import told

HOURS = (-3, 26)


class Evening:
    """A room on a computer whose clock is set: while the server runs, and while it does not."""

    def __init__(self, folder, seed):
        self.folder, self.hands = folder, folder / "clock"
        self.set(0)
        self.workshop = prepared(folder, desks=2, points=20, ideas_max=8)
        self.server = self._started()
        self.room = Room(self.server.url, self.workshop, seed, phones=4)
        self.wrong = dict.fromkeys(("signed out", "not saved", "not shown", "wrong times"), 0)
        self.said = 0

    def set(self, hours):
        """In one step: the server may look at any moment."""
        moving = self.folder / "clock moving"
        moving.write_text(str(hours * 3600))
        moving.replace(self.hands)

    def _started(self, port=0):
        return Server(self.folder, port=port, clock=self.hands)

    def restart(self):
        self.server.stop()
        self.server = self._started(self.server.port)

    async def try_everything(self, hours):
        """Desk and phones go on with the cookies and tokens that they have."""
        room, desk = self.room, self.room.desk
        for name, data in (("open_phase", {"phase": "collect"}), ("open_phase", {"phase": "weight"})):
            answer = await desk.do(room.key(), name, **data)
            self.wrong["signed out"] += desk.statuses[403] > 0
            self.wrong["not saved"] += answer["status"] != "saved"
        for phone in room.phones:
            answers = await phone.say(room.wish(phone, 10), patience=20)
            self.said += len(answers)
            self.wrong["signed out"] += sum(answer.get("code") == "not_joined" for answer in answers)
        await self._timer(hours)

    async def _timer(self, hours):
        """A timer of ten minutes ends in ten minutes by the computer's clock, and the watching screens hear of it."""
        room = self.room
        ends = (datetime.now(UTC) + timedelta(hours=hours, minutes=10)).replace(microsecond=0)
        answer = await room.desk.do(room.key(), "set_timer", ends=ends.isoformat())
        until = time.monotonic() + 5
        for watcher in room.watchers:
            while watcher.store.mark < answer["seq"] and time.monotonic() < until:
                await watcher.changes()
            shown = watcher.store.snapshot["workshop", 1]
            self.wrong["not shown"] += watcher.store.mark < answer["seq"]
            self.wrong["wrong times"] += datetime.fromisoformat(shown["phase_ends"]) != ends
            since = datetime.fromisoformat(shown["phase_since"]) - timedelta(hours=hours)
            self.wrong["wrong times"] += abs((datetime.now(UTC) - since).total_seconds()) > 60

    async def live(self):
        room = self.room
        try:
            await room.enter()
            await room.allow_everything()
            await self.try_everything(0)
            for hours in HOURS:
                self.set(hours)
                await self.try_everything(hours)
                self.restart()
                await self.try_everything(hours)
                self.set(0)
            return await room.judged()
        finally:
            await room.leave()


@scenario("wrong-clock", "G11")
def wrong_clock(folder, seed, long):
    evening = Evening(folder, seed)
    try:
        faults = told(evening.live())
    finally:
        evening.server.stop()
    faults |= evening.wrong | examined(folder, evening.room.ledger)
    faults["tracebacks"] = evening.server.log.count("Traceback")
    return Verdict(f"clock set by −3 h and +26 h, before and after a restart; {evening.said} commands", faults)
