"""An invitation is named in the history; it is a page of its own and not on the wire."""

from ...engine.kind import is_never, kind
from .models import Invitation

kind("invitation", Invitation, public=is_never)
