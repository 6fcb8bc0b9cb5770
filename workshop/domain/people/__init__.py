"""Participants: who is in the room with a phone."""
