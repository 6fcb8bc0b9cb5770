"""Pages for people, with and without a script."""
