"""Lists of people for the office: a workbook, a table, a list to sign, badges; made in a child process, never kept."""

from .listing import Listing, made

__all__ = ["Listing", "made"]
