"""What is stored under the own phone: to read, and as a file."""

from datetime import datetime

from flask import Blueprint, Response, json, render_template

from ...domain.people.stored import stored
from ...domain.workshops.retention import deletion_day
from ...extensions import db
from ...i18n import local
from ...installation import the_installation
from ..http.facts import PHONE, fact
from ..http.identity import person, with_workshop
from ..http.reading import take_turn
from .plain import OUTCOMES

pages = Blueprint("my_data", __name__)


def _own(workshop) -> dict:
    facts = {name: getattr(workshop, name) for name in ("code", "title", "time_zone")}
    day = deletion_day(workshop, the_installation().facts).isoformat()
    own = stored(db.session, workshop, person())
    return {"workshop": facts | {"deleted_on": day, "protocol_kept": workshop.keep_protocol}} | (
        own or {"person": None}
    )


@pages.app_template_filter("clocked")
def clocked(moment: str | None, workshop) -> str:
    """A moment in ISO 8601 as the clocks at the place show it, in the reader's language; "" where none is told."""
    return local(datetime.fromisoformat(moment), workshop, "medium") if moment else ""


@pages.get("/w/<code>/my-data")
@with_workshop
@fact(PHONE)
def page(workshop):
    """Only the cookie says who asks: nobody reads of another phone."""
    take_turn(db.session, workshop)
    told = {name: outcome() for name, outcome in OUTCOMES.items()}
    return render_template("pages/my_data.html", workshop=workshop, own=_own(workshop), told=told)


@pages.get("/w/<code>/my-data.json")
@with_workshop
@fact(PHONE)
def file(workshop):
    """The same for a program; "person" is null for a browser that has not taken part."""
    take_turn(db.session, workshop)
    text = json.dumps(_own(workshop), ensure_ascii=False, indent=1, sort_keys=False)
    name = f"my-data-{workshop.code}.json"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(text + "\n", mimetype="application/json", headers=headers)
