"""All words out of a workshop whose protocol is kept: in the tables, in the journal, in what was answered.

What a table may go on saying is named here; what is not named is emptied, so that nobody need think of it when a column
is added. Of a table that is not named no row stays.
"""

import secrets

from sqlalchemy import LargeBinary, Table, Text, bindparam, case, delete, literal, select, type_coerce, update

from ..columns import Json
from ..domain.people.models import Participant
from ..domain.pictures.models import Picture
from ..domain.weightings.sealing import cut_off
from ..domain.workshops.models import Workshop
from ..engine.context import CommandContext
from ..extensions import db
from ..protocol.models import Release

#: The tables whose rows stay, with the words in them that are nobody's
KEPT = {
    "answers": "answer",
    "ballots": "",
    "contributions": "sort state",
    "corrections": "section state",
    "fields_of_action": "letter state",
    "ideas": "size state",
    "journal": "name actor payload_hash chain",
    "late": "what state",
    "measures": "state",
    "memberships": "role",
    "participants": "person",
    "pictures": "sort media state digest name alt content",
    "publications": "",
    "releases": "protocol",
    "responsibilities": "role state",
    "tallies": "",
    "weightings": "method settings candidates state",
    "weights": "",
}  # fmt: skip
OF_THE_WORKSHOP = "uid epoch code title time_zone language state phase phases_seen also_allowed delete_on"
#: Which group somebody belonged to
GROUPS = ("group", "breadth_group")


def empty(context: CommandContext):
    """Seal what is not sealed yet, then take everything away but what is named above and the last release."""
    for weighting in context.workshop.weightings:
        if not weighting.sealed:
            cut_off(context, weighting)
    context.noted.pop("blanked", None)
    context.session.flush()
    _keep_the_last_release(context)
    for table in reversed(db.metadata.sorted_tables):
        if "workshop_id" in table.c and table.name not in KEPT:
            context.session.execute(delete(table).where(table.c.workshop_id == context.workshop.id))
    for name, kept in KEPT.items():
        table = db.metadata.tables[name]
        _write(context, table, table.c.workshop_id == context.workshop.id, _emptied(table, kept.split()))
    _forget_devices(context)
    own = Workshop.__table__
    closed = {"state": "released", "joining": False, "purged": context.now, "changed": context.seq}
    _write(context, own, own.c.id == context.workshop.id, _emptied(own, OF_THE_WORKSHOP.split()) | closed)
    context.session.expire_all()
    context.before.clear()


def _keep_the_last_release(context: CommandContext):
    """With the pictures that stand in it."""
    here = context.workshop.id
    last = context.session.scalars(
        select(Release).where(Release.workshop_id == here).order_by(Release.id.desc()).limit(1)
    ).one()
    context.session.execute(delete(Release).where(Release.workshop_id == here, Release.id < last.id))
    shown = [picture["digest"] for picture in last.protocol["pictures"]]
    others = update(Picture).where(Picture.workshop_id == here, Picture.digest.not_in(shown))
    context.session.execute(others.values(state="removed", content=b"", name="", alt=""))


def _write(context: CommandContext, table: Table, which, values: dict):
    if values:
        context.session.execute(update(table).where(which).values(values))


def _emptied(table: Table, kept: list[str]) -> dict:
    """{column: nothing} for every column with words that may not stay, and for what tells of a group."""
    bare = [column for column in table.c if not (column.name in kept or column.primary_key or column.foreign_keys)]
    return {column.name: _nothing(column) for column in bare if column.name in GROUPS or _has_words(column)}


def _has_words(column) -> bool:
    return isinstance(column.type, Json | Text | LargeBinary)


def _nothing(column):
    """What stands there instead: a list is an empty list then, and anything else of its kind as empty."""
    if column.nullable:
        return None
    if isinstance(column.type, Json):
        written = type_coerce(column, Text)
        return case((written.like("[%"), literal("[]", Text)), else_=literal("{}", Text))
    return b"" if isinstance(column.type, LargeBinary) else ""


def _forget_devices(context: CommandContext):
    """People stay as numbers: no cookie leads to one, in this workshop or in another."""
    table = Participant.__table__
    people = context.session.scalars(select(Participant.id).where(Participant.workshop_id == context.workshop.id)).all()
    one = table.c.workshop_id == context.workshop.id, table.c.id == bindparam("who")
    if people:
        strangers = [{"who": ident, "nobody": secrets.token_bytes(32)} for ident in people]
        context.connection.execute(update(table).where(*one).values(person=bindparam("nobody")), strangers)
