"""Project ideas, who takes part in them, and what becomes of similar ones."""
