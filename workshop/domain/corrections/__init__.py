"""Corrections: what a participant says is wrong in the protocol."""
