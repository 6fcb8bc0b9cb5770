"""The protocol as CSV, iCalendar, Markdown and JSON."""
