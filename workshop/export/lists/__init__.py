"""Lists of people for the office: a workbook, a table, a list to sign, badges; never kept."""

from .listing import Listing, made, sheets_made
from .sheets import Sheets

__all__ = ["Listing", "Sheets", "made", "sheets_made"]
