"""Personal codes are typed at a pace at which nobody finds one by trying; a hall behind one address never meets it.

Who has not joined yet is held up as one who joins (`joining.py`); so nobody gets new cookies faster either.
"""

from ...errors import Busy
from .rate_limit import Pace

#: So many in ten minutes on one device
MOST, SECONDS = 10, 600
_pace = Pace(seconds=SECONDS)


def slow_down(person: bytes, names):
    """Busy for a device on which too many codes have been typed; the same key may come again."""
    typed = sum(name == "use_code" for name in names)
    if typed and not _pace.allows(person, MOST, typed):
        raise Busy
