"""The protocol as PDF: one file that is PDF/A-3u and PDF/UA-1."""
