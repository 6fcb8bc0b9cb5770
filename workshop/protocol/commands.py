"""The protocol: the moderators' words in it, its release, its public page."""

from dataclasses import replace
from typing import Annotated

from ..clock import iso
from ..domain.corrections.models import Section
from ..domain.weightings import tallies
from ..domain.weightings.sealing import cut_off
from ..domain.workshops.commands import unless_in
from ..engine.command import command
from ..engine.context import CommandContext
from ..engine.schema import Letters, Schema, Text
from ..errors import Refused
from .differences import differences
from .models import Publication, Release
from .query import protocol
from .releases import released
from .values import Proof, Version, plain


class EditProtocol(Schema):
    """The moderators' own words: in place of the computed sentences ("summary"), or under the head of a section.

    `was`: the words as their editor saw them; without it they are replaced whatever they are.
    """

    section: Section
    text: Annotated[str, Letters(0, 2000, lines=True)]
    was: Annotated[str, Letters(0, 2000, lines=True)] | None = None


@command(desk=True)
def edit_protocol(context: CommandContext, data: EditProtocol):
    """Empty words bring back the computed sentences, or take the note away."""
    publication = _publication(context)
    words = context.workshop.summary if data.section == "summary" else publication.notes.get(data.section, "")
    if data.was not in (None, words):
        raise Refused("changed_meanwhile", thing=None)
    if data.section == "summary":
        context.set(context.workshop, summary=data.text)
        return
    others = {name: text for name, text in publication.notes.items() if name != data.section}
    context.set(publication, notes=others | ({data.section: data.text} if data.text else {}))


class ReleaseProtocol(Schema):
    """`changes`: what is new in this version, a sentence a line."""

    changes: Text = ""


@command(desk=True, unless=unless_in("open", "closed"), purges=True, prose=("changes",))
def release_protocol(context: CommandContext, data: ReleaseProtocol):
    """Seals every weighting, reveals the one in hand, closes, keeps the protocol as it is now, and lets all have it.

    The wall is taken back from whatever it looked at: it gives thanks and shows where the protocol is.
    """
    workshop = context.workshop
    for weighting in workshop.weightings:
        if not weighting.sealed:
            cut_off(context, weighting)
        if weighting.state == "shown" and (weighting.revealed or weighting is workshop.in_hand):
            context.set(weighting, revealed=True, stage=3)
            tallies.touch_all(context, weighting)
    context.noted.setdefault("blanked", [])
    context.set(
        workshop,
        state="released",
        released=context.now,
        release=workshop.release + 1,
        closed=workshop.closed or context.now,
        phase_ends=None,
        paused=None,
        shown=None,
    )
    context.before.clear()
    context.session.flush()
    _keep(context, data.changes)


def _keep(context: CommandContext, changes):
    """The version's row. Its proof is the journal up to the change before this one."""
    workshop, last = context.workshop, released(context.session, context.workshop)
    now = protocol(context.session, workshop, draft=False)
    found = differences(last, now) if last else ()
    told = tuple(line.strip() for line in changes.splitlines() if line.strip())
    version = Version(workshop.release, iso(context.now, workshop.time_zone), told, found)
    proof = Proof(context.head.chain.hex(), context.head.seq, now.proof.closed)
    value = plain(replace(now, proof=proof, versions=(*now.versions, version)))
    row = {"id": workshop.release, "at": context.now, "changes": changes, "protocol": value}
    context.session.add(Release(workshop_id=workshop.id, **row))


class PublishResult(Schema):
    open: bool
    indexed: bool = False


@command(desk=True, released=True)
def publish_result(context: CommandContext, data: PublishResult):
    """`open`: everybody may read the result page; `indexed`: search engines, too."""
    context.set(_publication(context), open=data.open, indexed=data.open and data.indexed)


def _publication(context: CommandContext):
    found = context.all(Publication)
    return found[0] if found else context.add(Publication, notes={}, open=False, indexed=False)
