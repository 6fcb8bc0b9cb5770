"""What a client may say on its socket: the few Engine.IO and Socket.IO packets that a phone needs, and nothing else.

The libraries behind it take more, and what they take badly ends in a traceback or a greenlet that waits for ever.
"""

import re

from engineio import json
from wsproto.frame_protocol import CloseReason

#: Bytes of one message or one POST, packets in one POST
MOST_BYTES = 16 * 1024
MOST_PACKETS = 16
#: Brackets of any kind that may open in one event: `watch` needs two, a bomb needs thousands
MOST_BRACKETS = 32
SEPARATOR = "\x1e"

_PLAIN = {"1", "3", "40", "40{}", "41"}
_UPGRADE = {"2probe", "5"}
_EVENT = re.compile(r"42[0-9]{0,9}(\[.*\])", re.DOTALL)
_BINARY = ("b", "45", "46")
_RESERVED = {"connect", "disconnect", "connect_error", "message"}


def fault(packet: str, upgrading: bool = False) -> CloseReason | None:
    """Why a packet is refused, or None. `upgrading`: a socket that is taking over from long-polling."""
    if packet in _PLAIN or (upgrading and packet in _UPGRADE):
        return None
    if packet.startswith(_BINARY):
        return CloseReason.UNSUPPORTED_DATA
    event = _EVENT.fullmatch(packet)
    return None if event and _is_event(event[1]) else CloseReason.POLICY_VIOLATION


def packets(body: bytes) -> str | None:
    """The body of a long-polling POST as text, or None where one packet, their number or the encoding is wrong."""
    try:
        text = body.decode()
    except UnicodeDecodeError:
        return None
    found = text.split(SEPARATOR)
    return None if len(found) > MOST_PACKETS or any(map(fault, found)) else text


def _is_event(text: str) -> bool:
    """A name and at most one argument."""
    if text.count("[") + text.count("{") > MOST_BRACKETS:
        return False
    try:
        event = json.loads(text, parse_constant=_refuse)
    except ValueError:
        return False
    return 1 <= len(event) <= 2 and isinstance(event[0], str) and event[0] not in _RESERVED


def _refuse(constant):
    raise ValueError(constant)
