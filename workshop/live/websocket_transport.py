"""The WebSocket of one phone, for python-engineio's gevent mode: set with `engine._async["websocket"] = Transport`.

wsproto speaks the protocol, without compression. Nothing here ever waits for the network to send: what the kernel does
not take at once waits in a short queue that one greenlet empties. Engine.IO's own packets (its pings among them) take
the same way, so nothing overtakes. A broadcast that finds the queue full is left out, and the phone is told later.
"""

import base64
import struct
from collections import deque
from socket import IPPROTO_TCP, SHUT_RDWR, SHUT_WR, SO_LINGER, SO_SNDBUF, SOL_SOCKET, TCP_NODELAY

import gevent
from gevent.socket import wait_write
from wsproto import ConnectionType, WSConnection
from wsproto.connection import Connection
from wsproto.events import AcceptConnection, BytesMessage, CloseConnection, Ping, TextMessage
from wsproto.extensions import Extension
from wsproto.frame_protocol import CloseReason, RsvBits
from wsproto.utilities import ProtocolError

from .packet_filter import MOST_BYTES, fault

#: What may wait for one phone: more than this much, and broadcasts are left out
ROOM_BYTES, ROOM_FRAMES = 64 * 1024, 32
#: What the kernel may hold for one phone: more would only be older news
KERNEL_BYTES = 64 * 1024
READ_BYTES = 8 * 1024
#: Between two packets of one phone the others have their turn; a phone says one in 25 s
PAUSE_SECONDS = 0.01
#: How long, and how many reads, a connection that we have ended may go on talking
LINGER_SECONDS, LINGER_READS = 1, 64

NEEDED = ("HOST", "CONNECTION", "UPGRADE", "SEC_WEBSOCKET_KEY", "SEC_WEBSOCKET_VERSION")


def handshake(environ) -> bytes | None:
    """The bytes that accept a WebSocket, or None for a request that is not a proper one. No extension is accepted."""
    headers = [(name.replace("_", "-"), environ.get(f"HTTP_{name}", "")) for name in NEEDED]
    if not all(value.isprintable() for _, value in headers):
        return None
    try:
        if len(base64.b64decode(environ["HTTP_SEC_WEBSOCKET_KEY"], validate=True)) != 16:
            return None
        wire = WSConnection(ConnectionType.SERVER)
        wire.initiate_upgrade_connection([(name.encode(), value.encode()) for name, value in headers], "/")
        return wire.send(AcceptConnection())
    except (KeyError, ValueError, ProtocolError):
        return None


def framed(text: bytes) -> bytes:
    """A whole text message of the server: one frame, not masked."""
    size = len(text)
    if size < 126:
        return bytes((0x81, size)) + text
    return (struct.pack("!BBH", 0x81, 126, size) if size < 65536 else struct.pack("!BBQ", 0x81, 127, size)) + text


class Limit(Extension):
    """Ends a message that is announced too long before its bytes arrive. Every frame counts, empty ones too."""

    name = "limit"
    _before = _now = 0
    _control = False

    def enabled(self):
        return True

    def offer(self):
        return False

    def frame_inbound_header(self, proto, opcode, rsv, payload_length):
        self._control = opcode.iscontrol()
        self._now = payload_length + 1
        too_long = not self._control and self._before + payload_length > MOST_BYTES
        return CloseReason.MESSAGE_TOO_BIG if too_long else RsvBits(False, False, False)

    def frame_inbound_complete(self, proto, fin):
        if not self._control:
            self._before = 0 if fin else self._before + self._now


class Transport:
    """One connection. Engine.IO makes it, calls it as a WSGI application, then `wait`s, `send`s and `close`s."""

    def __init__(self, handler, engine):
        self._handler = handler
        self._session = handler.__self__
        self._patience = engine.ping_timeout
        self._wire = Connection(ConnectionType.SERVER, [Limit()])
        self._heard: deque = deque()
        self._text = ""
        self._waiting: deque = deque()
        self._bytes = 0
        self._owed: dict = {}
        self._emptying: gevent.Greenlet | None = None
        self._ended = False

    def __call__(self, environ, start_response):
        """Accept and serve the connection until it ends. `environ["workshop.accept"]` is what `handshake` made."""
        stream = environ["wsgi.input"]
        self._read = stream.read1
        self._socket = stream.raw._sock
        self._write = self._socket._sock.send  # below gevent's, which would wait
        self._socket.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)
        self._socket.setsockopt(SOL_SOCKET, SO_SNDBUF, KERNEL_BYTES)
        self._put(environ["workshop.accept"])
        self._session.session["transport"] = self
        try:
            self._handler(self)
        finally:
            self._finish()
        return []

    # --- out ---

    def send(self, message: str):
        """A packet of Engine.IO. Never waits."""
        self._put(framed(message.encode()))

    def offer(self, news):
        """A broadcast: written straight if nothing waits before it, kept if there is room, else left out."""
        if self._waiting or self._session.queue.qsize():
            self._offer_late(news)
        else:
            self._put(news.frame)

    def _offer_late(self, news):
        if self._is_full():
            self._owed[news.event] = news.instead
        elif self._session.queue.qsize():
            self._session.queue.put(news.packet)
        else:
            self._keep(news.frame)

    def _is_full(self):
        return self._bytes >= ROOM_BYTES or len(self._waiting) >= ROOM_FRAMES

    def _put(self, frame):
        if self._ended:
            return
        if self._waiting:
            self._keep(frame)
            return
        try:
            sent = self._write(frame)
        except BlockingIOError:
            sent = 0
        except OSError:
            self._hang_up()
            return
        if sent < len(frame):
            self._keep(memoryview(frame)[sent:])
            self._emptying = gevent.spawn(self._empty)

    def _keep(self, frame):
        self._waiting.append(frame)
        self._bytes += len(frame)

    def _empty(self):
        """Send what waits, as the kernel takes it; hang up on a phone that takes nothing for the patience of a ping."""
        while self._waiting:
            first = self._waiting[0]
            try:
                wait_write(self._socket.fileno(), self._patience, TimeoutError())
                sent = self._write(first)
            except BlockingIOError:
                continue
            except OSError:
                self._hang_up()
                return
            self._bytes -= sent
            if sent < len(first):
                self._waiting[0] = memoryview(first)[sent:]
            else:
                self._waiting.popleft()
            if not self._waiting:
                self._pay()

    def _pay(self):
        """The room is empty again: say what stands for the broadcasts that were left out."""
        owed, self._owed = self._owed, {}
        for frame in owed.values():
            self._keep(frame)

    # --- in ---

    def wait(self) -> str | None:
        """The next packet; None when the connection has ended, or had to be.

        Who talks without a pause is slowed down, and who does not read is not listened to: answers would pile up.
        """
        while not self._ended:
            gevent.sleep(PAUSE_SECONDS)
            if self._is_full():
                assert self._emptying is not None
                self._emptying.join()
            if not self._heard and not self._hear():
                break
            while self._heard:
                packet = self._understand(self._heard.popleft())
                if packet is not None or self._ended:
                    return packet
        return None

    def _hear(self) -> bool:
        """Read once; False when the other side has ended."""
        try:
            data = self._read(READ_BYTES)
        except (OSError, ValueError):
            return False
        if data:
            self._wire.receive_data(data)
            self._heard.extend(self._wire.events())
        return bool(data)

    def _understand(self, event):
        if isinstance(event, TextMessage):
            self._text += event.data
            if event.message_finished:
                packet, self._text = self._text, ""
                wrong = fault(packet, upgrading=not self._session.upgraded)
                if not wrong:
                    return packet
                self.close(wrong)
        elif isinstance(event, BytesMessage):
            self.close(CloseReason.UNSUPPORTED_DATA)
        elif isinstance(event, Ping):
            self._put(bytes(self._wire.send(event.response())))
        elif isinstance(event, CloseConnection):
            self.close(event.code)
        return None

    # --- the end ---

    def close(self, code: int = CloseReason.NORMAL_CLOSURE):
        """Say goodbye, if that can be said at once, and hear the other side's for a moment."""
        if self._ended:
            return
        if not self._waiting:
            self._put(bytes(self._wire.send(CloseConnection(code=code))))
        self._ended = True
        self._shut(SHUT_WR)
        gevent.spawn_later(LINGER_SECONDS, self._shut, SHUT_RDWR)

    def _hang_up(self):
        """End it without a word: the other side has gone, or does not read."""
        self._ended = True
        self._socket.setsockopt(SOL_SOCKET, SO_LINGER, struct.pack("ii", 1, 0))
        self._shut(SHUT_RDWR)

    def _shut(self, how):
        try:
            self._socket.shutdown(how)
        except OSError:
            pass

    def _finish(self):
        """Engine.IO is done. Read what is still on its way, so that the goodbye is not lost, then let the socket go."""
        self.close()
        if self._emptying:
            self._emptying.kill()
        self._waiting.clear()
        try:
            for _ in range(LINGER_READS):
                if not self._read(READ_BYTES):
                    break
        except (OSError, ValueError):
            pass
        self._shut(SHUT_RDWR)
