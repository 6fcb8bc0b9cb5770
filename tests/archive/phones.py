"""Phones that remember what they said, and offer it again after a restore as docs/wire.md wants it."""

import re
import secrets


class Phone:
    """A phone by wire, through a browser's cookies. `said` is every command with its answer, in order."""

    def __init__(self, room, url, name):
        self.name, self.said = name, []
        self._http, self._url = room.context((390, 844)).request, url
        self._token = re.search(r'name="csrf-token" content="([^"]+)"', self._http.get(url).text()).group(1)
        self.say("join_workshop", groups=[2])

    def _post(self, *commands) -> list[dict]:
        headers = {"X-CSRFToken": self._token}
        answer = self._http.post(f"{self._url}/commands", data={"commands": commands}, headers=headers)
        return answer.json()["results"]

    def say(self, name, /, **data) -> dict:
        """The answer to one command, which must be saved."""
        command = {"key": secrets.token_hex(16), "name": name, "data": data}
        (answer,) = self._post(command)
        assert answer["status"] == "saved", answer
        self.said.append((command, answer))
        return answer

    def offer_again(self) -> int:
        """Everything once more, in the old order, joining by itself; how much has to wait."""
        waiting, parts = 0, [self.said[:1], *(self.said[at : at + 20] for at in range(1, len(self.said), 20))]
        for part in parts:
            had = [{name: before[name] for name in ("id", "receipt") if name in before} for _command, before in part]
            answers = self._post(*(command | {"again": was} for (command, _before), was in zip(part, had, strict=True)))
            assert {answer["status"] for answer in answers} <= {"saved", "later"}, answers
            saved = [(answer, was) for answer, was in zip(answers, had, strict=True) if answer["status"] == "saved"]
            assert [answer.get("id") for answer, _was in saved] == [was.get("id") for _answer, was in saved]
            waiting += len(answers) - len(saved)
        return waiting
