"""Bots: phones that send commands of all sorts and a desk, all writing into one ledger, and screens that watch."""

import asyncio
import random
import time

from tests.load.client import Client
from tests.reliability.ledger import Ending, Ledger, diverging, judge

IDEAS_AT_MOST = 2000


class Bot(Client):
    """A screen that writes down what it sends and is answered."""

    def __init__(self, base, code, ledger: Ledger, role="phone", name="", timeout=2):
        super().__init__(base, code, role, name or role, timeout)
        self.ledger = ledger

    async def say(self, commands: list[dict], patience: float = 120) -> list[dict]:
        """The definite answers to `commands`, however often they must be sent."""
        for command in commands:
            self.ledger.send(self.name, command, time.monotonic())
        until = time.monotonic() + patience
        while (answers := await self.post(commands)) is None:
            if time.monotonic() > until:
                raise TimeoutError(f"{self.name}: no answer in {patience} s")
            await asyncio.sleep(0.02 + random.random() * 0.1)
            for command in commands:
                self.ledger.entries[command["key"]].times += 1
        for answer in answers:
            self.ledger.answer(answer, time.monotonic())
        return answers

    async def do(self, key: str, name: str, /, **data) -> dict:
        return (await self.say([{"key": key, "name": name, "data": data}]))[0]

    def apply(self, frame):
        self.ledger.show(self.role, frame)
        return super().apply(frame)


class Room:
    """A prepared workshop full of bots behind `base`. Everything they choose comes from `seed`."""

    def __init__(self, base: str, workshop, seed: int, phones: int, batch: int = 10):
        self.base, self.workshop, self.batch = base, workshop, batch
        self.chance = random.Random(seed)
        self.ledger = Ledger()
        self.phones = [Bot(base, workshop.code, self.ledger, name=f"phone {n}") for n in range(phones)]
        self.desk = Bot(base, workshop.code, self.ledger, "desk")
        self.watchers = [
            Bot(base, workshop.code, self.ledger, role, f"{role} that watches") for role in ("phone", "wall")
        ]
        self.adds: list[str] = []
        self._made = 0

    def key(self) -> str:
        return self.chance.randbytes(16).hex()

    def text(self) -> str:
        self._made += 1
        return f"Made {self._made}"

    async def enter(self):
        """Everybody opens the page and joins; desk and watchers listen."""
        await self.desk.open(f"{self.base}/link/{self.workshop.links[0]}")
        screens = [*self.phones, *self.watchers]
        for start in range(0, len(screens), 25):
            await asyncio.gather(*(screen.open() for screen in screens[start : start + 25]))
        joins = ((phone, self.key(), [2 + n % 3]) for n, phone in enumerate(self.phones))
        await asyncio.gather(*(phone.do(key, "join_workshop", groups=groups) for phone, key, groups in joins))
        for screen in (self.desk, *self.watchers):
            await screen.watch()

    async def allow_everything(self):
        """Ideas while weighting, so that commands of all sorts are at home in one phase."""
        talking = ["add_idea", "edit_idea", "withdraw_idea", "add_contribution", "support_idea"]
        await self.desk.do(self.key(), "edit_workshop", also_allowed={"weight": talking})
        await self.desk.do(self.key(), "open_phase", phase="weight")

    def wish(self, phone, number: int) -> list[dict]:
        """`number` commands of all sorts. Ideas are named by "@key" as long as the own phone has not seen an id."""
        commands = []
        for _ in range(number):
            own = [entry for entry in commands if entry["name"] == "add_idea"]
            commands.append(self._one(phone, own))
        return commands

    def _one(self, phone, own):
        chance, key = self.chance, self.key()
        kind = chance.random()
        if not self.adds or (kind < 0.12 and len(self.adds) < IDEAS_AT_MOST):
            self.adds.append(key)
            phone.own = [*getattr(phone, "own", ()), key]
            fields = self.workshop.fields
            return _command(key, "add_idea", field_of_action=chance.choice(fields), title=self.text())
        if own and kind < 0.5:
            idea = f"@{chance.choice(own)['key']}"
        elif getattr(phone, "own", None) and kind < 0.6:
            idea = f"@{chance.choice(phone.own)}"
        else:
            known = [entry.answer["id"] for name in chance.choices(self.adds, k=3) if (entry := self._known(name))]
            idea = chance.choice(known or [f"@{chance.choice(self.adds)}"])
        sort = chance.random()
        if sort < 0.55:
            return _command(key, "set_weight", idea=idea, points=chance.choice((0, 1, 1, 2, 3, 5)))
        if sort < 0.7:
            return _command(key, "add_contribution", idea=idea, kind="question", text=self.text())
        if sort < 0.85:
            return _command(key, "support_idea", idea=idea, supports=chance.random() < 0.7)
        if sort < 0.97:
            return _command(key, "edit_idea", idea=idea, title=self.text())
        return _command(key, "withdraw_idea", idea=idea)

    def _known(self, key):
        entry = self.ledger.entries.get(key)
        return entry if entry and entry.saved else None

    async def busy(self, phone, until):
        """Batch after batch until `until()`."""
        while not until():
            await phone.say(self.wish(phone, self.chance.randint(1, self.batch)))

    async def moderate(self, until, pause: float = 0.4):
        """The desk goes back and forth through the phases, shows and hides the result, holds what comes and lets go."""
        acts = (
            ("edit_workshop", {"hold": ["collect", "weight"]}),
            ("open_phase", {"phase": "collect"}), ("black_out", {"dark": True}), ("open_phase", {"phase": "weight"}),
            ("mute_participant", {"participant": 1, "muted": True}), ("release_waiting", {}),
            ("edit_workshop", {"hold": []}), ("decline_waiting", {"reason": "Not now."}),
            ("mute_participant", {"participant": 1, "muted": False}), ("black_out", {"dark": False}),
            ("reveal_weights", {"revealed": True}), ("reveal_weights", {"revealed": False}),
        )  # fmt: skip
        while not until():
            for name, data in acts:
                more = self._half_of_what_waits() if name.endswith("_waiting") else {}
                await self.desk.do(self.key(), name, **data, **more)
                await asyncio.sleep(pause)

    def _half_of_what_waits(self) -> dict:
        kinds, seen = ("idea", "contribution"), self.desk.store.snapshot.items()
        waiting = sorted(place for place, thing in seen if place[0] in kinds and thing.get("state") == "waiting")
        some = self.chance.sample(waiting, min(100, (len(waiting) + 1) // 2))
        return {f"{name}s": [ident for kind, ident in some if kind == name] for name in kinds}

    async def judged(self) -> dict[str, int]:
        """Every fault of the ledger, and screens that differ from a fresh picture; call when the network is fair."""
        await self.desk.do(self.key(), "reveal_weights", revealed=True)  # the sums are to be seen only then
        fresh = {}
        for screen in (self.desk, *self.watchers):
            await screen.changes()
            fair = Client(screen.base, screen.code, screen.role)
            fair._session = screen._session
            await fair.changes(0)
            fresh[screen.role] = fair.store.snapshot
        for phone in self.phones:
            await phone.changes(0)
        ending = Ending(fresh["desk"], {phone.name: phone.mine for phone in self.phones})
        found = judge(self.ledger, ending)
        found["diverging"] += diverging((self.desk, *self.watchers), fresh)
        return dict(found)

    async def leave(self):
        await asyncio.gather(*(screen.close() for screen in (*self.phones, *self.watchers, self.desk)))


def _command(key, name, /, **data):
    return {"key": key, "name": name, "data": data}
