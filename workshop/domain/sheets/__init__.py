"""Sheets of paper: who has no phone weights with a pen, and moderators count by hand."""
