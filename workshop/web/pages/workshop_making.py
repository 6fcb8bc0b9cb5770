"""Making a workshop: from a template or as a copy of another one, all of it in one command's transaction."""

from flask_babel import get_locale

from ...domain.pictures.queries import picture_files, rows_of
from ...domain.workshops.making import create_workshop
from ...domain.workshops.queries import fields_of
from ...engine.command import data_for
from ...engine.keys import Command
from ...errors import Refused
from ...extensions import db
from .drawn import differing, read
from .forms import key_or_new, new_key
from .local_times import copied_period, period
from .workshop_values import field_of_template, from_copy, from_template

ZONE = "Europe/Berlin"
FIELD, LOGO = (
    ("letter", "name", "short_name", "impulse", "color"),
    ("sort", "name", "alt", "media", "width", "height", "digest"),
)


def make(moderator: int, form, originals: dict) -> int:
    """The workshop that `NewWorkshop` describes; its id. Raises Refused."""
    copies = form.template.data == "copy"
    facts, more = _copy(form, originals[form.original.data]) if copies else _new(form)
    db.session.rollback()
    key = key_or_new(form.key.data)
    return create_workshop(moderator, key, facts | {"title": form.title.data}, more)


def _new(form):
    starts, ends = _on_one_day(form)
    language = get_locale().language
    facts = from_template(form.template.data, form.starts.data, language) | {"starts": starts, "ends": ends}
    return facts | {"place": form.place.data or ""}, [_command("add_field_of_action", field_of_template(language))]


def _on_one_day(form):
    """(start, end); the page for a new workshop has no date of the end, so nobody is sent to it."""
    try:
        return period(ZONE, form.day.data, form.starts.data, form.ends.data)
    except Refused as refused:
        if refused.data.get("reason") != "before_start":
            raise
        raise Refused("bad_shape", field="ends", reason="before_start_here") from None


def _copy(form, original):
    """Clock times and place that were left as they were drawn come from the original."""
    typed = {name: form[name].data for name in ("starts", "ends", "place")}
    typed = {name: typed[name] for name in differing(read(form.was.data), typed)}
    if "starts" in typed and form.ends.data is not None:
        typed["ends"] = form.ends.data  # what the form shows beside a start that was typed is meant
    starts, ends = copied_period(original, form.day.data, typed.get("starts"), typed.get("ends"))
    facts = from_copy(original) | {"starts": starts, "ends": ends}
    if "place" in typed:
        facts["place"] = typed["place"] or ""
    fields = [
        _command("add_field_of_action", {name: getattr(field, name) for name in FIELD})
        for field in fields_of(db.session, original.id)
    ]
    logos = [row for row in rows_of(db.session, original) if row.sort != "photo"]
    files = picture_files(db.session, original, logos)
    pictures = [
        _command("add_picture", {name: getattr(logo, name) for name in LOGO} | {"content": files[logo.digest]})
        for logo in logos
    ]
    return facts, fields + pictures


def _command(name, data):
    return Command(new_key(), name, data_for(name, data, wire=False))
