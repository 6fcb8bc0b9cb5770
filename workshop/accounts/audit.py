"""What accounts did, for ninety days: who let whom in, who took data out or deleted it. What was said in a workshop is
none of its business; that is in the workshop's journal."""

from datetime import timedelta

from flask import has_request_context
from flask_security import current_user
from sqlalchemy import delete, select

from .. import jobs
from ..clock import now
from ..extensions import db
from .models import Deed
from .moderators import writing

#: Days after which nobody can say any more who did what
DAYS = 90
#: What is written down
DEEDS = (
    "signed_in", "signed_out_everywhere", "password_changed", "password_forgotten", "link_made", "account_added",
    "account_closed", "account_opened", "settings_saved", "member_added", "member_removed", "registrations_taken_out",
    "registrations_taken_in", "archive_taken_out", "workshop_deleted", "message_tried", "codes_printed",
)  # fmt: skip


def note(session, what: str, about: str = "", by: int | None = None, workshop: str = ""):
    """Write down what somebody does, in the caller's transaction; `by` is by default whoever is signed in.

    `about` names what it was done to; `workshop` is a code, so that nothing of a deleted workshop stays here.
    """
    assert what in DEEDS, what
    if by is None and has_request_context() and current_user.is_authenticated:
        by = current_user.id
    session.add(Deed(at=now(), account=by, what=what, about=about[:160], workshop=workshop[:16]))


def noted(what: str, about: str = "", by: int | None = None, workshop: str = ""):
    """As `note`, in a transaction of its own."""
    with writing() as session:
        note(session, what, about, by, workshop)


def deeds(account: int | None = None, most: int = 200, before: int | None = None) -> list[Deed]:
    """The last ones, of everybody or of one account; `before`: of those with a lower number."""
    query = select(Deed).where(Deed.at > now() - timedelta(days=DAYS)).order_by(Deed.id.desc()).limit(most)
    if account is not None:
        query = query.where(Deed.account == account)
    if before is not None:
        query = query.where(Deed.id < before)
    return list(db.session.scalars(query))


def tidy():
    """Forget what is older."""
    with writing() as session:
        session.execute(delete(Deed).where(Deed.at <= now() - timedelta(days=DAYS)))


jobs.every(jobs.DAY, "audit.tidy", tidy)
