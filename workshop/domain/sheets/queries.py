"""What stands on a sheet."""

from sqlalchemy import select

from ..fields_of_action.models import FieldOfAction
from ..ideas.models import Idea
from ..ideas.queries import candidates


def candidates_by_field(session, workshop, weighting) -> list[tuple[FieldOfAction, list[Idea]]]:
    """The ideas that `weighting` asks about, by field of action, in the order of entry."""
    ideas = candidates(session, workshop, weighting)
    shown = select(FieldOfAction).where(FieldOfAction.workshop_id == workshop.id, FieldOfAction.state == "shown")
    fields = session.scalars(shown.order_by(FieldOfAction.position, FieldOfAction.id))
    found = [(field, [idea for idea in ideas if idea.field_of_action == field.id]) for field in fields]
    return [(field, own) for field, own in found if own]
