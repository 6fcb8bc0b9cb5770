"""A WebSocket client that does exactly what a test says: reads when told, sends any bytes. Blocking, on loopback."""

import base64
import json
import os
import socket
import struct
import time

from wsproto import ConnectionType
from wsproto.connection import Connection
from wsproto.events import CloseConnection, Ping, Pong, TextMessage

PATH = "/socket.io/?EIO=4&transport=websocket"


def frame(payload: bytes, opcode: int = 1, fin: bool = True, rsv: int = 0, mask: bytes | None = b"\x37\xfa\x21\x3d"):
    """One frame of a client, right or wrong."""
    size, masked = len(payload), 0x80 if mask else 0
    head = bytes([fin << 7 | rsv << 4 | opcode])
    if size < 126:
        head += bytes([masked | size])
    else:
        head += struct.pack("!BH", masked | 126, size) if size < 65536 else struct.pack("!BQ", masked | 127, size)
    if mask:
        payload = bytes(byte ^ mask[place % 4] for place, byte in enumerate(payload))
    return head + (mask or b"") + payload


class Phone:
    """A connection. `heard` are the packets so far, `code` the close code once the server has said goodbye."""

    def __init__(self, port: int, path: str = PATH, headers: dict | None = None, window: int | None = None):
        self.socket = socket.socket()
        if window:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, window)
        self.socket.settimeout(10)
        self.socket.connect(("127.0.0.1", port))
        self.heard: list[str] = []
        self.code = None
        self.ended = False
        self._text = ""
        self._wire = Connection(ConnectionType.CLIENT)
        self._shake(port, path, headers or {})

    def _shake(self, port, path, headers):
        key = base64.b64encode(os.urandom(16)).decode()
        given = {"Host": f"127.0.0.1:{port}", "Upgrade": "websocket", "Connection": "Upgrade"}
        given |= {"Sec-WebSocket-Key": key, "Sec-WebSocket-Version": "13"} | headers
        lines = [f"GET {path} HTTP/1.1", *(f"{name}: {value}" for name, value in given.items())]
        self.socket.sendall("\r\n".join([*lines, "", ""]).encode())
        answer = b""
        while b"\r\n\r\n" not in answer:
            more = self.socket.recv(1024)
            if not more:
                raise ConnectionError(answer.decode())
            answer += more
        head, rest = answer.split(b"\r\n\r\n", 1)
        self.status = int(head.split()[1])
        if self.status == 101:
            self._take(rest)

    def say(self, packet: str):
        self.socket.sendall(frame(packet.encode()))

    def watch(self, code: str, as_: str = "phone", since: int = 0, epoch: str | None = None):
        """Enter Socket.IO and watch; what follows is in `heard`."""
        self.say("40")
        self.say("42" + json.dumps(["watch", {"workshop": code, "as": as_, "since": since, "epoch": epoch}]))

    def hear(self, wanted, seconds: float = 10):
        """Read until `wanted(packet)` of one that is new, answering pings. The packet, or None at the end of time."""
        until, seen = time.monotonic() + seconds, 0
        while True:
            for packet in self.heard[seen:]:
                seen += 1
                if wanted(packet):
                    return packet
            if self.ended or time.monotonic() >= until:
                return None
            self._read(until - time.monotonic())

    def hear_rest(self, seconds: float = 10):
        """Read until the server ends the connection. The close code; 1006 if it ended without one."""
        self.hear(lambda _packet: False, seconds)
        return (self.code or 1006) if self.ended else None

    def _read(self, seconds):
        self.socket.settimeout(max(0.001, seconds))
        try:
            data = self.socket.recv(65536)
        except TimeoutError:
            return
        except OSError:
            data = b""
        if data:
            self._take(data)
        else:
            self.ended = True

    def _take(self, data):
        self._wire.receive_data(data)
        for event in self._wire.events():
            if isinstance(event, TextMessage):
                self._text += event.data
                if event.message_finished:
                    packet, self._text = self._text, ""
                    self.heard.append(packet)
                    if packet == "2":
                        self.say("3")
            elif isinstance(event, Pong):
                self.heard.append(f"pong {event.payload.decode()}")
            elif isinstance(event, CloseConnection):
                self.code = int(event.code)
            elif not isinstance(event, Ping):
                raise AssertionError(event)

    def news(self) -> list[dict]:
        """The `changes` frames heard so far."""
        return [json.loads(packet[2:])[1] for packet in self.heard if packet.startswith('42["changes"')]

    def close(self):
        self.socket.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
