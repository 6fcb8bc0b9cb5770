"""What stands on a sheet."""

from sqlalchemy import select

from ..fields_of_action.models import FieldOfAction
from ..ideas.models import Idea


def candidates(session, workshop, weighting) -> list[tuple[FieldOfAction, list[Idea]]]:
    """The ideas that `weighting` asks about, by field of action, in the order of entry."""

    def shown(model, *order):
        return session.scalars(
            select(model).where(model.workshop_id == workshop.id, model.state == "shown").order_by(*order)
        )

    ideas = [idea for idea in shown(Idea, Idea.id) if weighting.asks_about(idea)]
    fields = shown(FieldOfAction, FieldOfAction.position, FieldOfAction.id)
    found = [(field, [idea for idea in ideas if idea.field_of_action == field.id]) for field in fields]
    return [(field, own) for field, own in found if own]
