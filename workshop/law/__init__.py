"""What the law wants said: pages and papers, made of an installation's settings and of what the program knows."""

from .about import About
from .accessibility import accessibility
from .blocks import unbroken
from .docx import paper_docx
from .imprint import imprint
from .papers import PAPERS
from .privacy import privacy

__all__ = ["PAPERS", "About", "accessibility", "imprint", "paper_docx", "privacy", "unbroken"]
