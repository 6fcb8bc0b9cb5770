"""From the Protocol to the blocks of its document, in the protocol's language: what there is, and in which order.

Everybody draws these: PDF, text document, Markdown and pages. What is not there makes no chapter.
"""

from ..blocks import Block
from ..words import Words
from .cover import bodies, facts, figures, kicker, summary, title, towers
from .ideas import ideas
from .measures import measures
from .parts import section_names
from .people import people
from .photos import photos
from .proof import proof
from .weightings import weightings

__all__ = ["document", "kicker", "section_names"]

PARTS = (title, towers, facts, figures, summary, bodies, ideas, weightings, measures, people, photos, proof)


def document(protocol, words: Words) -> tuple[Block, ...]:
    made = (part(protocol, words) for part in PARTS)
    return tuple(block for block in made if block is not None)
