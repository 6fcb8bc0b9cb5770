"""What is seen of what moderators add to the protocol."""

from ..engine.kind import is_never, kind
from .models import Publication

kind("publication", Publication, desk="notes open indexed", public=is_never)
