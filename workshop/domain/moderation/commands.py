"""What waits is let be seen or declined, several at once; a phone is muted by what it wrote."""

from typing import Annotated

from pydantic import Field

from ...engine.command import command
from ...engine.context import CommandContext
from ...engine.history import title_of_thing
from ...engine.schema import Id, Reason, Ref, Schema, To
from ...errors import Refused
from ..contributions import commands as contributions
from ..ideas import commands as ideas
from ..weightings.tallies import root

AtOnce = Field(max_length=100)
Ideas = Annotated[list[Annotated[Ref, To("idea")]], AtOnce]
Contributions = Annotated[list[Annotated[Ref, To("contribution")]], AtOnce]


class ReleaseWaiting(Schema):
    ideas: Ideas = []
    contributions: Contributions = []


def _which(session, row, payload) -> str:
    """What it is called where it is one, else how many."""
    named = [("idea", ident) for ident in payload.get("ideas", ())]
    named += [("contribution", ident) for ident in payload.get("contributions", ())]
    return title_of_thing(session, row.workshop_id, *named[0]) if len(named) == 1 else str(len(named))


@command(desk=True, told=_which)
def release_waiting(context: CommandContext, data: ReleaseWaiting):
    """Ideas first; what belongs to one that is still not to be seen goes on waiting."""
    waiting = _waiting(context, data)
    released = 0
    for idea in waiting["idea"]:
        ideas.let_be_seen(context, idea)
        released += 1
    for contribution in waiting["contribution"]:
        if root(context, context.find("idea", contribution.idea)).state == "shown":
            contributions.let_be_seen(context, contribution)
            released += 1
    if not released:
        raise Refused("idea_hidden")


class DeclineWaiting(Schema):
    """`reason` is for the authors alone."""

    ideas: Ideas = []
    contributions: Contributions = []
    reason: Reason = ""


@command(desk=True, told=_which, prose=("reason",))
def decline_waiting(context: CommandContext, data: DeclineWaiting):
    """Nobody gets to see it; its authors are told."""
    waiting = _waiting(context, data)
    for idea in waiting["idea"]:
        ideas.hide(context, idea, data.reason)
    for contribution in waiting["contribution"]:
        contributions.hide(context, contribution, data.reason)


def _waiting(context: CommandContext, data) -> dict[str, list]:
    """Those that still wait. Refused("not_waiting") where none does."""
    found = {
        kind: [thing for thing in (context.find(kind, ident) for ident in dict.fromkeys(idents)) if thing.waits]
        for kind, idents in (("idea", data.ideas), ("contribution", data.contributions))
    }
    if not any(found.values()):
        raise Refused("not_waiting")
    return found


class MuteParticipant(Schema):
    """By the number, or by what the participant wrote."""

    participant: Annotated[Id, To()] | None = None
    idea: Ref | None = None
    contribution: Ref | None = None
    muted: bool


def _muted(_session, _row, payload) -> str:
    return "muted" if payload.get("muted") else "heard"


@command(desk=True, told=_muted)
def mute_participant(context: CommandContext, data: MuteParticipant):
    """A muted phone reads, weights and answers; it adds no words."""
    context.set(_author(context, data), muted=data.muted)


def _author(context: CommandContext, data):
    named = [(kind, ident) for kind in ("participant", "idea", "contribution") if (ident := getattr(data, kind))]
    if len(named) != 1:
        raise Refused("bad_shape", field="participant", reason="missing")
    thing = context.find(*named[0])
    if named[0][0] == "participant":
        return thing
    if thing.author is None:
        raise Refused("no_author")
    return context.find("participant", thing.author)
