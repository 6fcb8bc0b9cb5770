"""Contributions: additions, questions, concerns."""

from ..errors import Refused
from ..models import Contribution
from . import room
from .groups import voice
from .tallies import root
from .verbs import verb


def write(act, data, author, group, at):
    """A new contribution to an idea that can be seen, in the name of `author`."""
    idea = act.find("idea", data.idea)
    survivor = root(act, idea)
    if survivor.state != "shown":
        raise Refused("idea_hidden")
    room.CONTRIBUTIONS.check(act, author)
    contribution = act.add(
        Contribution, idea=survivor.id, author=author, group=group, sort=data.kind, text=data.text, state="shown", at=at
    )
    act.touch(survivor)
    return contribution


@verb
def add_contribution(act, data):
    person = act.member
    return write(act, data, person.id, voice(act), act.now).id


def _own(act, ident):
    contribution = act.find("contribution", ident)
    if contribution.author != act.member.id:
        raise Refused("not_yours")
    if contribution.state == "hidden":
        raise Refused("idea_hidden")
    return contribution


@verb
def edit_contribution(act, data):
    act.set(_own(act, data.contribution), text=data.text)


@verb
def withdraw_contribution(act, data):
    _state(act, _own(act, data.contribution), "withdrawn")


@verb
def hide_contribution(act, data):
    _state(act, act.find("contribution", data.contribution), "hidden")


@verb
def restore_contribution(act, data):
    _state(act, act.find("contribution", data.contribution), "shown")


def _state(act, contribution, state):
    act.set(contribution, state=state, removed=None)
    act.touch(root(act, act.find("idea", contribution.idea)))
