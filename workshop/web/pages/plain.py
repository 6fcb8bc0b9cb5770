"""The phone as plain HTML forms: reading, adding, weighting, answering without a script."""

import hashlib
from types import SimpleNamespace

from flask import Blueprint, make_response, render_template, session
from flask_babel import get_locale
from flask_babel import gettext as _

from ...domain.people.mine import mine
from ...engine.frames import snapshot as snapshot_of
from ...export.methods import method
from ...export.words import Words
from ...extensions import db
from ...protocol.values import Paper
from ...turns import in_turns
from ..http.facts import PHONE, fact
from ..http.identity import give_cookie, person, with_workshop
from ..http.reading import take_turn
from .forms import form

pages = Blueprint("plain", __name__)

OUTCOMES = {
    "join_workshop": lambda: _("You are in."),
    "use_code": lambda: _("Your code is used on this phone."),
    "add_idea": lambda: _("Your idea is saved."),
    "edit_idea": lambda: _("Your change is saved."),
    "withdraw_idea": lambda: _("Your idea is withdrawn."),
    "add_contribution": lambda: _("Your contribution is saved."),
    "edit_contribution": lambda: _("Your change is saved."),
    "withdraw_contribution": lambda: _("Your contribution is withdrawn."),
    "support_idea": lambda: _("Saved."),
    "set_weight": lambda: _("Saved."),
    "answer_responsibility": lambda: _("Your answer has arrived."),
    "erase_person": lambda: _("Your texts are erased"),
}


def snapshot(workshop) -> dict:
    """What a phone sees now: {kind: {id: thing}}, `mine`, and the ideas by weight once they are revealed.

    `may`: the commands that this phone may send now. Of the weighting in hand: `weighing` are the ideas it asks about,
    `answer` is what this phone has said, `taken_away` of which ideas that are not to be seen any more.
    """
    things: dict = {}
    for thing in in_turns(snapshot_of(db.session, workshop, "phone")):
        things.setdefault(thing["kind"], {})[thing["id"]] = _named(thing)
    own = mine(db.session, workshop.id, person())
    ideas = things.get("idea", {})
    own["supports"] = [ideas.get(idea, {}).get("merged_into") or idea for idea in own["supports"]]
    groups = {group["id"]: group["name"] for grouping in workshop.groupings for group in grouping["groups"]}
    now = things["workshop"][1]
    answer = own["weightings"][str(now["weighting"])]
    asked = [idea for idea in ideas.values() if workshop.in_hand.asks_about(SimpleNamespace(**idea))]
    weighing = shuffled(asked, person())
    tallies = (tally for tally in things.get("tally", {}).values() if tally["weighting"] == now["weighting"])
    return {
        "now": now,
        "may": set(now["may"]) - set(own["may_not"]),
        "things": {
            kind: things.get(kind, {})
            for kind in ("field_of_action", "idea", "contribution", "measure", "responsibility")
        },
        "contributed": _contributed(things.get("contribution", {}).values(), ideas),
        "ranked": sorted(tallies, key=lambda tally: (tally["rank"], tally["idea"])),
        "weighting": things["weighting"][now["weighting"]],
        "on_paper": _on_paper(things["weighting"][now["weighting"]]),
        "answer": answer,
        "weighing": weighing,
        "taken_away": sorted({int(idea) for idea in answer["weights"]} - {idea["id"] for idea in weighing}),
        "mine": own,
        "groups": groups,
    }


def _on_paper(weighting: dict) -> str:
    """What of the result was said on sheets of paper, as the protocol says it."""
    if not weighting["paper"]:
        return ""
    return method(weighting["method"]).paper(Paper(**weighting["paper"]), Words(get_locale().language))


def _contributed(contributions, ideas) -> dict:
    """{idea: the contributions to it and to its parts}."""
    said: dict = {}
    for contribution in contributions:
        idea = contribution["idea"]
        for home in {idea, ideas.get(idea, {}).get("merged_into")} - {None}:
            said.setdefault(home, []).append(contribution)
    return said


def _named(thing: dict) -> dict:
    """What was erased has no words: it is shown as such."""
    name = {"idea": "title", "measure": "title", "contribution": "text"}.get(thing["kind"])
    return thing | {name: _("(erased)")} if name and not thing[name] else thing


def shuffled(ideas: list[dict], digest: bytes | None) -> list[dict]:
    """The ideas that can be weighted, in an order of this phone's own, always the same one."""
    shown = [idea for idea in ideas if idea["state"] == "shown"]
    return sorted(shown, key=lambda idea: hashlib.sha256((digest or b"") + b"%d" % idea["id"]).digest())


def draw(workshop, status=200, refused=None, sent=None):
    """The page; `refused` and `sent` are what was not accepted and what had been typed."""
    outcome = OUTCOMES.get((session.pop("outcome", None) or {}).get("command", ""), lambda: None)()
    page = render_template(
        "live/plain.html",
        workshop=workshop,
        outcome=outcome,
        refused=refused,
        sent=sent or {},
        form=form,
        **snapshot(workshop),
    )
    return make_response(page, status)


@pages.get("/w/<code>/plain")
@with_workshop
@fact(PHONE)
def plain(workshop):
    take_turn(db.session, workshop)
    return give_cookie(draw(workshop))
