"""Measures: ideas that are taken on."""
