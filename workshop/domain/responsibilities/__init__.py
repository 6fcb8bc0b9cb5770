"""Responsibilities: who leads a measure or takes part, and what phones answer."""
