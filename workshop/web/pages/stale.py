"""What somebody else has changed while a form lay open: a sentence beside the field, with what is there now.

The mark becomes that of the present value, so that who saves again has seen what gives way.
"""

from flask_babel import gettext as _

from .choices import labels
from .drawn import differing, digest, read, text_of, written

LONGEST = 200


def complain(at, text):
    """Put a sentence beside a field, or at the head of a list of rows."""
    if hasattr(at, "told"):
        at.told = [*at.told, text]
    else:
        at.errors = [*at.errors, text]


def in_words(at, value) -> str:
    """A value of the field `at` as its reader knows it."""
    if isinstance(value, bool):
        return _("ticked") if value else _("not ticked")
    text = str(labels(at).get(value) or text_of(value))
    return f"{text[:LONGEST]}…" if len(text) > LONGEST else text


def overtaken(form, now: dict, names):
    """The fields `names` of a form or row have been changed by somebody else: each is told and marked as it is."""
    for name in names:
        words = in_words(form[name], now[name])
        if words:
            text = _(
                "Somebody else has changed this meanwhile: “%(value)s”. Save again to put yours there.", value=words
            )
        else:
            text = _("Somebody else has emptied this meanwhile. Save again to put yours there.")
        complain(form[name], text)
    form.was.data = written(read(form.was.data) | {name: digest(now[name]) for name in names})


def replaced(row, now: dict):
    """The row has become `now`. Cells that were not touched here show it, the others are told."""
    drawn, sent = read(row.was.data), row.cells()
    theirs, mine = differing(drawn, now), differing(drawn, sent)
    both = [name for name in theirs if name in mine]
    for name in set(theirs) - set(both):
        row[name].data, row[name].raw_data = now[name], None
    overtaken(row, now, both)
    if not both:
        complain(row[theirs[0]], _("Somebody else has changed this row meanwhile. Please look at it and save again."))
    row.was.data = written({name: digest(now[name]) for name in row.CELLS})


def gone(row):
    """Somebody else has taken the row out; saved again it is a new one."""
    at = row["name" if "name" in row.CELLS else "title"]
    complain(at, _("Somebody else has taken this out meanwhile. Save again to put it back."))
    row.was.data = ""
    if "id" in row:
        row.id.data = ""
