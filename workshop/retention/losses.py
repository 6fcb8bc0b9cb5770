"""What would be lost with a workshop."""

from sqlalchemy import func, select

from ..domain.contributions.models import Contribution
from ..domain.ideas.models import Idea
from ..domain.measures.models import Measure
from ..domain.people.models import Participant
from ..domain.pictures.models import Picture
from ..domain.registrations.models import Registration
from ..protocol.models import Release

COUNTED = {
    "people": (Participant,),
    "ideas": (Idea,),
    "contributions": (Contribution,),
    "measures": (Measure, Measure.state == "shown"),
    "pictures": (Picture, Picture.state == "shown"),
    "registrations": (Registration,),
    "releases": (Release,),
}


def losses(session, workshop: int) -> dict:
    """{what: how many there are}, hidden ones among them."""

    def count(model, *conditions):
        return session.scalar(select(func.count()).select_from(model).where(model.workshop_id == workshop, *conditions))

    return {name: count(*which) for name, which in COUNTED.items()}
