"""The questions: they never write."""
