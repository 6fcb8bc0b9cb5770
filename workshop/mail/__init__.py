"""Messages: written in the transaction that tells of the same, sent afterwards, each once."""

from . import tidying  # noqa: F401 - it is done once a day
from .addresses import Unwritable
from .by_hand import carry_out, is_lost, wishes
from .calendar import Ics, appointment
from .kinds import KINDS
from .left_alone import left_alone
from .outbox import forget, has_any, queue
from .queries import PAGE, message, messages
from .sending import init_app, send_due, stop
from .trial import look, send_trial

__all__ = [
    "KINDS",
    "PAGE",
    "Ics",
    "Unwritable",
    "appointment",
    "carry_out",
    "forget",
    "has_any",
    "init_app",
    "is_lost",
    "left_alone",
    "look",
    "message",
    "messages",
    "queue",
    "send_due",
    "send_trial",
    "stop",
    "wishes",
]
