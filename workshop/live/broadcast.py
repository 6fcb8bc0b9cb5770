"""Who listens to which workshop as what, and how news reach all of them.

No queue and no switch per WebSocket; long-polling keeps its own.
"""

from collections import defaultdict

import gevent
from engineio.packet import MESSAGE, Packet

from .sessions import Session
from .websocket_transport import framed

#: After so many phones the others of this process have their turn
BREATH = 256
#: Packets that may wait for one phone on long-polling
WAITING_PACKETS_MAX = 32


class News:
    """An event for many, made once: `frame` for WebSockets, `packet` for everything that goes through Engine.IO.

    `instead` and `reminder` are the same for a phone that could not take the news: it gets them later.
    """

    def __init__(self, event: str, body: bytes, instead: bytes | None = None):
        """`body` is the event's JSON; so is `instead`, by default the same."""
        self.event = event
        self.frame, self.packet = _both(event, body, Packet)
        self.instead: bytes = self.frame
        self.reminder: Packet | None = None
        if instead:
            self.instead, self.reminder = _both(event, instead, Reminder)


class Reminder(Packet):
    """Stands in a full long-polling queue for everything that was left out behind it."""


def _both(event: str, body: bytes, kind: type[Packet]) -> tuple[bytes, Packet]:
    text = b'42["%s",%s]' % (event.encode(), body)
    return framed(text), kind(MESSAGE, text[1:].decode())


class Broadcaster:
    """Rooms of Engine.IO's sessions, each known by its Socket.IO id."""

    def __init__(self):
        self._rooms: dict[tuple[int, str], dict[str, Session]] = defaultdict(dict)
        self._places: dict[str, tuple[int, str]] = {}

    def enter(self, connection: str, room: tuple[int, str], session: Session):
        """A connection listens to one room only."""
        self.leave(connection)
        self._places[connection] = room
        self._rooms[room][connection] = session

    def leave(self, connection: str):
        room = self._places.pop(connection, None)
        if room is not None:
            del self._rooms[room][connection]
            if not self._rooms[room]:
                del self._rooms[room]

    def has(self, room: tuple[int, str]) -> bool:
        """Does anybody listen there?"""
        return room in self._rooms

    def tell(self, room: tuple[int, str], news: News):
        """Everybody in the room hears it, or will hear its `instead`."""
        if room not in self._rooms:
            return
        for number, session in enumerate(list(self._rooms[room].values()), 1):
            transport = session.session.get("transport") if session.upgraded else None
            if transport is not None:
                transport.offer(news)
            elif not session.closed:
                _leave_for_polling(session, news)
            if number % BREATH == 0:
                gevent.sleep(0)


def _leave_for_polling(session: Session, news: News):
    """The next poll takes everything at once: a reminder that still waits is read after all that it stands for."""
    waiting = session.queue.queue
    if len(waiting) < WAITING_PACKETS_MAX:
        session.queue.put(news.packet)
    elif news.reminder and not any(isinstance(packet, Reminder) for packet in waiting):
        session.queue.put(news.reminder)
