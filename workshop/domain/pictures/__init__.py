"""Logos and photos."""
