"""A row of the outbox as an e-mail (RFC 5322)."""

from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime, parseaddr
from typing import NamedTuple

from ..clock import now
from .addresses import shown, spec
from .models import Outgoing

#: Any server takes lines of 7 bits; longer ones than 998 octets none has to take
SEVEN_BITS = SMTP.clone(cte_type="7bit")


class Letter(NamedTuple):
    """What a courier is given: envelope and content; `handle` is its name in the ledger."""

    ident: int
    handle: str
    sender: str
    recipient: str
    content: bytes

    @property
    def needs_utf8(self) -> bool:
        return not self.recipient.isascii()


def letter(row: Outgoing, mail_from: str) -> Letter:
    """Raises Unwritable for an address that is none."""
    message = EmailMessage(
        policy=SEVEN_BITS if row.to_address.partition("@")[0].isascii() else SMTPUTF8.clone(cte_type="7bit")
    )
    own_name, own_address = parseaddr(mail_from)
    message["From"] = shown(row.from_name or own_name, own_address)
    message["To"] = shown(row.to_name, row.to_address)
    if row.reply_to:
        message["Reply-To"] = shown(row.from_name, row.reply_to)
    message["Subject"] = row.subject
    message["Date"] = format_datetime(now())
    message["Message-ID"] = f"<{row.message_id}@{spec(own_address).rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "OOF, AutoReply"  # Exchange does not look at the line above
    if row.unsubscribe:
        link = row.unsubscribe if "://" in row.unsubscribe else f"mailto:{spec(row.unsubscribe)}"
        message["List-Unsubscribe"] = f"<{link}>"
    _fill(message, row)
    message["Content-Language"] = row.language
    return Letter(row.id, row.handle, spec(own_address), spec(row.to_address), message.as_bytes())


def _fill(message, row):
    """An invitation stands among the alternatives, where mail programs offer it, and as a file for all others."""
    message.set_content(row.text)
    message.add_alternative(row.html, subtype="html")
    if row.ics is not None:
        method = {"method": row.ics_method, "charset": "utf-8"}
        message.add_alternative(row.ics, maintype="text", subtype="calendar", params=method)
        name = "cancelled.ics" if row.ics_method == "CANCEL" else "appointment.ics"
        message.add_attachment(row.ics, maintype="application", subtype="ics", filename=name)
