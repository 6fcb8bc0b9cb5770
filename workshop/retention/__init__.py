"""What is due is deleted, and a workshop by hand: nothing of it stays in the files, and nothing goes early."""

from .deleting import delete_workshop, keep_protocol_only
from .looks import look
from .steps import Step, hang

__all__ = ["Step", "delete_workshop", "hang", "keep_protocol_only", "look"]
