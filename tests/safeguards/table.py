"""All safeguards, in the order of the page."""

from tests.safeguards.children import AT_WORK
from tests.safeguards.codes import PERSONAL
from tests.safeguards.doors import DOORS
from tests.safeguards.gone import GONE
from tests.safeguards.hidden import HIDDEN_AND_GONE
from tests.safeguards.line import LINE
from tests.safeguards.messages import MESSAGES
from tests.safeguards.room import ROOM
from tests.safeguards.saved import SAVED
from tests.safeguards.sockets import SOCKETS
from tests.safeguards.walls import WALLS

SAFEGUARDS = [*SAVED, *HIDDEN_AND_GONE, *ROOM, *LINE, *SOCKETS, *DOORS, *WALLS, *AT_WORK, *GONE, *MESSAGES, *PERSONAL]
