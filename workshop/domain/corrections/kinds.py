"""What is seen of corrections, by whom, and what becomes of them."""

from ...engine.kind import is_never, kind
from .models import Correction

kind(
    "correction",
    Correction,
    desk="section text state reply accepted at",
    public=is_never,
    owner="author",
    fresh="waiting",
    gone="dismissed",
)
