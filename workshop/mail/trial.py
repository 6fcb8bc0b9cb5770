"""Does the mail server take our messages? Asked on the command line, or by an administrator."""

import secrets
import smtplib
from contextlib import suppress

from ..clock import now
from .addresses import Unwritable
from .courier import Answered, Away, Unsaid, connect, say, told
from .drawing import draw
from .kinds import Trial
from .message import letter
from .models import Outgoing


def look(settings) -> str | None:
    """Why no message could be handed over; None where one could."""
    try:
        line = connect(settings)
    except Away as error:
        return str(error)
    with suppress(smtplib.SMTPException, OSError):
        line.quit()
    line.close()
    return None


def send_trial(settings, address: str, language: str) -> str | None:
    """Send a message to `address` at once; why it was not taken, or None."""
    drawn = draw(Trial(sent=now()), language)
    row = Outgoing(
        id=0, handle="", kind="trial", language=language, to_name="", to_address=address, from_name="", reply_to="",
        unsubscribe="", subject=drawn.subject, text=drawn.text, html=drawn.html, ics=None, ics_method="",
        message_id=secrets.token_hex(16),
    )  # fmt: skip
    line = None
    try:
        line = connect(settings)
        say(line, letter(row, settings.mail_from), lambda: None, settings.smtp_seconds)
    except Unwritable:
        return f"{address}: ?"
    except (Answered, Away, Unsaid, smtplib.SMTPException, OSError) as error:
        return told(error)
    finally:
        if line is not None:
            line.close()
    return None
