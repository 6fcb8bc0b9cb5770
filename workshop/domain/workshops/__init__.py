"""A workshop: one evening with its facts, its phases, its moderators."""
