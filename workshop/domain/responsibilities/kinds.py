"""What is seen of responsibilities, by whom, and what becomes of them."""

from sqlalchemy import select

from ...clock import iso
from ...engine.context import CommandContext
from ...engine.erasing import blank, unquote
from ...engine.kind import is_never, kind
from .models import Answer, Responsibility


def _not_withdrawn(responsibility, _workshop) -> bool:
    return responsibility.state in ("proposed", "accepted")


def _more(session, workshop, rows, audience, _read):
    """Names go out with consent only; the desk sees them, and the answers of phones."""
    if audience != "desk":
        nobody = {"name": None, "organisation": None}
        return {row.id: nobody if not row.print_name else {"name": row.name or None} for row in rows}
    answers: dict = {}
    query = select(Answer).where(Answer.workshop_id == workshop.id, Answer.removed.is_(None)).order_by(Answer.id)
    for answer in session.scalars(query):
        told = {name: getattr(answer, name) for name in ("id", "answer", "name", "organisation", "print_name", "group")}
        answers.setdefault(answer.responsibility, []).append(told | {"at": iso(answer.at, workshop.time_zone)})
    return {row.id: {"answers": answers.get(row.id, []), "name": row.name or None} for row in rows}


def _erase_answer(context: CommandContext, answer, said):
    blank(context, answer, said)
    answer.print_name = False
    context.touch(context.find("responsibility", answer.responsibility))


def _unquote(context: CommandContext, said, own):
    """A responsibility that was taken by an answer of the person has its words, whatever they are."""
    taken = {thing.id for thing in own if isinstance(thing, Answer)}
    for responsibility in context.all(Responsibility):
        mine = responsibility.answer in taken
        nobody = {"name": "", "organisation": "", "print_name": False} if mine else {}
        unquote(context, said, responsibility, "bearer", **nobody)


kind(
    "responsibility",
    Responsibility,
    "measure role bearer state name organisation by_hand at",
    desk="print_name answers answer",
    public=_not_withdrawn,
    more=_more,
    gone="withdrawn",
    unquote=_unquote,
)
#: Told with the responsibility that it answers
kind("answer", Answer, public=is_never, owner="participant", erase=_erase_answer)
