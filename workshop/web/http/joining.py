"""New participants come at a pace that a hall never meets: one address serves all of it, and a stranger's too."""

from ...addresses import client_address
from ...domain.people.mine import member_of
from ...engine.command import is_a
from ...errors import Busy
from .rate_limit import Pace

#: A bucket of so many that fills up within a minute: ten a second
MOST = 600
_pace = Pace()


def slow_down(session, workshop: int, person: bytes, names):
    """Busy for one more new participant of an address that has sent too many; the same key may come again."""
    new = any(is_a(name, "joins") for name in names) and member_of(session, workshop, person) is None
    if new and not _pace.allows(client_address(), MOST):
        raise Busy
