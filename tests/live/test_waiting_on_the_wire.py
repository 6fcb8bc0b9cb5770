"""What waits for the moderators reaches nobody but them and its author: not one byte, whoever else listens."""

import json

from tests.live.test_hidden_on_the_wire import Evening, heard_of_each, masked, reached
from tests.support.visitors import Visitors

COMMANDS = [("open_phase", {"phase": "collect"}), ("add_idea", {"field_of_action": 1, "title": "From the desk"})]
COMMANDS += [("edit_workshop", {"hold": ["collect", "discuss"]})]
#: What is written while it is held, and why it is declined, twice
SECRETS = (
    {"idea": "A marker in the water", "said": "A marker beside it", "changed": "Another marker", "why": "No marker"},
    {"idea": "Marker", "said": "This marker is longer", "changed": "A marker, changed by somebody", "why": "Marker!"},
)


class Waiting(Evening):
    """Somebody writes, changes, contributes and withdraws; the desk declines. The others listen."""

    async def story(self) -> list[str]:
        self.desk, phone, wall = [await self.screen(role) for role in ("desk", "phone", "wall")]
        anna = await self.screen("phone")
        for screen in (self.desk, phone, wall):
            await screen.watch()
        await self.do(anna, "join_workshop", groups=[2])
        idea = (await self.do(anna, "add_idea", field_of_action=1, title=self.secret["idea"]))["id"]
        said = await self.do(anna, "add_contribution", idea=1, kind="question", text=self.secret["said"])
        await self.do(anna, "add_contribution", idea=idea, kind="question", text=self.secret["said"])
        await self.do(anna, "edit_idea", idea=idea, title=self.secret["changed"])
        await self.do(anna, "edit_contribution", contribution=said["id"], text=self.secret["changed"])
        assert "arker" in json.dumps(anna.mine["waiting"])
        await self.do(self.desk, "decline_waiting", ideas=[idea], reason=self.secret["why"])
        await anna.changes()
        assert anna.mine["not_shown"][0]["reason"] == self.secret["why"]
        last = (await self.do(self.desk, "edit_workshop", title="Another title"))["seq"]
        for screen in (phone, wall):
            await reached(screen, last)
        frames = [masked(screen.heard) for screen in (phone, wall)]
        assert [frame for screen in (phone, wall) for frame in screen.heard[1:] if not frame["things"]] == []
        moved = [thing for screen in (phone, wall) for frame in screen.heard[1:] for thing in frame["things"]]
        assert [thing for thing in moved if thing["kind"] in ("idea", "contribution")] == []
        ends = [await screen.changes(0) for screen in (phone, wall)]
        assert "arker" in json.dumps((await self.desk.changes(0))["things"])
        for screen in (self.desk, phone, wall, anna):
            await screen.close()
        return [*frames, *map(masked, ends)]


def test_two_evenings_that_differ_in_what_waits_send_the_same_frames(tmp_path):
    heard = heard_of_each(tmp_path, COMMANDS, Waiting, SECRETS)
    assert heard[0] == heard[1]
    assert "arker" not in "".join(heard[0] + heard[1])


#: All that somebody can fetch of a workshop without being a moderator
READABLE = (
    "", "/plain", "/wall", "/changes", "/changes?as=wall", "/changes?since=1", "/protocol", "/protocol/wall", "/result",
    "/my-data", "/my-data.json", "/privacy", "/protocol.json", "/protocol.csv", "/protocol.md", "/protocol.ics",
)  # fmt: skip


def every_byte(visitors, name) -> bytes:
    pages = [visitors.read(name, f"/w/{visitors.code}{path}").get_data() for path in READABLE]
    return b"".join([*pages, visitors.read(name, "/openapi.json").get_data()])


def test_no_page_and_no_file_tells_what_waits(app):
    visitors = Visitors(app)
    evening = visitors.here
    evening.do("open_phase", phase="collect")
    shown = evening.idea(title="From the desk")
    evening.do("edit_workshop", hold=["collect"])
    anna = evening.join(1)
    idea = evening.idea(anna, "A marker in the water")
    evening.saved(anna, "add_contribution", idea=shown, kind="question", text="A marker beside it")
    evening.do("publish_result", open=True)
    for wish in ("participant", "nobody"):
        assert b"arker" not in every_byte(visitors, wish)
    evening.do("release_protocol")
    for wish in ("participant", "nobody"):
        assert b"arker" not in every_byte(visitors, wish)
    evening.do("reopen_workshop")
    evening.do("release_waiting", ideas=[idea])
    assert b"A marker in the water" in every_byte(visitors, "participant")


def test_the_author_reads_on_the_page_without_a_script_that_it_waits(app):
    visitors = Visitors(app)
    evening, path = visitors.here, f"/w/{visitors.code}"
    evening.do("open_phase", phase="collect")
    evening.do("edit_workshop", hold=["collect"])
    sent = {"field_of_action": evening.fields[0], "title": "A marker in the water"}
    visitors.post("participant", f"{path}/commands", "add_idea", sent)
    page = visitors.read("participant", f"{path}/plain").get_data(as_text=True)
    assert "A marker in the water" in page
    evening.do("decline_waiting", ideas=[1], reason="Please without names.")
    page = visitors.read("participant", f"{path}/plain").get_data(as_text=True)
    assert "Please without names." in page
