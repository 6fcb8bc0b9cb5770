"""What a helper's form becomes: the commands of a phone, all of them or none, for somebody whose ballot is closed then.

Every ballot makes the same number of rows in the journal, whatever is on it: in between of two people that a helper
enters nobody else may give anything, and the number of taps would tell who gave what, sealed or not.
"""

import hashlib

from ...domain.ideas.queries import all_unmerged
from ...engine.command import data_for
from ...engine.context import Actor
from ...engine.keys import Command
from ...engine.perform import perform, perform_whole
from ...errors import Refused
from ...extensions import db
from ..http.numbers import whole


def give_ballot(workshop, account: int, key: str, sent, asked: list[int]):
    """The ballot in the form `sent`, about the ideas `asked`. Raises Refused.

    Sent twice with one key it is one ballot of one person.
    """
    ident, weighting = workshop.id, workshop.weighting
    given = {idea: _value(sent.get(f"value-{idea}", "")) for idea in asked}
    groups = [number for number in map(whole, sent.getlist("groups")) if number is not None]
    steps: list[tuple[str, dict]] = []
    if workshop.codes:
        steps.append(("use_code", {"code": sent.get("code", ""), "groups": groups}))
        steps += [_weight(weighting, idea, None) for idea in all_unmerged(db.session, ident)]
    else:
        steps.append(("join_workshop", {"groups": groups}))
    steps += [_weight(weighting, idea, given[idea]) for idea in sorted(asked)]
    steps.append(("finish_weighting", {"weighting": weighting, "done": True}))
    person = hashlib.sha256(f"helper {account} {key}".encode()).digest()
    commands = [_command(key, place, *step) for place, step in enumerate(steps)]
    perform_whole(ident, Actor("helper", person, account), commands)


def _weight(weighting: int, idea: int, value: int | None) -> tuple[str, dict]:
    return "set_weight", {"weighting": weighting, "idea": idea, "value": value}


def _value(text: str) -> int | None:
    if not text.strip():
        return None
    value = whole(text.strip())
    if value is None:
        raise Refused("bad_shape", field="value", reason="no_number")
    return value or None


def add_card(workshop, account: int, key: str, sent) -> None:
    """The idea on a paper card, in nobody's name. Raises Refused."""
    data = {
        "field_of_action": whole(sent.get("field_of_action", "")) or 0,
        "title": sent.get("title", ""),
        "groups": [number for number in map(whole, sent.getlist("groups")) if number is not None],
    }
    if sent.get("card", "").strip():
        data["card"] = whole(sent["card"].strip()) or 0
    actor = Actor("helper", b"helper:%d" % account, account)
    answer = perform(workshop.id, actor, [_command(key, 0, "add_idea", data)])[0]
    if answer["status"] == "refused":
        raise Refused(answer["code"], **answer["data"])


def _command(key: str, place: int, name: str, data: dict) -> Command:
    own = hashlib.sha256(f"{key} {place}".encode()).hexdigest()[:32]
    return Command(own, name, data_for(name, data))
