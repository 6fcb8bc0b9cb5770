"""Two evenings that differ only in what is hidden: phones and wall are sent the same frames, byte for byte."""

import asyncio
import json
import re

from tests.load.client import Client
from tests.support.prepared import prepared
from tests.support.server import Server
from tests.support.story import told

COMMANDS = [("add_idea", {"field_of_action": 1, "title": f"Idea {number}"}) for number in range(3)]
COMMANDS += [("open_phase", {"phase": phase}) for phase in ("collect", "weight")]
#: What nobody but the desk may know, twice
SECRETS = (
    {"points": (5, 3, 1), "late": "A bridge", "name": "Sample One", "groups": [2]},
    {"points": (1, 5, 3), "late": "A tower, and a path that leads to it", "name": "Somebody Else", "groups": [3, 7]},
)


class Listener(Client):
    """Keeps every frame as it came."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.heard = []

    def apply(self, frame):
        self.heard.append(frame)
        return super().apply(frame)


async def reached(screen, number):
    """The screen has heard of everything up to this number: a frame that was sent may still be on its way."""
    async with asyncio.timeout(60):
        while screen.store.mark < number:
            await asyncio.sleep(0.01)


class Evening:
    """Everything goes one after the other: the desk, which is told last, has seen it before the next thing happens."""

    def __init__(self, server, workshop, secret):
        self.server, self.workshop, self.secret = server, workshop, secret

    async def screen(self, role):
        link = f"{self.server.url}/link/{self.workshop.links[0]}" if role == "desk" else None
        return await Listener(self.server.url, self.workshop.code, role).open(link)

    async def do(self, who, name, /, expected="saved", **data):
        before = self.desk.store.mark
        answer = await who.send(name, **data)
        assert answer["status"] == expected, answer
        if name == "set_weight":  # nobody is told of it
            await self.desk.changes()
        await reached(self.desk, answer.get("seq", before + 1))
        return answer

    async def story(self) -> list[str]:
        self.desk, phone, wall = [await self.screen(role) for role in ("desk", "phone", "wall")]
        people = [await self.screen("phone") for _ in range(6)]
        for screen in (self.desk, phone, wall):
            await screen.watch()
        for place, person in enumerate(people):  # who will answer is told with a group that has people enough
            await self.do(person, "join_workshop", groups=[2] if place % 2 else self.secret["groups"])
        for person in people:
            for idea, points in enumerate(self.secret["points"], 1):
                await self.do(person, "set_weight", idea=idea, points=points)
        await self.do(people[0], "add_idea", expected="refused", field_of_action=1, title=self.secret["late"])
        last = await self.assign(people[1])
        for screen in (phone, wall):
            await reached(screen, last)
        frames = [masked(screen.heard) for screen in (phone, wall)]
        assert [frame for screen in (phone, wall) for frame in screen.heard[1:] if not frame["things"]] == []
        ends = [await screen.changes(0) for screen in (phone, wall)]
        for screen in (self.desk, phone, wall, *people):
            await screen.close()
        return [*frames, *map(masked, ends)]

    async def assign(self, person) -> int:
        """The number of the last thing, which everybody is told."""
        await self.do(self.desk, "open_phase", phase="assign")
        measure = (await self.do(self.desk, "add_measure", idea=1, title="Measure"))["id"]
        await self.do(self.desk, "show", kind="measure", id=measure)
        asked = await self.do(self.desk, "propose_responsibility", measure=measure, role="lead", bearer={"open": True})
        named = {"name": self.secret["name"], "organisation": "", "print_name": False}
        said = await self.do(person, "answer_responsibility", responsibility=asked["id"], answer="lead", **named)
        told = await self.do(self.desk, "confirm_responsibility", responsibility=asked["id"], answer=said["id"])
        return told["seq"]


def masked(frames) -> str:
    """Without the moments and what belongs to the workshop itself."""
    moments = r'"(at|now|phase_since|starts|ends|epoch)": "[^"]*"'
    return re.sub(moments, "", json.dumps(frames))


def heard_of_each(tmp_path, commands, evening, secrets) -> list[list[str]]:
    """What the screens hear of the story of `evening`, told once for each of its secrets in a workshop of its own."""
    heard = []
    for number, secret in enumerate(secrets):
        folder = tmp_path / str(number)
        folder.mkdir()
        workshop = prepared(folder, commands)
        server = Server(folder, quick=True)
        try:
            heard.append(told(evening(server, workshop, secret).story()))
        finally:
            server.stop()
    return heard


def test_what_is_hidden_changes_no_byte_that_phones_and_wall_are_sent(tmp_path):
    heard = heard_of_each(tmp_path, COMMANDS, Evening, SECRETS)
    assert heard[0] == heard[1]
    assert all('"kind": "responsibility"' in frames for frames in heard[0])
