"""Contributions: additions, questions and concerns that develop an idea."""
