"""Lists of people for the office: a workbook, a table, a list to sign, badges; made in a child process, never kept."""

from .listing import Listing, made
from .sheets import Sheets

__all__ = ["Listing", "Sheets", "made"]
