"""A real mail server on loopback that takes messages, and misbehaves where a test wants it to.

What it does with a message is told by the first word of its address: `grey@` is refused for now the first time,
`nobody@` for good, `cut@` has its connection broken in the middle of the data, `mute@` after their end, `slow@` is
answered late, `no@` after the end for good, `odd@` with an answer that means nothing.
"""

import asyncio
import threading
from collections import Counter
from email import message_from_bytes, policy

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword


class Handler:
    def __init__(self, server):
        self.server = server

    async def handle_RCPT(self, protocol, session, envelope, address, options):
        first, self.server.asked[address] = not self.server.asked[address], self.server.asked[address] + 1
        word = address.partition("@")[0].partition(".")[0]
        if word == "nobody":
            return "550 5.1.1 No such mailbox"
        if word == "grey" and first:
            return "451 4.7.1 Please come again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, protocol, session, envelope):
        word = envelope.rcpt_tos[0].partition("@")[0].partition(".")[0]
        if word == "no":
            return "554 5.7.1 Not wanted here"
        if word == "slow":
            await asyncio.sleep(self.server.late)
        self.server.at_data()
        self.server.taken.append((envelope.mail_from, envelope.rcpt_tos[0], envelope.original_content))
        if word == "mute":
            protocol.transport.abort()
        if word == "odd":
            return "wh at"
        return "250 2.0.0 Taken"


class Protocol(SMTP):
    async def smtp_DATA(self, arg):
        if self.envelope and [to for to in self.envelope.rcpt_tos if to.startswith("cut")]:
            await self.push("354 Go ahead")
            await self._reader.readexactly(100_000)
            self.transport.abort()
            return
        await super().smtp_DATA(arg)


class MailServer:
    """`taken` is what it has taken: sender, recipient, bytes; `at_data` is called when it has one to its end.

    `user`: (name, password) who alone may send.
    """

    def __init__(self, tls=None, user=None, late=0.2):
        self.taken: list[tuple[str, str, bytes]] = []
        self.asked: Counter = Counter()
        self.late, self.at_data = late, lambda: None
        self._more = {"tls_context": tls, "require_starttls": bool(tls)}
        if user:
            wanted = LoginPassword(*(word.encode() for word in user))
            self._more |= {
                "auth_required": True,
                "authenticator": lambda _s, _p, _e, _m, data: AuthResult(success=data == wanted, handled=False),
            }
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self.port = 0
        self.start()

    def start(self):
        """Listen, at the same port as before."""
        self._server = self._on_loop(self._listen())
        self.port = self._server.sockets[0].getsockname()[1]

    async def _listen(self):
        handler = Handler(self)

        def protocol():
            return Protocol(handler, hostname="mail.example", enable_SMTPUTF8=True, loop=self._loop, **self._more)

        return await self._loop.create_server(protocol, "127.0.0.1", self.port)

    def halt(self):
        async def close():
            self._server.close()

        self._on_loop(close())

    def stop(self):
        self.halt()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _on_loop(self, coroutine):
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result(10)

    @property
    def messages(self):
        """As a mail program reads them."""
        return [message_from_bytes(content, policy=policy.default) for _from, _to, content in list(self.taken)]

    @property
    def recipients(self) -> list[str]:
        return [to for _from, to, _content in list(self.taken)]
