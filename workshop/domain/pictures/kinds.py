"""Pictures are named in the history; they are not on the wire."""

from ...engine.kind import kind
from .models import Picture

kind("picture", Picture, title="name")
