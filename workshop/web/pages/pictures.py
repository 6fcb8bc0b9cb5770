"""Logos and photos: the moderators' page, and the files for everybody once the workshop is open."""

import re

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from ...domain.pictures.queries import picture_file, rows_of
from ...domain.workshops.queries import workshop_by_id
from ...engine.command import data_for
from ...engine.keys import Command
from ...engine.perform import perform_whole
from ...errors import Refused
from ...extensions import db
from ...imaging import MOST_BYTES, make
from ..http.assets import FOREVER
from ..http.facts import FILES, INVITED, LASTS, fact
from ..http.identity import with_workshop
from ..http.numbers import whole
from .drawn import differing, read, touched
from .forms import new_key
from .picture_forms import NewPicture, now_of, old_picture
from .stale import overtaken
from .workshops import beside, desk_of, for_moderators

pages = Blueprint("pictures", __name__)
MEDIA = {"png": "image/png", "jpg": "image/jpeg"}
ENDINGS = {media: ending for ending, media in MEDIA.items()}
DIGEST = re.compile("[0-9a-f]{64}")


def address(workshop, picture) -> str:
    """Where the file of a picture is."""
    return f"/w/{workshop.code}/pictures/{picture.digest}.{ENDINGS[picture.media]}"


@pages.get("/w/<code>/pictures/<digest>.<ending>")
@with_workshop
@fact(INVITED, LASTS)
def file(workshop, digest, ending):
    """The same address is the same file for ever; in private caches only, as it may be taken away."""
    known = ending in MEDIA and DIGEST.fullmatch(digest)
    content = picture_file(db.session, workshop, digest, MEDIA[ending]) if known else None
    if content is None:
        abort(404)
    headers = {"Cache-Control": FOREVER.replace("public", "private"), "Content-Security-Policy": "default-src 'none'"}
    return Response(content, mimetype=MEDIA[ending], headers=headers)


@pages.route("/workshops/<int:ident>/pictures", methods=["GET", "POST"])
@for_moderators
@fact(FILES)
def page(moderator, workshop):
    """All pictures with their forms; what was refused comes back with its sentence and all that was typed."""
    ident, rows = workshop.id, rows_of(db.session, workshop)
    new, old = (
        NewPicture(request.form, data={"key": new_key()}),
        {row.id: old_picture(row, request.form) for row in rows},
    )
    status = 200
    if request.method == "POST":
        wish, number = request.form.get("wish"), whole(request.form.get("picture")) or 0
        if wish not in DOING:
            abort(400)
        form = new if wish == "add" else old.get(number)
        if form is None:
            raise Refused("unknown_thing", kind="picture", id=number)
        row = next((row for row in rows if row.id == number), None)
        if wish == "remove" or (form.validate() and not _overtaken(wish, row, form)):
            refused = _done(ident, desk_of(moderator), wish, row, form)
            if refused is None:
                flash(_("Removed.") if wish == "remove" else _("Saved."))
                return redirect(url_for("pictures.page", ident=ident))
            beside(form, refused)
        new.key.data, status = new_key(), 422
        workshop = workshop_by_id(db.session, ident)
        rows = [row for row in rows_of(db.session, workshop) if row.id in old]
    drawn = render_template("pages/pictures.html", workshop=workshop, rows=rows, new=new, old=old, address=address)
    return drawn, status


def _overtaken(wish, row, form) -> bool:
    """Has somebody else changed meanwhile what was touched here? Then that stands beside its field."""
    if wish != "save":
        return False
    drawn, now = read(form.was.data), now_of(row)
    stale = differing(drawn, {name: now[name] for name in touched(drawn, now, form.cells())})
    if stale:
        overtaken(form, now, stale)
    return bool(stale)


def _done(ident, desk, wish, row, form) -> Refused | None:
    """Carry out what the form wishes; the refusal, or None."""
    try:
        name, key, data, seen = DOING[wish](row, form)
        db.session.rollback()
        perform_whole(ident, desk, [Command(key, name, data_for(name, data, wire=False), seen)])
    except Refused as refused:
        if refused.code == "too_many":
            refused.data["field"] = "file"
        return refused
    return None


def _added(_row, form):
    sent = request.files.get("file")
    if not sent:
        raise Refused("bad_shape", field="file", reason="no_file")
    made = make(sent.stream.read(MOST_BYTES + 1), form.sort.data)
    data = made.data() | {name: form[name].data for name in ("sort", "name", "alt")}
    key = form.key.data if re.fullmatch("[0-9a-f]{32}", form.key.data) else new_key()
    return "add_picture", key, data, None


def _edited(row, form):
    """Only what was touched."""
    mine = touched(read(form.was.data), now_of(row), form.cells())
    data = {"picture": row.id} | {name: form[name].data for name in mine}
    return "edit_picture", new_key(), data, row.edited


def _removed(row, _form):
    return "remove_picture", new_key(), {"picture": row.id}, None


DOING = {"add": _added, "save": _edited, "remove": _removed}
