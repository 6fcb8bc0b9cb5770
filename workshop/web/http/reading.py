"""Who reads without having joined stands in line, one at a time for each address.

Nobody is in the way, and only who finds a thousand of the same address waiting is refused (Busy).

A cookie tells nothing about who has not joined, for anybody can have as many as wanted.
"""

from ... import accounts
from ...addresses import client_address
from ...domain.people.mine import member_of
from ...domain.workshops.queries import is_moderator
from ...turns import begin_anew, stand_in_line
from .identity import person
from .rate_limit import slow_down


def init_app(app):
    app.before_request(begin_anew)


def take_turn(session, workshop):
    """A participant has a pace of the own, the workshop's moderators none; all others go one after the other.

    Raises Busy where somebody reads too fast, or too many of one address stand in line.
    """
    digest = person()
    if digest is not None and has_joined(session, workshop):
        slow_down(b"read" + digest, 1)
    else:
        let_others_first(session, workshop)


def has_joined(session, workshop) -> bool:
    digest = person()
    return digest is not None and member_of(session, workshop.id, digest) is not None


def let_others_first(session, workshop):
    """For who has not joined. Who waits holds no connection to the database."""
    if not is_moderator(session, workshop.id, accounts.signed_in()):
        session.rollback()
        stand_in_line(client_address())
