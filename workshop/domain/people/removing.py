"""Removing devices: a stranger's flood is taken back in one act, and so is the act.

Nothing is rewritten: people get the number of the act, and what they wrote is hidden under that number; whatever counts
people leaves out who has one. There may be thousands of them, so all of it is done with statements about many rows.
"""

from functools import cache
from typing import Annotated

from pydantic import Field
from sqlalchemy import and_, bindparam, delete, func, select, update

from ...engine.command import command
from ...engine.context import CommandContext
from ...engine.kind import KINDS
from ...engine.schema import Moment, Schema
from ...engine.withheld import Withheld
from ...errors import Refused
from ..contributions.models import Contribution
from ..fields_of_action.models import FieldOfAction
from ..groups.groupings import LEAST
from ..ideas.models import Idea, Support
from ..late_tray.models import Late
from ..responsibilities.models import Answer, Responsibility
from ..weightings import tallies
from ..weightings.models import Ballot, Weight
from .models import Participant
from .removal import chosen, goes, has_begun, tells_of_few, torn, written


@cache
def _hidden() -> list[tuple]:
    """(table, from which state, to which) of what goes with its author."""
    return [
        (kind.model, kind.fresh, kind.gone)
        for kind in KINDS.values()
        if kind.owner == "author" and kind.fresh and kind.gone
    ]


#: Somebody with this cookie, removed or not
KNOWN = select(Participant.id).where(
    Participant.workshop_id == bindparam("here"), Participant.person == bindparam("who")
)
#: So many ids in one statement
MANY = 500


class RemoveParticipants(Schema):
    """Everybody who joined at or after `since`, and if given, wrote so many ideas and contributions at least."""

    since: Moment
    wrote_least: Annotated[int, Field(ge=1, le=1000)] | None = None


def _how_many(_session, _row, payload) -> str:
    return str(payload.get("devices", ""))


@command(desk=True, told=_how_many)
def remove_participants(context: CommandContext, data: RemoveParticipants):
    """Everybody who joined at or after `since` and wrote at least `wrote_least` ideas and contributions."""
    here = context.workshop.id
    people = list(context.session.scalars(chosen(here, data.since, data.wrote_least)))
    if not people:
        raise Refused("no_devices")
    begun = has_begun(context.session, context.workshop)
    if begun:
        _keep_apart(context, set(people))
    _mark(context, people, context.seq)
    gone = _marked(here, context.seq)
    for model, shown, hidden in _hidden():
        fits = goes(here, gone) if model is Idea else written(model, here, gone, shown)
        _write(context, model, fits, state=hidden, removed=context.seq, edited=context.seq)
    _write(context, Answer, and_(Answer.workshop_id == here, Answer.participant.in_(gone)), removed=context.seq)
    _tell_of_the_rest(context, gone)
    _count_anew(context)
    was = {"begun": begun, "sealed": _sealed(context)}
    context.before.append({"kind": "removal", "id": context.seq, "was": was, "became": None})
    context.noted["devices"] = len(people)


def bring_back(context: CommandContext, entry):
    """Undo: everything that was hidden then, and all who have not joined again by themselves meanwhile.

    Who has done so began anew, with an empty ballot, and stays as they are; what they had written is back, too.
    """
    here, number = context.workshop.id, entry["id"]
    was = entry["was"]["sealed"]
    if set(_sealed(context)) - set(was if isinstance(was, list) else [1] * was):  # older rows tell of the one they knew
        raise Refused("sealed")
    back = _marked(here, number)
    people = list(context.session.scalars(back))
    wrote = {ident for model, *_ in _hidden() for ident in context.session.scalars(_authors(model, here, number))}
    if not people and not wrote:
        raise Refused("cannot_undo")
    if entry["was"]["begun"] and people:
        _keep_apart(context, set(people))
    fields = select(FieldOfAction.id).where(FieldOfAction.workshop_id == here, FieldOfAction.state == "shown")
    for model, shown, hidden in _hidden():
        fits = and_(model.workshop_id == here, model.state == hidden, model.removed == number)
        fits = and_(fits, Idea.field_of_action.in_(fields)) if model is Idea else fits
        if issubclass(model, Withheld):  # what waited then waits again, and fits no more
            _write(context, model, and_(fits, model.held.is_not(None)), removed=None, edited=context.seq)
        _write(context, model, fits, state=shown, removed=None, edited=context.seq)
    _write(context, Answer, and_(Answer.workshop_id == here, Answer.participant.in_(back)), removed=None)
    _tell_of_the_rest(context, {*people, *wrote})
    _mark(context, people, None)
    _count_anew(context)


def _sealed(context: CommandContext) -> list[int]:
    """The weightings that cannot be counted again: ballots of removed devices are gone there."""
    return [one.id for one in context.workshop.weightings if one.sealed]


def take_out(context: CommandContext, person: Participant):
    """One person has not taken part: whatever counts people leaves this one out."""
    context.session.flush()
    _mark(context, [person.id], context.seq)
    context.session.expire(person)
    _count_anew(context)


def join_again(context: CommandContext, values) -> int | None:
    """Who was removed joins again: a participant like a new one, with an empty ballot. The number, or None.

    What was hidden stays hidden, and the act that hid it no longer concerns this person.
    """
    here = context.workshop.id
    known = context.connection.scalar(KNOWN, {"here": here, "who": context.actor.person})
    if known is None:
        return None
    found = context.find("participant", known)
    ballot = and_(Ballot.workshop_id == here, Ballot.participant == found.id)
    own = select(Ballot.id).where(ballot)
    context.session.execute(delete(Weight).where(Weight.workshop_id == here, Weight.ballot.in_(own)))
    context.session.execute(delete(Ballot).where(ballot))
    context.session.execute(delete(Support).where(Support.workshop_id == here, Support.participant == found.id))
    context.set(found, removed=None, apart=0, ready=False, joined=context.now, **values)
    _write(context, Idea, and_(Idea.workshop_id == here, Idea.author == found.id))  # the desk sees their author's group
    return found.id


def _keep_apart(context: CommandContext, people: set):
    """Refused("too_few") where the act would tell one or two people apart from the others.

    Sums before and after it differ by what `people` gave: with a smaller and a larger removal after each other, or a
    removal and its undo, moderators could weigh each single ballot. So removals tear groups of three or more only.
    """
    found = torn(context.session, context.workshop.id, people)
    if tells_of_few(found):
        raise Refused("too_few", least=LEAST)
    last = select(func.max(Participant.apart)).where(Participant.workshop_id == context.workshop.id)
    fresh = context.session.execute(last).scalar_one() + 1
    for number, (going, _staying) in enumerate((one for one in found if one[1]), fresh):
        _each(context, going, apart=number)


def _marked(here, number):
    return select(Participant.id).where(Participant.workshop_id == here, Participant.removed == number)


def _mark(context: CommandContext, people, number):
    _each(context, people, removed=number, seq=context.seq)


def _each(context: CommandContext, people, **values):
    """These participants get these values."""
    table = Participant.__table__
    one = (
        update(table).where(table.c.workshop_id == context.workshop.id, table.c.id == bindparam("who")).values(**values)
    )
    context.connection.execute(one, [{"who": ident} for ident in people])


def _authors(model, here, number):
    return select(model.author).where(model.workshop_id == here, model.removed == number)


def _write(context: CommandContext, model, fits, **values):
    """All rows that fit get these values and the number of the act."""
    changed = update(model).where(fits).values(seq=context.seq, **values)
    context.session.execute(changed.execution_options(synchronize_session=False))


def _tell_of_the_rest(context: CommandContext, people):
    """Ideas of others with contributions or support of `people`, and responsibilities that they answered, look
    different now; so does the number of those who were too late with their points."""
    here, ask = context.workshop.id, context.session.scalars
    ideas = set(ask(select(Contribution.idea).where(Contribution.workshop_id == here, Contribution.author.in_(people))))
    ideas |= set(ask(select(Support.idea).where(Support.workshop_id == here, Support.participant.in_(people))))
    if context.workshop.group_minimum > 1:  # a group may have become too small to be named, or large enough
        ideas |= set(ask(select(Support.idea).where(Support.workshop_id == here)))
    merged = select(Idea.id, Idea.merged_into).where(Idea.workshop_id == here, Idea.merged_into.is_not(None))
    home = dict(context.session.execute(merged).all())
    asked = ask(select(Answer.responsibility).where(Answer.workshop_id == here, Answer.participant.in_(people)))
    _touch(context, Idea, {home.get(ident, ident) for ident in ideas})
    _touch(context, Responsibility, set(asked))
    _write(context, Late, and_(Late.workshop_id == here, Late.what == "weights"))


def _touch(context: CommandContext, model, idents):
    many = sorted(idents)
    for start in range(0, len(many), MANY):
        _write(context, model, and_(model.workshop_id == context.workshop.id, model.id.in_(many[start : start + MANY])))


def _count_anew(context: CommandContext):
    """Who has joined, who is ready, every tally; and the wall looks at nothing that is hidden."""
    workshop = context.workshop
    here = [Participant.workshop_id == workshop.id, Participant.removed.is_(None)]
    count = select(func.count()).select_from(Participant).where(*here)
    workshop.joined = context.session.scalar(count)
    if not workshop.in_hand.sealed:
        workshop.ready = context.session.scalar(count.where(Participant.ready == 1))
    workshop.progressed = context.seq
    shown = workshop.shown or {}
    if shown.get("kind") == "idea" and context.find("idea", shown["id"]).state != "shown":
        workshop.shown, workshop.changed = None, context.seq
    tallies.recount_everything(context)
