"""What is seen of pictures, by whom, and what becomes of it."""

from ...engine.kind import kind
from .models import Picture

#: Not on the wire: pages name it
kind("picture", Picture, title="name")
