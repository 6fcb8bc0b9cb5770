"""What plain HTML forms send: a command carried out, or the page again with the reason and all that was typed."""

from flask import jsonify, redirect, request, session

from ...domain.workshops.queries import workshop_by_id
from ...engine.command import data_for
from ...engine.keys import Command
from ...engine.perform import perform
from ...errors import Refused
from ...extensions import db
from ...local_paths import local
from ..http import guessing, joining
from ..http.reading import has_joined, let_others_first
from ..http.sentences import sentence
from ..http.workshop_codes import wants_page
from ..pages import plain, protocol
from ..pages.forms import data_of, form_class, has_form, key_or_new


def post(workshop, role: str, asking):
    """Carry a plain form's command out: 303 back with the outcome, or 422, on a phone with the page and what was typed.

    `asking` is the actor, None for who is none here.

    Who has not joined stands in line for it: the page is as much to make as for who reads it.
    """
    if not has_joined(db.session, workshop):
        let_others_first(db.session, workshop)
    command = request.form.get("name", "")
    if not has_form(command):
        return redraw(workshop, role, command, None, Refused("unknown_command"))
    filled = form_class(command)()
    if asking is None:
        return redraw(workshop, role, command, filled, Refused("not_moderator" if role == "desk" else "not_joined"))
    if role == "phone":
        joining.slow_down(db.session, workshop.id, asking.person, [command])
        guessing.slow_down(asking.person, [command])
    ident = workshop.id
    try:
        data = data_for(command, data_of(command, filled))
        wanted = Command(key_or_new(request.form.get("key")), command, data)
        result = perform(ident, asking, [wanted])[0]
        if result["status"] == "refused":
            raise Refused(result["code"], **result["data"])
    except Refused as refused:
        return redraw(workshop_again(ident), role, command, filled, refused)
    session["outcome"] = {"command": command, "id": result.get("id")}
    return redirect(back(workshop_again(ident), role), code=303)


def workshop_again(ident):
    """The workshop, read anew after the writer has worked."""
    return workshop_by_id(db.session, ident)


def back(workshop, role: str) -> str:
    """Where the form came from, if that is a page of this workshop; else the plain phone or the desk."""
    wish, base = local(request.form.get("back")), f"/w/{workshop.code}"
    if wish and (wish == base or wish.startswith(f"{base}/")):
        return wish
    return f"{base}/desk" if role == "desk" else f"{base}/plain"


def redraw(workshop, role, command, filled, refused):
    """422: the page again, the sentence beside the field, and everything that was typed."""
    text = sentence(refused.code, refused.data)
    told = {"command": command, "field": refused.data.get("field"), "text": text, "code": refused.code}
    typed = {name: field.data for name, field in filled._fields.items()} if filled else {}
    if wants_page() and request.form.get("back") == f"/w/{workshop.code}/protocol":
        return protocol.draw(workshop, 422, told, typed)
    if role == "desk" or not wants_page():
        return jsonify(code=refused.code, text=text), 422
    return plain.draw(workshop, 422, told, typed)
